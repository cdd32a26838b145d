import type { Span } from './span';

/**
 * How an excerpt says which words of a record it means: the words themselves, what stands around them, and where
 * they stood last (W3C Web Annotation: TextQuoteSelector and TextPositionSelector).
 */
export interface Selector {
  readonly quote: string;
  /** The text just before the quotation; undefined where it is not known. */
  readonly prefix?: string | undefined;
  /** The text just behind the quotation; undefined where it is not known. */
  readonly suffix?: string | undefined;
  /** Start and end in Unicode code points of the body, end-exclusive. A hint, not the truth. */
  readonly at?: readonly [start: number, end: number] | undefined;
}

/** A place where a quotation may be meant. */
export interface AnchorCandidate {
  /** UTF-16 offsets in the text of the record's file. */
  readonly span: Span;
  /** How much of the quotation stands there, from 0 to 1: one minus the errors for each character. */
  readonly similarity: number;
}

/** What became of an excerpt in the text as it is now. Spans are UTF-16 offsets in the text of the record's file. */
export type Anchoring =
  /** The words stand there; line ends, runs of white space, Unicode forms, quotation marks and dashes do not count. */
  | { readonly kind: 'exact'; readonly span: Span }
  /** The passage was changed, and this is what became of it. */
  | { readonly kind: 'approximate'; readonly span: Span; readonly similarity: number }
  /** Several places could be meant, or the only one stands among other words; `span` is the likeliest. */
  | { readonly kind: 'doubtful'; readonly span: Span; readonly candidates: readonly AnchorCandidate[] }
  /** No place has enough of the words; the candidates are the nearest, best first. */
  | { readonly kind: 'lost'; readonly candidates: readonly AnchorCandidate[] };

/** Where an excerpt surely stands; undefined where that is doubtful or where it is lost. */
export function placeOf(anchoring: Anchoring | undefined): Span | undefined {
  return anchoring?.kind === 'exact' || anchoring?.kind === 'approximate' ? anchoring.span : undefined;
}

/** What is known of an excerpt from the text of its record. */
export interface AnchoredExcerpt {
  readonly anchoring: Anchoring;
  /** The people whose turns the passage touches, in order of their first; empty where nobody speaks. */
  readonly speakers: readonly string[];
  /** Which turns of the record it touches: ordinals, zero-based, end-exclusive. Undefined where it touches none. */
  readonly turns: Span | undefined;
}
