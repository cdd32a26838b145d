import { fieldOf, partOf, Pools, readBlocks } from './blocks';
import { commonFields, researcherAt, statusOf } from './cast';
import { Chance, Deck } from './chance';
import { fill } from './fill';
import type { Deviance, Interview } from './interviewPlan';
import { type ComposedObservation, slotsOf } from './observation';
import { type ComposedFile, record } from './record';
import { writeTranscript } from './transcript';
import { merged, readTurns, type Turn } from './turns';

const TOPICS = {
  'post-conversation': ['emnet', 'hørt', 'papiret', 'ændre'],
  'pd-citizen': ['skelsætter', 'dem før', 'i dag'],
  'pd-professional': ['kollegerne', 'lederen', 'igen', 'borgeren', 'tvivl'],
} as const;

const GUIDES = {
  'post-conversation': 'Guide for interview efter samtaler',
  'pd-citizen': 'Guide for positive afvigelser, borger',
  'pd-professional': 'Guide for positive afvigelser, fagperson',
} as const;

const NOTES = {
  'post-conversation': 'note-post',
  'pd-citizen': 'note-pd',
  'pd-professional': 'note-prof',
} as const;

/** Writes interviews from the questions of their guide. */
export class InterviewWriter {
  private readonly chance = new Chance('interview texts');
  private readonly frames = new Pools('interviewFrames', this.chance);
  private readonly answers = new Pools('interviewAnswers', this.chance);
  private readonly topics = {
    'post-conversation': new Deck<string>(TOPICS['post-conversation'], this.chance),
    'pd-citizen': new Deck<string>(TOPICS['pd-citizen'], this.chance),
    'pd-professional': new Deck<string>(TOPICS['pd-professional'], this.chance),
  };
  private readonly questions = new Map(
    readBlocks('interviewAnswers').map(({ head: [name = '', ...asked] }) => [
      name,
      new Deck(asked, this.chance),
    ]),
  );

  compose(interview: Interview, observed: ComposedObservation | undefined, label: string): ComposedFile {
    const { id, kind, date, observation, deviance } = interview;
    const base = slotsOf(observation, label);
    const slots = deviance ? { ...base, P: deviance.professional.name } : base;
    const ofProfessional = kind === 'pd-professional';
    const { site } = observation.citizen;
    const person = ofProfessional && deviance ? deviance.professional.id : observation.citizenId;
    const stretches = deviance ? this.deviant(kind, deviance) : this.afterConversation(observed);
    const speakers = { C: person, P: person, I: researcherAt(site) };
    const { lines } = writeTranscript(merged(stretches), speakers, slots, id);
    const opening = fill(this.frames.deal(ofProfessional ? 'prof' : 'post'), slots);
    const about = deviance ? `Hører til [[${deviance.id}]].` : `Om samtalen i [[${observation.id}]].`;
    const note = fill(this.frames.deal(NOTES[kind]), slots);
    const name = ofProfessional ? (deviance?.professional.name ?? '') : observation.citizen.name;
    const sensitivity = ofProfessional ? 'confidential' : 'special';
    return record(
      `interviews/${id}.md`,
      {
        id,
        type: 'interview',
        ...commonFields(titleOf(interview, name), date, site, statusOf(id, date), sensitivity),
        potentials: deviance ? ['POT-3', 'POT-4'] : ['POT-3'],
        kind,
        date,
        site,
        interviewee: person,
        interviewer: researcherAt(site),
        capture: 'audio',
        guide: `${GUIDES[kind]}, ${date < '2017-06' ? 'første' : 'anden'} udgave`,
        positive_deviance: deviance?.id,
      },
      `${opening} ${about}\n\n${lines}\n\n## Efter\n\n${note}\n`,
    );
  }

  private afterConversation(observed: ComposedObservation | undefined): readonly Turn[] {
    const topics = this.topicsOf('post-conversation');
    const quoted = quotable(observed);
    return [
      ...this.asked('efter'),
      ...this.probed(),
      ...this.asked(topics[0] ?? 'hørt'),
      ...(quoted === undefined
        ? this.probed()
        : [
            ...readTurns(`I: Der var et sted, hvor {P} sagde «${quoted}»`),
            ...readTurns(this.answers.deal('citatet')),
          ]),
      ...this.asked(topics[1] ?? 'ændre'),
    ];
  }

  private deviant(kind: Interview['kind'], { block }: Deviance): readonly Turn[] {
    const topics = this.topicsOf(kind);
    const own = readTurns(partOf(block, kind === 'pd-citizen' ? 'borger' : 'fagperson'));
    return [...this.asked(topics[0] ?? 'igen'), ...own, ...this.asked(topics[1] ?? 'igen')];
  }

  /** Two topics of the guide, each dealt as often as the others. */
  private topicsOf(kind: Interview['kind']): readonly string[] {
    const first = this.topics[kind].deal();
    return [first, this.topics[kind].dealOne((topic) => topic !== first) ?? first];
  }

  private asked(topic: string): readonly Turn[] {
    const question = this.questions.get(topic)?.deal() ?? '';
    return [...readTurns(`I: ${question}`), ...readTurns(this.answers.deal(topic))];
  }

  private probed(): readonly Turn[] {
    return readTurns(this.answers.deal('prik'));
  }
}

function titleOf({ kind, deviance }: Interview, name: string): string {
  if (!deviance) return `${name} efter samtalen`;
  return `${name} om ${kind === 'pd-citizen' ? 'vejen dertil' : 'det, der skete'} (${fieldOf(deviance.block, 'titel')})`;
}

/** Some plain words of the professional, from the first turn that takes up what was raised. */
function quotable(observed: ComposedObservation | undefined): string | undefined {
  const taken = observed?.transcript?.turns.find(({ codes }) =>
    codes.some((code) => code.startsWith('gri.')),
  );
  const sentences = taken?.speech.replace(/\(+[^()]*\)+ ?/g, '').split(/(?<=[.?!]) /) ?? [];
  return sentences.find((sentence) => sentence.split(' ').length > 3)?.replace(/[.]$/, '');
}

/** The record of a case of positive deviance. */
export function devianceRecord(
  deviance: Deviance,
  interviews: readonly Interview[],
  label: string,
): ComposedFile {
  const { id, block, professional, last } = deviance;
  const own = interviews.filter((interview) => interview.deviance === deviance);
  const date = own.at(-1)?.date ?? last.date;
  const title = fieldOf(block, 'titel');
  const [citizen, other] = own.map((interview) => `[[${interview.id}]]`);
  const followed = last.caseId === undefined ? '' : ` Forløbet i [[${last.caseId}]].`;
  return record(
    `positive-deviance/${id}.md`,
    {
      id,
      type: 'positive-deviance',
      ...commonFields(title, date, last.citizen.site, 'checked', 'special'),
      potentials: ['POT-3', 'POT-4'],
      site: last.citizen.site,
      citizen: last.citizenId,
      professionals: [professional.id],
      interviews: own.map((interview) => interview.id),
      outcome: fieldOf(block, 'udfald'),
      why_deviant: fieldOf(block, 'hvorfor'),
    },
    `Borgerens side i ${citizen ?? ''}, fagpersonens i ${other ?? ''}.${followed}\n\n${fill(partOf(block, 'afvigelse'), slotsOf(last, label))}\n`,
  );
}
