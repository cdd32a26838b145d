import type { CancellationToken } from '../model/event';
import type { Definition, Reference } from '../model/facts';
import { fold } from '../model/ids';
import { Pace, paced } from '../repository/pace';
import type { Located, Snapshot } from '../repository/snapshot';
import { parseFile } from '../syntax/parseFile';
import { type FileEdits, type TextEdit, applyEdits, inOrder } from './changes';
import { renamedReference } from './names';
import { codedSpans, figureSpans, filesWithFigures } from './figureNames';
import { leadsTo } from './place';
import { type Texts, readAll } from './texts';

/** What stands in the way of a change to a file. */
export interface Obstacle {
  readonly kind: 'unreadable' | 'unfit';
  readonly path: string;
}

/**
 * The edits that make everything that leads to `target` lead to it under another name, the place that gives
 * the name included. Each file is read and parsed anew, so that the places are those of its text now, and
 * read once more in its new form: a name that would not be understood there is an obstacle.
 */
export async function retarget(
  snapshot: Snapshot,
  texts: Texts,
  target: Located,
  name: string,
  token: CancellationToken,
): Promise<ReadonlyMap<string, FileEdits> | Obstacle> {
  const files = new Map<string, FileEdits>();
  const pace = new Pace();
  const paths = new Set([
    target.path,
    ...(await paced(snapshot.linksInSteps(target))).map((link) => link.path),
    ...(await paced(filesWithFigures(snapshot, target.definition))),
  ]);
  for await (const { path, text } of readAll(texts, [...paths].sort(), token)) {
    const known = snapshot.file(path);
    if (!known || text === undefined) return { kind: 'unreadable', path };
    const facts = parseFile(path, known.kind, text);
    const edited = facts.references.filter((r) => leadsTo(snapshot, facts, r, target));
    const edits: TextEdit[] = edited.map((r) => renamedReference(text, r, target.definition.kind, name));
    const definition =
      path === target.path ? sameDefinition(facts.definitions, target.definition) : undefined;
    if (definition && definition.span.end > definition.span.start)
      edits.push({ span: definition.span, text: name });
    edits.push(...figureSpans(text, facts, target.definition).map((span) => ({ span, text: name })));
    edits.push(...codedSpans(facts, target.definition).map((span) => ({ span, text: name })));
    if (edits.length === 0) continue;
    const file = { text, edits: inOrder(edits) };
    await pace.breathe();
    if (!isUnderstood(path, known.kind, file, target, name, edited.length)) return { kind: 'unfit', path };
    files.set(path, file);
  }
  return files;
}

/** The definition in a newer reading of the same file: of several with the same name the nearest. */
function sameDefinition(definitions: readonly Definition[], wanted: Definition): Definition | undefined {
  const distance = (d: Definition): number => Math.abs(d.span.start - wanted.span.start);
  return definitions
    .filter((d) => d.kind === wanted.kind && d.name === wanted.name)
    .reduce<Definition | undefined>(
      (best, d) => (best && distance(best) <= distance(d) ? best : d),
      undefined,
    );
}

/** Whether the file, read after the edits, points to the new name as often as it was to. */
function isUnderstood(
  path: string,
  kind: Parameters<typeof parseFile>[1],
  { text, edits }: FileEdits,
  { definition }: Located,
  name: string,
  expected: number,
): boolean {
  const { references } = parseFile(path, kind, applyEdits(text, edits));
  const carries = (r: Reference): boolean => {
    switch (definition.kind) {
      case 'citation':
        return r.form === 'citation' && r.target === name;
      case 'block':
        return fragmentName(r) === fold(`^${name}`);
      case 'excerpt':
      case 'heading':
        return fragmentName(r) === fold(name);
      default:
        return fold(r.target) === fold(name);
    }
  };
  return references.filter(carries).length >= expected;
}

function fragmentName({ fragment }: Reference): string | undefined {
  return fragment === undefined ? undefined : fold(fragment.slice(fragment.lastIndexOf('#') + 1).trim());
}
