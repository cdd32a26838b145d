import { readPerson } from '../model/person';
import { textAt } from '../model/value';
import type { Snapshot } from '../repository/snapshot';
import type { CodedPassage } from './codedPassages';
import { peopleOf } from './consent';

/** What the people in a passage have consented to: of several the least. Where nobody is known, it is unknown. */
export type PassageConsent = 'given' | 'oral' | 'unknown' | 'withdrawn';

/** From most to least. */
const ORDER: readonly PassageConsent[] = ['given', 'oral', 'unknown', 'withdrawn'];

/** Why a passage is left out of what is handed on. `raw`: its record is not pseudonymised yet and may hold real names. */
export type Withheld = 'withdrawn' | 'raw';

/** The consent of those who speak in a passage – in notes, of those who take part – and of those whom it names by id. */
export function consentOf(snapshot: Snapshot, passage: CodedPassage): PassageConsent {
  const statuses = peopleIn(snapshot, passage).map((entry): PassageConsent => {
    const { status } = readPerson(entry).consent;
    return ORDER.find((known) => known === status) ?? 'unknown';
  });
  const least = Math.max(...statuses.map((status) => ORDER.indexOf(status)));
  return ORDER[least] ?? 'unknown';
}

/** Why a passage must not be handed on without being asked for; undefined where nothing speaks against it. */
export function withheldBecause(snapshot: Snapshot, passage: CodedPassage): Withheld | undefined {
  if (consentOf(snapshot, passage) === 'withdrawn') return 'withdrawn';
  return textAt(passage.record.facts.root, 'status') === 'raw' ? 'raw' : undefined;
}

function peopleIn(snapshot: Snapshot, { speakers, record, excerpt }: CodedPassage) {
  const mentioned = (excerpt.quote ?? '').match(/\p{Lu}[\p{Lu}\d]*-[\p{L}\d]+/gu) ?? [];
  const people = peopleOf(snapshot, { record, speakers, mentioned }).flatMap((id) =>
    snapshot.named(id).filter(({ definition }) => definition.kind === 'person'),
  );
  return people.map(({ definition }) => definition.fields);
}
