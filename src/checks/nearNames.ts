import { fold } from '../model/ids';
import type { Located, Snapshot } from '../repository/snapshot';
import { SUGGESTIONS } from './nearest';

const DIGITS = Array.from('0123456789');
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyzæøå');

/**
 * Names of records, people and codes that are one slip of the hand away from this one: two letters exchanged,
 * one missing, too many or wrong, or another number of leading zeros. The likeliest slips come first.
 *
 * The slips are made and looked up, instead of comparing with all names there are: a repository may have
 * 100,000 of them, and as many broken links.
 */
export function nearNames(
  snapshot: Snapshot,
  name: string,
  fits: (found: Located) => boolean,
): readonly string[] {
  const found = new Set<string>();
  for (const slip of slips(fold(name))) {
    for (const located of snapshot.named(slip)) if (fits(located)) found.add(located.definition.name);
    if (found.size >= SUGGESTIONS) break;
  }
  found.delete(name);
  return [...found].slice(0, SUGGESTIONS);
}

function* slips(name: string): Iterable<string> {
  yield name;
  yield* otherZeros(name);
  for (let i = 0; i + 1 < name.length; i++) {
    yield name.slice(0, i) + name.charAt(i + 1) + name.charAt(i) + name.slice(i + 2);
  }
  for (let i = 0; i < name.length; i++) yield name.slice(0, i) + name.slice(i + 1);
  for (let i = 0; i <= name.length; i++) {
    for (const c of likely(name.charAt(i) || name.charAt(i - 1))) yield name.slice(0, i) + c + name.slice(i);
  }
  // The missing hyphen stands between letters and digits.
  yield name.replace(/(\p{L})(\d)/u, '$1-$2');
  for (let i = 0; i < name.length; i++) {
    for (const c of likely(name.charAt(i))) yield name.slice(0, i) + c + name.slice(i + 1);
  }
}

/** `obs-1`, `obs-01`, `obs-001` for each other. */
function* otherZeros(name: string): Iterable<string> {
  const number = /-0*(\d+)$/.exec(name);
  if (!number?.[1]) return;
  for (let width = number[1].length; width <= 4; width++) {
    yield `${name.slice(0, number.index)}-${number[1].padStart(width, '0')}`;
  }
}

/** What could stand in the place of a character: digits for a digit, letters for a letter. */
function likely(c: string): readonly string[] {
  if (/\d/.test(c)) return DIGITS;
  return /\p{L}/u.test(c) ? LETTERS : [];
}
