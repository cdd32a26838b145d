import { personNamed } from '../../analysis/consent';
import { siteLabel } from '../../analysis/sites';
import { sitesOf } from '../../model/sitesOf';
import { fold } from '../../model/ids';
import { readPerson } from '../../model/person';
import { textAt } from '../../model/value';
import { CONFIGURATION_FILE } from '../../repository/index';
import type { RecordEntry, Snapshot } from '../../repository/snapshot';
import { type PackLanguage, packTexts } from './packTexts';

/** Who and where, as it may be shown. */
export interface Attributed {
  readonly source: string;
  /** Whether something was left out because too few people fit it. */
  readonly coarser: boolean;
}

/** What is usual where red-thread.yaml says nothing. */
const SMALL_CELL = 3;

/**
 * Says who speaks and where, as «Borger, Kommune B». What fewer people fit than `thresholds.small_cell` asks for
 * is left out: first the site, then the role.
 */
export function attributionFor(
  snapshot: Snapshot,
  record: RecordEntry,
  speakers: readonly string[],
  language: PackLanguage,
): Attributed {
  const texts = packTexts(language);
  const roles = new Set(speakers.flatMap((id) => personNamed(snapshot, id)?.role ?? []));
  const [role] = roles;
  const [site, ...others] = sitesOf(record.facts.root);
  const where = site === undefined || others.length > 0 ? undefined : siteLabel(snapshot, site);
  if (role === undefined || roles.size > 1) return { source: where ?? texts.someone, coarser: false };
  const limit = smallCell(snapshot);
  const who = texts.roles[role] ?? texts.someone;
  if (site !== undefined && where !== undefined && fitting(snapshot, role, site) >= limit) {
    return { source: `${who}, ${where}`, coarser: false };
  }
  return fitting(snapshot, role) >= limit
    ? { source: who, coarser: where !== undefined }
    : { source: texts.someone, coarser: true };
}

/** How many people share a role, at a site or in all. */
function fitting(snapshot: Snapshot, role: string, site?: string): number {
  let count = 0;
  for (const { definition } of snapshot.definitions('person')) {
    const person = readPerson(definition.fields);
    const isThere = site === undefined || (person.site !== undefined && fold(person.site) === fold(site));
    if (person.role === role && isThere) count++;
  }
  return count;
}

function smallCell(snapshot: Snapshot): number {
  const written = Number(textAt(snapshot.file(CONFIGURATION_FILE)?.root, 'thresholds', 'small_cell'));
  return Number.isInteger(written) && written > 0 ? written : SMALL_CELL;
}
