import { type Block, fieldOf, partOf, readBlocks } from './blocks';
import { Chance } from './chance';
import { freeNumbers, type Given, idOf, PEOPLE_LINE } from './given';
import { textAt, textsAt } from './mapping';
import type { FieldValue } from './record';

/** Someone in the field. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** k (woman) or m (man), for pronouns. */
  readonly sex: string;
  readonly site: string;
  /** sagsbehandler, jobkonsulent, teamleder, tolk … */
  readonly work: string;
}

/** A citizen as written in `blocks/`, before the plan gives an id. */
export interface Citizen {
  readonly name: string;
  readonly sex: string;
  readonly site: string;
  readonly group: string;
  /** `få`: few words; `mange`: many. */
  readonly voice: 'få' | 'mange';
  readonly block: Block;
}

export function readCitizens(): readonly Citizen[] {
  const files = ['citizensA', 'citizensB', 'citizensC', 'citizensD', 'citizensEF'];
  return files.flatMap(readBlocks).map((block) => {
    const [sex = '', site = '', group = '', voice = ''] = fieldOf(block, 'om').split(' | ');
    const words = voice === 'tav' || voice === 'forsigtig' ? 'få' : 'mange';
    return { name: block.head[0] ?? '', sex, site, group, voice: words, block };
  });
}

/** Everybody at work: those given, with their ids, and those only composed records know, who take free ones. */
export function readStaff(given: Given): readonly Person[] {
  const free = new Map(['PRO', 'LED', 'OTH'].map((prefix) => [prefix, [...freeNumbers(given, prefix, 99)]]));
  const lines = readBlocks('people').flatMap((block) => partOf(block, '').split('\n'));
  return lines.map((line) => {
    const [known = '', sex = '', site = '', work = '', ...name] = line.split(' ');
    const id = known.includes('-') ? known : idOf(known, free.get(known)?.shift() ?? 0, 3);
    return { id, sex, site, work, name: name.join(' ') };
  });
}

/** Ids for citizens in the order in which they come, around those given. */
export function citizenIds(given: Given, names: readonly string[]): ReadonlyMap<string, string> {
  const free = freeNumbers(given, 'CIT', names.length + given.people.length);
  return new Map(names.map((name, i) => [name, idOf('CIT', free[i] ?? 0, 3)]));
}

const GROUP_LABELS: Readonly<Record<string, string>> = {
  sygedagpenge: 'sygedagpengemodtager',
  jobafklaring: 'jobafklaringsforløb',
  ressource: 'ressourceforløb',
  aktivitetsparat: 'aktivitetsparat kontanthjælpsmodtager',
  jobparat: 'jobparat kontanthjælpsmodtager',
  ung: 'ung uddannelseshjælpsmodtager',
  fleks: 'fleksjobvisiteret',
  integration: 'borger i integrationsprogram',
};

/** The target group as case records word it. */
export function groupLabel(citizen: Citizen): string {
  return GROUP_LABELS[citizen.group] ?? citizen.group;
}

/** What someone agreed to. */
export interface Consent {
  readonly status: 'given' | 'oral' | 'unknown';
  readonly scope: readonly string[];
  readonly date: string;
}

/** A plausible consent, given some days before the first meeting. */
function consentOf(person: { readonly id: string }, first: string): Consent {
  const chance = new Chance(`consent ${person.id}`);
  const date = new Date(Date.parse(first) - chance.between(0, 14) * 86_400_000).toISOString().slice(0, 10);
  const role = person.id.slice(0, 3);
  if (role === 'PRO' && chance.in(0.07)) return { status: 'unknown', scope: [], date };
  const scope = ['analysis'];
  if (!chance.in(0.08)) scope.push('quote');
  if (scope.length === 2 && chance.in(role === 'LED' ? 0.4 : 0.7)) scope.push('flip-other-site');
  if (scope.length === 3 && chance.in(0.2)) scope.push('flip-same-site');
  if (scope.includes('flip-other-site') && chance.in(0.3)) scope.push('teaching');
  if (scope.includes('teaching') && chance.in(0.3)) scope.push('archive');
  return { status: chance.in(0.12) ? 'oral' : 'given', scope, date };
}

/** The scope of a person's consent, whether given by hand or composed; empty when withdrawn or unknown. */
export function scopeOf(given: Given, person: { readonly id: string }): readonly string[] {
  const byHand = given.people.find((entry) => textAt(entry, 'id') === person.id)?.['consent'];
  if (byHand === undefined) return consentOf(person, '2017-01-01').scope;
  return ['given', 'oral'].includes(textAt(byHand, 'status') ?? '') ? textsAt(byHand, 'scope') : [];
}

/** people.yaml: what stands there by hand, and below it the people of composed records. */
export function peopleFile(
  given: Given,
  people: readonly { readonly person: Person; readonly first: string }[],
): string {
  const known = new Set(given.people.map((entry) => textAt(entry, 'id')));
  const fresh = people.filter(({ person }) => !known.has(person.id));
  const lines = fresh.map(({ person, first }) => `  - {${entryOf(person, first)}}`).sort();
  return `${given.peopleText}${PEOPLE_LINE}\n${lines.join('\n')}\n`;
}

function entryOf(person: Person, first: string): string {
  const { status, scope, date } = consentOf(person, first);
  const dated = status === 'unknown' ? '' : `, date: ${date}`;
  const consent = `{status: ${status}, basis: consent, scope: [${scope.join(', ')}]${dated}}`;
  return `id: ${person.id}, role: ${roleOf(person)}, site: ${person.site}, pseudonym: ${person.name}, consent: ${consent}`;
}

function roleOf({ id, work }: Person): string {
  if (id.startsWith('PRO')) return work === 'mentor' ? 'professional' : 'frontline';
  if (id.startsWith('OTH')) return work === 'mødeleder' || work === 'lærer' ? 'professional' : 'other';
  return id.startsWith('CIT') ? 'citizen' : 'leader';
}

/** Who of the research team is out at a site. */
export function researcherAt(site: string): string {
  return (
    { 'SITE-A': 'RES-002', 'SITE-D': 'RES-003', 'SITE-E': 'RES-003', 'SITE-F': 'RES-002' }[site] ?? 'RES-001'
  );
}

/** The fields that every composed record of the material has in common. */
export function commonFields(
  title: string,
  date: string,
  site: string,
  status: string,
  sensitivity: string,
): Readonly<Record<string, FieldValue>> {
  const chance = new Chance(`written ${title} ${date}`);
  const written = new Date(Date.parse(date) + chance.between(0, 4) * 86_400_000).toISOString().slice(0, 10);
  return { title, created: written, authors: [researcherAt(site)], status, lang: 'da', sensitivity };
}

/** How far a record is on its way; most are checked, the late ones sometimes still raw. */
export function statusOf(id: string, date: string): string {
  const chance = new Chance(`status ${id}`);
  if (date > '2018-09' && chance.in(0.12)) return 'raw';
  if (chance.in(0.22)) return 'pseudonymised';
  return chance.in(0.12) ? 'locked' : 'checked';
}
