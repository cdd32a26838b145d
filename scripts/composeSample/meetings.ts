import { type Block, Pools, readBlocks } from './blocks';
import { datesFor } from './calendar';
import { commonFields, type Person, researcherAt, statusOf } from './cast';
import { Chance, Deck } from './chance';
import { fill, pronouns, type Slots } from './fill';
import { anchorsOf, freeNumbers, type Given, idOf } from './given';
import { FIELDWORK, siteLabel } from './plan';
import { type ComposedFile, record } from './record';

/** An organisational meeting: its record, and who was there when. */
export interface ComposedMeeting {
  readonly file: ComposedFile;
  readonly date: string;
  readonly participants: readonly Person[];
}

const MEETINGS = 52;

/** The forums by the word that the agenda uses for them, the frequent ones more than once. */
const FORUMS = ['team', 'leder', 'team', 'sags', 'personale', 'team', 'leder', 'sags'] as const;
type Forum = (typeof FORUMS)[number];

const KINDS: Readonly<Record<Forum, string>> = {
  team: 'teammøde',
  leder: 'ledermøde',
  sags: 'sagskonference',
  personale: 'personalemøde',
};

const MONTHS = ['januar', 'marts', 'maj', 'juni', 'september', 'oktober', 'november'];

/** Writes the organisational meetings that are not there by hand. */
export function composeMeetings(given: Given, staff: readonly Person[]): readonly ComposedMeeting[] {
  const chance = new Chance('meetings');
  const numbers = freeNumbers(given, 'ORG', MEETINGS);
  const dates = datesFor(numbers, anchorsOf(given, 'ORG'), { from: '2016-11-21', to: '2019-06-20' }, chance);
  const forums = new Deck(FORUMS, chance);
  const sites = new Deck(Object.keys(FIELDWORK), chance);
  const agenda = new Deck(readBlocks('agenda'), chance);
  const frames = new Pools('meetingFrames', chance);
  const discussed = new Map<string, Set<Block>>();
  return numbers.map((number) => {
    const date = dates.get(number) ?? '';
    const forum = forums.deal();
    const site = sites.dealOne((name) => date > (FIELDWORK[name] ?? '')) ?? 'SITE-A';
    const participants = participantsOf(
      forum,
      staff.filter((person) => person.site === site),
      chance,
    );
    const known = discussed.get(site) ?? new Set<Block>();
    discussed.set(site, known);
    const items = dealItems(agenda, forum, date.slice(5, 7), known, chance.in(0.2) ? 3 : 2);
    const slots = slotsOf(participants, siteLabel(given, site), chance);
    const id = idOf('ORG', number, 3);
    const body = bodyOf(items, slots, frames, chance);
    const fields = fieldsOf({ id, date, forum, site, participants, items }, chance);
    return { file: record(`meetings/${id}.md`, fields, body), date, participants };
  });
}

function participantsOf(forum: Forum, atSite: readonly Person[], chance: Chance): readonly Person[] {
  const leaders = chance.shuffled(atSite.filter(({ id }) => id.startsWith('LED')));
  const workers = chance.shuffled(atSite.filter(({ id }) => id.startsWith('PRO')));
  if (forum === 'leder')
    return leaders.length > 2 ? leaders : [...leaders, ...workers.slice(0, 3 - leaders.length)];
  return [...leaders.slice(0, 1), ...workers.slice(0, chance.between(2, Math.min(4, workers.length)))];
}

function dealItems(
  agenda: Deck<Block>,
  forum: Forum,
  month: string,
  known: Set<Block>,
  count: number,
): readonly Block[] {
  const items: Block[] = [];
  while (items.length < count) {
    const item = agenda.dealOne(
      (block) =>
        (block.head[1] ?? '').split(' ').includes(forum) &&
        (block.head[3] ?? month).split(' ').includes(month) &&
        !known.has(block),
    );
    if (!item) break;
    known.add(item);
    items.push(item);
  }
  return items;
}

function slotsOf([lead, ...others]: readonly Person[], label: string, chance: Chance): Slots {
  const [a, b] = chance.shuffled(others);
  const about = (number: number) =>
    String(chance.between(Math.round(number * 0.8), Math.round(number * 1.2)));
  return {
    L: lead?.name ?? '',
    A: a?.name ?? '',
    B: b?.name ?? '',
    label,
    antal: String(others.length + chance.between(3, 6)),
    n90: about(88),
    n55: about(55),
    n40: about(40),
    n20: about(20),
    n9: about(9),
    n3: about(3),
    ugedag: chance.pick(['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag']),
    maaned: chance.pick(MONTHS),
    ...pronouns('l', lead?.sex ?? 'k'),
  };
}

function bodyOf(items: readonly Block[], slots: Slots, frames: Pools, chance: Chance): string {
  const titles = items.map(({ head }) => head[0] ?? '');
  const points = items.map((item, i) => {
    const [text = '', decision = ''] = fill(item.parts.get('')?.[0] ?? '', slots).split('\n=> ');
    return `## ${i + 1}. ${titles[i] ?? ''}\n\n${text}\n\nBeslutning: ${decision}`;
  });
  const agenda = ['## Dagsorden', '', ...titles.map((title, i) => `${i + 1}. ${title}`)].join('\n');
  const closing = `## Efter\n\n${fill(frames.deal('slut'), slots)}`;
  const opening = fill(frames.deal('åbning'), slots);
  const order = chance.in(0.5) ? [agenda, opening] : [opening, agenda];
  return `${[...order, ...points, closing].join('\n\n')}\n`;
}

interface Planned {
  readonly id: string;
  readonly date: string;
  readonly forum: Forum;
  readonly site: string;
  readonly participants: readonly Person[];
  readonly items: readonly Block[];
}

function fieldsOf({ id, date, forum, site, participants, items }: Planned, chance: Chance) {
  const numbers = items.flatMap(({ head }) => (head[2] ?? '').split(' ').filter(Boolean));
  const kind = KINDS[forum];
  const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} om ${items.map(({ head }) => `«${head[0] ?? ''}»`).join(' og ')}`;
  return {
    id,
    type: 'meeting',
    ...commonFields(title, date, site, statusOf(id, date), forum === 'sags' ? 'confidential' : 'ordinary'),
    potentials: [...new Set(numbers)].sort().map((number) => `POT-${number}`),
    kind,
    date,
    date_precision: 'day',
    site,
    participants: participants.map((person) => person.id),
    observer: [researcherAt(site)],
    capture: 'notes',
    transcript: 'none',
    duration_min: 5 * chance.between(9, 24),
    setting: chance.pick([
      'Mødelokale på rådhuset.',
      'Teamets kontor.',
      'Kantinen efter frokost.',
      'Lederens kontor.',
      'Mødelokale i jobcentret.',
    ]),
  };
}
