import { type AnchoredExcerpt, placeOf } from '../model/anchoring';
import { selectorOf } from '../model/excerpt';
import type { Definition } from '../model/facts';
import type { Span } from '../model/span';
import type { Steps } from '../model/steps';
import { AnchorText } from './anchor';
import { blocksOf } from './bodyBlocks';
import { passagesOf, type Turn } from './passages';

/** The text of a record, prepared once for all its excerpts. */
export interface PreparedRecord {
  readonly text: AnchorText;
  /** Of a record in which people speak. */
  readonly turns: readonly Turn[];
}

/** Prepares the text of a record, a part of it in a step. @param withTurns whether people speak in the record. */
export function* preparedRecord(text: string, bodyStart: number, withTurns: boolean): Steps<PreparedRecord> {
  const anchorText = yield* AnchorText.inSteps(text, bodyStart);
  if (!withTurns) return { text: anchorText, turns: [] };
  const blocks = blocksOf(text, bodyStart, true);
  yield;
  return { text: anchorText, turns: passagesOf(text, bodyStart, blocks, true).turns };
}

/** Anchors the excerpts of a record in its text, one after the other; those without a quotation are left out. */
export function* anchorExcerpts(
  { text, turns }: PreparedRecord,
  excerpts: Iterable<Definition>,
): Iterable<readonly [excerpt: Definition, anchored: AnchoredExcerpt]> {
  for (const excerpt of excerpts) {
    const selector = selectorOf(excerpt.fields);
    if (!selector) continue;
    const anchoring = text.anchor(selector);
    const span = placeOf(anchoring);
    const touched = span && turnsTouched(turns, span);
    const speakers = touched ? turns.slice(touched.start, touched.end).map((turn) => turn.speaker) : [];
    yield [excerpt, { anchoring, speakers: [...new Set(speakers)], turns: touched }];
  }
}

/** The ordinals of the turns that a span touches. */
function turnsTouched(turns: readonly Turn[], span: Span): Span | undefined {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.span.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((turns[end]?.span.start ?? Infinity) < span.end) end++;
  return end > low ? { start: low, end } : undefined;
}
