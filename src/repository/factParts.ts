import type { Definition, FileFacts, Reference } from '../model/facts';
import type { Span } from '../model/span';
import type { List, Mapping, Value } from '../model/value';
import { isMoved, isSameMoved, type Moved, movedDefinition, movedReference, movedValue } from './moved';

/**
 * Facts on their way between threads. To take in the facts of a large file at once can take as long as reading it, so
 * they come in parts of a few milliseconds: first the facts without their lists, then the lists, piece by piece.
 * Where both sides have the facts of the text before, of what is still the same comes only where it stood.
 */
export interface FactsPart {
  readonly facts?: FileFacts;
  readonly definitions?: readonly (Definition | Moved)[];
  readonly references?: readonly (Reference | Moved)[];
  /** Of the list that a YAML file consists of. One that is a definition's fields comes with that; here stands its place. */
  readonly items?: readonly (Value | Moved)[];
}

/** Weight of one part: about 3 ms, where a definition or reference without fields weighs 1. */
const HEAVIEST = 1000;
/** UTF-16 code units of fields that weigh as much as a definition alone. */
const LIGHT_FIELDS = 20;
/** What is only moved weighs so much less, and what is not even moved. */
const MOVED = 0.4;
const KEPT = 0.02;

/** Takes facts apart. @param before the facts that the side which puts them together has already. */
export function* partsOf(facts: FileFacts, before?: FileFacts): Generator<FactsPart, void, undefined> {
  const { definitions, references, root } = facts;
  yield {
    facts: { ...facts, definitions: [], references: [], ...(root ? { root: withItems(root, []) } : {}) },
  };
  const weightOfDefinition = ({ fields }: Definition): number => (fields ? weightOf(fields) : 1);
  for (const part of bundles(definitions, before?.definitions, weightOfDefinition, isSameMoved))
    yield { definitions: part };
  for (const part of bundles(references, before?.references, () => 1, isSameMoved))
    yield { references: part };
  const fields = fieldsIn(facts);
  const fieldsBefore = fieldsIn(before);
  const isSameItem = (now: Value, old: Value, by: number): boolean =>
    fields.has(now) ? fieldsBefore.has(old) : isSameMoved(now, old, by);
  for (const part of bundles(itemsIn(facts), itemsIn(before), weightOf, isSameItem))
    yield { items: part.map((item) => (isMoved(item) || !fields.has(item) ? item : placeOf(item))) };
}

/** Stands for an item that is a definition's fields. */
function placeOf({ span }: Value): Mapping {
  return { kind: 'mapping', entries: [], span };
}

/** Puts facts together again, from all their parts in order. */
export class FactsInParts {
  private facts: FileFacts | undefined;
  private readonly definitions: Definition[] = [];
  private readonly references: Reference[] = [];
  private readonly items: Value[] = [];
  /** The fields of definitions by the offset where they begin. */
  private readonly fields = new Map<number, Mapping>();
  private readonly itemsBefore: readonly Value[];

  /** @param before what `partsOf` was given. */
  constructor(private readonly before?: FileFacts) {
    this.itemsBefore = itemsIn(before);
  }

  add({ facts, definitions = [], references = [], items = [] }: FactsPart): void {
    this.facts ??= facts;
    for (const definition of unpacked(definitions, this.before?.definitions, movedDefinition)) {
      this.definitions.push(definition);
      if (definition.fields) this.fields.set(definition.fields.span.start, definition.fields);
    }
    for (const reference of unpacked(references, this.before?.references, movedReference))
      this.references.push(reference);
    const movedItem = (old: Value, by: number): Value =>
      (old.kind === 'mapping' ? this.fields.get(old.span.start + by) : undefined) ?? movedValue(old, by);
    for (const item of unpacked(items, this.itemsBefore, movedItem)) {
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

/** What definitions say of themselves: some of it stands in the list that the file consists of too. */
function fieldsIn(facts: FileFacts | undefined): ReadonlySet<Value | undefined> {
  return new Set(facts?.definitions.map((d) => d.fields));
}

function itemsIn(facts: FileFacts | undefined): readonly Value[] {
  return mainList(facts?.root)?.items ?? [];
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

interface Placed {
  readonly span: Span;
}

/**
 * A list in pieces, with what is moved in the place of what is the same as before. What stands as far from the
 * beginning or from the end as before is compared.
 */
function* bundles<T extends Placed>(
  now: readonly T[],
  before: readonly T[] = [],
  weight: (one: T) => number,
  isSame: (now: T, before: T, by: number) => boolean,
): Generator<readonly (T | Moved)[], void, undefined> {
  let bundle: (T | Moved)[] = [];
  let total = 0;
  for (const [i, one] of now.entries()) {
    const moved = [i, i + before.length - now.length].flatMap((from): readonly Moved[] => {
      const old = before[from];
      const by = old ? one.span.start - old.span.start : 0;
      return old && isSame(one, old, by) ? [{ from, count: 1, by }] : [];
    })[0];
    const last = bundle.at(-1);
    if (moved && last && isMoved(last) && last.by === moved.by && last.from + last.count === moved.from)
      bundle[bundle.length - 1] = { ...last, count: last.count + 1 };
    else bundle.push(moved ?? one);
    total += weight(one) * (moved ? (moved.by === 0 ? KEPT : MOVED) : 1);
    if (total < HEAVIEST) continue;
    yield bundle;
    bundle = [];
    total = 0;
  }
  if (bundle.length > 0) yield bundle;
}

/** What a piece of a list stands for. */
function* unpacked<T extends object>(
  piece: readonly (T | Moved)[],
  before: readonly T[] = [],
  moved: (before: T, by: number) => T,
): Generator<T, void, undefined> {
  for (const one of piece) {
    if (!isMoved(one)) yield one;
    else for (const old of before.slice(one.from, one.from + one.count)) yield moved(old, one.by);
  }
}
