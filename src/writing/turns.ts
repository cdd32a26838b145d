import { textsAt } from '../model/value';
import type { FileFacts } from '../model/facts';
import { fold } from '../model/ids';
import type { Span } from '../model/span';
import { turnsIn } from '../language/speakers';

/** What Enter does in a transcript: a text in the place of a stretch. The cursor goes behind it. */
export interface TurnEdit {
  readonly span: Span;
  readonly text: string;
}

/** A line of a turn as far as its speech: perhaps a time, the speaker and a colon. */
const LABEL = /^(?:\[[\d:.,]+\][ \t]*)?\p{Lu}[\p{Lu}\d]*-[\p{L}\d]+(?:[-_][\p{L}\d]+)*:[ \t]*/u;

/** Whether a line could be a turn's first: a quick look, for each move of the cursor. */
export function looksLikeTurn(line: string): boolean {
  return LABEL.test(line);
}

/**
 * What Enter does at the end of a turn's line: it begins the next turn with the label of the other speaker – of
 * several, whoever spoke last before this one; in the first turn the next of the participants. On a line that holds
 * a label alone it takes the label away, as in lists.
 * @returns undefined where Enter is the editor's own: in the middle of a line, outside turns, with nobody else there.
 */
export function continueTurn(text: string, facts: FileFacts, offset: number): TurnEdit | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = lineAt(text, start);
  const label = LABEL.exec(line)?.[0];
  if (label === undefined || offset < start + line.trimEnd().length) return undefined;
  const turns = turnsIn(text, facts);
  const at = turns.findIndex((turn) => turn.span.start === start);
  const current = turns[at];
  if (!current) return undefined;
  if (label.length === line.length) return { span: { start, end: start + line.length }, text: '' };
  const isOther = (speaker: string): boolean => fold(speaker) !== fold(current.speaker);
  const spoken = turns.slice(0, at).map((turn) => turn.speaker);
  const next = spoken.reverse().find(isOther) ?? participantsOf(facts).find(isOther);
  if (next === undefined) return undefined;
  // Blanks behind the last word would stay behind on the line.
  return { span: { start: start + line.trimEnd().length, end: start + line.length }, text: `\n${next}: ` };
}

function participantsOf({ root }: FileFacts): readonly string[] {
  return ['participants', 'interviewee', 'interviewer', 'moderator'].flatMap((field) => textsAt(root, field));
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
