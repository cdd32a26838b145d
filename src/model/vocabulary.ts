/** What a field holds. `link` is an id; `map` has fields of its own; `any` is not checked. */
export type FieldKind =
  'text' | 'date' | 'integer' | 'number' | 'boolean' | 'one-of' | 'link' | 'map' | 'any';

/** One field of a record type or of an entry in a YAML file. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  /** The field holds a list of these; a single value is accepted as a list of one. */
  readonly list: boolean;
  readonly required: boolean;
  /** What it means, for hover and completion, in the user's language. */
  readonly description: string;
  /** For `one-of`: the allowed values, in order. */
  readonly values: readonly Choice[];
  /** For `link`: record types it may lead to, or `person`, `code`, `excerpt`, `record` (any). Empty: anything. */
  readonly to: readonly string[];
  /** For `map`: its fields. */
  readonly fields: readonly Field[];
  /** For `map`: keys outside `fields` are allowed. */
  readonly open: boolean;
  /** For `map`: the keys are names of the user's own, and under each stands a map of `fields`. */
  readonly keyed: boolean;
}

/** An allowed value, with what it means. */
export interface Choice {
  readonly value: string;
  readonly description: string;
}

/** A record type of the repository: built in, or added by `red-thread.yaml`. */
export interface RecordType {
  readonly name: string;
  /** How it is called in the user's language, one and many: «Observation», «Observations». */
  readonly label: string;
  readonly plural: string;
  /** The prefix of its ids: `OBS`. */
  readonly prefix: string;
  /** A codicon's name. */
  readonly icon: string;
  readonly description: string;
  /** Common fields included, in the order in which they are written. */
  readonly fields: readonly Field[];
}

/** All that the repository's files may say: built in, with the additions of `red-thread.yaml`. */
export interface Vocabulary {
  /** Record types by name, in the order in which they are shown. */
  readonly types: ReadonlyMap<string, RecordType>;
  /** What an entry in people.yaml, codebook.yaml, an excerpt file and red-thread.yaml itself may hold. */
  readonly person: readonly Field[];
  readonly code: readonly Field[];
  readonly excerpt: readonly Field[];
  readonly configuration: readonly Field[];
}

/** The field with this name. */
export function fieldNamed(fields: readonly Field[], name: string): Field | undefined {
  return fields.find((f) => f.name === name);
}
