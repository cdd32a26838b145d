import { builtInTypes } from '../model/vocabulary/builtIn';
import { fieldNamed } from '../model/vocabulary';
import { type Answer, readClaim } from '../model/claim';
import { fold } from '../model/ids';
import type { FileFacts } from '../model/facts';
import type { Span } from '../model/span';
import { itemsOf, type Value, valueAt } from '../model/value';
import { type PlannedEdits, planYamlChanges } from './yamlChanges';
import type { Fields, YamlChange, YamlPath } from './yamlContent';

/** A claim's file as it is now. */
export interface ClaimFile {
  readonly text: string;
  readonly facts: FileFacts;
}

/** Who does something, and when: initials or an id, empty where nobody said; a date as `2017-03-14`. */
export interface Act {
  readonly by: string;
  readonly date: string;
}

/** Something that speaks for, against or beside a claim. */
export interface NewEvidence {
  /** `OBS-012#x03` */
  readonly ref: string;
  readonly rel: string;
  readonly note: string;
  /** Fingerprint of the quotation; undefined for what has none. */
  readonly seen: string | undefined;
}

/** What practice said. */
export interface NewAnswer {
  readonly session: string;
  readonly response: string;
  readonly outcome: string;
  readonly role: string;
  readonly summary: string;
  readonly reply: string;
  /** Undefined where the session's own date will do. */
  readonly date: string | undefined;
}

/** Which answer is meant, told by what it says: its place may have moved since somebody looked. */
export type AnswerName = Pick<Answer, 'session' | 'response' | 'summary'>;

/** A new wording, and what led to it. */
export interface NewWording {
  readonly statement: string;
  /** Undefined where the wording in Danish stays. */
  readonly statementDa: string | undefined;
  /** The wording before, where the file no longer has it: somebody changed it by hand. */
  readonly former?: string | undefined;
  readonly reason: { readonly answer: AnswerName } | { readonly memo: string };
}

/** Adds evidence at the end of a claim's list. */
export function planEvidence(file: ClaimFile, evidence: NewEvidence, act: Act): PlannedEdits {
  const { ref, rel, note, seen = '' } = evidence;
  return plan(file, [addTo('evidence', { ref, rel, note, seen, ...act })]);
}

/** Records that somebody looked through a record for more evidence and found none. */
export function planChecked(file: ClaimFile, checked: string, note: string, act: Act): PlannedEdits {
  return plan(file, [addTo('evidence', { checked, rel: 'none-found', note, ...act })]);
}

/** Notes that a quotation was looked at again as it is now. */
export function planReviewed(file: ClaimFile, evidence: Span, seen: string, act: Act): PlannedEdits {
  return plan(file, [setIn(file, 'evidence', evidence, { seen, ...act })]);
}

/**
 * Adds an answer of practice at the end of a claim's dialogue, with the fingerprint of the wording that was answered.
 * @param shown that fingerprint; undefined while the claim has no wording.
 */
export function planAnswer(file: ClaimFile, answer: NewAnswer, shown: string | undefined): PlannedEdits {
  const { session, response, outcome, role, summary, reply, date = '' } = answer;
  const fields = { session, response, outcome, role, summary, reply, shown: shown ?? '', date };
  return plan(file, [addTo('dialogue', fields, 'lines')]);
}

/** Puts the team's reply to an answer. */
export function planReply(file: ClaimFile, name: AnswerName, reply: string): PlannedEdits {
  const answer = answerNamed(file, name);
  return answer ? plan(file, [setIn(file, 'dialogue', answer.span, { reply })]) : GONE;
}

/**
 * Changes the wording. The former one is kept: at the answer that led to the change, else under `revisions` with the
 * memo. A claim that is being discussed, or that stood, counts as revised from then on; a draft stays one.
 */
export function planWording(file: ClaimFile, wording: NewWording, date: string): PlannedEdits {
  const { statement: now, state } = readClaim(file.facts.root);
  const { statement, statementDa, reason, former: from = now } = wording;
  if (from === undefined) return GONE;
  const answer = 'answer' in reason ? answerNamed(file, reason.answer) : undefined;
  if ('answer' in reason && !answer) return GONE;
  const isRevised = state === 'in-dialogue' || state === 'settled';
  const fields = [
    ['statement', statement],
    ...(statementDa === undefined ? [] : [['statement_da', statementDa] as const]),
    ...(isRevised ? [['state', 'revised'] as const] : []),
  ] as const;
  return plan(file, [
    { kind: 'set', at: [], fields, order: orderOf() },
    'memo' in reason
      ? addTo('revisions', { memo: reason.memo, from, to: statement, date }, 'lines')
      : setIn(file, 'dialogue', answer?.span, { revised_from: from }),
  ]);
}

/** Sets how far the claim is. */
export function planState(file: ClaimFile, state: string): PlannedEdits {
  return plan(file, [{ kind: 'set', at: [], fields: [['state', state]], order: orderOf() }]);
}

/** Notes that the confidence was rated again. */
export function planRated(file: ClaimFile, date: string): PlannedEdits {
  const order = orderOf('confidence');
  return plan(file, [{ kind: 'set', at: ['confidence'], fields: [['date', date]], order }]);
}

/** Adds a claim to those that a session put into play. */
export function planClaimShown(session: ClaimFile, claim: string): PlannedEdits {
  const type = builtInTypes().get('flip-session');
  const order = (type?.fields ?? []).map((f) => f.name);
  return plan(session, [{ kind: 'add', list: 'claims', item: claim, layout: 'braces', order }]);
}

/** What is to be written has no place any more: somebody changed the file meanwhile. */
const GONE: PlannedEdits = { kind: 'refused', reason: 'gone' };

function plan({ text }: ClaimFile, changes: readonly (YamlChange | undefined)[]): PlannedEdits {
  const all = changes.filter((change) => change !== undefined);
  return all.length < changes.length ? GONE : planYamlChanges(text, all);
}

/** Fields without a value are left out. */
function filled(fields: Readonly<Record<string, string>>): Fields {
  return Object.entries(fields).filter(([, value]) => value !== '');
}

function addTo(
  list: string,
  fields: Readonly<Record<string, string>>,
  layout: 'braces' | 'lines' = 'braces',
): YamlChange {
  return { kind: 'add', list, item: filled(fields), layout, order: orderOf() };
}

/** @param item the place of an item of the list; undefined as a result where nothing stands there any more. */
function setIn(
  { facts }: ClaimFile,
  list: string,
  item: Span | undefined,
  fields: Readonly<Record<string, string>>,
): YamlChange | undefined {
  const position = itemsOf(valueAt(facts.root, list)).findIndex(
    ({ span }: Value) => span.start === item?.start && span.end === item.end,
  );
  if (position < 0) return undefined;
  const at: YamlPath = [list, position];
  return { kind: 'set', at, fields: filled(fields), order: orderOf(list) };
}

/** The order in which the fields of a claim, or of the entries in one of its fields, are written. */
function orderOf(within?: string): readonly string[] {
  const fields = builtInTypes().get('claim')?.fields ?? [];
  const inner = within === undefined ? fields : (fieldNamed(fields, within)?.fields ?? []);
  return inner.map((field) => field.name);
}

/** The answer that is meant; of several alike, one that has no reply yet. */
function answerNamed({ facts }: ClaimFile, name: AnswerName): Answer | undefined {
  const alike = readClaim(facts.root).dialogue.filter(
    ({ session, response, summary }) =>
      fold(session ?? '') === fold(name.session ?? '') &&
      response === name.response &&
      summary === name.summary,
  );
  return alike.find(({ reply, revisedFrom }) => reply === undefined && revisedFrom === undefined) ?? alike[0];
}
