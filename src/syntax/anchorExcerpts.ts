import { type AnchoredExcerpt, placeOf, type Selector } from '../model/anchoring';
import type { Span } from '../model/span';
import type { Steps } from '../model/steps';
import { AnchorText } from './anchor';
import { splitFrontMatter } from './frontMatter';
import type { Turn } from './passages';
import { turnsIn } from './scan';

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
  return { text: anchorText, turns: yield* turnsIn(text, bodyStart) };
}

/** Passages that are to be found in the text of a record. Plain data. */
export interface ToAnchor {
  /** The whole text of the file. */
  readonly text: string;
  /** Whether people speak in the record. */
  readonly withTurns: boolean;
  readonly selectors: readonly Selector[];
}

/** Finds passages, one after the other in the order in which they came; undefined for each step of the preparation. */
export function* anchorPassages({
  text,
  withTurns,
  selectors,
}: ToAnchor): Generator<AnchoredExcerpt | undefined, void, undefined> {
  const prepared = yield* preparedRecord(text, splitFrontMatter(text).bodyStart, withTurns);
  for (const selector of selectors) {
    const anchoring = prepared.text.anchor(selector);
    const span = placeOf(anchoring);
    const touched = span && turnsTouched(prepared.turns, span);
    const speakers = touched
      ? prepared.turns.slice(touched.start, touched.end).map((turn) => turn.speaker)
      : [];
    yield { anchoring, speakers: [...new Set(speakers)], turns: touched };
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
