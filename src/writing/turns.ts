import { textsAt } from '../model/value';
import type { FileFacts } from '../model/facts';
import { fold } from '../model/ids';
import type { Span } from '../model/span';
import { turnsIn } from '../language/speakers';

/** What is done behind an Enter in a transcript: a text in the place of a stretch. */
export interface TurnEdit {
  readonly span: Span;
  readonly text: string;
}

/** A line of a turn as far as its speech: perhaps a time, the speaker and a colon. */
const LABEL = /^(?:\[[\d:.,]+\][ \t]*)?\p{Lu}[\p{Lu}\d]*-[\p{L}\d]+(?:[-_][\p{L}\d]+)*:[ \t]*/u;

/** Whether a line could be a turn's first: a quick look, for each Enter. */
export function looksLikeTurn(line: string): boolean {
  return LABEL.test(line);
}

/**
 * What to do behind an Enter at the end of a turn's line: the new line begins with the label of the other speaker –
 * of several, whoever spoke last before this one; in the first turn the next of the participants. Where the turn's
 * line holds a label alone that goes, as in lists; the blank line it leaves ends the transcript. What is typed
 * meanwhile stays behind the label.
 * @param offset where the new line begins.
 * @returns undefined where nothing is to be done: no turn stands above, the new line has a label, nobody else is there.
 */
export function continueTurn(text: string, facts: FileFacts, offset: number): TurnEdit | undefined {
  const start = text.lastIndexOf('\n', offset - 2) + 1;
  const above = lineAt(text, start);
  const label = LABEL.exec(above)?.[0];
  if (label === undefined || looksLikeTurn(lineAt(text, offset))) return undefined;
  const turns = turnsIn(text, facts);
  const at = turns.findIndex((turn) => turn.span.start === start);
  const current = turns[at];
  if (!current) return undefined;
  if (label.length === above.length) return { span: { start, end: start + above.length }, text: '' };
  const isOther = (speaker: string): boolean => fold(speaker) !== fold(current.speaker);
  const spoken = turns.slice(0, at).map((turn) => turn.speaker);
  const next = spoken.reverse().find(isOther) ?? participantsOf(facts).find(isOther);
  return next === undefined ? undefined : { span: { start: offset, end: offset }, text: `${next}: ` };
}

function participantsOf({ root }: FileFacts): readonly string[] {
  return ['participants', 'interviewee', 'interviewer', 'moderator'].flatMap((field) => textsAt(root, field));
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
