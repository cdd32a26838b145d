import type { Span } from '../model/span';
import type { Disagreement } from './coefficients';

/**
 * What Krippendorff's unitised α (αU) weighs, for one code and two coders who marked passages freely in a text of
 * `length` characters: how far the bounds of their passages lie apart, and how far they would with the same
 * passages and gaps in any other place.
 *
 * The variant is αU of 1995 in the form of 2004. Its definition for more than two coders at once was found wanting
 * and revised in 2016; of more coders, pairs are compared and their mean is given.
 * Source: Krippendorff 1995, Sociological Methodology 25, 47–76; Krippendorff 2004, Content Analysis, 2nd ed.,
 * 251–256; Krippendorff, Mathet, Bouvry and Widlöcher 2016, Quality & Quantity 50, 2347–2364.
 * @param coders each coder's passages; in order, and none overlapping another of the same coder.
 */
export function unitizedDisagreement(
  coders: readonly [readonly Span[], readonly Span[]],
  length: number,
): Disagreement {
  if (length <= 0) return { observed: 0, expected: 0, compared: 0 };
  const [first, second] = coders.map((spans) => sectionsOf(spans, length));
  if (!first || !second) throw new Error('Two coders are compared.');
  return {
    observed: observedBetween(first, second) / (length * length),
    expected: expectedOf([first, second], length),
    compared: length,
  };
}

/** A passage, or the gap between two. */
interface Section extends Span {
  readonly isUnit: boolean;
}

function sectionsOf(spans: readonly Span[], length: number): readonly Section[] {
  const sections: Section[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start > at) sections.push({ start: at, end: start, isUnit: false });
    sections.push({ start, end, isUnit: true });
    at = end;
  }
  if (at < length) sections.push({ start: at, end: length, isUnit: false });
  return sections;
}

/** Both orders of the two coders are counted, and divided by their number: it is the sum over sections that meet. */
function observedBetween(first: readonly Section[], second: readonly Section[]): number {
  let sum = 0;
  for (let i = 0, k = 0; i < first.length && k < second.length;) {
    const [a, b] = [first[i], second[k]];
    if (!a || !b) break;
    sum += difference(a, b);
    if (a.end <= b.end) i++;
    if (b.end <= a.end) k++;
  }
  return sum;
}

function difference(a: Section, b: Section): number {
  if (a.isUnit && b.isUnit) return (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
  if (a.isUnit && b.start <= a.start && a.end <= b.end) return (a.end - a.start) ** 2;
  if (b.isUnit && a.start <= b.start && b.end <= a.end) return (b.end - b.start) ** 2;
  return 0;
}

function expectedOf(coders: readonly (readonly Section[])[], length: number): number {
  const sections = coders.flat();
  const units = sections.filter((s) => s.isUnit).map((s) => s.end - s.start);
  const room = roomIn(sections.filter((s) => !s.isUnit).map((s) => s.end - s.start));
  let sum = 0;
  let kept = 0;
  for (const l of units) {
    sum += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * room(l);
    kept += l * (l - 1);
  }
  const positions = coders.length * length;
  const pairs = positions * (positions - 1) - kept;
  return pairs <= 0 ? 0 : ((2 / length) * sum) / pairs;
}

/** In how many places a unit of a length fits into gaps; many units ask, so the gaps are added up once. */
function roomIn(gaps: readonly number[]): (length: number) => number {
  const sorted = [...gaps].sort((a, b) => b - a);
  const sums = [0];
  for (const gap of sorted) sums.push((sums.at(-1) ?? 0) + gap);
  return (length) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) >= length) low = middle + 1;
      else high = middle;
    }
    return (sums[low] ?? 0) - low * (length - 1);
  };
}
