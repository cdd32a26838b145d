import type { AnchorCandidate, Anchoring } from './anchoring';
import type { Span } from './span';

/** A stretch of a text that other text was put in the place of; `length` of that in UTF-16 code units. */
export interface Replacement {
  readonly span: Span;
  readonly length: number;
}

/**
 * Where a stretch of a text lies after replacements, one after the other, each counted in the text that the ones before
 * it left. What is typed at its edges is not part of it.
 * @returns undefined where nothing of it is left.
 */
export function carriedSpan(span: Span, replacements: readonly Replacement[]): Span | undefined {
  let { start, end } = span;
  for (const { span: gone, length } of replacements) {
    if (gone.start >= end) continue;
    const moved = length - (gone.end - gone.start);
    const isBefore = gone.end <= start;
    if (isBefore) start += moved;
    else if (gone.start <= start) start = gone.start + length;
    end = isBefore || gone.end < end ? end + moved : gone.start;
    if (start >= end) return undefined;
  }
  return { start, end };
}

/** What became of an excerpt, its places carried through replacements; undefined where it has to be looked for anew. */
export function carriedAnchoring(
  anchoring: Anchoring,
  replacements: readonly Replacement[],
): Anchoring | undefined {
  if (anchoring.kind === 'exact' || anchoring.kind === 'approximate') {
    const span = carriedSpan(anchoring.span, replacements);
    return span && { ...anchoring, span };
  }
  const candidates = anchoring.candidates.flatMap((candidate): readonly AnchorCandidate[] => {
    const span = carriedSpan(candidate.span, replacements);
    return span ? [{ ...candidate, span }] : [];
  });
  if (anchoring.kind === 'lost') return { kind: 'lost', candidates };
  const [first] = candidates;
  return first && { kind: 'doubtful', span: first.span, candidates };
}
