import { fromCodePoints } from '../model/codePoints';
import type { Span } from '../model/span';
import { itemsOf, textAt, textOf, type Value, valueAt } from '../model/value';

/**
 * Where the words of an excerpt stand in its record, exactly as quoted; of several such places the one nearest to
 * where the excerpt says it was. Undefined where the words are not found, for a wrong place is worse than none.
 * @param bodyStart where the record's body begins; positions in excerpt files count code points from there.
 */
export function passageIn(text: string, bodyStart: number, excerpt: Value | undefined): Span | undefined {
  const quote = textAt(excerpt, 'quote')?.trim();
  if (!quote) return undefined;
  const [at] = itemsOf(valueAt(excerpt, 'at')).map((v) => Number(textOf(v)));
  const hint =
    bodyStart + (at === undefined || Number.isNaN(at) ? 0 : fromCodePoints(text.slice(bodyStart), at));
  let nearest: number | undefined;
  for (let i = text.indexOf(quote, bodyStart); i >= 0; i = text.indexOf(quote, i + 1)) {
    if (nearest === undefined || Math.abs(i - hint) < Math.abs(nearest - hint)) nearest = i;
  }
  return nearest === undefined ? undefined : { start: nearest, end: nearest + quote.length };
}
