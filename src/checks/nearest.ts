import { distance } from 'fastest-levenshtein';
import { fold } from '../model/ids';

/** How many ways out are offered at most. */
export const SUGGESTIONS = 3;

/**
 * The words most like this one, best first; of equally good ones the earlier first. None where nothing is
 * so close that a slip of the hand explains it. For short lists: each word is compared.
 */
export function nearestWords(word: string, words: Iterable<string>): readonly string[] {
  const wanted = fold(word);
  const reach = Math.min(3, Math.max(1, Math.floor(wanted.length / 3)));
  const near: { word: string; away: number }[] = [];
  for (const candidate of words) {
    if (candidate === word || Math.abs(candidate.length - wanted.length) > reach) continue;
    const away = slipsBetween(wanted, fold(candidate));
    if (away <= reach) near.push({ word: candidate, away });
  }
  near.sort((a, b) => a.away - b.away);
  return [...new Set(near.map((n) => n.word))].slice(0, SUGGESTIONS);
}

/** The edit distance, with two exchanged letters counted as one slip, as with `nearNames`. */
function slipsBetween(a: string, b: string): number {
  const away = distance(a, b);
  return away === 2 && lettersOf(a) === lettersOf(b) ? 1 : away;
}

function lettersOf(word: string): string {
  return Array.from(word).sort().join('');
}
