import { fold } from '../model/ids';
import type { Span } from '../model/span';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { type CodedPassage, codedPassagesOf } from './codedPassages';
import type { CodedStretch, DoubleCoded, DoubleCoding } from './doubleCoding';

/** Passages of several coders that share words, side by side. */
export interface SideBySide {
  readonly record: RecordEntry;
  /** The link of the first passage with a code that is looked at: it stands in no other place. */
  readonly first: string;
  /** From where the first begins to where the last ends, in the text of the record's file. */
  readonly span: Span;
  /** What each of the coders coded there, in their order; undefined where one has not coded the record. */
  readonly codings: readonly (readonly CodedStretch[] | undefined)[];
  /** Undefined where all coded alike. */
  readonly difference: Difference | undefined;
  /** What was decided, where all these passages are settled; the entries of the decision, else none. */
  readonly decision: readonly CodedPassage[];
}

/**
 * `one-sided`: some coded nothing there. `codes`: not all gave the same codes. `bounds`: the codes are the same, and
 * the passages begin or end elsewhere.
 */
export type Difference = 'one-sided' | 'codes' | 'bounds';

/**
 * Lays side by side what coders coded in the records that several of them have coded: passages that share words
 * belong together. Quotations without a code are left out, since nothing is judged in them.
 * @param only the codes to look at, folded; without them all. What was coded otherwise in the same place is shown too.
 * @returns in order of the records and of their texts.
 */
export function sideBySide(
  snapshot: Snapshot,
  coding: DoubleCoding,
  only?: ReadonlySet<string>,
): readonly SideBySide[] {
  return coding.records.flatMap((record) => inRecord(snapshot, record, only));
}

function inRecord(
  snapshot: Snapshot,
  { record, codings }: DoubleCoded,
  only: ReadonlySet<string> | undefined,
): readonly SideBySide[] {
  const coded = codings.map((coding) => coding?.filter(({ codes }) => codes.length > 0));
  const meant = (stretch: CodedStretch): readonly string[] =>
    stretch.codes.filter((code) => only?.has(fold(code)) ?? true);
  const seeds = coded.flatMap((coding) => coding?.filter((stretch) => meant(stretch).length > 0) ?? []);
  const decisions = [...codedPassagesOf(snapshot, record)].filter((p) => p.excerpt.settles.length > 0);
  return groupsOf(seeds).map((group): SideBySide => {
    const span = wordsOf(group);
    const there = coded.map((coding) => coding?.filter((stretch) => sharesWords(wordsOf([stretch]), span)));
    const ids = new Set(group.map(({ passage }) => fold(passage.id)));
    const decision = decisions.filter((p) => p.excerpt.settles.some((id) => ids.has(fold(id))));
    const settled = new Set(decision.flatMap((p) => p.excerpt.settles.map(fold)));
    return {
      record,
      first: group[0]?.passage.link ?? '',
      span,
      codings: there,
      difference: differenceOf(
        there.flatMap((coding) => (coding ? [coding] : [])),
        meant,
      ),
      decision: [...ids].every((id) => settled.has(id)) ? decision : [],
    };
  });
}

/** Passages that share words, directly or through others. */
function groupsOf(stretches: readonly CodedStretch[]): readonly (readonly CodedStretch[])[] {
  const groups: CodedStretch[][] = [];
  let end = -1;
  for (const stretch of [...stretches].sort((a, b) => wordsOf([a]).start - wordsOf([b]).start)) {
    const span = wordsOf([stretch]);
    if (span.start < end) groups.at(-1)?.push(stretch);
    else groups.push([stretch]);
    end = Math.max(end, span.end);
  }
  return groups;
}

function differenceOf(
  codings: readonly (readonly CodedStretch[])[],
  meant: (stretch: CodedStretch) => readonly string[],
): Difference | undefined {
  if (codings.some((coding) => coding.length === 0)) return 'one-sided';
  const differs = (of: (stretch: CodedStretch, code: string) => string): boolean => {
    const said = codings.map((coding) => {
      const all = coding.flatMap((stretch) => meant(stretch).map((code) => of(stretch, fold(code))));
      return [...new Set(all)].sort().join('\n');
    });
    return new Set(said).size > 1;
  };
  if (differs((_, code) => code)) return 'codes';
  return differs(({ span }, code) => `${code} ${String(span.start)} ${String(span.end)}`)
    ? 'bounds'
    : undefined;
}

/** From the first word to the last, in the text of the record's file; what is compared was found there. */
function wordsOf(stretches: readonly CodedStretch[]): Span {
  const spans = stretches.flatMap(({ passage }) => passage.span ?? []);
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

function sharesWords(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
