import { type Block, partOf, Pools, readBlocks } from './blocks';
import { datesFor } from './calendar';
import { commonFields, statusOf } from './cast';
import { Chance } from './chance';
import { anchorsOf, freeNumbers, type Given, idOf } from './given';
import { isMapping, listAt, textAt } from './mapping';
import { FIELDWORK } from './plan';
import { type ComposedFile, record } from './record';

/** An excerpt that may be shown at other sites. */
export interface Showable {
  /** `OBS-012#x03` */
  readonly ref: string;
  readonly site: string;
  readonly date: string;
}

const SESSIONS = 51;
const PHASES = ['problem', 'knowledge', 'development', 'use', 'evaluation'] as const;
const PHASE_WORDS = ['problemet', 'viden', 'udvikling', 'afprøvning', 'evaluering'];
const AUDIENCES = ['employees', 'employees', 'mixed', 'employees', 'leaders'] as const;

type Audience = (typeof AUDIENCES)[number];

interface Theme {
  readonly name: string;
  readonly potentials: readonly string[];
  readonly sites: readonly string[];
  readonly next: number;
}

/** Writes the FLIP sessions that are not there by hand; each theme goes through its phases at its sites. */
export function composeSessions(given: Given, showable: readonly Showable[]): readonly ComposedFile[] {
  const chance = new Chance('sessions');
  const numbers = freeNumbers(given, 'FLIP', SESSIONS);
  const period = { from: '2016-12-12', to: '2019-11-28' };
  const dates = datesFor(numbers, anchorsOf(given, 'FLIP'), period, chance);
  const frames = new Pools('flipFrames', chance);
  const themes = chance.shuffled(readBlocks('flipTopics'));
  const running: Theme[] = [];
  return numbers.map((number) => {
    const date = dates.get(number) ?? '';
    const block = running.length < 5 ? themes.pop() : undefined;
    if (block) running.push(themeOf(block, date, chance));
    const theme = chance.pick(running);
    running.splice(running.indexOf(theme), 1);
    if (theme.next < PHASES.length - 1) running.push({ ...theme, next: theme.next + 1 });
    return sessionRecord(given, idOf('FLIP', number, 2), date, theme, frames, showable, chance);
  });
}

function themeOf(block: Block, date: string, chance: Chance): Theme {
  const open = Object.keys(FIELDWORK).filter((site) => date > (FIELDWORK[site] ?? ''));
  const count = chance.pick([1, 1, 2, 2, 3]);
  return {
    name: block.head[0] ?? '',
    potentials: (block.head[1] ?? '').split(' ').map((number) => `POT-${number}`),
    sites: chance.shuffled(open).slice(0, count).sort(),
    next: 0,
  };
}

function sessionRecord(
  given: Given,
  id: string,
  date: string,
  theme: Theme,
  frames: Pools,
  showable: readonly Showable[],
  chance: Chance,
): ComposedFile {
  const phase = PHASES[theme.next] ?? 'problem';
  const block = readBlocks('flipTopics').find(({ head }) => head[0] === theme.name);
  if (!block) throw new Error(`There is no theme ${theme.name}.`);
  const drawn = chance.pick(AUDIENCES);
  const audience = audienceFor(theme.name, partOf(block, phase), drawn);
  const shown = phase === 'knowledge' ? shownAt(theme.sites, date, showable, chance) : [];
  const answers = answersAt(given, id);
  const parts = [
    frames.deal('indgang'),
    `## Tema: ${theme.name}, ${PHASE_WORDS[theme.next] ?? ''}`,
    partOf(block, phase),
    ...(shown.length > 0
      ? [
          `Vist på bordene: ${shown.map(({ ref }) => `[[${ref}]]`).join(', ')}, fra andre kommuner end deltagernes.`,
        ]
      : []),
    '## Svar',
    frames.dealOne('respons', (response) => comesFrom(response, audience)),
    ...answers.map(({ claim, response }) => `${response}: svaret står ved [[${claim}]].`),
    '## Hvad vi tog med hjem',
    frames.deal('udgang'),
  ];
  return record(
    `flip/${id}.md`,
    {
      id,
      type: 'flip-session',
      ...commonFields(
        `${theme.name}: ${PHASE_WORDS[theme.next] ?? ''}`,
        date,
        theme.sites[0] ?? '',
        statusOf(id, ''),
        'ordinary',
      ),
      potentials: theme.potentials,
      date,
      sites: theme.sites,
      audience,
      participants_n: chance.between(audience === 'leaders' ? 5 : 9, audience === 'leaders' ? 12 : 26),
      duration_min: 15 * chance.between(8, 16),
      phase,
      claims: answers.length > 0 ? [...new Set(answers.map(({ claim }) => claim))] : undefined,
      excerpts_shown: shown.length > 0 ? shown.map(({ ref }) => ref) : undefined,
    },
    `${parts.join('\n\n')}\n`,
  );
}

/** Who can be there, given whom the text about the session mentions. */
function audienceFor(theme: string, text: string, drawn: Audience): Audience {
  const employees = /medarbejder/i.test(text);
  const leaders = theme === 'Lederens rum' || /\bleder(e|ne|en)?\b|ledelsen/i.test(text);
  if (employees && leaders) return 'mixed';
  if (leaders && drawn === 'employees') return 'leaders';
  return employees && drawn === 'leaders' ? 'employees' : drawn;
}

/** Whether a response, «Respons (leder): …», can come from someone in that audience. */
function comesFrom(response: string, audience: Audience): boolean {
  const roles = /^Respons \((.*?)\)/.exec(response)?.[1] ?? '';
  if (audience === 'leaders') return roles === 'leder';
  return audience === 'mixed' || !roles.includes('leder');
}

/** Excerpts from other sites than those in the room, recorded before the session. */
function shownAt(
  sites: readonly string[],
  date: string,
  showable: readonly Showable[],
  chance: Chance,
): readonly Showable[] {
  const fitting = showable.filter((excerpt) => !sites.includes(excerpt.site) && excerpt.date < date);
  return chance.shuffled(fitting).slice(0, chance.between(1, 3));
}

/** The answers that claims record from this session. */
function answersAt(
  given: Given,
  session: string,
): readonly { readonly claim: string; readonly response: string }[] {
  return given.records
    .filter(({ type }) => type === 'claim')
    .flatMap(({ id, fields }) =>
      listAt(fields, 'dialogue')
        .filter((answer) => isMapping(answer) && textAt(answer, 'session') === session)
        .map((answer) => ({ claim: id, response: textAt(answer, 'response') ?? '' })),
    );
}
