import type { Answer } from './claim';
import { linkTargetOf } from './linkTarget';
import type { Span } from './span';
import { itemsOf, textAt, type Value, valueAt } from './value';

/** A change of a claim's wording. */
export interface Revision {
  /** The former wording. */
  readonly from: string;
  /** The wording that took its place. */
  readonly to: string | undefined;
  readonly reason: Reason;
}

/** What led to a change of wording. */
export type Reason =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | {
      readonly kind: 'memo';
      /** The memo's id; undefined where none is named. */
      readonly memo: string | undefined;
      readonly date: string | undefined;
      /** The entry under `revisions`. */
      readonly span: Span;
    };

/** What is written of a change before it is known which one comes next. */
interface Step {
  readonly from: string;
  /** Written of a memo's changes alone. */
  readonly to?: string | undefined;
  readonly reason: Reason;
}

/**
 * All changes of a wording, in order of time. Those that answers led to stand in the order of the dialogue. One that a
 * memo led to comes before the change that begins with its new wording; where there is none, it is the latest.
 * Each wording gave way to the one that the next change begins with, the last one to the statement of today.
 */
export function revisionsOf(
  dialogue: readonly Answer[],
  written: Value | undefined,
  statement: string | undefined,
): readonly Revision[] {
  const steps = dialogue.flatMap((answer): readonly Step[] =>
    answer.revisedFrom === undefined
      ? []
      : [{ from: answer.revisedFrom, reason: { kind: 'answer', answer } }],
  );
  for (const step of itemsOf(written).flatMap((item) => memoStep(item) ?? [])) {
    const next = steps.findIndex(({ from }) => step.to !== undefined && from === step.to);
    if (next < 0) steps.push(step);
    else steps.splice(next, 0, step);
  }
  return steps.map(({ from, to, reason }, i) => ({
    from,
    to: to ?? steps[i + 1]?.from ?? statement,
    reason,
  }));
}

function memoStep(item: Value): Step | undefined {
  const from = textAt(item, 'from');
  if (from === undefined) return undefined;
  const memo = linkTargetOf(valueAt(item, 'memo'))?.target;
  return {
    from,
    to: textAt(item, 'to'),
    reason: { kind: 'memo', memo, date: textAt(item, 'date'), span: item.span },
  };
}
