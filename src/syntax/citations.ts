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
const SEPARATORS = ' \t\r\n\u00a0<>"[]{}';
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
  const addresses = new Addresses(text, from);
  for (let at = text.indexOf('@', from); at >= 0 && at < to; at = text.indexOf('@', at + 1)) {
    if (!isLive(at) || followsWord(text, at, from) || isEscaped(text, at)) continue;
    KEY.lastIndex = at;
    const match = KEY.exec(text);
    if (!match || addresses.hold(at)) continue;
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

/** Knows which offsets lie in a web address or in the destination of a link, `](…)`; asked in rising order. */
class Addresses {
  private isAddress = false;
  private isDestination = false;
  private wordStart: number;

  constructor(
    private readonly text: string,
    private at: number,
  ) {
    this.wordStart = at;
  }

  hold(offset: number): boolean {
    // Back to the beginning of the word, or to where it was looked at before: nothing is read twice.
    const floor = Math.max(this.at, offset - LONGEST_ADDRESS);
    let start = offset;
    while (start > floor && !SEPARATORS.includes(this.text.charAt(start - 1))) start--;
    if (start > this.at) {
      this.isAddress = this.isDestination = false;
      this.wordStart = start;
    }
    for (this.at = start; this.at < offset; this.at++) this.pass(this.text.charAt(this.at));
    const opening = this.text.slice(this.wordStart, this.wordStart + 10);
    return this.isAddress || this.isDestination || /^\(*(?:www\.|mailto:)/i.test(opening);
  }

  private pass(character: string): void {
    if (character === '(' && this.text[this.at - 1] === ']') this.isDestination = true;
    else if (character === ')') this.isDestination = false;
    else if (character === ':' && this.text.startsWith('//', this.at + 1)) this.isAddress = true;
  }
}
