import type { FileFacts, FileKind } from '../model/facts';
import type { Span } from '../model/span';
import { type Scalar, type Value, textAt } from '../model/value';
import { type Field, type Vocabulary, fieldNamed } from '../model/vocabulary';
import { touches } from '../model/span';

/** Which part of the vocabulary a YAML text follows: the kind of the file, and the type where it is a record. */
export interface Schema {
  readonly kind: FileKind;
  readonly type: string | undefined;
}

/** The schema of a file; with its text, the type is found even where broken YAML leaves no values. */
export function schemaOf(facts: FileFacts, text = ''): Schema {
  const type = textAt(facts.root, 'type') ?? /^type:[ \t]*["']?([^\s"'#]+)/m.exec(text)?.[1];
  return { kind: facts.kind, type: facts.kind === 'record' ? type : undefined };
}

/** The fields that a mapping at a path of keys may hold; list positions are left out of the path. */
export function fieldsAt(vocabulary: Vocabulary, schema: Schema, path: readonly string[]): readonly Field[] {
  return walk(vocabulary, schema, path).fields;
}

/** The field at a path of keys; undefined for a key that is no field, such as the name of a type of one's own. */
export function fieldAt(vocabulary: Vocabulary, schema: Schema, path: readonly string[]): Field | undefined {
  return walk(vocabulary, schema, path).field;
}

function walk(
  vocabulary: Vocabulary,
  schema: Schema,
  path: readonly string[],
): { readonly field: Field | undefined; readonly fields: readonly Field[] } {
  const listKey = listKeyOf(schema.kind);
  const start = listKey === undefined ? 0 : path.findIndex((key) => key !== listKey);
  let field: Field | undefined;
  let fields = topFields(vocabulary, schema);
  let nameFollows = false;
  for (const key of start < 0 ? [] : path.slice(start)) {
    field = nameFollows ? undefined : fieldNamed(fields, key);
    if (!nameFollows) fields = field?.fields ?? [];
    nameFollows = field?.keyed ?? false;
  }
  return { field, fields: nameFollows ? [] : fields };
}

/** The key that the list at the top of a file may stand under; in the codebook it nests. */
export function listKeyOf(kind: FileKind): string | undefined {
  switch (kind) {
    case 'people':
      return 'people';
    case 'codebook':
      return 'codes';
    case 'excerpts':
      return 'excerpts';
    default:
      return undefined;
  }
}

function topFields(vocabulary: Vocabulary, schema: Schema): readonly Field[] {
  switch (schema.kind) {
    case 'people':
      return vocabulary.person;
    case 'codebook':
      return vocabulary.code;
    case 'excerpts':
      return vocabulary.excerpt;
    case 'configuration':
      return vocabulary.configuration;
    case 'record':
      return (
        (schema.type === undefined ? undefined : vocabulary.types.get(schema.type)?.fields) ??
        commonFields(vocabulary)
      );
    case 'bibliography':
      return [];
  }
}

/** The fields that records of every type have. */
function commonFields(vocabulary: Vocabulary): readonly Field[] {
  const [first, ...others] = [...vocabulary.types.values()];
  return (first?.fields ?? []).filter((f) => others.every((type) => fieldNamed(type.fields, f.name)));
}

/** A key or value of well-formed YAML at an offset, with the keys on the way to it. */
export interface YamlSpot {
  readonly path: readonly string[];
  readonly span: Span;
  /** The scalar under the cursor; without it the cursor stands on the key at the end of `path`. */
  readonly scalar?: Scalar;
}

/** Finds the key or scalar at an offset. */
export function spotAt(root: Value | undefined, offset: number): YamlSpot | undefined {
  return root && spotIn(root, offset, []);
}

function spotIn(value: Value, offset: number, path: readonly string[]): YamlSpot | undefined {
  if (value.kind === 'scalar') {
    return touches(value.span, offset) ? { path, span: value.span, scalar: value } : undefined;
  }
  if (value.kind === 'list') return firstOf(value.items, (item) => spotIn(item, offset, path));
  return firstOf(value.entries, (entry) => {
    const inner = [...path, entry.key];
    if (touches(entry.keySpan, offset)) return { path: inner, span: entry.keySpan };
    return entry.value && spotIn(entry.value, offset, inner);
  });
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
