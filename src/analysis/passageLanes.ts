/** The first and the last place, a line or a character, that something covers. */
export interface Extent {
  readonly first: number;
  readonly last: number;
}

/** So many lanes there are; what overlaps more shares the last one. */
export const LANES = 4;

/**
 * Gives each range a lane, so that ranges that share a place have lanes of their own and a range keeps one lane from
 * its first place to its last. Ranges are taken in the order given, which ascends.
 */
export function lanesOf(ranges: readonly Extent[]): readonly number[] {
  /** Of each lane the last place that is taken. */
  const taken: number[] = [];
  return ranges.map(({ first, last }) => {
    const free = Array.from({ length: LANES }, (_, lane) => lane).find((lane) => (taken[lane] ?? -1) < first);
    const lane = free ?? LANES - 1;
    taken[lane] = Math.max(taken[lane] ?? -1, last);
    return lane;
  });
}
