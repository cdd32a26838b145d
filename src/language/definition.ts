import type { Span } from '../model/span';
import type { Located, Snapshot } from '../repository/snapshot';
import { placeAt, targetsOf } from './place';
import type { OpenDocument } from './texts';

/** Where a link leads. */
export interface DefinitionLinks {
  /** The link itself. */
  readonly origin: Span;
  /** The places that give the name; several where the link is ambiguous. */
  readonly targets: readonly Located[];
}

/**
 * Where the link under the cursor leads: to the exact excerpt, turn or heading where it names one.
 * On a name at its own place, to that place.
 */
export function definitionAt(
  snapshot: Snapshot,
  document: OpenDocument,
  offset: number,
): DefinitionLinks | undefined {
  const place = placeAt(snapshot, document, offset);
  const targets = place ? targetsOf(place) : [];
  return place && targets.length > 0 ? { origin: place.span, targets } : undefined;
}
