import type { Reference } from '../model/facts';
import type { Span } from '../model/span';
import type { Steps } from '../model/steps';
import type { Snapshot } from '../repository/snapshot';
import { leadsTo, linksLeadingTo, placeAt, targetsUnder } from './place';
import type { OpenDocument } from './texts';

/** A stretch of a file. */
export interface FilePlace {
  readonly path: string;
  readonly span: Span;
}

/**
 * All links to what is under the cursor, which may be a link or the name itself at the place that gives it; a link in a
 * step.
 * @param includeDefinition whether the place that gives the name is one of them.
 */
export function* referencesAt(
  snapshot: Snapshot,
  document: OpenDocument,
  offset: number,
  includeDefinition: boolean,
): Steps<readonly FilePlace[]> {
  const place = placeAt(snapshot, document, offset);
  if (!place) return [];
  const targets = targetsUnder(snapshot, place);
  if (targets.length === 0 && place.kind === 'reference') {
    // A name that nothing has: all who ask for it.
    const links = yield* snapshot.linksToNameInSteps(place.reference.target);
    return links.map(({ path, reference }) => ({ path, span: listedSpan(reference) }));
  }
  const places: FilePlace[] = [];
  for (const target of targets) {
    if (includeDefinition) places.push({ path: target.path, span: target.definition.span });
    for (const { path, reference } of yield* linksLeadingTo(snapshot, target)) {
      places.push({ path, span: listedSpan(reference) });
    }
  }
  return places;
}

/**
 * Of a link in brackets what stands between them. VS Code's own Markdown support takes `[[OBS-012]]` for a link to be
 * defined in the same file, and places it so; its list shows places that are the same once.
 */
function listedSpan({ form, span }: Reference): Span {
  const before = form === 'embed' ? 3 : form === 'wikilink' || form === 'flow' ? 2 : 0;
  return before === 0 ? span : { start: span.start + before, end: span.end - 2 };
}

/** The places in this document that mean the same as the one under the cursor. */
export function highlightsAt(snapshot: Snapshot, document: OpenDocument, offset: number): readonly Span[] {
  const place = placeAt(snapshot, document, offset);
  const [target] = place ? targetsUnder(snapshot, place) : [];
  if (!target) return [];
  const spans = document.facts.references
    .filter((reference) => leadsTo(snapshot, document.facts, reference, target))
    .map((reference) => reference.span);
  return target.path === document.path ? [target.definition.span, ...spans] : spans;
}
