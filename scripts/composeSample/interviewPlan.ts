import { type Block, fieldOf, readBlocks } from './blocks';
import { workdayAfter } from './calendar';
import type { Person } from './cast';
import { Chance } from './chance';
import { freeNumbers, type Given, idOf } from './given';
import { textAt } from './mapping';
import type { Observation, Plan } from './plan';

/** A planned interview. */
export interface Interview {
  readonly id: string;
  readonly date: string;
  readonly kind: 'post-conversation' | 'pd-citizen' | 'pd-professional';
  /** The observation it follows, or the last one of its positive-deviance case. */
  readonly observation: Observation;
  /** Of a positive-deviance case. */
  readonly deviance: Deviance | undefined;
}

/** A planned case of positive deviance. */
export interface Deviance {
  readonly id: string;
  readonly block: Block;
  readonly professional: Person;
  readonly last: Observation;
}

export interface InterviewPlan {
  readonly interviews: readonly Interview[];
  readonly deviances: readonly Deviance[];
}

const POST_CONVERSATION = 17;
const DEVIANCES = 14;

/** Who is interviewed when: after conversations, and both sides of the cases of positive deviance. */
export function planInterviews(given: Given, plan: Plan): InterviewPlan {
  const chance = new Chance('interviews');
  const deviances = planDeviances(given, plan);
  const names = new Set(deviances.map(({ block }) => block.head[0]));
  const fitting = plan.observations.filter(
    ({ mode, citizen }) => mode === 'talk' && !names.has(citizen.name),
  );
  const done = given.records.filter(({ fields }) => textAt(fields, 'kind') === 'post-conversation').length;
  const chosen = chance.shuffled(fitting).slice(0, POST_CONVERSATION - done);
  const unnumbered: readonly Omit<Interview, 'id'>[] = [
    ...chosen.map((observation) => ({
      date: workdayAfter(observation.date, chance.between(1, 8)),
      kind: 'post-conversation' as const,
      observation,
      deviance: undefined,
    })),
    ...deviances.flatMap((deviance) => bothSides(deviance, chance)),
  ];
  const sorted = [...unnumbered].sort((a, b) => a.date.localeCompare(b.date));
  const free = freeNumbers(given, 'INT', sorted.length + given.records.length);
  return {
    deviances,
    interviews: sorted.map((interview, i) => ({ ...interview, id: idOf('INT', free[i] ?? 0, 3) })),
  };
}

function planDeviances(given: Given, plan: Plan): readonly Deviance[] {
  const numbers = freeNumbers(given, 'PD', DEVIANCES);
  const planned = readBlocks('deviance').map((block) => {
    const last = plan.observations.filter(({ citizen }) => citizen.name === block.head[0]).at(-1);
    const professional = plan.staff.find(({ name }) => name === fieldOf(block, 'fagperson'));
    if (!last || !professional) throw new Error(`${block.head.join()} is not observed.`);
    return { block, last, professional };
  });
  const sorted = planned.sort((a, b) => a.last.date.localeCompare(b.last.date)).slice(0, numbers.length);
  return sorted.map((deviance, i) => ({ ...deviance, id: idOf('PD', numbers[i] ?? 0, 2) }));
}

function bothSides(deviance: Deviance, chance: Chance): readonly Omit<Interview, 'id'>[] {
  const date = workdayAfter(deviance.last.date, chance.between(30, 110));
  const common = { observation: deviance.last, deviance };
  return [
    { ...common, kind: 'pd-citizen', date },
    { ...common, kind: 'pd-professional', date: workdayAfter(date, chance.between(0, 12)) },
  ];
}
