import { t } from '@vscode/l10n';
import { type Answer, type Claim, type Evidence, readClaim } from '../model/claim';
import { covers } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import type { RecordEntry, Resolution, Snapshot } from '../repository/snapshot';

/** How evidence stands to its claim; `other` is none of the words known. */
export const relations = ['supports', 'challenges', 'qualifies', 'none-found', 'other'] as const;
export type Relation = (typeof relations)[number];

/** What practice said to a claim. */
export const outcomes = ['confirmed', 'nuanced', 'contested', 'new-question', 'no-response'] as const;
export type Outcome = (typeof outcomes)[number];

/** A claim with the record that holds it. */
export interface ClaimEntry {
  readonly record: RecordEntry;
  readonly claim: Claim;
}

/** A piece of evidence and where it leads. */
export interface EvidenceEntry {
  readonly evidence: Evidence;
  /** As written: `OBS-012#x03`. */
  readonly name: string;
  /** Undefined where the name could not be looked up. */
  readonly resolution: Resolution | undefined;
}

/** All claims of a repository, unordered. */
export function claimsOf(snapshot: Snapshot): readonly ClaimEntry[] {
  return atOnce(claimsInSteps(snapshot));
}

/** The same, one claim in a step. */
export function* claimsInSteps(snapshot: Snapshot): Steps<readonly ClaimEntry[]> {
  const claims: ClaimEntry[] = [];
  for (const record of snapshot.recordsOfType('claim')) {
    claims.push(claimEntry(record));
    yield;
  }
  return claims;
}

/** After a change nearly all claims are those of before, and several views ask for all of them. */
const read = new WeakMap<RecordEntry, ClaimEntry>();

/** A record of a claim, read. */
export function claimEntry(record: RecordEntry): ClaimEntry {
  const entry = read.get(record) ?? { record, claim: readClaim(record.facts.root) };
  read.set(record, entry);
  return entry;
}

/** The evidence of a claim by how it stands to it, in the order of `relations`; only relations that occur. */
export function evidenceByRelation(
  snapshot: Snapshot,
  { record, claim }: ClaimEntry,
): ReadonlyMap<Relation, readonly EvidenceEntry[]> {
  const entries = claim.evidence.map((evidence) => {
    const reference = record.facts.references.find((r) => covers(evidence.linkSpan, r.span));
    const { target, fragment } = evidence.link;
    return {
      evidence,
      name: fragment === undefined ? target : `${target}#${fragment}`,
      resolution: reference && snapshot.resolve(reference, record.path),
    };
  });
  const groups = relations.map((relation) => {
    const group = entries.filter((e) => relationOf(e.evidence) === relation);
    return [relation, group] as const;
  });
  return new Map(groups.filter(([, group]) => group.length > 0));
}

/** How many answers from practice came to what; only what occurs. */
export function outcomesOf(claim: Claim): ReadonlyMap<Outcome, number> {
  const counted = outcomes.map((o) => [o, claim.dialogue.filter((a) => a.outcome === o).length] as const);
  return new Map(counted.filter(([, n]) => n > 0));
}

/** Whether practice disagreed, had reservations or asked, and the team has neither replied nor reworded the claim. */
export function isUnanswered({ outcome, reply, revisedFrom }: Answer): boolean {
  const asksForReply = outcome === 'contested' || outcome === 'nuanced' || outcome === 'new-question';
  return asksForReply && reply === undefined && revisedFrom === undefined;
}

/** How a piece of evidence stands to its claim; a record that was only checked has none found in it. */
export function relationOf(evidence: Evidence): Relation {
  const written = evidence.rel ?? (evidence.kind === 'checked' ? 'none-found' : undefined);
  return relations.find((r) => r === written) ?? 'other';
}

/** A claim's state in words; one that is not known is shown as written. */
export function stateLabel(state: string): string {
  const labels = new Map([
    ['draft', t('draft')],
    ['in-dialogue', t('in dialogue')],
    ['revised', t('revised')],
    ['settled', t('settled')],
    ['dropped', t('dropped')],
  ]);
  return labels.get(state) ?? state;
}
