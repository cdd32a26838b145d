import { type LinkTarget, linkTargetOf } from './linkTarget';
import { type Revision, revisionsOf } from './revision';
import type { Span } from './span';
import { entryOf, itemsOf, textAt, textOf, type Value, valueAt } from './value';

/** What a claim's front matter says, as far as it has the right shape. Words outside the vocabulary are kept. */
export interface Claim {
  readonly statement: string | undefined;
  readonly statementSpan: Span | undefined;
  readonly statementDa: string | undefined;
  /** descriptive, interpretive, explanatory, normative. */
  readonly level: string | undefined;
  /** draft, in-dialogue, revised, settled, dropped. */
  readonly state: string | undefined;
  readonly scope: { readonly sites: readonly string[]; readonly group: string | undefined };
  readonly evidence: readonly Evidence[];
  /** In the order written, which is the order of time. */
  readonly dialogue: readonly Answer[];
  /** The changes of the wording, in order of time. */
  readonly revisions: readonly Revision[];
  readonly confidence: readonly Assessment[];
  /** When the confidence was rated: a date as written. */
  readonly ratedOn: string | undefined;
}

/** Something for or against a claim, or a record that was searched for it. */
export interface Evidence {
  /** `ref` is evidence; `checked` is a record in which nothing was found. */
  readonly kind: 'ref' | 'checked';
  readonly link: LinkTarget;
  /** The id, fragment included, as written. */
  readonly linkSpan: Span;
  /** supports, challenges, qualifies; none-found of what was checked. */
  readonly rel: string | undefined;
  readonly note: string | undefined;
  /** Fingerprint of the quotation when it was last reviewed. */
  readonly seen: string | undefined;
  readonly seenSpan: Span | undefined;
  /** Who put it there or reviewed it last, by initials. */
  readonly by: string | undefined;
  /** When that was: a date as written. */
  readonly date: string | undefined;
  /** The whole entry. */
  readonly span: Span;
}

/** What practice answered when the claim was shown. */
export interface Answer {
  readonly session: string | undefined;
  /** The answer's id within its session. */
  readonly response: string | undefined;
  readonly outcome: string | undefined;
  readonly outcomeSpan: Span | undefined;
  readonly role: string | undefined;
  readonly summary: string | undefined;
  readonly reply: string | undefined;
  readonly revisedFrom: string | undefined;
  /** Fingerprint of the wording that was answered. */
  readonly shown: string | undefined;
  /** When it was given, where the session's own date will not do. */
  readonly date: string | undefined;
  readonly span: Span;
}

/** One component of the confidence in a claim: `methodological`, `coherence`, `adequacy`, `relevance`. */
export interface Assessment {
  readonly component: string;
  readonly level: string | undefined;
  readonly reason: string | undefined;
}

/** Reads a claim from its front matter. Whatever has the wrong shape counts as absent. */
export function readClaim(root: Value | undefined): Claim {
  const statement = textAt(root, 'statement');
  const dialogue = itemsOf(valueAt(root, 'dialogue')).flatMap((item) =>
    item.kind === 'mapping' ? readAnswer(item) : [],
  );
  return {
    statement,
    statementSpan: valueAt(root, 'statement')?.span,
    statementDa: textAt(root, 'statement_da'),
    level: textAt(root, 'level'),
    state: textAt(root, 'state'),
    scope: {
      sites: linkedIds(valueAt(root, 'scope', 'sites')),
      group: textAt(root, 'scope', 'group'),
    },
    evidence: itemsOf(valueAt(root, 'evidence')).flatMap((item) => readEvidence(item) ?? []),
    dialogue,
    revisions: revisionsOf(dialogue, valueAt(root, 'revisions'), statement),
    confidence: readConfidence(valueAt(root, 'confidence')),
    ratedOn: textAt(root, 'confidence', 'date'),
  };
}

function readEvidence(item: Value): Evidence | undefined {
  const kind = entryOf(item, 'ref')?.value ? 'ref' : 'checked';
  const written = valueAt(item, kind);
  const link = linkTargetOf(written);
  if (!written || !link) return undefined;
  return {
    kind,
    link,
    linkSpan: written.span,
    rel: textAt(item, 'rel'),
    note: textAt(item, 'note'),
    seen: textAt(item, 'seen'),
    seenSpan: valueAt(item, 'seen')?.span,
    by: textAt(item, 'by'),
    date: textAt(item, 'date'),
    span: item.span,
  };
}

function readAnswer(item: Value): Answer {
  return {
    session: linkTargetOf(valueAt(item, 'session'))?.target,
    response: textAt(item, 'response'),
    outcome: textAt(item, 'outcome'),
    outcomeSpan: valueAt(item, 'outcome')?.span,
    role: textAt(item, 'role'),
    summary: textAt(item, 'summary'),
    reply: textAt(item, 'reply'),
    revisedFrom: textAt(item, 'revised_from'),
    shown: textAt(item, 'shown'),
    date: textAt(item, 'date'),
    span: item.span,
  };
}

function readConfidence(value: Value | undefined): readonly Assessment[] {
  if (value?.kind !== 'mapping') return [];
  return value.entries
    .filter(({ key }) => key !== 'date')
    .map(({ key, value: assessed }) => ({
      component: key,
      level: textOf(assessed) ?? textAt(assessed, 'level'),
      reason: textAt(assessed, 'reason'),
    }));
}

function linkedIds(value: Value | undefined): readonly string[] {
  return itemsOf(value).flatMap((item) => linkTargetOf(item)?.target ?? []);
}
