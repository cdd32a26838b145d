import type { Span } from '../model/span';

/** So much of the text around a link is looked at, so that the time stays linear. */
const WINDOW = 2000;
/** Words in quotation marks end before the link, whichever way round the marks of a language stand. */
const BEFORE = /["”“»«][\s.,;:!?…–—([]*$/u;
/** Or they follow it, after a colon. */
const AFTER = /^[)\]]?\s?:\s?["“”„«»]/u;
const BLOCK_QUOTE = /^[ \t]{0,3}>/;

/**
 * Whether words are quoted together with a link: in quotation marks before it, after a colon behind it, as its own
 * label, or in a block quote that it stands in.
 */
export function quotesWords(text: string, { start, end }: Span, label: string | undefined): boolean {
  if (/^["“”„«»]/.test(label ?? '')) return true;
  const before = text.slice(Math.max(0, start - WINDOW), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return BLOCK_QUOTE.test(line) || BEFORE.test(line) || AFTER.test(text.slice(end, end + 8));
}
