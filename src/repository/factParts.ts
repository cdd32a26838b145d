import type { Definition, FileFacts, Reference } from '../model/facts';
import type { List, Mapping, Value } from '../model/value';

/**
 * Facts on their way between threads. To take in the facts of a large file at once can take as long as reading it, so
 * they come in parts of a few milliseconds: first the facts without their lists, then the lists, piece by piece.
 */
export interface FactsPart {
  readonly facts?: FileFacts;
  readonly definitions?: readonly Definition[];
  readonly references?: readonly Reference[];
  /** Of the list that a YAML file consists of. One that is a definition's fields comes with that; here stands its place. */
  readonly items?: readonly Value[];
}

/** Weight of one part: about 3 ms, where a definition or reference without fields weighs 1. */
const HEAVIEST = 1000;
/** UTF-16 code units of fields that weigh as much as a definition alone. */
const LIGHT_FIELDS = 20;

/** Takes facts apart. */
export function* partsOf(facts: FileFacts): Generator<FactsPart, void, undefined> {
  const { definitions, references, root } = facts;
  const items = mainList(root)?.items ?? [];
  yield {
    facts: { ...facts, definitions: [], references: [], ...(root ? { root: withItems(root, []) } : {}) },
  };
  for (const part of bundles(definitions, (d) => (d.fields ? weightOf(d.fields) : 1)))
    yield { definitions: part };
  for (const part of bundles(references, () => 1)) yield { references: part };
  const fields = new Set<Value | undefined>(definitions.map((d) => d.fields));
  const places = items.map((item): Value => {
    return fields.has(item) ? { kind: 'mapping', entries: [], span: item.span } : item;
  });
  for (const part of bundles(places, weightOf)) yield { items: part };
}

/** Puts facts together again, from all their parts in order. */
export class FactsInParts {
  private facts: FileFacts | undefined;
  private readonly definitions: Definition[] = [];
  private readonly references: Reference[] = [];
  private readonly items: Value[] = [];
  /** The fields of definitions by the offset where they begin. */
  private readonly fields = new Map<number, Mapping>();

  add({ facts, definitions = [], references = [], items = [] }: FactsPart): void {
    this.facts ??= facts;
    for (const definition of definitions) {
      this.definitions.push(definition);
      if (definition.fields) this.fields.set(definition.fields.span.start, definition.fields);
    }
    for (const reference of references) this.references.push(reference);
    for (const item of items) {
      const isPlace = item.kind === 'mapping' && item.entries.length === 0;
      this.items.push((isPlace ? this.fields.get(item.span.start) : undefined) ?? item);
    }
  }

  /** @throws where parts are missing. */
  whole(): FileFacts {
    if (!this.facts) throw new Error('The first part of the facts is missing.');
    const { definitions, references, facts } = this;
    const root = facts.root && withItems(facts.root, this.items);
    return { ...facts, definitions, references, ...(root ? { root } : {}) };
  }
}

/** The list that a file of entries consists of: at the top, or the longest under a key of the top. */
function mainList(root: Value | undefined): List | undefined {
  if (root?.kind !== 'mapping') return root?.kind === 'list' ? root : undefined;
  let longest: List | undefined;
  for (const { value } of root.entries) {
    if (value?.kind === 'list' && lengthOf(value) > (longest ? lengthOf(longest) : 0)) longest = value;
  }
  return longest;
}

function withItems(root: Value, items: readonly Value[]): Value {
  const list = mainList(root);
  if (!list) return root;
  const changed: List = { ...list, items };
  if (root.kind !== 'mapping') return changed;
  return {
    ...root,
    entries: root.entries.map((entry) => (entry.value === list ? { ...entry, value: changed } : entry)),
  };
}

function weightOf(value: Value): number {
  return 1 + lengthOf(value) / LIGHT_FIELDS;
}

function lengthOf({ span }: Value): number {
  return span.end - span.start;
}

function* bundles<T>(
  all: readonly T[],
  weight: (one: T) => number,
): Generator<readonly T[], void, undefined> {
  let bundle: T[] = [];
  let total = 0;
  for (const one of all) {
    bundle.push(one);
    total += weight(one);
    if (total < HEAVIEST) continue;
    yield bundle;
    bundle = [];
    total = 0;
  }
  if (bundle.length > 0) yield bundle;
}
