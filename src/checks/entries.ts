import type { FileFacts } from '../model/facts';
import { entryOf, itemsOf, type Mapping, type Value, valueAt } from '../model/value';
import { type Field, fieldNamed } from '../model/vocabulary';
import { commonFields } from '../model/vocabulary/commonFields';
import type { Snapshot } from '../repository/snapshot';

/** Something in a file that has fields: front matter, a person, a code, an excerpt, the configuration. */
export interface Described {
  /** A mapping, where the file is right. */
  readonly value: Value;
  readonly fields: readonly Field[];
  /** Fields outside the list are allowed. */
  readonly open: boolean;
}

/** A single value of a field; of a list, one of its items. */
export interface FieldValue {
  readonly field: Field;
  readonly value: Value;
}

/** All in this file that has fields, with the fields it may have. Plain notes have none to check. */
export function describedIn(snapshot: Snapshot, facts: FileFacts): readonly Described[] {
  const { root } = facts;
  if (!root) return [];
  const { vocabulary } = snapshot;
  const listed = (values: readonly Value[], fields: readonly Field[]): Described[] =>
    values.map((value) => ({ value, fields, open: false }));
  switch (facts.kind) {
    case 'record':
      return recordIn(snapshot, facts.path, root);
    case 'people':
      return listed(itemsOf(listIn(root, 'people')), vocabulary.person);
    case 'codebook':
      return listed([...codesIn(listIn(root, 'codes'))], vocabulary.code);
    case 'excerpts':
      return listed(itemsOf(listIn(root, 'excerpts')), vocabulary.excerpt);
    case 'configuration':
      return listed([root], vocabulary.configuration);
    case 'bibliography':
      return [];
  }
}

/** The values of fields in a mapping, those of fields within fields included. Empty values are left out. */
export function* valuesOf(mapping: Mapping, fields: readonly Field[]): Iterable<FieldValue> {
  for (const entry of mapping.entries) {
    const field = fieldNamed(fields, entry.key);
    if (!field || !entry.value || isEmpty(entry.value)) continue;
    for (const value of singleValues(field, entry.value)) yield* withInner(field, value);
  }
}

/** Whether a key has no value (`site:`), or `null`. */
export function isEmpty(value: Value | undefined): boolean {
  return value === undefined || (value.kind === 'scalar' && value.type === 'null');
}

/** The scalars in a value of a link field. `[[OBS-012]]` without quotes is a list in a list. */
export function flattened(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items.flatMap(flattened) : [value];
}

function recordIn(snapshot: Snapshot, path: string, root: Value): readonly Described[] {
  const name = snapshot.recordAt(path)?.type;
  if (name === undefined) return [];
  const type = snapshot.vocabulary.types.get(name);
  return [{ value: root, fields: type?.fields ?? commonFields(), open: !type }];
}

/** The list under a key, or the whole where the file is a plain list. */
function listIn(root: Value, key: string): Value | undefined {
  return entryOf(root, key) ? valueAt(root, key) : root;
}

function* codesIn(list: Value | undefined): Iterable<Value> {
  for (const code of itemsOf(list)) {
    yield code;
    yield* codesIn(valueAt(code, 'codes'));
  }
}

function singleValues(field: Field, value: Value): readonly Value[] {
  if (field.kind === 'link') return flattened(value);
  return field.list ? itemsOf(value) : [value];
}

function* withInner(field: Field, value: Value): Iterable<FieldValue> {
  yield { field, value };
  if (field.kind !== 'map' || value.kind !== 'mapping') return;
  if (!field.keyed) yield* valuesOf(value, field.fields);
  else for (const named of filled(value)) yield* withInner({ ...field, keyed: false }, named);
}

function filled(mapping: Mapping): readonly Value[] {
  return mapping.entries.flatMap(({ value }) => (!value || isEmpty(value) ? [] : value));
}
