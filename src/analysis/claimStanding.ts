import type { Answer } from '../model/claim';
import { readExcerpt } from '../model/excerpt';
import { fingerprintOf } from '../model/fingerprint';
import { fold } from '../model/ids';
import { linkTargetOf } from '../model/linkTarget';
import { sitesOf } from '../model/sitesOf';
import { itemsOf, textAt, valueAt } from '../model/value';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { type ClaimEntry, type EvidenceEntry, evidenceByRelation, type Relation } from './claims';

/** Where a claim stands: what speaks for and against it, from where, and what practice said last. */
export interface Standing {
  readonly byRelation: ReadonlyMap<Relation, readonly EvidenceEntry[]>;
  /** Ids of the sites that evidence comes from, each once, as the records write them. */
  readonly sites: readonly string[];
  /** How many sites the repository has. */
  readonly siteCount: number;
  /** The answer that practice gave last. */
  readonly lastAnswer: Answer | undefined;
}

/** Works out where a claim stands. A record that was searched in vain is no evidence, and its site does not count. */
export function standingOf(snapshot: Snapshot, entry: ClaimEntry): Standing {
  const byRelation = evidenceByRelation(snapshot, entry);
  const evidence = [...byRelation.values()].flat().filter(({ evidence: e }) => e.kind === 'ref');
  return {
    byRelation,
    sites: sitesOfRecords(evidence.flatMap((piece) => sourceOf(snapshot, piece) ?? [])),
    siteCount: [...snapshot.recordsOfType('site')].length,
    lastAnswer: entry.claim.dialogue.findLast(({ session }) => session !== undefined),
  };
}

/** The record that a piece of evidence comes from. */
export function sourceOf(snapshot: Snapshot, { resolution }: EvidenceEntry): RecordEntry | undefined {
  const target = resolution && resolution.kind !== 'ambiguous' ? resolution.target : undefined;
  return target && snapshot.recordAt(target.path);
}

/** The sites of records, each once, in the order of the records. */
function sitesOfRecords(records: readonly RecordEntry[]): readonly string[] {
  const sites = new Map<string, string>();
  for (const { facts } of records) {
    for (const site of sitesOf(facts.root)) {
      if (!sites.has(fold(site))) sites.set(fold(site), site);
    }
  }
  return [...sites.values()];
}

/** The records that the supporting evidence of a claim comes from. */
export function supportOf(snapshot: Snapshot, entry: ClaimEntry): readonly RecordEntry[] {
  const supporting = evidenceByRelation(snapshot, entry).get('supports') ?? [];
  return supporting.flatMap((piece) => sourceOf(snapshot, piece) ?? []);
}

/** What supporting evidence rests on where it rests on too little: one case, one person, or few sites. */
export type Narrowness =
  | { readonly kind: 'case' | 'person'; readonly id: string }
  | { readonly kind: 'sites'; readonly count: number; readonly wanted: number };

/** Sites that “across sites” needs support from, where the configuration says nothing. */
const FEWEST_SITES = 3;

/** Whether these records are too narrow a place to say something across sites. Of none nothing is said. */
export function narrownessOf(snapshot: Snapshot, sources: readonly RecordEntry[]): Narrowness | undefined {
  if (sources.length === 0) return undefined;
  const onlyCase = onlyOne(sources.map((record) => linkedAt(record, 'case')));
  if (onlyCase !== undefined) return { kind: 'case', id: onlyCase };
  const person = onlyOne(sources.map((record) => citizensOf(snapshot, record)));
  if (person !== undefined) return { kind: 'person', id: person };
  const wanted = Number(textAt(snapshot.file('red-thread.yaml')?.root, 'thresholds', 'overclaim_sites'));
  const fewest = Number.isInteger(wanted) && wanted > 0 ? wanted : FEWEST_SITES;
  const count = sitesOfRecords(sources).length;
  return count < fewest ? { kind: 'sites', count, wanted: fewest } : undefined;
}

/** The quotation of a piece of evidence as it is now, and its fingerprint; undefined for what is no excerpt. */
export function quotationOf({
  resolution,
}: EvidenceEntry): { readonly quote: string; readonly fingerprint: string } | undefined {
  const excerpt = resolution?.kind === 'found' ? resolution.fragment?.definition : undefined;
  const quote = excerpt?.kind === 'excerpt' ? readExcerpt(excerpt.fields).quote : undefined;
  return quote === undefined ? undefined : { quote, fingerprint: fingerprintOf(quote) };
}

/** Whether the quotation changed since somebody looked at it. */
export function isSuspect(piece: EvidenceEntry): boolean {
  const { seen } = piece.evidence;
  const now = seen === undefined ? undefined : quotationOf(piece)?.fingerprint;
  return now !== undefined && now !== seen;
}

/** The one name that every list consists of; undefined where there are several, or a list is empty. */
function onlyOne(lists: readonly (readonly string[])[]): string | undefined {
  const [first = []] = lists;
  const [name] = first;
  if (name === undefined) return undefined;
  return lists.every((list) => list.length > 0 && list.every((n) => fold(n) === fold(name)))
    ? name
    : undefined;
}

function citizensOf(snapshot: Snapshot, record: RecordEntry): readonly string[] {
  const people = ['citizen', 'interviewee', 'participants'].flatMap((field) => linkedAt(record, field));
  return people.filter((id) =>
    snapshot
      .named(id)
      .some(({ definition: d }) => d.kind === 'person' && textAt(d.fields, 'role') === 'citizen'),
  );
}

/** The ids that a field of a record links to, as written. */
export function linkedAt({ facts }: RecordEntry, field: string): readonly string[] {
  return itemsOf(valueAt(facts.root, field)).flatMap((item) => linkTargetOf(item)?.target ?? []);
}
