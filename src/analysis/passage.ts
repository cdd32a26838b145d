import { placeOf } from '../model/anchoring';
import { selectorOf } from '../model/excerpt';
import type { Span } from '../model/span';
import type { Value } from '../model/value';
import { anchor } from '../syntax/anchor';

/**
 * Where an excerpt surely stands in a text of its record, exactly or as it was changed. Undefined where that is
 * doubtful or where it is lost, for a wrong place is worse than none. Of a text that the index knows, ask the snapshot.
 * @param bodyStart where the record's body begins; positions in excerpt files count code points from there.
 */
export function passageIn(text: string, bodyStart: number, excerpt: Value | undefined): Span | undefined {
  const selector = selectorOf(excerpt);
  return selector && placeOf(anchor(text, bodyStart, selector));
}
