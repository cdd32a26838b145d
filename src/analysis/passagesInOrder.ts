import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { type CodedPassage, codedPassagesOf } from './codedPassages';

/** The passages of a record in the order of its text; those whose place is not known come last. */
export function passagesInOrder(snapshot: Snapshot, record: RecordEntry): readonly CodedPassage[] {
  return [...codedPassagesOf(snapshot, record)].sort(
    (a, b) => startOf(a) - startOf(b) || (b.span?.end ?? 0) - (a.span?.end ?? 0),
  );
}

/** The passages at an offset, the shortest first. */
export function passagesAt(passages: readonly CodedPassage[], offset: number): readonly CodedPassage[] {
  const length = ({ span }: CodedPassage): number => (span ? span.end - span.start : Infinity);
  return passages
    .filter(({ span }) => span !== undefined && span.start <= offset && offset <= span.end)
    .sort((a, b) => length(a) - length(b));
}

/** Places that nobody knows come last; two such are equal. */
function startOf({ span }: CodedPassage): number {
  return span?.start ?? Number.MAX_SAFE_INTEGER;
}
