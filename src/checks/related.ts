import type { RelatedPlace } from '../model/problem';
import type { Located } from '../repository/snapshot';

/** More places nobody looks through, and a library that was added twice has thousands of them. */
const MOST = 10;

/** Definitions that a problem points to besides its own place, the first of them. */
export function relatedPlaces(definitions: readonly Located[], message: string): readonly RelatedPlace[] {
  return definitions.slice(0, MOST).map(({ path, definition: { span } }) => ({ path, span, message }));
}
