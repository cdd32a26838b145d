import { Chance } from './chance';
import { fill, type Slots } from './fill';
import type { Role, Turn } from './turns';

/** A turn as it stands in a record: its speech filled in, and what it does. */
export interface WrittenTurn {
  readonly role: Role;
  readonly speech: string;
  readonly codes: readonly string[];
}

export interface Transcript {
  readonly lines: string;
  readonly turns: readonly WrittenTurn[];
}

/** Writes turns under their speakers' ids; some coded turns get a block id, a few transcripts timestamps. */
export function writeTranscript(
  turns: readonly Turn[],
  speakers: Readonly<Partial<Record<Role, string>>>,
  slots: Slots,
  name: string,
): Transcript {
  const chance = new Chance(`transcript ${name}`);
  const stamped = chance.in(0.12);
  let seconds = chance.between(20, 90);
  const written: WrittenTurn[] = [];
  const lines = turns.map((turn, i) => {
    const speech = fill(turn.speech, slots);
    written.push({ role: turn.role, speech, codes: turn.codes });
    const stamp = stamped ? `[${clock(seconds)}] ` : '';
    seconds += 2 + Math.round(speech.length / 14) + pausesIn(speech);
    const block = turn.codes.length > 0 && chance.in(0.4) ? ` ^t${String(i + 1).padStart(3, '0')}` : '';
    return `${stamp}${speakers[turn.role] ?? turn.role}: ${speech}${block}`;
  });
  return { lines: lines.join('\n'), turns: written };
}

function pausesIn(speech: string): number {
  return [...speech.matchAll(/\((\d+(?:\.\d)?)\)/g)].reduce(
    (sum, match) => sum + Math.round(Number(match[1])),
    0,
  );
}

function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
