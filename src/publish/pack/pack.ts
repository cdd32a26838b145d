import { type EvidenceEntry, evidenceByRelation, relations } from '../../analysis/claims';
import { type Refusal, refusalsOf, type Use } from '../../analysis/consent';
import { siteLabel } from '../../analysis/sites';
import { sitesOf } from '../../model/sitesOf';
import { placeOf } from '../../model/anchoring';
import { readClaim } from '../../model/claim';
import { readExcerpt } from '../../model/excerpt';
import { fold } from '../../model/ids';
import { linkTargetOf } from '../../model/linkTarget';
import { itemsOf, textAt, textsAt, valueAt } from '../../model/value';
import type { RecordEntry, Snapshot } from '../../repository/snapshot';
import { type Line, linesOf } from './lines';
import { type Attributed, attributionFor } from './attribution';
import { type Audience, audiences, packTexts, type PackLanguage } from './packTexts';

/** What a session is prepared with: nothing in it but what its audience may see. */
export interface Pack {
  readonly language: PackLanguage;
  readonly title: string;
  /** As the session's record says: a day, a month or a year. */
  readonly date: string | undefined;
  readonly audience: Audience;
  /** What the sites are called. */
  readonly sites: readonly string[];
  readonly claims: readonly PackClaim[];
}

export interface PackClaim {
  /** In the language of the pack where there is such a wording. */
  readonly statement: string;
  readonly supporting: readonly PackQuote[];
  /** What challenges or qualifies the claim. */
  readonly otherwise: readonly PackQuote[];
  readonly questions: readonly string[];
}

export interface PackQuote {
  readonly lines: readonly Line[];
  /** Who and where, as coarsely as the smallest group asks for: «Borger, Kommune B». */
  readonly source: string;
}

/** What became of a piece of evidence. For the researchers alone: it names records and people by id. */
export interface Considered {
  /** The claim's id. */
  readonly claim: string;
  /** As written in the claim: `OBS-012#x03`. */
  readonly ref: string;
  /** Why it was left out; nothing where it is shown. */
  readonly refusals: readonly (Refusal | { readonly reason: 'no-excerpt' | 'no-place' | 'not-found' })[];
  /** How far its source had to be made coarser so that it fits enough people. */
  readonly coarser: boolean;
}

/** A pack, and what was shown and left out in making it. */
export interface PlannedPack {
  readonly pack: Pack;
  readonly considered: readonly Considered[];
  /** Claims of the session that are not there, or say nothing. */
  readonly missingClaims: readonly string[];
}

/** What can be chosen for a pack; what is not given the session's record says. */
export interface PackChoices {
  readonly language: PackLanguage;
  readonly audience?: Audience;
  /** By id. */
  readonly sites?: readonly string[];
  /** By id. */
  readonly claims?: readonly string[];
  /** As `2017-03-14`: embargoes and withdrawals count as of this day. */
  readonly today: string;
}

/**
 * Plans the pack for a session from its claims' evidence. A passage is shown when everybody in it agreed to that:
 * to sessions at other sites, or, of people whose own site takes part, to sessions there.
 */
export function planPack(snapshot: Snapshot, session: RecordEntry, choices: PackChoices): PlannedPack {
  const { root } = session.facts;
  const sites = choices.sites ?? sitesOf(root);
  const names = choices.claims ?? linked(root, 'claims');
  const considered: Considered[] = [];
  const missingClaims: string[] = [];
  const claims = names.flatMap((name): PackClaim[] => {
    const record = recordNamed(snapshot, name);
    const planned = record?.type === 'claim' && planClaim(snapshot, record, sites, choices);
    if (!planned) {
      missingClaims.push(name);
      return [];
    }
    considered.push(...planned.considered);
    return [planned.claim];
  });
  const pack: Pack = {
    language: choices.language,
    title: session.title ?? packTexts(choices.language).untitled,
    date: textAt(root, 'date') ?? textAt(root, 'year'),
    audience: choices.audience ?? audienceOf(session),
    sites: sites.map((site) => siteLabel(snapshot, site)),
    claims,
  };
  return { pack, considered, missingClaims };
}

/** Who a session is for: of a seminar by its kind; where nothing is said, leaders may be among them. */
export function audienceOf({ facts: { root } }: RecordEntry): Audience {
  const written = textAt(root, 'audience');
  const kind = textAt(root, 'kind');
  if (kind === 'employee') return 'employees';
  if (kind === 'leader') return 'leaders';
  return audiences.find((a) => a === written) ?? 'mixed';
}

function planClaim(
  snapshot: Snapshot,
  record: RecordEntry,
  sites: readonly string[],
  { language, today }: PackChoices,
): { readonly claim: PackClaim; readonly considered: readonly Considered[] } | undefined {
  const { root } = record.facts;
  const claim = readClaim(root);
  const danish = language === 'da' ? claim.statementDa : undefined;
  const statement = danish ?? claim.statement ?? claim.statementDa;
  if (statement === undefined) return undefined;
  const considered: Considered[] = [];
  const shown = { supporting: [] as PackQuote[], otherwise: [] as PackQuote[] };
  const useAt = useBefore(sites);
  const evidence = evidenceByRelation(snapshot, { record, claim });
  for (const relation of relations) {
    for (const entry of evidence.get(relation) ?? []) {
      if (entry.evidence.kind === 'checked') continue;
      const { refusals, quote } = consider(snapshot, entry, useAt, language, today);
      considered.push({ claim: record.id, ref: entry.name, refusals, coarser: quote?.coarser ?? false });
      if (quote) shown[relation === 'supports' ? 'supporting' : 'otherwise'].push(quote);
    }
  }
  const own = textsAt(root, 'questions');
  const questions = own.length > 0 ? own : packTexts(language).questions;
  return { claim: { statement, ...shown, questions }, considered };
}

/** What showing somebody's words is to them: whose own site takes part, or where nobody knows, it is closer. */
function useBefore(sites: readonly string[]): (own: readonly string[]) => Use {
  const present = new Set(sites.map(fold));
  return (own) =>
    present.size === 0 || own.length === 0 || own.some((site) => present.has(fold(site)))
      ? 'flip-same-site'
      : 'flip-other-site';
}

function consider(
  snapshot: Snapshot,
  { resolution }: EvidenceEntry,
  useAt: (own: readonly string[]) => Use,
  language: PackLanguage,
  today: string,
): Pick<Considered, 'refusals'> & { readonly quote?: PackQuote & Attributed } {
  if (resolution?.kind !== 'found') return { refusals: [{ reason: 'not-found' }] };
  const { target, fragment } = resolution;
  const record = snapshot.recordAt(target.path);
  if (!record || fragment?.definition.kind !== 'excerpt') return { refusals: [{ reason: 'no-excerpt' }] };
  const excerpt = readExcerpt(fragment.definition.fields);
  const anchored = snapshot.anchored(fragment.path, fragment.definition.name);
  // Whose words they are is not known of words that are not found; nor whether they were mended since.
  if (!anchored || !placeOf(anchored.anchoring)) return { refusals: [{ reason: 'no-place' }] };
  const { speakers } = anchored;
  const translated = excerpt.translations.find((one) => one.language === language)?.text;
  const text = translated ?? excerpt.quote ?? '';
  const lines = linesOf(snapshot, text, language);
  const spoken = {
    record,
    speakers,
    mentioned: [...lines.mentioned, ...linesOf(snapshot, excerpt.quote ?? '', language).mentioned],
  };
  const refusals = refusalsOf(snapshot, spoken, useAt, today);
  if (refusals.length > 0) return { refusals };
  const attributed = attributionFor(snapshot, record, speakers, language);
  return { refusals, quote: { lines: lines.lines, ...attributed } };
}

function linked(root: RecordEntry['facts']['root'], field: string): readonly string[] {
  return itemsOf(valueAt(root, field)).flatMap((item) => linkTargetOf(item)?.target ?? []);
}

function recordNamed(snapshot: Snapshot, id: string): RecordEntry | undefined {
  const named = snapshot.named(id).filter((l) => l.definition.kind === 'record');
  return named[0] && snapshot.recordAt(named[0].path);
}
