import { t } from '@vscode/l10n';
import type { Field, FieldKind } from '../model/vocabulary';
import { kindLabel } from './about';
import { bullets, escaped, joined, paragraphs, strong } from './markdown';

/** What a field means, whether it must be there, and what it may hold. */
export function fieldMarkdown(field: Field): string {
  const kind = field.list ? t('a list: {0}', kindText(field)) : kindText(field);
  return paragraphs([
    joined([strong(field.name), escaped(field.required ? t('required') : t('optional')), escaped(kind)]),
    escaped(field.description),
    bullets(
      field.values.map((c) =>
        c.description === '' ? strong(c.value) : `${strong(c.value)} ${escaped(c.description)}`,
      ),
    ),
  ]);
}

function kindText(field: Field): string {
  const words: Record<Exclude<FieldKind, 'link'>, string> = {
    text: t('text'),
    date: t('a date such as 2017-03-14'),
    integer: t('a whole number'),
    number: t('a number'),
    boolean: t('true or false'),
    'one-of': t('one of these'),
    map: t('fields of its own'),
    any: t('anything'),
  };
  if (field.kind !== 'link') return words[field.kind];
  const known: Record<string, string> = {
    person: kindLabel('person'),
    code: kindLabel('code'),
    excerpt: kindLabel('excerpt'),
  };
  return field.to.length === 0
    ? t('an id')
    : t('the id of: {0}', field.to.map((to) => known[to] ?? to).join(', '));
}
