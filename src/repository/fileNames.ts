import { versionOf } from '../model/code';
import { readExcerpt } from '../model/excerpt';
import type { Definition, DefinitionKind, FileFacts, Reference } from '../model/facts';
import { fold } from '../model/ids';
import { atOnce, type Steps } from '../model/steps';
import { textAt, type Value, valueAt } from '../model/value';
import type { Located } from './snapshot';

/** What one file gives the same name to. */
export interface Named {
  /** Never empty, in order of place. */
  readonly located: readonly Located[];
  /** What the name means, as far as other files depend on it: kinds, types, numbers. */
  readonly meaning: string;
}

type NamedByKey = ReadonlyMap<string, Named>;

/** The names that one file defines and points to, as the index looks them up. Worked out from its facts alone. */
export class FileNames {
  private knownFragments: NamedByKey | undefined;

  private constructor(
    private readonly facts: FileFacts | undefined,
    /** Records, people and codes by folded name. */
    readonly names: NamedByKey,
    /** By key as written. */
    readonly citations: NamedByKey,
    /** Folded names that it points to, and `referredFragment` of fragments. */
    readonly referred: ReadonlySet<string>,
    readonly cited: ReadonlySet<string>,
  ) {}

  static of(facts: FileFacts | undefined): FileNames {
    return atOnce(FileNames.inSteps(facts));
  }

  /** All of it, what is otherwise worked out when asked for included. */
  static *wholeInSteps(facts: FileFacts): Steps<FileNames> {
    const result = yield* FileNames.inSteps(facts);
    result.knownFragments = yield* fragmentsIn(facts);
    return result;
  }

  /** Excerpts, headings and blocks, by `fragmentKey`. */
  get fragments(): NamedByKey {
    return (this.knownFragments ??= atOnce(fragmentsIn(this.facts)));
  }

  private static *inSteps(facts: FileFacts | undefined): Steps<FileNames> {
    const names = yield* grouped(facts, (d) =>
      d.kind === 'citation' || isFragment(d.kind) ? undefined : fold(d.name),
    );
    const citations = yield* grouped(facts, (d) => (d.kind === 'citation' ? d.name : undefined));
    const referred = new Set<string>();
    const cited = new Set<string>();
    for (const [i, { form, target, fragment }] of (facts?.references ?? []).entries()) {
      if (form === 'citation') cited.add(target);
      else if (target !== '') {
        const name = fold(target);
        referred.add(name);
        if (fragment !== undefined) referred.add(referredFragment(name, fragmentKey(fragment)));
      }
      if (i % AT_ONCE === AT_ONCE - 1) yield;
    }
    return new FileNames(facts, names, citations, referred, cited);
  }
}

/** So many definitions or references are looked at in one step. */
const AT_ONCE = 200;

/** Whether a name of this kind belongs to a record and is reached through `#`. */
export function isFragment(kind: DefinitionKind): boolean {
  return kind === 'excerpt' || kind === 'heading' || kind === 'block';
}

/** Whether a link leads to a place in its own file: `[[#Heading]]`. */
export function isWithinFile(reference: Reference): boolean {
  return reference.target === '';
}

/** The form in which fragments are compared. Of `A#B`, a heading under a heading, the last one counts. */
export function fragmentKey(fragment: string): string {
  return fold(fragment.slice(fragment.lastIndexOf('#') + 1).trim());
}

/** The key of a fragment of a named record among names. @param key as `fragmentKey` gives it. */
export function referredFragment(foldedName: string, key: string): string {
  return `${foldedName}#${key}`;
}

/** What `fragmentKey` gives for links to an excerpt, heading or block. */
export function keyOfFragment({ kind, name }: Definition): string {
  return kind === 'block' ? `^${fold(name)}` : fold(name);
}

function fragmentsIn(facts: FileFacts | undefined): Steps<NamedByKey> {
  return grouped(facts, (d) => (isFragment(d.kind) ? keyOfFragment(d) : undefined));
}

/** Groups a file's definitions; those without a key are left out. */
function* grouped(
  facts: FileFacts | undefined,
  keyOf: (definition: Definition) => string | undefined,
): Steps<NamedByKey> {
  const result = new Map<string, { located: Located[]; meaning: string }>();
  for (const [i, definition] of (facts?.definitions ?? []).entries()) {
    const key = keyOf(definition);
    if (facts && key !== undefined) {
      const located = { path: facts.path, definition };
      const meaning = meaningOf(definition, facts);
      const known = result.get(key);
      if (known) {
        known.located.push(located);
        known.meaning += meaning;
      } else result.set(key, { located: [located], meaning });
    }
    if (i % AT_ONCE === AT_ONCE - 1) yield;
  }
  return result;
}

/** What other files' problems ask of a definition. A file name's id is weaker than a written one. */
function meaningOf(definition: Definition, facts: FileFacts): string {
  const { kind, span } = definition;
  // Joined, not added: the parts of a sum are only put together when it is compared, which is no time for it.
  return [kind, saidOf(definition, facts), span.start === span.end ? 'inferred' : '', ''].join(':');
}

/** The words of a code or person matter to none. */
function saidOf({ kind, fields }: Definition, facts: FileFacts): string {
  switch (kind) {
    case 'record':
      return `${textAt(facts.root, 'type') ?? ''} ${textAt(facts.root, 'lang') ?? ''}`;
    case 'code':
      // Codings under an older version of the definition ask to be looked at again.
      return `${versionOf(fields)}${textAt(fields, 'state') ?? ''}`;
    case 'excerpt':
      // Evidence was seen with these words; a draft wants a translation into its language.
      return `${textAt(fields, 'quote') ?? ''} ${translatedInto(fields)}`;
    default:
      return '';
  }
}

/** The languages that an excerpt is translated into. */
function translatedInto(fields: Value | undefined): string {
  if (!valueAt(fields, 'translation')) return '';
  const { translations } = readExcerpt(fields);
  return translations.flatMap(({ language, text }) => (text.trim() === '' ? [] : language)).join(' ');
}
