import { fieldOf } from './blocks';
import { groupLabel } from './cast';
import { fill } from './fill';
import type { Interview } from './interviewPlan';
import { slotsOf } from './observation';
import type { Observation, Plan } from './plan';
import { type ComposedFile, record } from './record';

/** The records of the citizens whose course was followed. */
export function caseRecords(plan: Plan, interviews: readonly Interview[]): readonly ComposedFile[] {
  return [...plan.caseIds].map(([name, id]) => {
    const seen = plan.observations.filter(({ citizen }) => citizen.name === name);
    const [first] = seen;
    if (!first) throw new Error(`${name} is never observed.`);
    const asked = interviews.filter(({ observation }) => observation.citizen.name === name);
    const dates = [...seen, ...asked].map(({ date }) => date.slice(0, 7)).sort();
    return record(
      `cases/${id}.md`,
      {
        id,
        type: 'case',
        title: fieldOf(first.citizen.block, 'sag'),
        site: first.citizen.site,
        citizen: first.citizenId,
        target_group: groupLabel(first.citizen),
        period: `${dates[0] ?? ''}/${dates.at(-1) ?? ''}`,
        potentials: asked.some(({ deviance }) => deviance) ? ['POT-3', 'POT-4'] : ['POT-3'],
      },
      `${fill(fieldOf(first.citizen.block, 'forløb'), slotsOf(first, ''))}\n\n${trailOf(seen, asked)}\n`,
    );
  });
}

function trailOf(seen: readonly Observation[], asked: readonly Interview[]): string {
  const observed = seen.map(({ id, scene }) => `[[${id}]] (${scene.situation})`).join(', ');
  const interviewed = asked.map(({ id }) => `[[${id}]]`).join(' og ');
  const deviance = asked.find((interview) => interview.deviance)?.deviance;
  return [
    `Materialet: ${observed}.`,
    ...(asked.length > 0 ? [`Interview: ${interviewed}.`] : []),
    ...(deviance ? [`Se også [[${deviance.id}]].`] : []),
  ].join(' ');
}
