import type { Span } from '../../src/model/span';
import { selectorFor } from '../../src/writing/selector';
import { Chance } from './chance';
import type { ComposedObservation } from './observation';
import type { ComposedFile } from './record';
import type { WrittenTurn } from './transcript';

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

/** A turn where it stands in the body of its record. */
interface PlacedTurn extends WrittenTurn {
  readonly span: Span;
}

/** The most turns of a record that are coded. */
const MOST = 8;

function turnsIn({ body, transcript }: ComposedObservation): readonly PlacedTurn[] {
  let from = 0;
  return (transcript?.turns ?? []).map((turn) => {
    const start = body.indexOf(`: ${turn.speech}`, from) + 2;
    from = start + turn.speech.length;
    return { ...turn, span: { start, end: from } };
  });
}

/** The coded turns of a record, as they stand in its body; at most eight. */
export function anchoredTurns(observation: ComposedObservation): readonly PlacedTurn[] {
  return turnsIn(observation)
    .filter(({ codes }) => codes.length > 0)
    .slice(0, MOST);
}

/** One file of excerpts by one coder. */
export function excerptFile(observation: ComposedObservation): ComposedFile {
  const coder = new Chance(`coder ${observation.plan.id}`).pick(['dc', 'mk', 'jt']);
  return codedBy(observation, coder, 'x', `${observation.plan.id}.excerpts.yaml`, anchoredTurns(observation));
}

/**
 * Two coders' files of the same record, blind to each other: mostly agreed. The second one leaves out turns and sees
 * others, marks a part of a turn or the answer with it, and takes another code now and then.
 */
export function doubleCodedFiles(observation: ComposedObservation): readonly ComposedFile[] {
  const { id } = observation.plan;
  const chance = new Chance(`second coder ${id}`);
  const all = turnsIn(observation);
  const first = anchoredTurns(observation);
  const last = first.at(-1)?.span.end ?? 0;
  const second = all.flatMap((turn, i) => {
    if (turn.span.end > last) return [];
    if (turn.codes.length === 0) return chance.in(0.2) ? seenToo(turn) : [];
    if (chance.in(0.14)) return [];
    const codes = turn.codes.map((code) => (chance.in(0.25) ? (OTHERWISE[code] ?? code) : code));
    return [{ ...turn, codes, span: otherwiseMarked(turn, all[i + 1], chance) }];
  });
  return [
    codedBy(observation, 'dc', 'dc', `${id}.excerpts.dc.yaml`, first),
    codedBy(observation, 'mk', 'mk', `${id}.excerpts.mk.yaml`, second),
  ];
}

/** What another coder sees in a turn that the first one passed over. */
function seenToo(turn: PlacedTurn): readonly PlacedTurn[] {
  const words = turn.speech.split(' ').length;
  if (turn.role === 'P' && words <= 4) return [{ ...turn, codes: ['gri.acknowledged-only'] }];
  return turn.role === 'C' && words >= 8 ? [{ ...turn, codes: ['rai.hinted'] }] : [];
}

/** The bounds that another coder sets: most often the same, a part of the turn, or a short answer with it. */
function otherwiseMarked(turn: PlacedTurn, next: PlacedTurn | undefined, chance: Chance): Span {
  const { start, end } = turn.span;
  if (chance.in(0.5)) return turn.span;
  const parts = [...turn.speech.matchAll(/(?:[.?!…,]| \([.\d]+\)) (?=\S{2})/g)]
    .map(({ 0: mark, index }) => ({ before: start + index, behind: start + index + mark.length }))
    .filter(({ before, behind }) => before - start > 12 && end - behind > 12);
  if (parts.length > 0) {
    const { before, behind } = chance.pick(parts);
    return chance.in(0.5) ? { start, end: before } : { start: behind, end };
  }
  return next?.codes.length === 0 && next.speech.length < 40 ? { start, end: next.span.end } : turn.span;
}

function codedBy(
  { body }: ComposedObservation,
  coder: string,
  prefix: string,
  file: string,
  turns: readonly PlacedTurn[],
): ComposedFile {
  const entries = turns.map(({ span, codes }, i) => {
    const { quote, prefix: before, suffix, at } = selectorFor(body, 0, span);
    return [
      `- id: ${prefix}${String(i + 1).padStart(2, '0')}`,
      `  quote: ${JSON.stringify(quote)}`,
      `  prefix: ${JSON.stringify(before)}`,
      `  suffix: ${JSON.stringify(suffix)}`,
      `  at: [${at.join(', ')}]`,
      `  codes: [${[...new Set(codes)].join(', ')}]`,
      `  by: ${coder}`,
    ].join('\n');
  });
  return { path: `observations/${file}`, text: `${entries.join('\n')}\n` };
}
