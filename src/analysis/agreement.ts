import { fold } from '../model/ids';
import { atOnce, type Steps } from '../model/steps';
import type { Span } from '../model/span';
import {
  chanceCorrected,
  cohenDisagreement,
  type Disagreement,
  type Figure,
  krippendorffDisagreement,
  meanOf,
  percentageAgreement,
  type RatedUnits,
} from './coefficients';
import type { CodedStretch, DoubleCoded, DoubleCoding } from './doubleCoding';
import { unitizedDisagreement } from './unitizing';

/** What is judged: each character of a record's body, each turn, or each record as a whole. */
export const agreementUnits = ['characters', 'turns', 'records'] as const;
export type AgreementUnit = (typeof agreementUnits)[number];

/** How far coders agree about one code, or about all of them. */
export interface Agreement {
  /** Passages with the code, for each coder. */
  readonly passages: readonly number[];
  /** Units with the code, for each coder. */
  readonly coded: readonly number[];
  /** Units with the code by two coders or more. */
  readonly together: number;
  /** From 0 to 1. */
  readonly percentage: Figure;
  /** Cohen's κ; of more than two coders the mean over pairs. */
  readonly kappa: Figure;
  /** Krippendorff's α, nominal. */
  readonly alpha: Figure;
  /** Krippendorff's unitised αU over characters, whatever the unit; of more than two coders the mean over pairs. */
  readonly unitized: Figure;
}

/** How far coders agree about a code, or about a branch of the codebook by the code at its top. */
export interface CodeAgreement extends Agreement {
  readonly code: string;
}

/** What agreement is worked out for. */
export interface AgreementScope {
  /** The codes to look at, folded; without them all that were used. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Branches to look at as well: by the code at the top all codes of the branch, folded, that one included. */
  readonly branches?: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Agreement by code, with what was counted. */
export interface AgreementTable {
  readonly unit: AgreementUnit;
  /** How many units there are in the records compared. */
  readonly units: number;
  /** Codes that at least one of the coders has used in these records, in order of id. */
  readonly codes: readonly CodeAgreement[];
  /** Branches of which two or more of these codes were used, each taken for one code, in the order given. */
  readonly branches: readonly CodeAgreement[];
  /** Over all codes: every code is a decision of its own on every unit. See `chanceCorrected`. */
  readonly overall: Agreement;
}

/**
 * Works out how far coders agree. A unit has a code when a passage with that code covers some of it; what a coder
 * has not marked in a record he or she has coded is a judgement too: that the code is not there.
 */
export function agreementOf(
  coding: DoubleCoding,
  unit: AgreementUnit,
  scope: AgreementScope = {},
): AgreementTable {
  return atOnce(agreementInSteps(coding, unit, scope));
}

/** The same, a code in a step. */
export function* agreementInSteps(
  coding: DoubleCoding,
  unit: AgreementUnit,
  { only, branches }: AgreementScope = {},
): Steps<AgreementTable> {
  const used = usedCodes(coding, only);
  const compared: Compared[] = [];
  const codeRows: CodeAgreement[] = [];
  for (const code of used) {
    const one = compare(coding, unit, code, new Set([code]));
    compared.push(one);
    codeRows.push({ code, ...agreementOver(coding, [one]) });
    yield;
  }
  const branchRows: CodeAgreement[] = [];
  for (const [code, codes] of branches ?? []) {
    const within = new Set(used.filter((one) => codes.has(fold(one))));
    if (within.size < 2) continue;
    branchRows.push({ code, ...agreementOver(coding, [compare(coding, unit, code, within)]) });
    yield;
  }
  return {
    unit,
    units: coding.records.reduce((sum, record) => sum + unitsIn(record, unit), 0),
    codes: codeRows,
    branches: branchRows,
    overall: agreementOver(coding, compared),
  };
}

/**
 * The passages behind what a coder gave, or behind what two or more coders gave together: those of every coder that
 * lie, with the same code, on a unit with somebody else's.
 * @param codes those that are taken for one stand together in a set: a branch, or each code for itself.
 * @param coder undefined for what was given together.
 * @returns their links, each once.
 */
export function passagesBehind(
  coding: DoubleCoding,
  unit: AgreementUnit,
  codes: readonly ReadonlySet<string>[],
  coder: string | undefined,
): ReadonlySet<string> {
  const links = new Set<string>();
  for (const { codings } of coding.records) {
    for (const one of codes) {
      const given = codings.map((stretches) => withCode(stretches, one));
      const covered = given.map((stretches) => covers(stretches, unit));
      for (const [i, stretches] of given.entries()) {
        if (coder !== undefined && coder !== coding.coders[i]) continue;
        const others = covered.toSpliced(i, 1).flat();
        for (const stretch of stretches) {
          const units = covers([stretch], unit);
          const isMeant =
            coder === undefined ? units.some((a) => others.some((b) => meet(a, b))) : units.length > 0;
          if (isMeant) links.add(stretch.passage.link);
        }
      }
    }
  }
  return links;
}

function meet(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The codes that were used in the records compared, in order of id. @param only folded; without them all. */
export function usedCodes(coding: DoubleCoding, only?: ReadonlySet<string>): readonly string[] {
  const used = new Set<string>();
  for (const stretch of coding.records.flatMap(({ codings }) => codings.flatMap((c) => c ?? []))) {
    for (const code of stretch.codes) if (only?.has(fold(code)) ?? true) used.add(code);
  }
  return [...used].sort();
}

/** What two or more coders said about one code, or several taken for one. */
interface Compared {
  readonly code: string;
  readonly passages: readonly number[];
  readonly units: readonly RatedUnits[];
  /** For each pair of coders. */
  readonly kappa: readonly Disagreement[];
  readonly alpha: Disagreement;
  readonly unitized: readonly Disagreement[];
}

const YES = 'yes';
const NO = 'no';

function compare(
  coding: DoubleCoding,
  unit: AgreementUnit,
  code: string,
  codes: ReadonlySet<string>,
): Compared {
  const units = coding.records.flatMap((record) => ratedUnits(record, unit, codes));
  const pairs = pairsOf(coding.coders.length);
  return {
    code,
    passages: coding.coders.map((_, i) =>
      coding.records.reduce((sum, { codings }) => sum + withCode(codings[i], codes).length, 0),
    ),
    units,
    kappa: pairs.map(([a, b]) => cohenDisagreement(units, a, b)),
    alpha: krippendorffDisagreement(units),
    unitized: pairs.map(([a, b]) => unitizedOf(coding.records, codes, a, b)),
  };
}

function agreementOver({ coders }: DoubleCoding, compared: readonly Compared[]): Agreement {
  const units = compared.flatMap((one) => one.units);
  const pairs = pairsOf(coders.length);
  const overPairs = (of: (one: Compared) => readonly Disagreement[]): Figure =>
    meanOf(pairs.map((_, p) => chanceCorrected(compared.flatMap((one) => of(one)[p] ?? []))));
  return {
    passages: coders.map((_, i) => compared.reduce((sum, { passages }) => sum + (passages[i] ?? 0), 0)),
    coded: coders.map((_, i) =>
      units.reduce((sum, { values, count }) => sum + (values[i] === YES ? count : 0), 0),
    ),
    together: units.reduce(
      (sum, { values, count }) => sum + (values.filter((v) => v === YES).length > 1 ? count : 0),
      0,
    ),
    percentage: percentageAgreement(units),
    kappa: overPairs((one) => one.kappa),
    alpha: chanceCorrected(compared.map((one) => one.alpha)),
    unitized: overPairs((one) => one.unitized),
  };
}

function pairsOf(coders: number): readonly (readonly [number, number])[] {
  const all = Array.from({ length: coders }, (_, i) => i);
  return all.flatMap((a) => all.slice(a + 1).map((b) => [a, b] as const));
}

function withCode(
  coding: readonly CodedStretch[] | undefined,
  wanted: ReadonlySet<string>,
): readonly CodedStretch[] {
  return (coding ?? []).filter(({ codes }) => codes.some((code) => wanted.has(code)));
}

function unitsIn({ length, turns }: DoubleCoded, unit: AgreementUnit): number {
  return unit === 'characters' ? length : unit === 'turns' ? turns : 1;
}

/** The judgements on a record's units, with what was judged alike in a row put together. */
function ratedUnits(
  record: DoubleCoded,
  unit: AgreementUnit,
  codes: ReadonlySet<string>,
): readonly RatedUnits[] {
  const size = unitsIn(record, unit);
  const covered = record.codings.map((coding) => coding && covers(withCode(coding, codes), unit));
  const bounds = new Set([0, size]);
  for (const { start, end } of covered.flatMap((spans) => spans ?? [])) bounds.add(start).add(end);
  const sorted = [...bounds].sort((a, b) => a - b);
  const next = covered.map(() => 0);
  return sorted.slice(1).map((end, i): RatedUnits => {
    const start = sorted[i] ?? 0;
    const values = covered.map((spans, coder) => {
      if (!spans) return undefined;
      let at = next[coder] ?? 0;
      while ((spans[at]?.end ?? Infinity) <= start) at++;
      next[coder] = at;
      return (spans[at]?.start ?? Infinity) <= start ? YES : NO;
    });
    return { values, count: end - start };
  });
}

/** The units that stretches cover: in order, and none overlapping another. */
function covers(stretches: readonly CodedStretch[], unit: AgreementUnit): readonly Span[] {
  if (unit === 'records') return stretches.length > 0 ? [{ start: 0, end: 1 }] : [];
  return joined(stretches.flatMap(({ span, turns }) => (unit === 'turns' ? (turns ?? []) : span)));
}

/** Spans put in order, with those that overlap made one; those that only touch stay two. */
function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = found.at(-1);
    if (span.start === span.end) continue;
    if (last && span.start < last.end) {
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else found.push(span);
  }
  return found;
}

/** The records that both have coded are laid end to end. */
function unitizedOf(
  records: readonly DoubleCoded[],
  codes: ReadonlySet<string>,
  a: number,
  b: number,
): Disagreement {
  const [first, second]: [Span[], Span[]] = [[], []];
  let length = 0;
  for (const record of records) {
    const [x, y] = [record.codings[a], record.codings[b]];
    if (!x || !y) continue;
    const moved = (coding: readonly CodedStretch[]): readonly Span[] =>
      joined(withCode(coding, codes).map(({ span }) => span)).map(({ start, end }) => ({
        start: start + length,
        end: end + length,
      }));
    first.push(...moved(x));
    second.push(...moved(y));
    length += record.length;
  }
  return unitizedDisagreement([first, second], length);
}
