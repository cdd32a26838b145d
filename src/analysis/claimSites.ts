import { fold } from '../model/ids';
import { sitesOf } from '../model/sitesOf';
import type { Steps } from '../model/steps';
import type { Snapshot } from '../repository/snapshot';
import { type ClaimEntry, claimsInSteps, type EvidenceEntry, evidenceByRelation, relationOf } from './claims';
import { sourceOf } from './claimStanding';
import { inOrder } from './order';

/**
 * What a claim knows of a site: `mixed` has evidence for and against, or evidence that qualifies; in `none-found`
 * somebody has looked in vain; in `not-examined` nobody has looked.
 */
export const siteStates = ['supports', 'challenges', 'mixed', 'none-found', 'not-examined'] as const;
export type SiteState = (typeof siteStates)[number];

/** A claim seen from a site. */
export interface ClaimAtSite {
  readonly state: SiteState;
  /** What makes it up, in the order of the relations; records that were searched in vain among it. */
  readonly evidence: readonly EvidenceEntry[];
}

/** Claims crossed with sites, both in order of id. */
export interface ClaimSites {
  /** The sites of the repository, and those that records of evidence name besides. */
  readonly sites: readonly string[];
  readonly claims: readonly {
    readonly entry: ClaimEntry;
    /** One for each of `sites`. */
    readonly cells: readonly ClaimAtSite[];
  }[];
}

/** Works out what each claim knows of each site, a claim in a step. Evidence counts for every site of its record. */
export function* claimSitesOf(snapshot: Snapshot): Steps<ClaimSites> {
  const sites = new Map<string, string>();
  const records = [...snapshot.recordsOfType('site')];
  for (const { id } of inOrder(records)) sites.set(fold(id), id);
  const claims: { readonly entry: ClaimEntry; readonly bySite: BySite }[] = [];
  for (const entry of yield* claimsInSteps(snapshot)) {
    claims.push({ entry, bySite: evidenceBySite(snapshot, entry) });
    yield;
  }
  const others = claims.flatMap(({ bySite }) => [...bySite]).filter(([key]) => !sites.has(key));
  for (const [key, { site }] of others.sort(([a], [b]) => (a < b ? -1 : 1))) sites.set(key, site);
  const rows: (ClaimSites['claims'][number] & { readonly id: string; readonly path: string })[] = [];
  for (const { entry, bySite } of claims) {
    rows.push({
      id: entry.record.id,
      path: entry.record.path,
      entry,
      cells: [...sites.keys()].map((key) => atSite(bySite.get(key)?.evidence ?? [])),
    });
    yield;
  }
  return {
    sites: [...sites.values()],
    claims: inOrder(rows).map(({ entry, cells }) => ({ entry, cells })),
  };
}

/** The evidence from each site, by the folded id. */
type BySite = ReadonlyMap<string, { readonly site: string; readonly evidence: readonly EvidenceEntry[] }>;

function evidenceBySite(snapshot: Snapshot, entry: ClaimEntry): BySite {
  const bySite = new Map<string, { site: string; evidence: EvidenceEntry[] }>();
  for (const piece of [...evidenceByRelation(snapshot, entry).values()].flat()) {
    for (const site of sitesOf(sourceOf(snapshot, piece)?.facts.root)) {
      const group = bySite.get(fold(site));
      if (group) group.evidence.push(piece);
      else bySite.set(fold(site), { site, evidence: [piece] });
    }
  }
  return bySite;
}

function atSite(evidence: readonly EvidenceEntry[]): ClaimAtSite {
  const relations = new Set(evidence.map((piece) => relationOf(piece.evidence)));
  const isFor = relations.has('supports');
  const isAgainst = relations.has('challenges');
  // What no word says how it stands to the claim has been looked at, and says neither yes nor no.
  const isBetween = relations.has('qualifies') || relations.has('other');
  const state =
    (isFor && isAgainst) || isBetween
      ? 'mixed'
      : isFor
        ? 'supports'
        : isAgainst
          ? 'challenges'
          : relations.has('none-found')
            ? 'none-found'
            : 'not-examined';
  return { state, evidence };
}
