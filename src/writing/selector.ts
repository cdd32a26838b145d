import { toCodePoints } from '../model/codePoints';
import type { Span } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import { AnchorText } from '../syntax/anchor';

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

/**
 * How much of the text around a passage is kept on each side, in UTF-16 code units: so much as it takes to tell it from
 * every other place, and of a text that says the same again and again the last.
 */
const AROUND = [32, 48, 64, 96, 128, 192, 256];

/**
 * Describes a passage of a record.
 * @param bodyStart where the body begins, which positions on disk are counted from.
 */
export function selectorFor(text: string, bodyStart: number, span: Span): Selector {
  return atOnce(selectorInSteps(text, bodyStart, span));
}

/** The same in steps: in a long record a few characters take a second, since thousands of places are like them. */
export function* selectorInSteps(text: string, bodyStart: number, span: Span): Steps<Selector> {
  const prepared = yield* AnchorText.inSteps(text, bodyStart);
  let words = wordsWith(text, bodyStart, span, 0);
  for (const around of AROUND) {
    words = wordsWith(text, bodyStart, span, around);
    if (yield* prepared.isUnmistakable(words, span)) break;
  }
  return { ...words, at: positionOf(text, bodyStart, span) };
}

/** Start and end of a passage in Unicode code points of the body. */
export function positionOf(text: string, bodyStart: number, { start, end }: Span): readonly [number, number] {
  const body = text.slice(bodyStart);
  if (!/[\ud800-\udbff]/.test(body)) return [start - bodyStart, end - bodyStart];
  return [toCodePoints(body, start - bodyStart), toCodePoints(body, end - bodyStart)];
}

/** A passage with so much of the text on each side of it. */
function wordsWith(text: string, bodyStart: number, span: Span, around: number): Omit<Selector, 'at'> {
  const { start, end } = span;
  const from = Math.max(bodyStart, start - around);
  const before = text.slice(isInsidePair(text, from) ? from + 1 : from, start);
  const to = Math.min(text.length, end + around);
  const after = text.slice(end, isInsidePair(text, to) ? to - 1 : to);
  return {
    quote: withPlainBreaks(text.slice(start, end)),
    prefix: withPlainBreaks(before),
    suffix: withPlainBreaks(after),
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
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(offset - 1, offset + 1));
}
