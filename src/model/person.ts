import { linkTargetOf } from './linkTarget';
import { textAt, textsAt, type Value, valueAt } from './value';

/** What people.yaml says of a person, who stands there under a pseudonym only. */
export interface Person {
  readonly role: string | undefined;
  /** The id of the person's site. */
  readonly site: string | undefined;
  readonly pseudonym: string | undefined;
  readonly consent: Consent;
}

/** Without a status the consent is unknown, which counts as no. */
interface Consent {
  readonly status: string | undefined;
  /** What the material may be used for. */
  readonly scope: readonly string[];
  /** Nothing of the person may be used before this date. */
  readonly embargoUntil: string | undefined;
}

/** Reads a person from the entry in people.yaml. Whatever has the wrong shape counts as absent. */
export function readPerson(entry: Value | undefined): Person {
  return {
    role: textAt(entry, 'role'),
    site: linkTargetOf(valueAt(entry, 'site'))?.target,
    pseudonym: textAt(entry, 'pseudonym'),
    consent: {
      status: textAt(entry, 'consent', 'status'),
      scope: textsAt(entry, 'consent', 'scope'),
      embargoUntil: textAt(entry, 'consent', 'embargo_until'),
    },
  };
}
