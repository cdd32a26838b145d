import { type Citizen, citizenIds, type Person, readCitizens, readStaff } from './cast';
import { datesFor } from './calendar';
import { Chance } from './chance';
import { anchorsOf, freeNumbers, type Given, idOf } from './given';
import { textAt } from './mapping';
import { readBlocks } from './blocks';
import { seat } from './matching';
import { readScenes, type Scene, suits } from './scenes';

/** What of a citizen's own matter an observation holds: the first talk, a later one, or one known from notes. */
export type Mode = 'talk' | 'again' | 'note';

/** A planned observation. */
export interface Observation {
  readonly id: string;
  readonly date: string;
  readonly mode: Mode;
  readonly citizen: Citizen;
  readonly citizenId: string;
  readonly scene: Scene;
  readonly professional: Person;
  readonly other: Person | undefined;
  readonly caseId: string | undefined;
}

export interface Plan {
  readonly staff: readonly Person[];
  readonly observations: readonly Observation[];
  readonly citizenIds: ReadonlyMap<string, string>;
  readonly caseIds: ReadonlyMap<string, string>;
}

interface Appearance {
  readonly citizen: Citizen;
  readonly mode: Mode;
}

const OBSERVATIONS = 101;

/** When the team came to a site. */
export const FIELDWORK: Readonly<Record<string, string>> = {
  'SITE-A': '2016-11-14',
  'SITE-B': '2017-02-27',
  'SITE-C': '2017-06-12',
  'SITE-D': '2017-09-04',
  'SITE-E': '2017-01-09',
  'SITE-F': '2018-01-15',
};

/** Who is observed when, in which situation and with whom. */
export function planObservations(given: Given): Plan {
  const chance = new Chance('observations');
  const staff = readStaff(given);
  const numbers = freeNumbers(given, 'OBS', OBSERVATIONS);
  const period = { from: '2016-11-14', to: '2019-05-29' };
  const dates = datesFor(numbers, anchorsOf(given, 'OBS'), period, chance);
  const seats = seatAppearances(appearances(numbers.length, chance), staff, chance);
  const ordered = inOrder(numbers, dates, [...seats.keys()], chance);
  const ids = citizenIds(given, [...new Set(ordered.map(({ citizen }) => citizen.name))]);
  const cases = caseIdsOf(given, ordered);
  const met = new Map<string, Person>();
  const observations = ordered.map((appearance, i): Observation => {
    const { citizen, mode } = appearance;
    const scene = seats.get(appearance);
    if (!scene) throw new Error(`No scene for ${citizen.name}.`);
    const number = numbers[i] ?? 0;
    const professional = professionalFor(citizen, scene, staff, met, chance);
    const other = staff.find((p) => p.site === citizen.site && p.work === scene.other);
    const common = {
      id: idOf('OBS', number, 3),
      date: dates.get(number) ?? '',
      caseId: cases.get(citizen.name),
    };
    return { ...common, mode, citizen, citizenId: ids.get(citizen.name) ?? '', scene, professional, other };
  });
  return { staff, observations, citizenIds: ids, caseIds: cases };
}

/** First everybody's first talk, then later talks, of positive-deviance cases before others, then notes. */
function appearances(count: number, chance: Chance): readonly Appearance[] {
  const citizens = chance.shuffled(readCitizens());
  const deviant = new Set(readBlocks('deviance').map((block) => block.head[0]));
  const has = (part: string) => citizens.filter(({ block }) => block.parts.has(part));
  const again = has('igen').filter(({ name }) => deviant.has(name));
  const as = (mode: Mode) => (citizen: Citizen) => ({ citizen, mode });
  const all = [...citizens.map(as('talk')), ...again.map(as('again')), ...has('note').map(as('note'))];
  return all.slice(0, count);
}

function seatAppearances(
  all: readonly Appearance[],
  staff: readonly Person[],
  chance: Chance,
): ReadonlyMap<Appearance, Scene> {
  const scenes = chance.shuffled(readScenes());
  const formOf = ({ mode }: Appearance) => (mode === 'note' ? 'notes' : 'transcript');
  const seatsFor = (appearance: Appearance): readonly Scene[] => {
    const ofForm = scenes.filter((scene) => scene.form === formOf(appearance));
    const strict = ofForm.filter((scene) => suits(scene, appearance.citizen, staff, false));
    const loose = ofForm.filter((scene) => suits(scene, appearance.citizen, staff, true));
    return [...new Set([...strict, ...loose])];
  };
  const seats = seat(all, seatsFor);
  const standing = all.filter((appearance) => !seats.has(appearance));
  if (standing.length > 0)
    throw new Error(
      `No scene left for ${standing.map(({ citizen, mode }) => `${citizen.name} (${mode})`).join(', ')}.`,
    );
  return seats;
}

/** Deals the appearances out to the dates: no site before its fieldwork, no later talk before the first. */
function inOrder(
  numbers: readonly number[],
  dates: ReadonlyMap<number, string>,
  all: readonly Appearance[],
  chance: Chance,
): readonly Appearance[] {
  const left = new Set(chance.shuffled(all));
  const seen = new Map<string, string>();
  return numbers.map((number) => {
    const date = dates.get(number) ?? '';
    const ready = [...left].filter((a) => isReady(a, date, left, seen));
    const [next] = ready.sort((a, b) => urgency(b, left) - urgency(a, left));
    if (!next) throw new Error(`Nobody can be observed on ${date}.`);
    left.delete(next);
    seen.set(next.citizen.name, date);
    return next;
  });
}

function isReady(
  { citizen, mode }: Appearance,
  date: string,
  left: ReadonlySet<Appearance>,
  seen: ReadonlyMap<string, string>,
): boolean {
  const before = seen.get(citizen.name);
  const rested = before === undefined || Date.parse(date) - Date.parse(before) > 45 * 86_400_000;
  const firstDone = mode !== 'again' || ![...left].some((a) => a.citizen === citizen && a.mode === 'talk');
  return date > (FIELDWORK[citizen.site] ?? '') && rested && firstDone;
}

/** Sites with much left to see come first, and the first talks of those who are seen again. */
function urgency({ citizen, mode }: Appearance, left: ReadonlySet<Appearance>): number {
  const atSite = [...left].filter((a) => a.citizen.site === citizen.site).length;
  const later = mode === 'talk' && [...left].some((a) => a.citizen === citizen && a.mode === 'again');
  return atSite + (later ? 2 : 0);
}

function professionalFor(
  citizen: Citizen,
  scene: Scene,
  staff: readonly Person[],
  met: Map<string, Person>,
  chance: Chance,
): Person {
  const known = met.get(`${citizen.name} ${scene.by}`);
  const found = known ?? chance.pick(staff.filter((p) => p.site === citizen.site && p.work === scene.by));
  met.set(`${citizen.name} ${scene.by}`, found);
  return found;
}

function caseIdsOf(given: Given, ordered: readonly Appearance[]): ReadonlyMap<string, string> {
  const followed = [...new Set(ordered.map(({ citizen }) => citizen))].filter((c) =>
    c.block.fields.has('sag'),
  );
  const free = freeNumbers(given, 'CASE', followed.length + given.records.length);
  return new Map(followed.map(({ name }, i) => [name, idOf('CASE', free[i] ?? 0, 2)]));
}

/** The label of a site: `Kommune A`. */
export function siteLabel(given: Given, site: string): string {
  return textAt(given.records.find(({ id }) => id === site)?.fields, 'label') ?? site;
}
