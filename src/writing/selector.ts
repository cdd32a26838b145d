import { toCodePoints } from '../model/codePoints';
import type { Span } from '../model/span';

/** How a passage is described, so that it is found again. */
export interface Selector {
  /** Exactly as it stands in the record, line breaks as `\n`. */
  readonly quote: string;
  /** The text just before and just behind it. */
  readonly prefix: string;
  readonly suffix: string;
  /** Start and end in Unicode code points of the body, end-exclusive. */
  readonly at: readonly [number, number];
}

/** So much of the text around a passage is kept, in UTF-16 code units. */
const AROUND = 32;

/**
 * Describes a passage of a record.
 * @param bodyStart where the body begins, which positions on disk are counted from.
 */
export function selectorFor(text: string, bodyStart: number, { start, end }: Span): Selector {
  const from = Math.max(bodyStart, start - AROUND);
  const before = text.slice(isInsidePair(text, from) ? from + 1 : from, start);
  const to = Math.min(text.length, end + AROUND);
  const after = text.slice(end, isInsidePair(text, to) ? to - 1 : to);
  return {
    quote: withPlainBreaks(text.slice(start, end)),
    prefix: withPlainBreaks(before),
    suffix: withPlainBreaks(after),
    at: [
      toCodePoints(text.slice(bodyStart), start - bodyStart),
      toCodePoints(text.slice(bodyStart), end - bodyStart),
    ],
  };
}

/**
 * The part of a selection that is worth keeping: without white space at its edges, and without the block id that ends
 * its last line. Undefined where nothing is left.
 */
export function trimmedSpan(text: string, { start, end }: Span): Span | undefined {
  const selected = text.slice(start, end);
  const words = selected.replace(/\s\^[\p{L}\d-]+\s*$/u, '').trimEnd();
  const from = start + (words.length - words.trimStart().length);
  return words.trim() === '' ? undefined : { start: from, end: start + words.length };
}

/** A quotation is the same whether its file has the line breaks of Windows or not. */
function withPlainBreaks(text: string): string {
  return text.replace(/\r\n/g, '\n');
}

function isInsidePair(text: string, offset: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.slice(offset)) && /[\uD800-\uDBFF]$/.test(text.slice(0, offset));
}
