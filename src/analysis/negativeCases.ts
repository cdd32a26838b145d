import { placeOf } from '../model/anchoring';
import { readExcerpt } from '../model/excerpt';
import { fold } from '../model/ids';
import { sitesOf } from '../model/sitesOf';
import type { Span } from '../model/span';
import { textAt } from '../model/value';
import { fieldNamed } from '../model/vocabulary';
import type { Located, RecordEntry, Snapshot } from '../repository/snapshot';
import { type ClaimEntry, evidenceByRelation, type EvidenceEntry } from './claims';
import { sourceOf } from './claimStanding';
import { type CodedPassage, codedPassages } from './codedPassages';
import { inOrder } from './order';
import { consentOf } from './passageConsent';

/** A passage that could speak against a claim. */
export interface NegativeCase {
  /** `OBS-012#x03` */
  readonly link: string;
  readonly record: RecordEntry;
  readonly excerpt: Located;
  /** The codes it shares with the claim's evidence, as written. */
  readonly shared: readonly string[];
}

/** Where to look for the other side of a claim. */
export interface OtherSide {
  /** Passages with codes of the claim's evidence whose words the claim does not cite; those with most in common first. */
  readonly passages: readonly NegativeCase[];
  /** Material of sites that the claim has not looked at, in order of id. */
  readonly unseen: readonly RecordEntry[];
}

/**
 * Looks for what a claim could have overlooked. A record that was looked through without finding anything is not
 * proposed again, and neither is what the claim cites already. What is still raw is left out: it is pseudonymised first.
 */
export function otherSideOf(snapshot: Snapshot, entry: ClaimEntry): OtherSide {
  const evidence = [...evidenceByRelation(snapshot, entry).values()].flat();
  const checked = new Set(
    evidence.filter((e) => e.evidence.kind === 'checked').map((e) => sourceOf(snapshot, e)?.path),
  );
  return {
    passages: passagesOf(snapshot, evidence, checked),
    unseen: unseenOf(snapshot, evidence, checked),
  };
}

function passagesOf(
  snapshot: Snapshot,
  evidence: readonly EvidenceEntry[],
  checked: ReadonlySet<string | undefined>,
): readonly NegativeCase[] {
  const cited = evidence.flatMap((piece) => citedIn(snapshot, piece) ?? []);
  const codes = new Set(cited.flatMap(({ definition }) => readExcerpt(definition.fields).codes).map(fold));
  if (codes.size === 0) return [];
  const found: NegativeCase[] = [];
  for (const passage of codedPassages(snapshot)) {
    const { link, record, located: excerpt } = passage;
    if (checked.has(record.path) || cited.some((one) => holds(one, passage))) continue;
    const shared = passage.excerpt.codes.filter((code) => codes.has(fold(code)));
    // Nobody looks anew at words that were taken back.
    if (shared.length === 0 || consentOf(snapshot, passage) === 'withdrawn') continue;
    found.push({ link, record, excerpt, shared });
  }
  const byId = inOrder(found.map((item) => ({ id: item.link, path: item.excerpt.path, item })));
  return byId.map(({ item }) => item).sort((a, b) => b.shared.length - a.shared.length);
}

/** What a piece of evidence cites within its record, and where that stands, if that is known. */
interface Cited {
  readonly record: string;
  readonly definition: Located['definition'];
  readonly span: Span | undefined;
}

function citedIn(snapshot: Snapshot, { resolution }: EvidenceEntry): Cited | undefined {
  if (resolution?.kind !== 'found' || !resolution.fragment) return undefined;
  const { path, definition } = resolution.fragment;
  const span =
    definition.kind === 'excerpt'
      ? placeOf(snapshot.anchored(path, definition.name)?.anchoring)
      : definition.extent;
  return { record: resolution.target.path, definition, span };
}

/** Whether a passage is what was cited, or shares words with it: another coder's excerpt of it, or a part. */
function holds({ record, definition, span }: Cited, passage: CodedPassage): boolean {
  if (definition === passage.located.definition) return true;
  if (record !== passage.record.path || !span || !passage.span) return false;
  return span.start < passage.span.end && passage.span.start < span.end;
}

function unseenOf(
  snapshot: Snapshot,
  evidence: readonly EvidenceEntry[],
  checked: ReadonlySet<string | undefined>,
): readonly RecordEntry[] {
  const sites = new Set(evidence.flatMap((e) => sitesOf(sourceOf(snapshot, e)?.facts.root)).map(fold));
  const unseen = [...snapshot.records()].filter(
    (record) =>
      isMaterial(snapshot, record) &&
      !checked.has(record.path) &&
      !isRaw(record) &&
      sitesOf(record.facts.root).some((site) => !sites.has(fold(site))),
  );
  return inOrder(unseen);
}

/** What was said and done at one place on one day: observations, interviews, meetings, and types of the team's own. */
export function isMaterial({ vocabulary }: Snapshot, { type }: RecordEntry): boolean {
  const fields = vocabulary.types.get(type ?? '')?.fields ?? [];
  return ['date', 'site'].every((name) => fieldNamed(fields, name)?.required);
}

function isRaw({ facts }: RecordEntry): boolean {
  return textAt(facts.root, 'status') === 'raw';
}
