import { peopleFile, type Person, scopeOf } from './cast';
import { caseRecords } from './cases';
import { Chance } from './chance';
import { anchoredTurns, doubleCodedFiles, excerptFile } from './excerpts';
import { composeSessions, type Showable } from './flip';
import { type Given, LIST, listOf } from './given';
import { devianceRecord, InterviewWriter } from './interview';
import { planInterviews } from './interviewPlan';
import { composeMeetings } from './meetings';
import { type ComposedObservation, ObservationWriter } from './observation';
import { type Plan, planObservations, siteLabel } from './plan';
import type { ComposedFile } from './record';

const WITH_EXCERPTS = 36;
const CODED_TWICE = 8;

/** All that has to be written to fill the sample up: records, excerpts, people.yaml and the list of what was composed. */
export function composeSample(given: Given): readonly ComposedFile[] {
  const plan = planObservations(given);
  const { interviews, deviances } = planInterviews(given, plan);
  const label = (site: string) => siteLabel(given, site);
  const writer = new ObservationWriter();
  const observations = plan.observations.map((observation) => {
    const after = interviews.find((i) => i.kind === 'post-conversation' && i.observation === observation);
    return writer.compose(observation, label(observation.citizen.site), after?.id);
  });
  const asker = new InterviewWriter();
  const asked = interviews.map((interview) => {
    const observed = observations.find((o) => o.plan === interview.observation);
    return asker.compose(interview, observed, label(interview.observation.citizen.site));
  });
  const coded = codedObservations(given, observations);
  const meetings = composeMeetings(given, plan.staff);
  const records = [
    ...caseRecords(plan, interviews),
    ...observations.map(({ file }) => file),
    ...coded.flatMap((observation, i) =>
      i < CODED_TWICE ? doubleCodedFiles(observation) : [excerptFile(observation)],
    ),
    ...meetings.map(({ file }) => file),
    ...asked,
    ...deviances.map((d) => devianceRecord(d, interviews, label(d.last.citizen.site))),
    ...composeSessions(given, showable(given, coded.slice(CODED_TWICE))),
  ];
  const fresh = records.filter(({ path }) => !given.paths.has(path));
  return [
    ...fresh,
    { path: 'people.yaml', text: peopleFile(given, firstMeetings(plan, meetings)) },
    { path: LIST, text: listOf(fresh) },
  ];
}

/** The transcripts that are coded: whoever speaks has agreed to be quoted, nothing is raw or under embargo. */
function codedObservations(
  given: Given,
  observations: readonly ComposedObservation[],
): readonly ComposedObservation[] {
  const free = observations.filter(
    (o) =>
      o.transcript !== undefined &&
      o.status !== 'raw' &&
      !o.file.text.includes('\nembargo_until:') &&
      peopleOf(o).every((person) => scopeOf(given, person).includes('quote')) &&
      anchoredTurns(o).length > 2,
  );
  return new Chance('coded').shuffled(free).slice(0, WITH_EXCERPTS);
}

function peopleOf({ plan }: ComposedObservation): readonly Person[] {
  const { citizen, citizenId, professional, other } = plan;
  const { name, sex, site } = citizen;
  return [{ id: citizenId, name, sex, site, work: '' }, professional, ...(other ? [other] : [])];
}

function showable(given: Given, coded: readonly ComposedObservation[]): readonly Showable[] {
  return coded
    .filter((o) => peopleOf(o).every((person) => scopeOf(given, person).includes('flip-other-site')))
    .map(({ plan }) => ({ ref: `${plan.id}#x01`, site: plan.citizen.site, date: plan.date }));
}

/** Everybody in the composed records, with the date of the first of them. */
function firstMeetings(
  plan: Plan,
  meetings: readonly { readonly date: string; readonly participants: readonly Person[] }[],
): readonly { readonly person: Person; readonly first: string }[] {
  const found = new Map<string, { readonly person: Person; readonly first: string }>();
  const meet = (person: Person, date: string): void => {
    const known = found.get(person.id);
    if (!known || date < known.first) found.set(person.id, { person, first: date });
  };
  for (const { citizen, citizenId, professional, other, date } of plan.observations) {
    meet({ id: citizenId, name: citizen.name, sex: citizen.sex, site: citizen.site, work: '' }, date);
    meet(professional, date);
    if (other) meet(other, date);
  }
  for (const { date, participants } of meetings) for (const person of participants) meet(person, date);
  return [...found.values()];
}
