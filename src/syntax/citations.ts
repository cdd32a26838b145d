import type { Reference } from '../model/facts';
import type { Span } from '../model/span';
import { detached } from './detached';
import { isEscaped } from './wikilinks';

/**
 * A citation key as Pandoc reads it: letters, digits and underscores, and single marks between them.
 * Source: Pandoc User's Guide, "Citation syntax".
 */
const KEY =
  /@(?:\{([^{}\r\n]{1,200})\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*))/uy;
const WORD = /[\p{L}\p{N}_]/u;
/** How far before an `@` the beginning of a web address is looked for. */
const LONGEST_ADDRESS = 500;

/**
 * Finds citations between two offsets: `@key` and `@{odd key}`, within brackets or not.
 * An `@` in an e-mail address, a web address or a link's destination is none.
 * @param isLive whether an offset is read at all: not in code, comments, speech and wikilinks.
 */
export function citationsIn(
  text: string,
  from: number,
  to: number,
  isLive: (offset: number) => boolean,
): Reference[] {
  const found: Reference[] = [];
  for (let at = text.indexOf('@', from); at >= 0 && at < to; at = text.indexOf('@', at + 1)) {
    if (!isLive(at) || followsWord(text, at, from) || isEscaped(text, at)) continue;
    KEY.lastIndex = at;
    const match = KEY.exec(text);
    if (!match || isInAddress(text, at, from)) continue;
    const end = at + match[0].length;
    const targetSpan: Span =
      match[1] === undefined ? { start: at + 1, end } : { start: at + 2, end: end - 1 };
    const target = detached(text.slice(targetSpan.start, targetSpan.end));
    found.push({ form: 'citation', target, span: { start: at, end }, targetSpan });
  }
  return found;
}

/** Whether the `@` belongs to a word before it, as in an e-mail address: `a.b@c`, `a+@c`. */
function followsWord(text: string, at: number, from: number): boolean {
  let before = at - 1;
  if (before >= from && '.+-%'.includes(text.charAt(before))) before--;
  return before >= from && WORD.test(text.charAt(before));
}

/** Whether an offset lies in a web address or in the destination of a link, `](…)`. */
function isInAddress(text: string, at: number, from: number): boolean {
  let start = at;
  while (start > from && at - start < LONGEST_ADDRESS && !/[\s<>"[\]{}]/.test(text.charAt(start - 1)))
    start--;
  const before = text.slice(start, at);
  return /:\/\/|^\(*www\.|^\(*mailto:/i.test(before) || (text[start - 1] === ']' && /^\([^)]*$/.test(before));
}
