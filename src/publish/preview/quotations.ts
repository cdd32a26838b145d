import { readExcerpt } from '../../model/excerpt';
import type { Located } from '../../repository/snapshot';
import { element, escapeHtml } from '../html';
import { sourceLabelOf } from '../../analysis/sourceLabel';
import type { PreviewContext } from './context';
import { speechHtml } from './speech';

/** An excerpt as a quotation, with its translations and where it comes from. */
export function quotationHtml(context: PreviewContext, excerpt: Located, form: 'block' | 'inline'): string {
  const { quote = '', translations } = readExcerpt(excerpt.definition.fields);
  const owner = context.snapshot.ownerOf(excerpt.path);
  const label = owner ? sourceLabelOf(context.snapshot, owner) : '';
  const href = owner && context.hrefOf(owner.path);
  const source =
    href === undefined
      ? ''
      : element('a', { class: 'rt-source', href, 'data-href': href, title: owner?.id }, escapeHtml(label));
  if (form === 'inline') {
    const translated = translations.map(({ text }) => ` [${escapeHtml(text)}]`).join('');
    return `“${element('q', { class: 'rt-quote' }, speechHtml(quote))}”${translated} ${source}`;
  }
  const lines = [
    element('p', { class: 'rt-quote' }, linesHtml(quote)),
    ...translations.map(({ language, text }) =>
      element('p', { class: 'rt-translation', lang: language }, linesHtml(text)),
    ),
    element('p', {}, source),
  ];
  return element('blockquote', { class: 'rt-quotation' }, lines.join(''));
}

/** A quotation may run over several turns, each on a line of its own. */
function linesHtml(quote: string): string {
  return quote
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => speechHtml(line.trim()))
    .join('<br>');
}
