/** A figure, or why there is none. It is never NaN, and never 1 for want of anything to disagree about. */
export type Figure =
  | { readonly kind: 'figure'; readonly value: number }
  /** `nothing-compared`: no unit was judged by two coders. `no-variation`: all judged all units alike, so chance has nothing to be corrected for. */
  | { readonly kind: 'none'; readonly why: 'nothing-compared' | 'no-variation' };

/** Units that were judged alike: what each coder said of them, in one order of coders, and how many there are. */
export interface RatedUnits {
  /** Undefined where a coder did not judge them. */
  readonly values: readonly (string | undefined)[];
  readonly count: number;
}

/** How far coders differ, and how far they would by chance; both from 0 to 1, or in one unit of their own. */
export interface Disagreement {
  readonly observed: number;
  readonly expected: number;
  /** How much was compared; with 0 the other two mean nothing. */
  readonly compared: number;
}

/**
 * 1 − observed / expected disagreement. Of several variables both are added up first, so that each weighs by what
 * it contributes, and rare codes do not pass as agreement on common ones.
 * Source: De Vries, Elliott, Kanouse and Teleki 2008, Field Methods 20(3), 272–282, for κ; Krippendorff 2004,
 * Content Analysis, 2nd ed., ch. 11, for the unitised α. For the nominal α it is done in the same way.
 */
export function chanceCorrected(parts: readonly Disagreement[]): Figure {
  const compared = parts.filter((part) => part.compared > 0);
  if (compared.length === 0) return { kind: 'none', why: 'nothing-compared' };
  const expected = sumOf(compared, (part) => part.expected);
  if (expected <= 0) return { kind: 'none', why: 'no-variation' };
  return { kind: 'figure', value: 1 - sumOf(compared, (part) => part.observed) / expected };
}

/** The share of pairs of judgements that are the same, over all pairs of coders and all units. */
export function percentageAgreement(units: readonly RatedUnits[]): Figure {
  let same = 0;
  let pairs = 0;
  for (const { values, count } of units) {
    for (const [i, a] of values.entries()) {
      for (const b of values.slice(i + 1)) {
        if (a === undefined || b === undefined) continue;
        pairs += count;
        if (a === b) same += count;
      }
    }
  }
  return pairs === 0 ? { kind: 'none', why: 'nothing-compared' } : { kind: 'figure', value: same / pairs };
}

/**
 * What Cohen's κ weighs: the share of units that two coders judged differently, and the share that would be by
 * chance if each kept to how often he or she uses each value.
 * @param a @param b the coders, by their place among the values.
 * Source: Cohen 1960, Educational and Psychological Measurement 20(1), 37–46.
 */
export function cohenDisagreement(units: readonly RatedUnits[], a: number, b: number): Disagreement {
  const byA = new Map<string, number>();
  const byB = new Map<string, number>();
  let compared = 0;
  let different = 0;
  for (const { values, count } of units) {
    const [x, y] = [values[a], values[b]];
    if (x === undefined || y === undefined) continue;
    compared += count;
    if (x !== y) different += count;
    add(byA, x, count);
    add(byB, y, count);
  }
  if (compared === 0) return { observed: 0, expected: 0, compared };
  // Counted as what differs, not as 1 − what is alike: so no variation gives 0 exactly.
  let expected = 0;
  for (const [value, n] of byA) {
    for (const [other, k] of byB) if (value !== other) expected += (n / compared) * (k / compared);
  }
  return { observed: different / compared, expected, compared };
}

/**
 * What Krippendorff's α for nominal data weighs: disagreement within units, and among all values that can be paired.
 * Any number of coders; what a coder did not judge is missing, and units with one judgement do not count.
 * Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, University of Pennsylvania.
 */
export function krippendorffDisagreement(units: readonly RatedUnits[]): Disagreement {
  const totals = new Map<string, number>();
  let compared = 0;
  let different = 0;
  for (const { values, count } of units) {
    const given = values.filter((value) => value !== undefined);
    if (given.length < 2) continue;
    compared += given.length * count;
    for (const value of given) {
      add(totals, value, count);
      const others = given.filter((other) => other !== value).length;
      different += (others * count) / (given.length - 1);
    }
  }
  if (compared === 0) return { observed: 0, expected: 0, compared };
  let expected = 0;
  for (const n of totals.values()) expected += n * (compared - n);
  return { observed: different / compared, expected: expected / (compared * (compared - 1)), compared };
}

/** The mean of figures that there are; where there is none, why. */
export function meanOf(figures: readonly Figure[]): Figure {
  const values = figures.flatMap((figure) => (figure.kind === 'figure' ? figure.value : []));
  if (values.length > 0) return { kind: 'figure', value: sumOf(values, (v) => v) / values.length };
  const isWithoutVariation = figures.some((f) => f.kind === 'none' && f.why === 'no-variation');
  return { kind: 'none', why: isWithoutVariation ? 'no-variation' : 'nothing-compared' };
}

function add(counts: Map<string, number>, value: string, count: number): void {
  counts.set(value, (counts.get(value) ?? 0) + count);
}

function sumOf<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}
