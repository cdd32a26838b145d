import search from 'approx-string-match';
import type { Span } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import { ErrorCounts } from './errorCounts';

/** A stretch of a text that has most of a pattern. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Characters to insert, leave out or exchange. */
  readonly errors: number;
}

/** Of a pattern more than this share must stand in a text to be called like it. */
const MOST_ERRORS = 0.45;
/** A pattern shorter than this is like too many things. */
const SHORTEST = 6;
/** Pieces of a pattern that are looked for literally, to find out where to search. */
const PIECE = 10;
const MOST_PIECES = 32;
/** A piece that stands in more places tells nothing. */
const MOST_PLACES = 40;
/** Regions searched. */
const REGIONS = 4;
/** How far around the place where the pattern stood last it is looked for in any case. */
const AROUND = 400;
/** How often the best matches are set aside to find the next. */
const ROUNDS = 4;
const ROUNDS_IN_PARTS = 2;
/** How much of a long text is searched at a time, in characters. */
const PART = 2048;
/** Patterns up to this length are searched in the whole text where no piece of them stands anywhere. */
const SEARCHED_EVERYWHERE = 96;

/**
 * The stretches of a text that are most like a pattern, best first, none overlapping another.
 * Whole pieces of the pattern tell where to search, which keeps long texts cheap; a short pattern of which no piece
 * is left is searched everywhere.
 * @param hint where the pattern stood last.
 */
export function approximateMatches(
  text: string,
  pattern: string,
  hint: number | undefined,
): readonly Match[] {
  if (pattern.length < SHORTEST) return [];
  const found = regionsOf(text, pattern, hint).flatMap((start) => matchIn(text, pattern, start) ?? []);
  if (found.length === 0 && pattern.length <= SEARCHED_EVERYWHERE) found.push(...bestOf(text, pattern, 0));
  return withoutOverlaps(found, text.length);
}

/**
 * The best few of all stretches of a text that are like a pattern, in every part of it: what costs too much for more
 * than one pattern.
 */
export function matchesEverywhere(text: string, pattern: string): readonly Match[] {
  return atOnce(everywhereInSteps(text, pattern));
}

/**
 * The same, a part of the text in a step.
 * @param besides a stretch that does not count.
 */
export function* everywhereInSteps(text: string, pattern: string, besides?: Span): Steps<readonly Match[]> {
  if (pattern.length < SHORTEST) return [];
  const left = besides ? blanked(text, besides) : text;
  if (left.length > PART && pattern.length > SEARCHED_EVERYWHERE)
    return withoutOverlaps(
      regionsOf(left, pattern, undefined).flatMap((at) => matchIn(left, pattern, at) ?? []),
      left.length,
    );
  const forwards = new ErrorCounts(pattern);
  const backwards = new ErrorCounts(pattern.split('').reverse().join(''));
  const rounds = left.length > PART ? ROUNDS_IN_PARTS : ROUNDS;
  const found: Match[] = [];
  for (let from = 0; from < left.length; from += PART) {
    // No stretch is longer that has no more errors than the pattern has characters.
    const begin = Math.max(0, from - 2 * pattern.length);
    const few = bestFewOf(
      forwards.over(left, begin, Math.min(left.length, from + PART)).subarray(from - begin),
      Math.floor(pattern.length * MOST_ERRORS),
      rounds,
      (end, errors) => startOf(left, backwards, from + end, pattern.length, errors) - from,
    );
    for (const { start, end, errors } of few) found.push({ start: from + start, end: from + end, errors });
    yield;
  }
  return withoutOverlaps(found, left.length);
}

/**
 * Of what ends in a part of a text that which has fewest errors, and in each further round that which has fewest of
 * what overlaps nothing found before.
 * @param counts the errors of what ends with each character.
 * @param startOf where what ends at a place with so many errors begins.
 */
function bestFewOf(
  counts: Uint16Array,
  mostErrors: number,
  rounds: number,
  startOf: (end: number, errors: number) => number,
): readonly Match[] {
  const errorsAt = (end: number): number => counts[end - 1] ?? 0;
  const ends: number[] = [];
  for (let end = 1; end <= counts.length; end++) if (errorsAt(end) <= mostErrors) ends.push(end);
  ends.sort((a, b) => errorsAt(a) - errorsAt(b) || a - b);
  const found: Match[] = [];
  let level = -1;
  let round = 0;
  for (const end of ends) {
    const errors = errorsAt(end);
    if (errors > level && round === rounds) break;
    if (found.some((match) => match.start < end && end <= match.end)) continue;
    const start = startOf(end, errors);
    if (found.some((match) => match.start < end && start < match.end)) continue;
    if (errors > level) round++;
    level = errors;
    found.push({ start, end, errors });
  }
  return found;
}

/** Where the longest stretch begins that ends at a place and has so many errors. */
function startOf(text: string, backwards: ErrorCounts, end: number, length: number, errors: number): number {
  const counts = backwards.over(text, end, Math.max(0, end - length - errors));
  return end - 1 - counts.lastIndexOf(errors);
}

function blanked(text: string, { start, end }: Span): string {
  return text.slice(0, start) + '\0'.repeat(end - start) + text.slice(end);
}

/** The best of those that overlap, without comparing all with all: there may be thousands. @param length of the text. */
function withoutOverlaps(found: readonly Match[], length: number): readonly Match[] {
  const isTaken = new Uint8Array(length);
  const kept: Match[] = [];
  for (const match of [...found].sort((a, b) => a.errors - b.errors)) {
    const place = isTaken.subarray(match.start, match.end);
    if (place.includes(1)) continue;
    place.fill(1);
    kept.push(match);
  }
  return kept;
}

/** Where the pattern could begin: the places that most of its pieces speak for, and the hint. */
function regionsOf(text: string, pattern: string, hint: number | undefined): readonly number[] {
  const bucket = Math.max(64, pattern.length >> 2);
  const votes = new Map<number, number>();
  const step = Math.max(PIECE >> 1, Math.ceil((pattern.length - PIECE) / MOST_PIECES));
  for (let at = 0; at + PIECE <= pattern.length; at += step) {
    const piece = pattern.slice(at, at + PIECE);
    const starts: number[] = [];
    for (let i = text.indexOf(piece); i >= 0 && starts.length <= MOST_PLACES; i = text.indexOf(piece, i + 1))
      starts.push(Math.floor((i - at) / bucket));
    if (starts.length > MOST_PLACES) continue;
    for (const start of new Set(starts)) votes.set(start, (votes.get(start) ?? 0) + 1 / starts.length);
  }
  const sum = (key: number): number => (votes.get(key) ?? 0) + (votes.get(key + 1) ?? 0);
  const best = [...votes.keys()].sort((a, b) => sum(b) - sum(a) || a - b).slice(0, REGIONS);
  const starts = best.map((key) => key * bucket);
  return hint === undefined ? starts : [hint, ...starts];
}

/** The best match that begins near a place. */
function matchIn(text: string, pattern: string, near: number): Match | undefined {
  const around = Math.max(AROUND, pattern.length >> 1);
  const from = Math.max(0, near - around);
  return bestOf(text.slice(from, near + pattern.length + around), pattern, from)[0];
}

function bestOf(text: string, pattern: string, offset: number): readonly Match[] {
  const matches = search(text, pattern, Math.floor(pattern.length * MOST_ERRORS));
  // Ends beside each other are one and the same place: the shortest is taken, edges are set later.
  const places: Match[] = [];
  for (const { start, end, errors } of matches) {
    const last = places.at(-1);
    if (last && start + offset < last.end) continue;
    places.push({ start: start + offset, end: end + offset, errors });
  }
  return places;
}
