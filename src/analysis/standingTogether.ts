import type { Steps } from '../model/steps';
import type { CodedPassage } from './codedPassages';
import type { Reach } from './passageQuery';

/** Where passages stand, in numbers that can be compared quickly; NaN where it is not known. */
export interface PlacedPassages {
  /** Positions of the passages of each record. */
  readonly records: readonly (readonly number[])[];
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly firstTurn: readonly number[];
  readonly lastTurn: readonly number[];
}

/**
 * So many characters count as a turn where nobody speaks. Who asks for what is near means the next things said,
 * whatever their length; notes have no such measure, so that two or three lines take its place.
 */
const CHARACTERS_OF_A_TURN = 200;

/** Places passages for comparing them. */
export function placedPassages(passages: readonly CodedPassage[]): PlacedPassages {
  const records = new Map<string, number[]>();
  const placed = {
    start: [] as number[],
    end: [] as number[],
    firstTurn: [] as number[],
    lastTurn: [] as number[],
  };
  for (const [i, { record, span, turns }] of passages.entries()) {
    const isSpoken = turns !== undefined && turns.end > turns.start;
    placed.start.push(span?.start ?? NaN);
    placed.end.push(span?.end ?? NaN);
    placed.firstTurn.push(isSpoken ? turns.start : NaN);
    placed.lastTurn.push(isSpoken ? turns.end - 1 : NaN);
    const own = records.get(record.path);
    if (own) own.push(i);
    else records.set(record.path, [i]);
  }
  return { records: [...records.values()], ...placed };
}

/** How the passages of a link stand to those before it. */
interface PlacedLink {
  readonly reach: Reach;
  readonly without: boolean;
  readonly to: readonly boolean[];
}

/**
 * The passages that stand in a whole chain, those of all its links: a raising, the uptake near it, what came of it.
 * For each passage by its position. A record in a step.
 */
export function* standingTogether(
  placed: PlacedPassages,
  first: readonly boolean[],
  links: readonly PlacedLink[],
): Steps<readonly boolean[]> {
  const steps: { selection: readonly boolean[]; reach: Reach }[] = [
    { selection: first, reach: { kind: 'record' } },
  ];
  for (const { reach, without, to } of links) {
    const last = steps.at(-1);
    if (!last) break;
    if (without) last.selection = yield* partnered(placed, last.selection, to, reach, false);
    else steps.push({ selection: yield* partnered(placed, to, last.selection, reach, true), reach });
  }
  // Forwards each link was held to the one before; backwards the one before is held to what is left of it.
  for (let i = steps.length - 1; i > 0; i--) {
    const [before, here] = [steps[i - 1], steps[i]];
    if (before && here)
      before.selection = yield* partnered(placed, before.selection, here.selection, here.reach, true);
  }
  return first.map((_, i) => steps.some(({ selection }) => selection[i]));
}

/** Those of one selection that have one of another within reach – or, asked so, that have none. */
function* partnered(
  placed: PlacedPassages,
  of: readonly boolean[],
  others: readonly boolean[],
  reach: Reach,
  wanted: boolean,
): Steps<readonly boolean[]> {
  const result = of.map(() => false);
  for (const record of placed.records) {
    const possible = record.filter((i) => others[i]);
    for (const i of record) {
      if (of[i]) result[i] = possible.some((k) => k === i || isWithin(placed, reach, i, k)) === wanted;
    }
    yield;
  }
  return result;
}

/** Whether two passages of one record are within reach of each other. What is not known is not near. */
export function isWithin(placed: PlacedPassages, reach: Reach, a: number, b: number): boolean {
  const { start, end, firstTurn, lastTurn } = placed;
  const at = (numbers: readonly number[], i: number): number => numbers[i] ?? NaN;
  switch (reach.kind) {
    case 'record':
      return true;
    case 'overlap':
      return at(start, a) < at(end, b) && at(start, b) < at(end, a);
    case 'turns': {
      const apart = Math.max(at(firstTurn, b) - at(lastTurn, a), at(firstTurn, a) - at(lastTurn, b));
      if (!Number.isNaN(apart)) return apart <= reach.most;
      const characters = Math.max(at(start, b) - at(end, a), at(start, a) - at(end, b));
      return characters <= reach.most * CHARACTERS_OF_A_TURN;
    }
  }
}
