import { type Arc, Arcs } from './arc';
import { fieldOf, partOf, Pools } from './blocks';
import { commonFields, researcherAt, statusOf } from './cast';
import { Chance } from './chance';
import { fill, pronouns, type Slots } from './fill';
import type { Observation } from './plan';
import { type ComposedFile, type FieldValue, record } from './record';
import { type Transcript, writeTranscript } from './transcript';

/** An observation as composed, with its turns where it has a transcript. */
export interface ComposedObservation {
  readonly plan: Observation;
  readonly file: ComposedFile;
  readonly body: string;
  readonly status: string;
  readonly transcript: Transcript | undefined;
}

/** The settings to which a sentence about the job centre's house fits. */
const AT_THE_JOB_CENTRE =
  /^(?:Samtalelokale|Lokale|Lille lokale|Rummet|Ungeenheden|It-lokalet|Integrationsteamet)/;

/** Words for the places in the texts of an observation. */
export function slotsOf({ citizen, professional, other }: Observation, label: string): Slots {
  return {
    C: citizen.name,
    P: professional.name,
    O: other?.name ?? '',
    label,
    emne: fieldOf(citizen.block, 'emne'),
    felt: fieldOf(citizen.block, 'felt'),
    sted: fieldOf(citizen.block, 'sted'),
    krop: fieldOf(citizen.block, 'krop'),
    ...pronouns('', citizen.sex),
    ...pronouns('p', professional.sex),
  };
}

/** Writes observations: transcripts and field notes. */
export class ObservationWriter {
  private readonly chance = new Chance('observation texts');
  private readonly arcs = new Arcs(this.chance);
  private readonly pools = new Pools('pools', this.chance);
  private readonly places = new Pools('places', this.chance);
  private readonly noteAnswers = new Pools('noteAnswers', this.chance);
  private readonly noteOutcomes = new Pools('noteOutcomes', this.chance);

  /** @param followedBy the interview after it */
  compose(plan: Observation, label: string, followedBy: string | undefined): ComposedObservation {
    const slots = slotsOf(plan, label);
    const status = statusOf(plan.id, plan.date);
    if (plan.scene.form === 'notes') {
      const body = this.notes(plan, slots);
      const file = record(pathOf(plan), this.fields(plan, status, 10, followedBy), body);
      return { plan, file, body, status, transcript: undefined };
    }
    const arc = this.arcs.conversation(plan);
    const transcript = writeTranscript(arc.turns, speakersOf(plan), slots, plan.id);
    const body = this.around(plan, slots, arc, transcript);
    const file = record(pathOf(plan), this.fields(plan, status, arc.turns.length, followedBy), body);
    return { plan, file, body, status, transcript };
  }

  private around({ scene, citizen }: Observation, slots: Slots, arc: Arc, transcript: Transcript): string {
    const say = (text: string) => fill(text, slots);
    const drawn = this.chance.in(0.25) ? [say(this.places.deal(citizen.site))] : [];
    const place = AT_THE_JOB_CENTRE.test(fieldOf(scene.block, 'sted')) ? drawn : [];
    const room = [...place, say(fieldOf(scene.block, 'rum'))].join(' ');
    const closing = [say(fieldOf(scene.block, 'efter'))];
    if (this.chance.in(0.85)) closing.push(say(this.pools.deal(`fortolk ${arc.uptake}`)));
    if (this.chance.in(0.3)) closing.push(`## Refleksion\n\n${say(this.pools.deal('refleksion'))}`);
    if (this.chance.in(0.4)) closing.push(say(this.pools.deal('opfølgning')));
    const before = this.chance.pick(['Rummet', 'Før samtalen', 'Ankomst', 'Stedet']);
    const consent = this.chance.in(0.5) ? [say(this.pools.deal('samtykke'))] : [];
    const parts = [`## ${before}`, room, ...consent, '## Samtalen', transcript.lines, '## Efter', ...closing];
    return `${parts.join('\n\n')}\n`;
  }

  private notes({ scene, citizen }: Observation, slots: Slots): string {
    const say = (text: string) => fill(text, slots).split('\n').join('\n\n');
    const uptake = this.arcs.dealUptake();
    const outcome = this.noteOutcomes.deal(this.arcs.consequenceOf(uptake));
    const parts = [
      '## Kontekst og samtykke',
      say(partOf(scene.block, 'kontekst')),
      `## ${this.chance.pick(['Feltnote', 'Forløb', 'Undervejs', 'Det, der skete'])}`,
      say(partOf(scene.block, 'scene')),
      `${say(partOf(citizen.block, 'note'))} ^${citizen.name.toLowerCase().replace(/\P{L}/gu, '')}`,
      say(this.noteAnswers.deal(uptake)),
      say(outcome),
      '## Efter',
      say(partOf(scene.block, 'videre')),
    ];
    if (this.chance.in(0.35)) parts.push('## Refleksion', say(this.pools.deal('refleksion')));
    if (this.chance.in(0.3)) parts.push(say(this.pools.deal('opfølgning')));
    return `${parts.join('\n\n')}\n`;
  }

  private fields(
    plan: Observation,
    status: string,
    turns: number,
    followedBy: string | undefined,
  ): Readonly<Record<string, FieldValue>> {
    const { id, date, scene, citizen, citizenId, professional, other, caseId } = plan;
    const noted = scene.form === 'notes';
    const vague = noted && followedBy === undefined && this.chance.in(0.12);
    const special = citizen.group !== 'jobparat' && citizen.group !== 'ung' && this.chance.in(0.6);
    return {
      id,
      type: 'observation',
      ...commonFields(scene.title, date, citizen.site, status, sensitivityOf(scene.kind, special)),
      embargo_until: scene.situation === 'samtale efter afslag' ? '2030-01-31' : undefined,
      potentials: this.potentials(plan),
      kind: scene.kind,
      date: vague ? date.slice(0, 7) : date,
      date_precision: vague ? 'month' : 'day',
      site: citizen.site,
      participants: [citizenId, professional.id, ...(other ? [other.id] : [])],
      observer: [researcherAt(citizen.site)],
      capture: noted ? 'notes' : this.chance.in(0.2) ? 'both' : 'audio',
      transcript: noted ? 'none' : this.chance.in(0.45) ? 'jefferson-light' : 'verbatim',
      duration_min: Math.round(turns * 0.7) + this.chance.between(8, 26),
      setting: fill(fieldOf(scene.block, 'sted'), slotsOf(plan, '')),
      case: caseId,
      followed_by: followedBy,
    };
  }

  private potentials({ scene, other }: Observation): readonly string[] {
    const company = scene.by === 'virksomhedskonsulent' || other?.work === 'arbejdsgiver';
    const across = scene.kind === 'rehabiliteringsteam' || scene.situation === 'overdragelse';
    const found = ['POT-3'];
    if (across || this.chance.in(0.12)) found.push('POT-2');
    if (company) found.push('POT-5');
    if (this.chance.in(0.3)) found.push('POT-4');
    return found.sort();
  }
}

function sensitivityOf(kind: string, special: boolean): string {
  if (kind === 'åben rådgivning') return 'ordinary';
  return special ? 'special' : 'confidential';
}

function speakersOf({ citizenId, professional, other }: Observation) {
  return { C: citizenId, P: professional.id, ...(other ? { O: other.id } : {}) };
}

function pathOf({ id }: Observation): string {
  return `observations/${id}.md`;
}
