import type { Field } from '../model/vocabulary';
import type { Span } from '../model/span';
import type { Snapshot } from '../repository/snapshot';
import { pick } from './candidates';
import { completeFragment } from './completeMarkdown';
import type { CompletionItem, CompletionList, Recency } from './completionItem';
import { fieldMarkdown } from './fieldMarkdown';
import { fieldCandidates } from './linkCandidates';
import { escaped } from './markdown';
import { type Schema, fieldAt, fieldsAt, listKeyOf, schemaOf } from './schema';
import { withPlainLetters } from './searchable';
import type { OpenDocument, Texts } from './texts';
import { type YamlCursor, yamlCursorAt } from './yamlCursor';

/**
 * Suggestions in front matter and in the repository's YAML files: fields, allowed values, ids that fit.
 * @param region the YAML within the text.
 */
export async function completeYaml(
  snapshot: Snapshot,
  texts: Texts,
  document: OpenDocument,
  region: Span,
  offset: number,
  recent: Recency,
): Promise<CompletionList | undefined> {
  const cursor = yamlCursorAt(document.text, region, offset);
  if (!cursor) return undefined;
  const schema = schemaOf(document.facts, document.text);
  const field = fieldAt(snapshot.vocabulary, schema, cursor.path);
  if (cursor.place === 'value')
    return completeValue(snapshot, texts, document, schema, field, cursor, offset, recent);
  const fields = fieldsAt(snapshot.vocabulary, schema, cursor.path);
  if (fields.length > 0) return completeKey(document, schema, fields, field, cursor);
  const takesItems = field?.list === true && field.kind !== 'map';
  return takesItems
    ? completeValue(snapshot, texts, document, schema, field, cursor, offset, recent)
    : undefined;
}

/** Fields that the mapping does not have yet, the required ones first. */
function completeKey(
  document: OpenDocument,
  schema: Schema,
  fields: readonly Field[],
  field: Field | undefined,
  cursor: YamlCursor,
): CompletionList {
  const listKey = listKeyOf(schema.kind);
  const isTop = listKey !== undefined && cursor.path.every((key) => key === listKey);
  const needsDash = !cursor.inItem && (isTop || field?.list === true);
  const lead = `${cursor.needsSpace ? ' ' : ''}${needsDash ? '- ' : ''}`;
  const missing = fields.filter((f) => !cursor.siblings.has(f.name));
  const items = missing.map((f, i): CompletionItem => ({
    kind: 'field',
    label: f.name,
    ...keyInsert(f, lead, cursor),
    filterText: f.name,
    sortText: `${f.required ? '0' : '1'}${String(i).padStart(3, '0')}`,
    documentation: fieldMarkdown(f),
    ...(cursor.hasColon ? {} : { suggestNext: true }),
  }));
  const opensList =
    needsDash && cursor.path.length === 0 && cursor.column === 0 && document.facts.root?.kind !== 'list';
  if (opensList && !cursor.siblings.has(listKey ?? '')) items.unshift(listItem(listKey ?? ''));
  return { replace: cursor.replace, items, isIncomplete: false };
}

/** The key under which the list of people, codes or excerpts begins. */
function listItem(key: string): CompletionItem {
  return {
    kind: 'field',
    label: key,
    insert: `${key}:\n  - id: $0`,
    snippet: true,
    filterText: key,
    sortText: '0',
  };
}

/** A key with what follows it: brackets for a list, a line of its own for fields below it. */
function keyInsert(
  field: Field,
  lead: string,
  cursor: YamlCursor,
): Pick<CompletionItem, 'insert' | 'snippet'> {
  if (cursor.hasColon) return { insert: lead + field.name };
  if (field.kind === 'map' && !cursor.inFlow) {
    return { insert: `${lead}${field.name}:\n  ${field.list ? '- ' : ''}$0`, snippet: true };
  }
  if (field.list && (field.kind === 'link' || field.kind === 'one-of')) {
    return { insert: `${lead}${field.name}: [$0]`, snippet: true };
  }
  return { insert: `${lead}${field.name}: ` };
}

async function completeValue(
  snapshot: Snapshot,
  texts: Texts,
  document: OpenDocument,
  schema: Schema,
  field: Field | undefined,
  cursor: YamlCursor,
  offset: number,
  recent: Recency,
): Promise<CompletionList | undefined> {
  const { typed, replace } = cursor;
  const insert = itemInsert(cursor, field);
  if (schema.kind === 'record' && cursor.path.join('.') === 'type') {
    return { replace, items: typeItems(snapshot, insert), isIncomplete: false };
  }
  if (!field) return undefined;
  if (field.name === 'bibliography')
    return { replace, items: plainItems(bibliographyPaths(snapshot), insert), isIncomplete: false };
  if (field.kind === 'boolean')
    return { replace, items: plainItems(['true', 'false'], insert), isIncomplete: false };
  if (field.values.length > 0) {
    const items = field.values.map((c, i): CompletionItem => ({
      ...plainItem(c.value, i, insert),
      ...(c.description === '' ? {} : { detail: c.description, documentation: escaped(c.description) }),
    }));
    return { replace, items, isIncomplete: false };
  }
  if (field.kind !== 'link') return undefined;
  const hash = typed.indexOf('#');
  if (hash >= 0) {
    const list = await completeFragment(snapshot, texts, document, {
      target: typed.slice(0, hash).trim(),
      typed: typed.slice(hash + 1),
      offset,
      after: '',
      closing: '',
    });
    return list && { ...list, replace: { start: list.replace.start, end: replace.end } };
  }
  return {
    replace,
    ...(await pick(snapshot, fieldCandidates(snapshot, field.to, document.path), typed, recent, insert)),
  };
}

type Insert = (written: string) => Pick<CompletionItem, 'insert' | 'snippet'>;

/** An item of a list takes the form that the place asks for: as it is, behind a dash, or in brackets. */
function itemInsert(cursor: YamlCursor, field: Field | undefined): Insert {
  const space = cursor.needsSpace ? ' ' : '';
  if (!field?.list || cursor.inItem || cursor.quoted) return (written) => ({ insert: space + written });
  if (cursor.place === 'entry') return (written) => ({ insert: `${space}- ${written}` });
  return (written) => ({ insert: `${space}[${written.replace(/[\\$}]/g, '\\$&')}$0]`, snippet: true });
}

function typeItems(snapshot: Snapshot, insert: Insert): CompletionItem[] {
  return [...snapshot.vocabulary.types.values()].map((type, i) => ({
    ...plainItem(type.name, i, insert),
    title: type.label,
    filterText: withPlainLetters(type.name, type.label),
    documentation: escaped(type.description),
  }));
}

function plainItems(values: readonly string[], insert: Insert): CompletionItem[] {
  return values.map((value, i) => plainItem(value, i, insert));
}

function plainItem(value: string, index: number, insert: Insert): CompletionItem {
  return {
    kind: 'value',
    label: value,
    ...insert(value),
    filterText: value,
    sortText: String(index).padStart(3, '0'),
  };
}

function bibliographyPaths(snapshot: Snapshot): string[] {
  return [...snapshot.files()].filter((f) => f.kind === 'bibliography').map((f) => f.path);
}
