import type { Located, Snapshot } from '../repository/snapshot';
import type { Candidate } from './candidates';

/** Types that are not material: what is written about it, and what it is ordered by. */
const RANKS: Readonly<Record<string, number>> = { claim: 1, memo: 2, draft: 3, site: 3, potential: 3 };

/** All that a wikilink can point to, ordered for a text of this type: in a draft claims come first, elsewhere the material. */
export function* linkCandidates(
  snapshot: Snapshot,
  fromType: string | undefined,
  fromPath: string,
): Iterable<Candidate> {
  for (const record of snapshot.records()) {
    if (record.path === fromPath) continue;
    yield { located: record, rank: rankOf(record.type, fromType) };
  }
  for (const located of snapshot.definitions('code')) yield { located, rank: 4 };
  for (const located of snapshot.definitions('person')) yield { located, rank: 5 };
}

function rankOf(type: string | undefined, fromType: string | undefined): number {
  if (type === undefined) return 6;
  if (type === 'claim' && fromType === 'draft') return 0;
  return RANKS[type] ?? (fromType === 'draft' ? 1 : 0);
}

/**
 * What a link field may lead to.
 * @param to record types, or `person`, `code`, `excerpt`, `record`; empty: anything.
 */
export function* fieldCandidates(
  snapshot: Snapshot,
  to: readonly string[],
  fromPath: string,
): Iterable<Candidate> {
  const wants = (what: string): number => (to.length === 0 ? 0 : to.indexOf(what));
  const anyRecord = wants('record');
  const excerpts = wants('excerpt');
  for (const record of snapshot.records()) {
    if (record.path === fromPath) continue;
    const rank = record.type === undefined ? -1 : wants(record.type);
    if (rank >= 0) yield { located: record, rank };
    else if (anyRecord >= 0) yield { located: record, rank: anyRecord };
    // A record is the way to its excerpts: `OBS-012#`.
    else if (excerpts >= 0 && to.length > 0 && snapshot.fragmentsOf(record.path).some(isExcerpt))
      yield { located: record, rank: 20 };
  }
  for (const kind of ['person', 'code'] as const) {
    const rank = wants(kind);
    if (rank >= 0) for (const located of snapshot.definitions(kind)) yield { located, rank };
  }
  if (excerpts < 0 || to.length === 0) return;
  for (const located of snapshot.definitions('excerpt')) {
    const owner = snapshot.ownerOf(located.path);
    if (owner) yield { located, rank: excerpts, written: `${owner.id}#${located.definition.name}` };
  }
}

function isExcerpt(located: Located): boolean {
  return located.definition.kind === 'excerpt';
}
