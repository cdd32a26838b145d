import { type Code, isInUse, readCode } from '../model/code';
import { fold } from '../model/ids';
import type { Steps } from '../model/steps';
import type { Located, Snapshot } from '../repository/snapshot';
import { type CodedPassage, codedPassages } from './codedPassages';

/** How much a code is used, what lies below it included. */
export interface CodeUse {
  readonly passages: number;
  readonly records: number;
  readonly sites: number;
}

/** A code in its place in the codebook. */
export interface CodeEntry {
  readonly id: string;
  readonly located: Located;
  readonly code: Code;
  readonly use: CodeUse;
  /** In the order of the file; those that are no longer given come last. */
  readonly below: readonly CodeEntry[];
}

/**
 * The codes at the top of the codebook, with all that lies below them, in steps: all passages are counted.
 * @param language the language tag for labels that are given in several languages.
 */
export function* codebookOf(snapshot: Snapshot, language: string): Steps<readonly CodeEntry[]> {
  const passages = yield* passagesByCode(snapshot);
  const children = new Map<string, Located[]>();
  for (const located of snapshot.definitions('code')) {
    const key = keyOf(located.path, located.definition.parent);
    children.set(key, [...(children.get(key) ?? []), located]);
  }
  const top = [...children].flatMap(([key, codes]) => (key.endsWith('\n') ? codes : []));
  const entries: CodeEntry[] = [];
  for (const located of top) entries.push((yield* entryOf(located, new Set())).entry);
  return ordered(entries);

  /** @param above the codes that it lies below: a codebook in which a code lies below itself ends there. */
  function* entryOf(
    located: Located,
    above: ReadonlySet<string>,
  ): Steps<{ readonly entry: CodeEntry; readonly own: ReadonlySet<CodedPassage> }> {
    yield;
    const { name, fields } = located.definition;
    const key = keyOf(located.path, name);
    const within = above.has(key) ? [] : (children.get(key) ?? []);
    const below: { readonly entry: CodeEntry; readonly own: ReadonlySet<CodedPassage> }[] = [];
    for (const child of within) below.push(yield* entryOf(child, new Set([...above, key])));
    // A passage that has both a code and one below it counts once.
    const own = new Set([...(passages.get(fold(name)) ?? []), ...below.flatMap((b) => [...b.own])]);
    const code = readCode(fields, language);
    const entry = {
      id: name,
      located,
      code,
      use: useOf(own),
      below: ordered(below.map((b) => b.entry)),
    };
    return { entry, own };
  }
}

/** All passages that have this very code, in order of file and entry. */
export function passagesWith(snapshot: Snapshot, code: string): readonly CodedPassage[] {
  return [...codedPassages(snapshot)].filter(({ excerpt }) =>
    excerpt.codes.some((id) => fold(id) === fold(code)),
  );
}

function* passagesByCode(snapshot: Snapshot): Steps<ReadonlyMap<string, readonly CodedPassage[]>> {
  const result = new Map<string, CodedPassage[]>();
  for (const passage of codedPassages(snapshot)) {
    yield;
    for (const id of new Set(passage.excerpt.codes.map(fold))) {
      const known = result.get(id);
      if (known) known.push(passage);
      else result.set(id, [passage]);
    }
  }
  return result;
}

function useOf(passages: ReadonlySet<CodedPassage>): CodeUse {
  const all = [...passages];
  return {
    passages: all.length,
    records: new Set(all.map(({ record }) => record.path)).size,
    sites: new Set(all.flatMap(({ site }) => (site === undefined ? [] : fold(site)))).size,
  };
}

function ordered(entries: readonly CodeEntry[]): readonly CodeEntry[] {
  return [...entries.filter(({ code }) => isInUse(code)), ...entries.filter(({ code }) => !isInUse(code))];
}

/** Codes of one file belong together; the key of the top ends with the line break. */
function keyOf(path: string, code: string | undefined): string {
  return `${path}\n${fold(code ?? '')}`;
}
