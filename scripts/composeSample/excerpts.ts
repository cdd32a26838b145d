import { toCodePoints } from '../../src/model/codePoints';
import { Chance } from './chance';
import type { ComposedObservation } from './observation';
import type { ComposedFile } from './record';

/** What another coder may well have chosen for the same turn. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'gri.acknowledged-only': 'gri.reformulated',
  'gri.reformulated': 'gri.acknowledged-only',
  'gri.postponed': 'gri.redirected',
  'gri.redirected': 'gri.postponed',
  'gri.unanswered': 'gri.acknowledged-only',
  'rai.hinted': 'rai.explicit',
  'rai.narrative': 'rai.explicit',
  'rai.meaning': 'rai.resource',
  'third.resists': 'third.confirms',
  'kon.documented-only': 'kon.none',
  'kon.follow-up': 'kon.plan-adjusted',
};

interface Anchored {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly at: readonly [number, number];
  readonly codes: readonly string[];
}

/** The coded turns of a record, as they stand in its body; at most eight. */
export function anchoredTurns({ body, transcript }: ComposedObservation): readonly Anchored[] {
  let from = 0;
  const found = (transcript?.turns ?? []).flatMap(({ speech, codes }): readonly Anchored[] => {
    const start = body.indexOf(`: ${speech}`, from) + 2;
    const end = start + speech.length;
    from = end;
    if (codes.length === 0) return [];
    const prefix = body.slice(Math.max(0, start - 24), start);
    const suffix = body.slice(end, end + 24);
    return [
      { quote: speech, prefix, suffix, at: [toCodePoints(body, start), toCodePoints(body, end)], codes },
    ];
  });
  return found.slice(0, 8);
}

/** One file of excerpts by one coder. */
export function excerptFile(observation: ComposedObservation): ComposedFile {
  const coder = new Chance(`coder ${observation.plan.id}`).pick(['dc', 'mk', 'jt']);
  const text = anchoredTurns(observation).map((turn, i) => entryOf(turn, `x${two(i)}`, coder, turn.codes));
  return { path: `observations/${observation.plan.id}.excerpts.yaml`, text: `${text.join('\n')}\n` };
}

/** Two coders' files of the same turns, blind to each other: mostly agreed, the second one with turns left out. */
export function doubleCodedFiles(observation: ComposedObservation): readonly ComposedFile[] {
  const { id } = observation.plan;
  const chance = new Chance(`second coder ${id}`);
  const turns = anchoredTurns(observation);
  const first = turns.map((turn, i) => entryOf(turn, `dc${two(i)}`, 'dc', turn.codes));
  const second = turns.flatMap((turn, i) => {
    if (turns.length > 4 && chance.in(0.12)) return [];
    const codes = turn.codes.map((code) => (chance.in(0.22) ? (OTHERWISE[code] ?? code) : code));
    return [entryOf(turn, `mk${two(i)}`, 'mk', codes)];
  });
  return [
    { path: `observations/${id}.excerpts.dc.yaml`, text: `${first.join('\n')}\n` },
    { path: `observations/${id}.excerpts.mk.yaml`, text: `${second.join('\n')}\n` },
  ];
}

function two(i: number): string {
  return String(i + 1).padStart(2, '0');
}

function entryOf(turn: Anchored, id: string, coder: string, codes: readonly string[]): string {
  return [
    `- id: ${id}`,
    `  quote: ${JSON.stringify(turn.quote)}`,
    `  prefix: ${JSON.stringify(turn.prefix)}`,
    `  suffix: ${JSON.stringify(turn.suffix)}`,
    `  at: [${turn.at.join(', ')}]`,
    `  codes: [${[...new Set(codes)].join(', ')}]`,
    `  by: ${coder}`,
  ].join('\n');
}
