import type { Value } from '../model/value';

/** Fields with their values, in the order in which they are written. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** Keys and positions on the way from the front matter to a mapping in it. */
export type YamlPath = readonly (string | number)[];

/** Something to be said otherwise in front matter. */
export type YamlChange =
  /** Fields of a mapping get these values. Those that are missing are written behind the ones that `order` puts first. */
  | {
      readonly kind: 'set';
      readonly at: YamlPath;
      readonly fields: Fields;
      readonly order: readonly string[];
    }
  /** A list under a key of the front matter gets one item more, at its end. The list is made where it is missing. */
  | {
      readonly kind: 'add';
      readonly list: string;
      readonly item: string | Fields;
      /** How an item is written where the list has none to follow: `{…}` on one line, or a line for each field. */
      readonly layout: 'braces' | 'lines';
      readonly order: readonly string[];
    };

/** What YAML says, without its places: for comparing what was meant with what came out. */
export type Plain = string | null | readonly Plain[] | PlainMapping;

interface PlainMapping {
  readonly [key: string]: Plain;
}

/** The content of a value, keys in alphabetical order. Numbers and dates are the texts they are written as. */
export function plainOf(value: Value | undefined): Plain {
  if (!value || (value.kind === 'scalar' && value.type === 'null')) return null;
  if (value.kind === 'scalar') return value.text;
  if (value.kind === 'list') return value.items.map(plainOf);
  return mappingOf(value.entries.map(({ key, value: inner }) => [key, plainOf(inner)]));
}

/** What the content should be after a change. Where the change does not fit, the content stays. */
export function plainAfter(plain: Plain, change: YamlChange): Plain {
  if (change.kind === 'set') return withFields(plain, change.at, change.fields);
  if (!isMapping(plain)) return plain;
  const before = plain[change.list] ?? [];
  const items = isList(before) ? before : [before];
  const item: Plain = typeof change.item === 'string' ? change.item : mappingOf(change.item);
  return mappingOf([...Object.entries(plain), [change.list, [...items, item]]]);
}

function withFields(plain: Plain, [step, ...rest]: readonly (string | number)[], fields: Fields): Plain {
  if (step === undefined) return isMapping(plain) ? mappingOf([...Object.entries(plain), ...fields]) : plain;
  if (typeof step === 'number') {
    if (isList(plain)) return plain.map((item, i) => (i === step ? withFields(item, rest, fields) : item));
    return step === 0 ? withFields(plain, rest, fields) : plain;
  }
  if (!isMapping(plain)) return plain;
  return mappingOf([...Object.entries(plain), [step, withFields(plain[step] ?? null, rest, fields)]]);
}

/** Of a key that is given twice the later value counts. */
function mappingOf(entries: readonly (readonly [string, Plain])[]): Plain {
  const sorted = [...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(sorted);
}

function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain);
}

function isMapping(plain: Plain): plain is PlainMapping {
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain);
}
