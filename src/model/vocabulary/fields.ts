import type { Choice, Field } from '../vocabulary';

/** What a field may be besides its name, its kind and its description. */
export type FieldTraits = Partial<Omit<Field, 'name' | 'kind' | 'description'>>;

type FieldMaker = (name: string, description: string, traits?: FieldTraits) => Field;

/** Shorthands for field traits. */
export const required: FieldTraits = { required: true };
export const list: FieldTraits = { list: true };
export const requiredList: FieldTraits = { required: true, list: true };

export const text = maker('text');
export const date = maker('date');
export const integer = maker('integer');
export const number = maker('number');
/** A field that is not checked: what it holds has more than one shape. */
export const free = maker('any');

/** A field that takes one of these values. */
export function oneOf(
  name: string,
  description: string,
  values: readonly Choice[],
  traits?: FieldTraits,
): Field {
  return field('one-of', name, description, { ...traits, values });
}

/** A field that leads to records of these types, or to a `person`, `code`, `excerpt` or any `record`. */
export function link(name: string, description: string, to: readonly string[], traits?: FieldTraits): Field {
  return field('link', name, description, { ...traits, to });
}

/** A field with fields of its own. */
export function map(
  name: string,
  description: string,
  fields: readonly Field[],
  traits?: FieldTraits,
): Field {
  return field('map', name, description, { ...traits, fields });
}

/** An allowed value and what it means. */
export function choice(value: string, description: string): Choice {
  return { value, description };
}

/** A field of any kind; what `traits` leaves out is absent: optional, a single value, without limits. */
export function field(
  kind: Field['kind'],
  name: string,
  description: string,
  traits: FieldTraits = {},
): Field {
  return {
    name,
    kind,
    description,
    list: false,
    required: false,
    values: [],
    to: [],
    fields: [],
    open: false,
    keyed: false,
    ...traits,
  };
}

function maker(kind: Field['kind']): FieldMaker {
  return (name, description, traits) => field(kind, name, description, traits);
}
