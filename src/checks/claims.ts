import { t } from '@vscode/l10n';
import { type ClaimEntry, claimEntry, evidenceByRelation, isUnanswered } from '../analysis/claims';
import { isSuspect } from '../analysis/claimStanding';
import type { FileFacts } from '../model/facts';
import { fingerprintOf } from '../model/fingerprint';
import type { Problem } from '../model/problem';
import type { Span } from '../model/span';
import { textAt, valueAt } from '../model/value';
import type { Snapshot } from '../repository/snapshot';
import { precisionOf } from './dates';
import { overclaimProblems } from './overclaims';

/** What a claim lacks: evidence, breadth, a reply, a reason for its wording, a look at what changed. */
export function claimProblems(snapshot: Snapshot, facts: FileFacts): readonly Problem[] {
  if (textAt(facts.root, 'type') !== 'claim') return [];
  const record = snapshot.recordAt(facts.path);
  if (!record) return [];
  const entry = claimEntry(record);
  // What was given up need not be looked after.
  if (entry.claim.state === 'dropped') return [];
  const place = entry.claim.statementSpan ?? valueAt(facts.root, 'type')?.span ?? record.definition.span;
  return [
    ...evidenceProblems(entry, place),
    ...(snapshot.complete ? overclaimProblems(snapshot, entry, place) : []),
    ...suspectProblems(snapshot, entry),
    ...replyProblems(entry),
    ...wordingProblems(entry, place),
    ...confidenceProblems(entry),
  ];
}

function evidenceProblems({ claim }: ClaimEntry, span: Span): readonly Problem[] {
  // While it is still being worded, the evidence may be on its way.
  if (claim.state === 'draft' || claim.evidence.some(({ kind }) => kind === 'ref')) return [];
  const message = t('Nothing is given as evidence for or against this claim.');
  const fixes = [
    { kind: 'begin', what: 'search', title: t('Search for evidence…') },
    { kind: 'begin', what: 'claim-page', title: t('Open the claim’s page') },
  ] as const;
  return [{ rule: 'claim-without-evidence', span, message, fixes }];
}

function suspectProblems(snapshot: Snapshot, entry: ClaimEntry): readonly Problem[] {
  const evidence = [...evidenceByRelation(snapshot, entry).values()].flat();
  return evidence.filter(isSuspect).map(({ evidence: { linkSpan, span }, name }) => ({
    rule: 'evidence-suspect',
    span: linkSpan,
    message: t('The quotation {0} changed since it was looked at as evidence.', name),
    fixes: [
      {
        kind: 'claim-act',
        act: 'review',
        title: t('Look at the quotation and the claim side by side'),
        span,
      },
      { kind: 'claim-act', act: 'mark-reviewed', title: t('I looked at it: mark it as reviewed'), span },
    ],
  }));
}

function replyProblems({ claim }: ClaimEntry): readonly Problem[] {
  return claim.dialogue.filter(isUnanswered).map(({ session, outcomeSpan, span }) => ({
    rule: 'answer-without-reply',
    span: outcomeSpan ?? span,
    message:
      session === undefined
        ? t('Practice asks for a reply to this, and there is none.')
        : t('Practice asks for a reply to this since {0}, and there is none.', session),
    fixes: [{ kind: 'claim-act', act: 'reply', title: t('Reply…'), span }],
  }));
}

/**
 * What can be told from the file alone: the last answer that says which wording was answered (`shown`) was given to
 * another one than today's, and no change begins with it; or the state says “revised” and no change is on record.
 */
function wordingProblems({ claim }: ClaimEntry, span: Span): readonly Problem[] {
  const { statement = '', dialogue, revisions, state } = claim;
  const fixes = [
    { kind: 'claim-act', act: 'revise', title: t('Say what led to the wording…'), span },
  ] as const;
  const shown = dialogue.findLast((answer) => answer.shown !== undefined)?.shown;
  const isKnown =
    shown === undefined ||
    shown === fingerprintOf(statement) ||
    revisions.some(({ from }) => fingerprintOf(from) === shown);
  if (!isKnown) {
    const message = t('The wording is not the one that practice answered, and nothing says why it changed.');
    return [{ rule: 'claim-revised-without-reason', span, message, fixes }];
  }
  if (state !== 'revised' || revisions.length > 0) return [];
  const message = t('The claim counts as revised, and no answer or memo says what changed its wording.');
  return [{ rule: 'claim-revised-without-reason', span, message, fixes }];
}

/** Evidence with a later date than the rating. Dates that are less exact are compared as far as they go. */
function confidenceProblems({ record, claim }: ClaimEntry): readonly Problem[] {
  const place = valueAt(record.facts.root, 'confidence', 'date');
  const rated = claim.ratedOn;
  if (!place || rated === undefined || !precisionOf(rated)) return [];
  const isLater = (date: string): boolean => {
    const length = Math.min(date.length, rated.length);
    return date.slice(0, length) > rated.slice(0, length);
  };
  const later = claim.evidence.filter(({ date }) => date !== undefined && precisionOf(date) && isLater(date));
  if (later.length === 0) return [];
  const message =
    later.length === 1
      ? t('One piece of evidence is more recent than this rating of the confidence.')
      : t('{0} pieces of evidence are more recent than this rating of the confidence.', later.length);
  const fix = {
    kind: 'claim-act',
    act: 'mark-rated',
    title: t('I rated it again: set today’s date'),
    span: place.span,
  } as const;
  return [{ rule: 'confidence-outdated', span: place.span, message, fixes: [fix] }];
}
