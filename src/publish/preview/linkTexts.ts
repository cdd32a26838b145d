import { readClaim } from '../../model/claim';
import { readCode } from '../../model/code';
import { readExcerpt } from '../../model/excerpt';
import { readPerson } from '../../model/person';
import { textAt } from '../../model/value';
import type { Located, RecordEntry, Resolution, Snapshot } from '../../repository/snapshot';
import { sourceLabelOf } from '../../analysis/sourceLabel';
import type { PreviewContext } from './context';

type Found = Extract<Resolution, { kind: 'found' }>;

/**
 * The words for a link that has none of its own: a record's title, a code's label, a pseudonym; of an excerpt or
 * a marked turn the source label, as it stands behind a quotation. A claim is named by its id: its statement
 * would repeat what the text says.
 * @param isInParentheses the text has parentheses around the link already, so that the label needs none.
 */
export function linkText(
  context: PreviewContext,
  { target, fragment }: Found,
  isInParentheses: boolean,
): string {
  const { snapshot } = context;
  const record = snapshot.recordAt(target.path);
  if (fragment && record) {
    if (fragment.definition.kind === 'heading')
      return `${record.title ?? record.id}: ${fragment.definition.name}`;
    const label = sourceLabelOf(snapshot, record);
    return isInParentheses ? label.replace(/^\((.*)\)$/, '$1') : label;
  }
  const { kind, name, fields } = target.definition;
  if (kind === 'code') return readCode(fields, languageOf(context)).label ?? name;
  if (kind === 'person') return readPerson(fields).pseudonym ?? name;
  return record?.type === 'claim' ? name : (record?.title ?? name);
}

/** What a link leads to, in plain text: a claim's statement, an excerpt's quotation, a code's definition. */
export function tooltipOf(context: PreviewContext, { target, fragment }: Found): string {
  const { snapshot } = context;
  if (fragment?.definition.kind === 'excerpt') return quotationOf(snapshot, fragment);
  const { kind, name, fields } = target.definition;
  if (kind === 'code') return joined([name, readCode(fields, languageOf(context)).definition]);
  if (kind === 'person') return joined([name, readPerson(fields).role]);
  const record = snapshot.recordAt(target.path);
  return record ? recordTooltip(snapshot, record) : name;
}

function recordTooltip({ vocabulary }: Snapshot, { id, type, title, facts }: RecordEntry): string {
  if (type === 'claim') return joined([id, readClaim(facts.root).statement]);
  const label = vocabulary.types.get(type ?? '')?.label ?? type;
  return joined([id, title, label, textAt(facts.root, 'date')]);
}

function quotationOf(snapshot: Snapshot, { path, definition }: Located): string {
  const { quote, translations } = readExcerpt(definition.fields);
  const owner = snapshot.ownerOf(path);
  const name = owner ? `${owner.id}#${definition.name}` : definition.name;
  return [name, quote, ...translations.map(({ text }) => text)]
    .filter((line) => line !== undefined)
    .join('\n');
}

/** The language of the document that is shown; English where it does not say. */
function languageOf({ snapshot, path }: PreviewContext): string {
  return textAt(snapshot.recordAt(path)?.facts.root, 'lang') ?? 'en';
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
