import { isSettling } from '../model/excerpt';
import type { FileFacts, Reference } from '../model/facts';
import type { Link, Located, Snapshot } from '../repository/snapshot';

/** Where something is cited, by the kind of record. */
export interface CitedIn {
  /** Of each type of record (undefined for notes), how many of them cite it, those cited in most first. */
  readonly types: readonly { readonly type: string | undefined; readonly count: number }[];
  /** The links themselves, in order of path and place. */
  readonly links: readonly Link[];
}

/** Which records cite passages: claims as evidence, drafts, memos, sessions. Each counts once. A decision cites none. */
export function citedIn(snapshot: Snapshot, passages: readonly Located[]): CitedIn {
  const links = passages.flatMap((passage) =>
    snapshot.linksTo(passage).filter((link) => leadsTo(snapshot, link, passage)),
  );
  const counts = new Map<string | undefined, number>();
  for (const path of new Set(links.map((link) => link.path))) {
    const type = snapshot.recordAt(path)?.type;
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const types = [...counts]
    .map(([type, count]) => ({ type, count }))
    .sort((a, b) => b.count - a.count || (a.type ?? '').localeCompare(b.type ?? ''));
  return { types, links };
}

/** A link to the record is none to each of its passages. */
function leadsTo(snapshot: Snapshot, { path, reference }: Link, { definition, path: at }: Located): boolean {
  if (!isAboutFragment(snapshot.file(path), reference)) return false;
  const resolution = snapshot.resolve(reference, path);
  const fragment = resolution.kind === 'found' ? resolution.fragment : undefined;
  return fragment?.path === at && fragment.definition.span.start === definition.span.start;
}

function isAboutFragment(facts: FileFacts | undefined, reference: Reference): boolean {
  return facts !== undefined && reference.fragment !== undefined && !isSettling(reference);
}
