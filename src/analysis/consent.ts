import { t } from '@vscode/l10n';
import { fold } from '../model/ids';
import { linkTargetOf } from '../model/linkTarget';
import { type Person, readPerson } from '../model/person';
import { itemsOf, textAt, valueAt } from '../model/value';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { sitesOf } from '../model/sitesOf';

/** What material can be used for; the words of `consent.scope` in people.yaml. */
export type Use = 'analysis' | 'quote' | 'flip-other-site' | 'flip-same-site' | 'teaching' | 'archive';

/** What a use is called; a word that is none of them is left as it is written. */
export function useLabel(use: string): string {
  const labels: Readonly<Record<Use, string>> = {
    analysis: t('analysis'),
    quote: t('quotation'),
    'flip-other-site': t('FLIP at other sites'),
    'flip-same-site': t('FLIP at the person’s own site'),
    teaching: t('teaching'),
    archive: t('archiving'),
  };
  return Object.hasOwn(labels, use) ? labels[use as Use] : use;
}

/** Why a passage may not be used. */
export interface Refusal {
  /**
   * `raw` the record is not pseudonymised · `embargo` not before a day · `nobody` nobody is known whose consent
   * could count · `not-registered` the person is not in people.yaml · `withdrawn` · `unknown` no consent is on
   * record · `scope` the consent does not reach so far.
   */
  readonly reason: 'raw' | 'embargo' | 'nobody' | 'not-registered' | 'withdrawn' | 'unknown' | 'scope';
  /** The id of the person whose consent it is about. */
  readonly person?: string;
  /** What the consent would have to name. */
  readonly use?: Use;
}

/** The part of a passage that consent depends on. */
export interface Spoken {
  readonly record: RecordEntry;
  /** The people in whose turns it stands; where none are known all people of the record count. */
  readonly speakers: readonly string[];
  /** People whom the words mention by id. */
  readonly mentioned: readonly string[];
}

/** The fields of a record that name who took part. */
const TAKING_PART = [
  'participants',
  'interviewee',
  'citizen',
  'professionals',
  'moderator',
  'interviewer',
  'observer',
];

/** Whose consent a passage needs: its speakers', else that of all who took part, and of those it mentions. */
export function peopleOf(snapshot: Snapshot, { record, speakers, mentioned }: Spoken): readonly string[] {
  const speaking = speakers.length > 0 ? speakers : takingPart(snapshot, record);
  return [...new Map([...speaking, ...mentioned].map((id) => [fold(id), id])).values()];
}

/**
 * Why a passage may not be used, which is the intersection of what all its people agreed to; unknown is no.
 * Nothing where it may.
 * @param useAt what the use is to somebody who belongs to these sites.
 * @param today as `2017-03-14`.
 */
export function refusalsOf(
  snapshot: Snapshot,
  spoken: Spoken,
  useAt: (sites: readonly string[]) => Use,
  today: string,
): readonly Refusal[] {
  const { root } = spoken.record.facts;
  const status = textAt(root, 'status');
  const ofRecord: Refusal[] = [
    ...(status === 'raw' ? [{ reason: 'raw' } as const] : []),
    ...(isEmbargoed(textAt(root, 'embargo_until'), today) ? [{ reason: 'embargo' } as const] : []),
  ];
  const people = peopleOf(snapshot, spoken);
  if (people.length === 0) return [...ofRecord, { reason: 'nobody' }];
  const sites = sitesOf(root);
  return [
    ...ofRecord,
    ...people.flatMap((id) => {
      const person = personNamed(snapshot, id);
      // The team's own people ask others; nobody has to agree to their words but themselves.
      if (person?.role === 'researcher') return [];
      return personRefusals(id, person, useAt(person?.site === undefined ? sites : [person.site]), today);
    }),
  ];
}

/** What people.yaml says of a person. */
export function personNamed(snapshot: Snapshot, id: string): Person | undefined {
  const named = snapshot.named(id).find((l) => l.definition.kind === 'person');
  return named && readPerson(named.definition.fields);
}

function personRefusals(id: string, person: Person | undefined, use: Use, today: string): readonly Refusal[] {
  if (!person) return [{ reason: 'not-registered', person: id }];
  const { status, scope, embargoUntil } = person.consent;
  if (status === 'withdrawn') return [{ reason: 'withdrawn', person: id }];
  if (status !== 'given' && status !== 'oral') return [{ reason: 'unknown', person: id }];
  return [
    ...(scope.includes(use) ? [] : [{ reason: 'scope', person: id, use } as const]),
    ...(isEmbargoed(embargoUntil, today) ? [{ reason: 'embargo', person: id } as const] : []),
  ];
}

/** Whether a day is not reached yet. Of a month or a year all of it has to be over. */
function isEmbargoed(until: string | undefined, today: string): boolean {
  if (until === undefined) return false;
  return until.length < today.length ? today.slice(0, until.length) <= until : today < until;
}

/** Who is named in those fields, registered or not, and every person whom another field of the record names. */
function takingPart(snapshot: Snapshot, { facts: { root, references } }: RecordEntry): readonly string[] {
  const named = TAKING_PART.flatMap((field) => itemsOf(valueAt(root, field)));
  const elsewhere = references
    .filter((r) => r.form === 'field')
    .map((r) => r.target)
    .filter((id) => personNamed(snapshot, id) !== undefined);
  return [...named.flatMap((item) => linkTargetOf(item)?.target ?? []), ...elsewhere];
}
