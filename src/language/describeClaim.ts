import { t } from '@vscode/l10n';
import {
  type EvidenceEntry,
  type Relation,
  evidenceByRelation,
  isUnanswered,
  stateLabel,
} from '../analysis/claims';
import { isSuspect, sourceOf, standingOf } from '../analysis/claimStanding';
import { type Answer, readClaim } from '../model/claim';
import { readExcerpt } from '../model/excerpt';
import { sitesOf } from '../model/sitesOf';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { consentTextOf, detailOf, siteText } from './about';
import { outcomeWord, relationLabel } from './claimWords';
import type { HoverLinks } from './hoverLinks';
import { bullets, escaped, joined, paragraphs, quoted, shortened, strong } from './markdown';

/** So much of a quotation, and of what was said, stands on a line. */
const QUOTATION = 140;
const SUMMARY = 160;
/** So many pieces of evidence are quoted; of the others the ids are told. */
const QUOTED = 12;

/** Where a claim stands: what speaks for and against it by site, with quotations and consent, and what practice said. */
export function describeClaim(snapshot: Snapshot, record: RecordEntry, link: HoverLinks): string {
  const claim = readClaim(record.facts.root);
  const groups = evidenceByRelation(snapshot, { record, claim });
  const budget = { left: QUOTED };
  const evidence: string[] = [];
  for (const [relation, pieces] of groups) {
    const bySite = siteLines(snapshot, pieces, budget);
    const heading = strong(`${relationLabel(relation)} (${pieces.length})`);
    const target = { kind: 'evidence', path: record.path, relation } as const;
    evidence.push(paragraphs([link(heading, target), bullets(bySite)]));
  }
  return paragraphs([
    joined([strong(record.id), escaped(detailOf(snapshot, record)), escaped(stateLabel(claim.state ?? ''))]),
    quoted(claim.statement ?? record.title ?? ''),
    evidence.length === 0 ? escaped(t('No evidence yet.')) : paragraphs(evidence),
    claim.dialogue.length > 0
      ? paragraphs([strong(t('Answers from practice')), bullets(claim.dialogue.map(answerLine))])
      : undefined,
  ]);
}

/** «3 support · 1 challenges · 2 of 6 sites · nuanced at FLIP-23», in the order in which one asks. Plain text. */
export function standingText(snapshot: Snapshot, record: RecordEntry): string {
  const claim = readClaim(record.facts.root);
  const { byRelation, sites, siteCount, lastAnswer } = standingOf(snapshot, { record, claim });
  const count = (relation: Relation): number => byRelation.get(relation)?.length ?? 0;
  const [supports, challenges, qualifies] = [count('supports'), count('challenges'), count('qualifies')];
  if (supports + challenges + qualifies === 0)
    return joined([record.id, t('no evidence yet'), answerText(lastAnswer)]);
  return joined([
    record.id,
    supports === 1 ? t('1 supports') : t('{0} support', supports),
    challenges === 0 ? undefined : challenges === 1 ? t('1 challenges') : t('{0} challenge', challenges),
    qualifies === 0 ? undefined : qualifies === 1 ? t('1 qualifies') : t('{0} qualify', qualifies),
    siteCount === 0 ? undefined : t('{0} of {1} sites', sites.length, siteCount),
    answerText(lastAnswer),
  ]);
}

function answerText(answer: Answer | undefined): string | undefined {
  if (answer?.session === undefined) return undefined;
  switch (answer.outcome) {
    case 'confirmed':
      return t('confirmed at {0}', answer.session);
    case 'nuanced':
      return t('nuanced at {0}', answer.session);
    case 'contested':
      return t('contested at {0}', answer.session);
    case 'new-question':
      return t('new question at {0}', answer.session);
    case 'no-response':
      return t('no response at {0}', answer.session);
    default:
      return t('discussed at {0}', answer.session);
  }
}

/** One line for each site, in the order of the evidence, its quotations below it. */
function siteLines(
  snapshot: Snapshot,
  pieces: readonly EvidenceEntry[],
  budget: { left: number },
): readonly string[] {
  const bySite = new Map<string, string[]>();
  for (const piece of pieces) {
    const site = siteText(snapshot, sitesOf(sourceOf(snapshot, piece)?.facts.root)) || t('no site');
    const line =
      budget.left-- > 0 ? pieceMarkdown(snapshot, piece) : joined([escaped(piece.name), suspicion(piece)]);
    bySite.set(site, [...(bySite.get(site) ?? []), line]);
  }
  return [...bySite].map(
    ([site, lines]) => `${escaped(site)}\n${lines.map((line) => `  - ${line}`).join('\n')}`,
  );
}

/** «“I'd like to try a kitchen” · OBS-012#x03 · CIT-017: consent given for quote» */
function pieceMarkdown(snapshot: Snapshot, piece: EvidenceEntry): string {
  const found = piece.resolution?.kind === 'found' ? piece.resolution.fragment : undefined;
  const source = sourceOf(snapshot, piece);
  if (found?.definition.kind !== 'excerpt' || !source) {
    return joined([
      escaped(piece.name),
      piece.resolution?.kind === 'found' ? undefined : escaped(t('not found')),
    ]);
  }
  const { quote = '' } = readExcerpt(found.definition.fields);
  const speakers = snapshot.anchored(found.path, found.definition.name)?.speakers ?? [];
  return joined([
    escaped(t('“{0}”', shortened(quote.replace(/\s+/g, ' ').trim(), QUOTATION))),
    escaped(piece.name),
    ...speakers.map((id) => escaped(`${id}: ${consentTextOf(snapshot, id)}`)),
    suspicion(piece),
  ]);
}

function suspicion(piece: EvidenceEntry): string | undefined {
  return isSuspect(piece) ? strong(t('changed since it was reviewed')) : undefined;
}

function answerLine(answer: Answer): string {
  const role = answer.role === undefined ? '' : ` ${escaped(`(${answer.role})`)}`;
  return joined([
    escaped(answer.session ?? ''),
    `${strong(answer.outcome === undefined ? t('no outcome') : outcomeWord(answer.outcome))}${role}`,
    escaped(shortened(answer.summary ?? '', SUMMARY)),
    answer.revisedFrom === undefined ? undefined : escaped(t('reworded')),
    isUnanswered(answer) ? escaped(t('no reply yet')) : undefined,
  ]);
}
