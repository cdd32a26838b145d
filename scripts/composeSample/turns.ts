import { type Code, codeOf } from './codes';

/** Who speaks in a building block: citizen, professional, another at the table, interviewer. */
export type Role = 'C' | 'P' | 'O' | 'I';

/** One turn of a conversation, with what it does. */
export interface Turn {
  readonly role: Role;
  readonly speech: string;
  readonly codes: readonly Code[];
  /** The turn asks openly, so that what follows is solicited. */
  readonly asks: boolean;
}

/** Reads lines such as `C: det ved jeg ikke <problem explicit>`. @throws when a line is no turn. */
export function readTurns(text: string): readonly Turn[] {
  return text.split('\n').map((line) => {
    const match = /^([CPOI]): (.*?)(?: <([^<>]*)>)?$/.exec(line);
    if (!match) throw new Error(`No turn: ${line}`);
    const marks = match[3]?.split(' ') ?? [];
    return {
      role: roleOf(match[1]),
      speech: match[2] ?? '',
      codes: marks.filter((mark) => mark !== '?').map(codeOf),
      asks: marks.includes('?'),
    };
  });
}

function roleOf(letter: string | undefined): Role {
  return letter === 'C' || letter === 'P' || letter === 'O' ? letter : 'I';
}

/** Gives the other a word in wherever one would speak twice in a row. */
export function interleaved(
  turns: readonly Turn[],
  bridge: (role: 'C' | 'P') => readonly Turn[],
): readonly Turn[] {
  const found: Turn[] = [];
  for (const turn of turns) {
    const last = found.at(-1)?.role;
    if (last === turn.role) found.push(...bridge(last === 'P' ? 'C' : 'P'));
    found.push(turn);
  }
  return found;
}

/** The turns with those put together that one speaker has in a row. */
export function merged(turns: readonly Turn[]): readonly Turn[] {
  const found: Turn[] = [];
  for (const turn of turns) {
    const last = found.at(-1);
    if (last?.role !== turn.role) found.push(turn);
    else found.splice(-1, 1, { ...last, speech: `${last.speech}. (.) ${turn.speech}` });
  }
  return found;
}

/** The turns with codes added to those that already have one of the family `family`. */
export function alsoCoded(
  turns: readonly Turn[],
  family: string,
  ...codes: readonly Code[]
): readonly Turn[] {
  return turns.map((turn) =>
    turn.codes.some((code) => code.startsWith(family)) ? { ...turn, codes: [...codes, ...turn.codes] } : turn,
  );
}
