import { partOf, Pools } from './blocks';
import { type Chance, Deck } from './chance';
import type { Code } from './codes';
import type { Observation } from './plan';
import { alsoCoded, interleaved, readTurns, type Turn } from './turns';

/** What a professional does with what is raised. */
export type Uptake =
  | 'explored'
  | 'acknowledged-only'
  | 'reformulated'
  | 'postponed'
  | 'redirected'
  | 'unanswered'
  | 'refused-with-reason';

/** A whole conversation, and the uptake that marks it. */
export interface Arc {
  readonly turns: readonly Turn[];
  readonly uptake: Uptake;
}

const POSITIVE = ['plan-entered', 'plan-adjusted', 'follow-up'] as const;
const THIN = ['documented-only', 'none', 'follow-up', 'documented-only', 'unknown'] as const;

const THIRD: Readonly<Record<Uptake, readonly string[]>> = {
  explored: ['confirms'],
  'acknowledged-only': ['withdraws', 'resists', 're-raises'],
  reformulated: ['repairs', 'repairs', 'confirms', 'resists'],
  postponed: ['resists', 'withdraws', 're-raises'],
  redirected: ['resists', 're-raises', 'withdraws'],
  unanswered: [],
  'refused-with-reason': ['re-raises', 'resists'],
};

/** How often each uptake is met, by weight. */
const UPTAKES: readonly Uptake[] = [
  ...Array<Uptake>(9).fill('explored'),
  ...Array<Uptake>(3).fill('acknowledged-only'),
  ...Array<Uptake>(3).fill('reformulated'),
  ...Array<Uptake>(3).fill('postponed'),
  ...Array<Uptake>(4).fill('redirected'),
  ...Array<Uptake>(2).fill('unanswered'),
  ...Array<Uptake>(2).fill('refused-with-reason'),
];

/** Builds conversations from the decks of what is answered and what follows. */
export class Arcs {
  private readonly answers: Pools;
  private readonly thirds: Pools;
  private readonly outcomes: Pools;
  private readonly small: Pools;
  private readonly uptakes: Deck<Uptake>;

  constructor(private readonly chance: Chance) {
    this.answers = new Pools('answers', chance);
    this.thirds = new Pools('thirdTurns', chance);
    this.outcomes = new Pools('outcomes', chance);
    this.small = new Pools('pools', chance);
    this.uptakes = new Deck(UPTAKES, chance);
  }

  /** The next uptake. Of notes and later talks too. */
  dealUptake(): Uptake {
    return this.uptakes.deal();
  }

  /** A consequence that goes with the uptake. */
  consequenceOf(uptake: Uptake): string {
    return this.chance.pick(uptake === 'explored' ? POSITIVE : THIN);
  }

  conversation({ scene, citizen, mode }: Observation): Arc {
    const [open, middle, end] = ['åbning', 'midte', 'slut'].map((name) =>
      readTurns(partOf(scene.block, name)),
    );
    const asked = middle?.at(-1)?.asks === true;
    const part = partOf(citizen.block, mode === 'again' ? 'igen' : 'rejser');
    const raised = alsoCoded(readTurns(part), 'rai.', originOf(asked));
    const uptake = this.dealUptake();
    const rest =
      mode === 'again' ? this.laterRest(uptake) : this.firstRest(uptake, partOf(citizen.block, 'mere'));
    const talk = this.chance.in(0.45) ? [readTurns(this.small.deal('smalltalk'))] : [];
    const stretches = [...talk, open ?? [], middle ?? [], raised, ...rest, end ?? []];
    return {
      turns: interleaved(stretches.flat(), (role) => readTurns(this.small.deal(`bro-${role}`))),
      uptake,
    };
  }

  /** Uptake, the citizen's answer to it, and what comes of it. */
  private firstRest(uptake: Uptake, more: string): readonly (readonly Turn[])[] {
    const told = readTurns(more);
    if (uptake === 'explored') {
      const answered = alsoCoded(told, 'rai.', 'rai.solicited');
      const second = this.chance.in(0.4) ? this.answered('reformulated') : [];
      return [this.taken('explored'), answered, ...second, this.outcome('explored')];
    }
    const again = alsoCoded(told, 'rai.', 'third.re-raises', 'rai.volunteered');
    if (!this.chance.in(0.6)) return [...this.answered(uptake), this.outcome(uptake)];
    const second = this.chance.in(0.5) ? 'explored' : uptake;
    if (second !== 'explored') return [...this.answered(uptake), again, this.outcome(uptake)];
    return [this.taken(uptake), again, this.outcome('explored')];
  }

  private laterRest(uptake: Uptake): readonly (readonly Turn[])[] {
    return uptake === 'explored'
      ? [this.outcome('explored')]
      : [...this.answered(uptake), this.outcome(uptake)];
  }

  private taken(uptake: Uptake): readonly Turn[] {
    return readTurns(this.answers.deal(uptake));
  }

  private answered(uptake: Uptake): readonly (readonly Turn[])[] {
    const kinds = THIRD[uptake];
    return [
      this.taken(uptake),
      ...(kinds.length > 0 ? [readTurns(this.thirds.deal(this.chance.pick(kinds)))] : []),
    ];
  }

  private outcome(uptake: Uptake): readonly Turn[] {
    return readTurns(this.outcomes.deal(this.consequenceOf(uptake)));
  }
}

function originOf(asked: boolean): Code {
  return asked ? 'rai.solicited' : 'rai.volunteered';
}
