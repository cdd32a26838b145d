import type { Snapshot } from '../repository/snapshot';
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
 * What a link field may lead to: excerpts first where they may be meant, then the types in the order of `to`.
 * @param to record types, or `person`, `code`, `excerpt`, `record`; empty: anything.
 */
export function* fieldCandidates(
  snapshot: Snapshot,
  to: readonly string[],
  fromPath: string,
): Iterable<Candidate> {
  const wants = (what: string): boolean => to.length === 0 || to.includes(what);
  const takesExcerpts = to.includes('excerpt');
  if (takesExcerpts) {
    for (const located of snapshot.definitions('excerpt')) {
      const owner = snapshot.ownerOf(located.path);
      if (owner) yield { located, rank: 0, written: `${owner.id}#${located.definition.name}` };
    }
  }
  for (const record of snapshot.records()) {
    if (record.path === fromPath) continue;
    const named = record.type === undefined ? -1 : to.indexOf(record.type);
    if (named >= 0) yield { located: record, rank: 1 + named };
    // A record is the way to its excerpts: `OBS-012#`.
    else if (wants('record') || (takesExcerpts && snapshot.fragmentsOf(record.path, 'excerpt').length > 0)) {
      yield { located: record, rank: 20 + rankOf(record.type, undefined) };
    }
  }
  for (const kind of ['code', 'person'] as const) {
    if (wants(kind)) for (const located of snapshot.definitions(kind)) yield { located, rank: 40 };
  }
}
