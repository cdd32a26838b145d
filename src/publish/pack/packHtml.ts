import { element, escapeHtml } from '../html';
import type { Pack, PackClaim, PackQuote } from './pack';
import { packStyle } from './packStyle';
import { packTexts, type PackTexts } from './packTexts';

/**
 * A pack as one page that needs nothing else: on a projector a claim fills the screen and the next is below it,
 * on paper each has a sheet with room to write.
 */
export function packHtml(pack: Pack): string {
  const texts = packTexts(pack.language);
  const pages = [
    coverHtml(pack, texts),
    ...pack.claims.map((claim, i) => claimHtml(claim, i + 1, texts)),
    section('closing', element('h2', {}, escapeHtml(texts.closingHeading)) + paragraphs(texts.closing)),
  ];
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="referrer" content="no-referrer">',
    element('title', {}, escapeHtml(pack.title)),
    `<style>\n${packStyle}</style>`,
  ].join('\n');
  return `<!doctype html>\n<html lang="${pack.language}">\n<head>\n${head}\n</head>\n<body>\n${pages.join('\n')}\n</body>\n</html>\n`;
}

function coverHtml(pack: Pack, texts: PackTexts): string {
  const facts = [pack.date, ...pack.sites, texts.audience[pack.audience]].filter((f) => f !== undefined);
  return section(
    'cover',
    element('h1', {}, escapeHtml(pack.title)) +
      element('p', { class: 'facts' }, facts.map(escapeHtml).join(' · ')) +
      paragraphs(texts.intro) +
      (hasSigns(pack) ? element('p', { class: 'signs' }, escapeHtml(texts.signs)) : ''),
  );
}

function claimHtml(claim: PackClaim, number: number, texts: PackTexts): string {
  const quotes = [
    quotesHtml(texts.supporting, claim.supporting),
    quotesHtml(texts.otherwise, claim.otherwise),
  ].join('');
  return section(
    'claim',
    element('p', { class: 'number' }, escapeHtml(texts.claim(number))) +
      element('h2', {}, escapeHtml(claim.statement)) +
      (quotes === ''
        ? element('p', { class: 'none' }, escapeHtml(texts.noQuotes))
        : element('div', { class: 'quotes' }, quotes)) +
      element('h3', {}, escapeHtml(texts.questionsHeading)) +
      element('ol', {}, claim.questions.map((q) => element('li', {}, escapeHtml(q))).join('')) +
      element(
        'div',
        { class: 'answers' },
        element('h3', {}, escapeHtml(texts.answersHeading)) +
          answerRoom(texts.ourAnswers) +
          answerRoom(texts.missing),
      ),
  );
}

function quotesHtml(heading: string, quotes: readonly PackQuote[]): string {
  if (quotes.length === 0) return '';
  return element('div', {}, element('h3', {}, escapeHtml(heading)) + quotes.map(quoteHtml).join(''));
}

function quoteHtml({ lines, source }: PackQuote): string {
  const said = lines.map(({ who, text }) =>
    element('p', {}, (who === undefined ? '' : `${element('b', {}, escapeHtml(who))} `) + escapeHtml(text)),
  );
  return element(
    'figure',
    {},
    element('blockquote', {}, said.join('')) + element('figcaption', {}, escapeHtml(source)),
  );
}

function answerRoom(label: string): string {
  return element('div', { class: 'room' }, element('p', {}, escapeHtml(label)));
}

function section(name: string, content: string): string {
  return element('section', { class: name }, content);
}

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => element('p', {}, escapeHtml(text))).join('');
}

/** Whether a quotation has signs of a transcript that readers may not know. */
export function hasSigns({ claims }: Pack): boolean {
  const quotes = claims.flatMap((claim) => [...claim.supporting, ...claim.otherwise]);
  return quotes.some(({ lines }) => lines.some(({ text }) => /\((?:\.|\d+(?:[.,]\d+)?)\)|\[/.test(text)));
}
