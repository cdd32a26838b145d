import type { Span } from './span';

/**
 * A value of a YAML file or of front matter, with its place in the file: plain data, the same
 * whether the fast scanner or the YAML library read it.
 */
export type Value = Scalar | List | Mapping;

export interface Scalar {
  readonly kind: 'scalar';
  /** What YAML takes the scalar for. A date is a string. */
  readonly type: 'string' | 'number' | 'boolean' | 'null';
  /** The string itself; for other types the source as written. */
  readonly text: string;
  readonly span: Span;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly span: Span;
}

export interface Mapping {
  readonly kind: 'mapping';
  readonly entries: readonly Entry[];
  readonly span: Span;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  /** Absent for a key without a value (`site:`). */
  readonly value?: Value;
}

/** The first entry of a mapping with this key. */
export function entryOf(value: Value | undefined, key: string): Entry | undefined {
  return value?.kind === 'mapping' ? value.entries.find((e) => e.key === key) : undefined;
}

/** The value at a path of keys, or undefined where the path leaves the mappings. */
export function valueAt(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((v, key) => entryOf(v, key)?.value, value);
}

/** The text of a scalar at a path of keys; undefined for null, lists and mappings. */
export function textAt(value: Value | undefined, ...path: readonly string[]): string | undefined {
  return textOf(valueAt(value, ...path));
}

/** The text of a scalar; undefined for null, lists and mappings. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && value.type !== 'null' ? value.text : undefined;
}

/** A list's items; a single value counts as a list of one, nothing as none. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || (value.kind === 'scalar' && value.type === 'null')) return [];
  return value.kind === 'list' ? value.items : [value];
}

/** The texts of the scalars in a list, or of the one scalar. */
export function textsAt(value: Value | undefined, ...path: readonly string[]): readonly string[] {
  return itemsOf(valueAt(value, ...path)).flatMap((v) => textOf(v) ?? []);
}

/** All values at a path of keys; on the way lists are entered, so that `evidence.rel` has one for each piece. */
export function valuesAt(value: Value | undefined, path: readonly string[]): readonly Value[] {
  if (value?.kind === 'list') return value.items.flatMap((item) => valuesAt(item, path));
  const [key, ...rest] = path;
  if (key !== undefined) return valuesAt(entryOf(value, key)?.value, rest);
  return itemsOf(value);
}

/** Whether two values say the same, wherever they stand. */
export function isSameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a?.kind === 'scalar' && b?.kind === 'scalar') return a.type === b.type && a.text === b.text;
  if (a?.kind === 'list' && b?.kind === 'list') {
    return a.items.length === b.items.length && a.items.every((item, i) => isSameValue(item, b.items[i]));
  }
  if (a?.kind !== 'mapping' || b?.kind !== 'mapping') return a === b;
  return (
    a.entries.length === b.entries.length &&
    a.entries.every((entry, i) => {
      const other = b.entries[i];
      return entry.key === other?.key && isSameValue(entry.value, other.value);
    })
  );
}
