import type { Definition, Reference } from '../model/facts';
import type { Span } from '../model/span';
import type { Entry, Value } from '../model/value';

/**
 * What stands in a list as it stood in the list before, from an index on, moved by so many UTF-16 code units: what
 * somebody types in a large file moves what follows, and changes next to nothing.
 */
export interface Moved {
  readonly from: number;
  readonly count: number;
  readonly by: number;
}

export function isMoved(one: object): one is Moved {
  return 'count' in one;
}

/** Whether plain data is the same, but for its spans, which lie `by` code units further on. */
export function isSameMoved(now: unknown, before: unknown, by: number): boolean {
  if (typeof now !== 'object' || typeof before !== 'object' || !now || !before) return now === before;
  if (isSpan(now)) return isSpan(before) && now.start === before.start + by && now.end === before.end + by;
  const keys = Object.keys(now);
  return (
    keys.length === Object.keys(before).length &&
    keys.every((key) => isSameMoved(Reflect.get(now, key), Reflect.get(before, key), by))
  );
}

function isSpan(data: object): data is Span {
  return 'start' in data;
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

export function movedValue<T extends Value>(value: T, by: number): T;
export function movedValue(value: Value, by: number): Value {
  if (by === 0) return value;
  const span = movedSpan(value.span, by);
  switch (value.kind) {
    case 'scalar':
      return { ...value, span };
    case 'list':
      return { ...value, items: value.items.map((item) => movedValue(item, by)), span };
    case 'mapping':
      return { ...value, entries: value.entries.map((entry) => movedEntry(entry, by)), span };
  }
}

function movedEntry(entry: Entry, by: number): Entry {
  const keySpan = movedSpan(entry.keySpan, by);
  return entry.value ? { ...entry, keySpan, value: movedValue(entry.value, by) } : { ...entry, keySpan };
}

export function movedDefinition(definition: Definition, by: number): Definition {
  if (by === 0) return definition;
  const { span, extent, fields } = definition;
  const places = { span: movedSpan(span, by), extent: movedSpan(extent, by) };
  return { ...definition, ...places, ...(fields ? { fields: movedValue(fields, by) } : {}) };
}

export function movedReference(reference: Reference, by: number): Reference {
  if (by === 0) return reference;
  const { span, targetSpan, fragmentSpan } = reference;
  const places = { span: movedSpan(span, by), targetSpan: movedSpan(targetSpan, by) };
  return {
    ...reference,
    ...places,
    ...(fragmentSpan ? { fragmentSpan: movedSpan(fragmentSpan, by) } : {}),
  };
}
