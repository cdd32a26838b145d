import { AGREED } from '../model/excerpt';
import type { Span } from '../model/span';
import type { Steps } from '../model/steps';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import type { NewExcerpt } from './excerptFile';
import { nextExcerptId, versionsOf } from './newExcerpt';
import { selectorInSteps } from './selector';

/** A passage with the codes that hold for it; with none, that none of the coders' holds. */
export interface Held {
  /** In the text of the record's file. */
  readonly span: Span;
  readonly codes: readonly string[];
}

/** What coders decided about passages in which they differed. */
export interface Decision {
  readonly record: RecordEntry;
  /** Links to the excerpts in whose place it holds. */
  readonly settles: readonly string[];
  /** The ids of the entries of what was decided about them before. */
  readonly before: readonly string[];
  readonly held: readonly Held[];
  readonly reason: string;
  /** The initials of whoever writes it down. */
  readonly by: string;
  /** `2017-03-14`. */
  readonly date: string;
}

/** That all of this holds, each passage once with all its codes, in the order of the text. */
export function heldTogether(passages: readonly Held[]): readonly Held[] {
  const held = new Map<string, Held>();
  for (const { span, codes } of passages) {
    const key = `${String(span.start)} ${String(span.end)}`;
    held.set(key, { span, codes: [...new Set([...(held.get(key)?.codes ?? []), ...codes])] });
  }
  return [...held.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/**
 * The excerpts that record a decision, each with all that it settles. Where something was decided before, they take
 * its ids, so that links to it lead to what holds now. In steps.
 * @param text of the record's file.
 */
export function* decisionEntries(
  snapshot: Snapshot,
  { record, settles, before, held, reason, by, date }: Decision,
  text: string,
): Steps<readonly NewExcerpt[]> {
  const entries: NewExcerpt[] = [];
  for (const [i, { span, codes }] of held.entries()) {
    entries.push({
      ...(yield* selectorInSteps(text, record.facts.bodyStart, span)),
      id: before[i] ?? nextExcerptId(snapshot, record, AGREED, i - before.length),
      decidedBy: by,
      codes,
      coded: versionsOf(snapshot, codes),
      settles,
      memo: reason,
      date,
    });
  }
  return entries;
}
