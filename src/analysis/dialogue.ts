import type { Answer } from '../model/claim';
import { fold } from '../model/ids';
import { linkTargetOf } from '../model/linkTarget';
import { itemsOf, textAt, valueAt } from '../model/value';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { type ClaimEntry, claimsOf, isUnanswered } from './claims';

/** An answer with the claim that it was given to. */
export interface GivenAnswer {
  readonly entry: ClaimEntry;
  readonly answer: Answer;
}

/** A session with all that was answered there. */
export interface SessionAnswers {
  /** As written in the claims. */
  readonly name: string;
  /** Undefined where no record has this name. */
  readonly record: RecordEntry | undefined;
  readonly answers: readonly GivenAnswer[];
}

/** Types of records in which practice answers. */
const SESSIONS: ReadonlySet<string | undefined> = new Set(['flip-session', 'seminar']);

/** Whether a record is of a kind in which practice answers. */
export function isSession(record: RecordEntry): boolean {
  return SESSIONS.has(record.type);
}

/** All answers of a repository, claim by claim. */
function answersOf(snapshot: Snapshot): readonly GivenAnswer[] {
  return claimsOf(snapshot).flatMap((entry) => entry.claim.dialogue.map((answer) => ({ entry, answer })));
}

/** The answers that ask for one in return and have none; those to claims that were given up are left out. */
export function openAnswers(snapshot: Snapshot): readonly GivenAnswer[] {
  return answersOf(snapshot).filter(
    ({ entry, answer }) => entry.claim.state !== 'dropped' && isUnanswered(answer),
  );
}

/** The sessions in which something was answered, the latest first. */
export function sessionsWithAnswers(snapshot: Snapshot): readonly SessionAnswers[] {
  const byName = new Map<string, { name: string; answers: GivenAnswer[] }>();
  for (const given of answersOf(snapshot)) {
    const name = given.answer.session ?? '';
    const known = byName.get(fold(name));
    if (known) known.answers.push(given);
    else byName.set(fold(name), { name, answers: [given] });
  }
  const sessions = [...byName.values()].map(({ name, answers }) => ({
    name,
    record: sessionNamed(snapshot, name),
    answers: [...answers].sort((a, b) => compare(a.answer.response ?? '', b.answer.response ?? '')),
  }));
  return sessions.sort((a, b) => compare(dateOf(b.record), dateOf(a.record)) || compare(a.name, b.name));
}

/** The session of this name. */
export function sessionNamed(snapshot: Snapshot, name: string): RecordEntry | undefined {
  const found = snapshot.named(name).find(({ definition }) => definition.kind === 'record');
  return found && snapshot.recordAt(found.path);
}

/** The ids of the claims that a session put into play, as written. */
export function claimsShownIn({ facts }: RecordEntry): readonly string[] {
  return itemsOf(valueAt(facts.root, 'claims')).flatMap((item) => linkTargetOf(item)?.target ?? []);
}

/**
 * The id of the next answer of a session: one more than the highest of those that claims and the paragraphs of the
 * session itself have.
 */
export function nextResponse(snapshot: Snapshot, session: RecordEntry): string {
  const given = answersOf(snapshot)
    .filter(({ answer }) => fold(answer.session ?? '') === fold(session.id))
    .map(({ answer }) => answer.response ?? '');
  const marked = snapshot.fragmentsOf(session.path, 'block').map(({ definition }) => definition.name);
  const numbers = [...given, ...marked].flatMap((name) => /^r(\d+)$/i.exec(name)?.[1] ?? []).map(Number);
  return `r${Math.max(0, ...numbers) + 1}`;
}

function dateOf(record: RecordEntry | undefined): string {
  const root = record?.facts.root;
  return textAt(root, 'date') ?? textAt(root, 'year') ?? '';
}

const byNumber = new Intl.Collator('en', { numeric: true });

function compare(a: string, b: string): number {
  return byNumber.compare(a, b);
}
