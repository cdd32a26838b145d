import { t } from '@vscode/l10n';
import {
  type ClaimEntry,
  type EvidenceEntry,
  evidenceByRelation,
  isUnanswered,
  type Relation,
} from '../../analysis/claims';
import { isSuspect, sourceOf } from '../../analysis/claimStanding';
import { type CodedPassage, codedPassagesOf } from '../../analysis/codedPassages';
import { sessionNamed } from '../../analysis/dialogue';
import { otherSideOf } from '../../analysis/negativeCases';
import { inOrder } from '../../analysis/order';
import { sourceLabelOf } from '../../analysis/sourceLabel';
import { problemsOf } from '../../checks/problems';
import { consentTextOf, dateOf, siteText } from '../../language/about';
import { componentQuestion, confidenceComponents } from '../../language/claimWords';
import { standingText } from '../../language/describeClaim';
import type { Answer } from '../../model/claim';
import { fingerprintOf } from '../../model/fingerprint';
import { fold } from '../../model/ids';
import type { Revision } from '../../model/revision';
import type { Span } from '../../model/span';
import { textAt } from '../../model/value';
import type { Snapshot } from '../../repository/snapshot';

/** All that the page of a claim shows; texts in the reader's language, words of the material as they stand. */
export interface ClaimModel {
  readonly id: string;
  readonly path: string;
  /** All claims, in order, to choose another one. */
  readonly claims: readonly { readonly path: string; readonly label: string }[];
  readonly title: string | undefined;
  readonly state: string | undefined;
  /** «3 support · 1 challenges · 2 of 6 sites». */
  readonly standing: string;
  readonly statement: string | undefined;
  /** The statement in the other language. */
  readonly translated: string | undefined;
  readonly revisions: readonly RevisionLine[];
  readonly evidence: readonly { readonly relation: Relation; readonly pieces: readonly Piece[] }[];
  readonly dialogue: readonly AnswerLine[];
  readonly confidence: readonly RatingLine[];
  readonly ratedOn: string | undefined;
  readonly gaps: readonly Gap[];
}

/** A place that a click opens. */
export type Target =
  | { readonly kind: 'open'; readonly path: string; readonly start?: number; readonly end?: number }
  /** The words of an excerpt in its record: its file and its id. */
  | { readonly kind: 'passage'; readonly path: string; readonly id: string };

/** What can be done about a claim from its page. */
export type ClaimDeed = (typeof claimDeeds)[number];

/** The words for what can be done. */
export const claimDeeds = ['negative-cases', 'revise', 'standing'] as const;

/** A change of the wording. */
interface RevisionLine {
  readonly from: string;
  /** What led to it. */
  readonly reason: string;
  readonly target: Target | undefined;
}

/** A piece of evidence. */
interface Piece {
  readonly name: string;
  /** Its words, where it is a quotation; else what the record is called. */
  readonly words: string | undefined;
  readonly isQuotation: boolean;
  readonly translations: readonly {
    readonly language: string;
    readonly text: string;
    readonly about: string;
  }[];
  /** «(Obs. 12, Kommune B)» */
  readonly source: string;
  /** Who speaks and what they consented to, in words. */
  readonly people: readonly string[];
  readonly note: string | undefined;
  /** What is to be looked at: that the words changed, are lost or are not found. */
  readonly warning: string | undefined;
  readonly target: Target;
}

interface AnswerLine {
  readonly session: string;
  readonly date: string | undefined;
  readonly role: string | undefined;
  readonly outcome: string | undefined;
  readonly summary: string | undefined;
  readonly reply: string | undefined;
  /** The wording until then, where the answer changed it. */
  readonly revisedFrom: string | undefined;
  readonly isUnanswered: boolean;
  readonly target: Target;
}

interface RatingLine {
  readonly component: string;
  /** What the component asks. */
  readonly question: string;
  readonly level: string | undefined;
  readonly reason: string | undefined;
}

/** Something that the claim lacks. */
interface Gap {
  readonly text: string;
  readonly act: Target | { readonly kind: 'do'; readonly deed: ClaimDeed };
}

/** What is on record of a claim. */
export function claimModel(snapshot: Snapshot, entry: ClaimEntry, claims: readonly ClaimEntry[]): ClaimModel {
  const { record, claim } = entry;
  const evidence = [...evidenceByRelation(snapshot, entry)];
  const rated = new Map(claim.confidence.map((one) => [fold(one.component), one]));
  const components = [
    ...confidenceComponents,
    ...claim.confidence
      .map(({ component }) => component)
      .filter((name) => !confidenceComponents.some((known) => known === fold(name))),
  ];
  const sorted = inOrder(claims.map((one) => ({ id: one.record.id, path: one.record.path, one })));
  return {
    id: record.id,
    path: record.path,
    claims: sorted.map(({ id, path, one }) => ({ path, label: [id, titleOf(one)].join(' ').trim() })),
    title: titleOf(entry),
    state: claim.state,
    standing: standingText(snapshot, record).replace(`${record.id} · `, ''),
    statement: claim.statement ?? record.title,
    translated: claim.statementDa,
    revisions: claim.revisions.map((revision) => revisionLine(snapshot, record.path, revision)),
    evidence: evidence.map(([relation, pieces]) => ({
      relation,
      pieces: pieces.map((piece) => pieceOf(snapshot, record.path, piece)),
    })),
    dialogue: inTime(snapshot, claim.dialogue).map((answer) => answerLine(snapshot, record.path, answer)),
    confidence: components.map((component) => ({
      component,
      question: componentQuestion(fold(component)),
      level: rated.get(fold(component))?.level,
      reason: rated.get(fold(component))?.reason,
    })),
    ratedOn: claim.ratedOn,
    gaps: gapsOf(snapshot, entry),
  };
}

function titleOf({ record }: ClaimEntry): string | undefined {
  return textAt(record.facts.root, 'title');
}

function revisionLine(snapshot: Snapshot, path: string, { from, reason }: Revision): RevisionLine {
  if (reason.kind === 'answer') {
    const { session, date, span } = reason.answer;
    const when = date ?? sessionDate(snapshot, session);
    const at = session ?? t('an answer of practice');
    return {
      from,
      reason: when === undefined ? t('after {0}', at) : t('after {0}, {1}', at, when),
      target: target(path, span),
    };
  }
  const { memo, date, span } = reason;
  const led = memo ?? t('no memo named');
  return {
    from,
    reason: date === undefined ? t('after {0}', led) : t('after {0}, {1}', led, date),
    target: target(path, span),
  };
}

function pieceOf(snapshot: Snapshot, claimPath: string, piece: EvidenceEntry): Piece {
  const { evidence, name, resolution } = piece;
  const found = resolution?.kind === 'found' ? (resolution.fragment ?? resolution.target) : undefined;
  const record = sourceOf(snapshot, piece);
  const passage = found && record && passageAt(snapshot, piece);
  const quote = passage?.excerpt.quote;
  const shared = { name, note: evidence.note, isQuotation: quote !== undefined };
  if (!found || !record) {
    return {
      ...shared,
      words: undefined,
      translations: [],
      source: '',
      people: [],
      warning: t('This is not found in the repository.'),
      target: target(claimPath, evidence.linkSpan),
    };
  }
  return {
    ...shared,
    words: quote ?? record.title,
    translations: (passage?.excerpt.translations ?? []).map(({ language, text, by, checkedBy, of }) => ({
      language,
      text,
      about: translationText(by, checkedBy, of !== undefined && of !== fingerprintOf(quote ?? '')),
    })),
    source: [
      sourceLabelOf(snapshot, record),
      siteText(snapshot, [passage?.site ?? textAt(record.facts.root, 'site') ?? '']),
    ]
      .filter((part, i, all) => part !== '' && !all.slice(0, i).some((before) => before.includes(part)))
      .join(' '),
    people: (passage?.speakers ?? []).map((id) => `${id}: ${consentTextOf(snapshot, id)}`),
    warning: warningOf(piece, passage),
    target: passage
      ? { kind: 'passage', path: passage.path, id: passage.id }
      : target(found.path, found.definition.kind === 'record' ? undefined : found.definition.span),
  };
}

function passageAt(snapshot: Snapshot, piece: EvidenceEntry): CodedPassage | undefined {
  const record = sourceOf(snapshot, piece);
  const excerpt = piece.resolution?.kind === 'found' ? piece.resolution.fragment?.definition : undefined;
  if (!record || excerpt?.kind !== 'excerpt') return undefined;
  return [...codedPassagesOf(snapshot, record)].find(({ located }) => located.definition === excerpt);
}

function warningOf(piece: EvidenceEntry, passage: CodedPassage | undefined): string | undefined {
  if (isSuspect(piece)) return t('The words changed since somebody looked at them as evidence.');
  switch (passage?.anchoring?.kind) {
    case 'lost':
      return t('The words are no longer found in the record.');
    case 'doubtful':
      return t('It is in doubt where in the record the words stand.');
    default:
      return undefined;
  }
}

function translationText(by: string | undefined, checkedBy: string | undefined, isStale: boolean): string {
  return [
    by === undefined ? undefined : t('translated by {0}', by),
    checkedBy === undefined ? t('not checked') : t('checked by {0}', checkedBy),
    isStale ? t('the original has changed since') : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** Answers by their dates, a year counting as its end; those without a date stay behind the one before them. */
function inTime(snapshot: Snapshot, answers: readonly Answer[]): readonly Answer[] {
  let last = '';
  const dated = answers.map((answer) => {
    last = (answer.date ?? sessionDate(snapshot, answer.session))?.padEnd(10, '~') ?? last;
    return { answer, date: last };
  });
  return dated.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).map(({ answer }) => answer);
}

function sessionDate(snapshot: Snapshot, session: string | undefined): string | undefined {
  return session === undefined ? undefined : dateOf(sessionNamed(snapshot, session)?.facts.root);
}

function answerLine(snapshot: Snapshot, path: string, answer: Answer): AnswerLine {
  const { session, role, outcome, summary, reply, revisedFrom, span } = answer;
  return {
    session: session ?? '',
    date: answer.date ?? sessionDate(snapshot, session),
    role,
    outcome,
    summary,
    reply,
    revisedFrom,
    isUnanswered: isUnanswered(answer),
    target: target(path, span),
  };
}

/** What the rules tell of the claim's file, and what nobody has looked at. */
function gapsOf(snapshot: Snapshot, entry: ClaimEntry): readonly Gap[] {
  const { record, claim } = entry;
  const gaps: Gap[] = problemsOf(snapshot, record.facts).map(({ message, span }) => ({
    text: message,
    act: target(record.path, span),
  }));
  const unrated = confidenceComponents.filter(
    (component) => !claim.confidence.some((one) => fold(one.component) === component),
  );
  if (unrated.length > 0) {
    gaps.push({
      text: t('The confidence is not rated in full.'),
      act: target(record.path, claim.statementSpan),
    });
  }
  if (claim.dialogue.length === 0) {
    gaps.push({ text: t('Practice has not seen the claim yet.'), act: { kind: 'open', path: record.path } });
  }
  const { passages, unseen } = otherSideOf(snapshot, entry);
  const look = { kind: 'do', deed: 'negative-cases' } as const;
  if (passages.length > 0) {
    gaps.push({
      text:
        passages.length === 1
          ? t('One passage with the same codes is not cited.')
          : t('{0} passages with the same codes are not cited.', passages.length),
      act: look,
    });
  }
  if (unseen.length > 0) {
    gaps.push({
      text:
        unseen.length === 1
          ? t('One record from a site that the claim has not looked at.')
          : t('{0} records from sites that the claim has not looked at.', unseen.length),
      act: look,
    });
  }
  return gaps;
}

function target(path: string, span: Span | undefined): Target {
  return { kind: 'open', path, ...(span === undefined ? {} : { start: span.start, end: span.end }) };
}
