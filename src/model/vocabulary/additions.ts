import { entryOf, textAt, textOf, textsAt, type Value, valueAt } from '../value';
import { type Field, type FieldKind, fieldNamed, type RecordType } from '../vocabulary';
import { choice, field } from './fields';
import { localized } from './localized';
import { recordType } from './recordType';

const ADDABLE_KINDS: readonly FieldKind[] = [
  'text',
  'date',
  'integer',
  'number',
  'boolean',
  'one-of',
  'link',
  'map',
];

/** The types with what `types:` of the configuration adds to them, changes in them, and puts behind them. */
export function withAdditions(
  builtIn: ReadonlyMap<string, RecordType>,
  additions: Value | undefined,
  language: string,
): ReadonlyMap<string, RecordType> {
  const types = new Map(builtIn);
  for (const { key, value } of additions?.kind === 'mapping' ? additions.entries : []) {
    if (key === '' || (value !== undefined && value.kind !== 'mapping')) continue;
    const type = types.get(key);
    types.set(key, type ? extended(type, value, language) : added(key, value, language));
  }
  return types;
}

function added(name: string, addition: Value | undefined, language: string): RecordType {
  const label = localized(valueAt(addition, 'label'), language) ?? name;
  const base = recordType({
    name,
    label,
    plural: label,
    prefix: name.toUpperCase().replace(/[^\p{L}\d]/gu, ''),
    icon: 'symbol-file',
    description: '',
    fields: [],
  });
  return extended(base, addition, language);
}

function extended(type: RecordType, addition: Value | undefined, language: string): RecordType {
  const label = localized(valueAt(addition, 'label'), language);
  return {
    ...type,
    label: label ?? type.label,
    plural: localized(valueAt(addition, 'plural'), language) ?? label ?? type.plural,
    prefix: textAt(addition, 'prefix') ?? type.prefix,
    icon: textAt(addition, 'icon') ?? type.icon,
    description: localized(valueAt(addition, 'description'), language) ?? type.description,
    fields: withFields(type.fields, valueAt(addition, 'fields'), language),
  };
}

function withFields(
  fields: readonly Field[],
  additions: Value | undefined,
  language: string,
): readonly Field[] {
  const result = [...fields];
  for (const { key, value } of additions?.kind === 'mapping' ? additions.entries : []) {
    if (key === '' || (value !== undefined && value.kind !== 'mapping')) continue;
    const known = fieldNamed(result, key);
    if (known) result[result.indexOf(known)] = changedField(known, value, language);
    else result.push(addedField(key, value, language));
  }
  return result;
}

/** A built-in field keeps its kind, except that values make a field of text a choice among them. */
function changedField(known: Field, addition: Value | undefined, language: string): Field {
  const values = textsAt(addition, 'values').filter((v) => !known.values.some((c) => c.value === v));
  const takesValues = known.kind === 'one-of' || known.kind === 'text';
  return {
    ...known,
    kind: takesValues && values.length > 0 ? 'one-of' : known.kind,
    values: takesValues ? [...known.values, ...values.map((v) => choice(v, ''))] : known.values,
    required: isTrue(addition, 'required') ?? known.required,
    description: described(addition, language) ?? known.description,
  };
}

function addedField(name: string, addition: Value | undefined, language: string): Field {
  const values = textsAt(addition, 'values').map((v) => choice(v, ''));
  return field(kindOf(addition, values.length > 0), name, described(addition, language) ?? '', {
    list: isTrue(addition, 'list') ?? false,
    required: isTrue(addition, 'required') ?? false,
    values,
    to: textsAt(addition, 'to'),
    open: true,
  });
}

function kindOf(addition: Value | undefined, hasValues: boolean): FieldKind {
  const written = textAt(addition, 'kind') ?? (hasValues ? 'one-of' : 'text');
  // A kind that does not exist says nothing of what the field holds, and a choice among nothing fits nothing.
  if (written === 'one-of' && !hasValues) return 'any';
  return ADDABLE_KINDS.find((kind) => kind === written) ?? 'any';
}

function described(addition: Value | undefined, language: string): string | undefined {
  return (
    localized(valueAt(addition, 'description'), language) ?? localized(valueAt(addition, 'label'), language)
  );
}

function isTrue(value: Value | undefined, key: string): boolean | undefined {
  const found = entryOf(value, key)?.value;
  return found?.kind === 'scalar' && found.type === 'boolean'
    ? textOf(found)?.toLowerCase() === 'true'
    : undefined;
}
