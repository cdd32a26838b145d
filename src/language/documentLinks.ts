import type { Reference } from '../model/facts';
import type { Span } from '../model/span';
import type { Steps } from '../model/steps';
import type { Located, Snapshot } from '../repository/snapshot';
import type { OpenDocument } from './texts';

/** A link that can be clicked. */
export interface DocumentLink {
  readonly span: Span;
  readonly reference: Reference;
}

/** The wikilinks and embeds of a document that lead to one place. */
export function* documentLinks(
  snapshot: Snapshot,
  { path, facts }: OpenDocument,
): Steps<readonly DocumentLink[]> {
  const links: DocumentLink[] = [];
  for (const reference of facts.references) {
    const { form, span } = reference;
    const isLink = form === 'wikilink' || form === 'embed' || form === 'flow';
    if (isLink && linkTarget(snapshot, path, reference) !== undefined) links.push({ span, reference });
    yield;
  }
  return links;
}

/** Where a link leads: to the record where the fragment is missing. */
export function linkTarget(snapshot: Snapshot, path: string, reference: Reference): Located | undefined {
  const resolution = snapshot.resolve(reference, path);
  if (resolution.kind === 'ambiguous') return undefined;
  return (resolution.kind === 'found' ? resolution.fragment : undefined) ?? resolution.target;
}
