/** The first and the last line of something. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** So many lanes stand side by side in the margin; what overlaps more shares the last one. */
export const LANES = 4;

/**
 * Gives each range a lane of the margin, so that ranges on the same line have lanes of their own and a range keeps one
 * lane over all its lines. Ranges are taken in the order given, which ascends.
 */
export function lanesOf(ranges: readonly LineRange[]): readonly number[] {
  /** Of each lane the last line that is taken. */
  const taken: number[] = [];
  return ranges.map(({ first, last }) => {
    const free = Array.from({ length: LANES }, (_, lane) => lane).find((lane) => (taken[lane] ?? -1) < first);
    const lane = free ?? LANES - 1;
    taken[lane] = Math.max(taken[lane] ?? -1, last);
    return lane;
  });
}
