import { fold } from '../model/ids';
import type { Steps } from '../model/steps';
import { rememberedInSteps } from '../repository/remembered';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { inOrder } from './order';

/** What records can be grouped by. */
export type Grouping = 'type' | 'site' | 'potential' | 'case';

/** Records that have something in common. */
export interface RecordGroup {
  /** What they share, as written: a type's name or an id. Undefined for records that have none. */
  readonly name: string | undefined;
  /** The record that the name stands for: the site, potential or case itself. */
  readonly header: RecordEntry | undefined;
  /** Unordered; see `inOrder`. */
  readonly records: readonly RecordEntry[];
}

/** The fields through which a record belongs to a site, a potential or a case; several mean several groups. */
const FIELDS: Record<Exclude<Grouping, 'type'>, ReadonlySet<string>> = {
  site: new Set(['site', 'sites', 'scope.sites']),
  potential: new Set(['potential', 'potentials']),
  case: new Set(['case', 'cases']),
};

/** By the fields and the record: after a change nearly all records are those of before. */
const known = new WeakMap<ReadonlySet<string>, WeakMap<RecordEntry, ReadonlyMap<string, string>>>();

/**
 * Groups all records. A record with two sites stands in both groups; the sites, potentials and cases themselves
 * head their groups, empty ones too, and stand in none. Records that belong nowhere come last. Several views ask for them
 * after each change.
 */
export const recordGroups = rememberedInSteps((snapshot, by: Grouping): Steps<readonly RecordGroup[]> =>
  by === 'type' ? groupsByType(snapshot) : groupsByLink(snapshot, by),
);

/** What a record belongs to: the names as they are compared, with how they are written. */
function groupNamesOf(record: RecordEntry, fields: ReadonlySet<string>): ReadonlyMap<string, string> {
  const byRecord = known.get(fields) ?? new WeakMap<RecordEntry, ReadonlyMap<string, string>>();
  known.set(fields, byRecord);
  const names = byRecord.get(record) ?? readGroupNames(record, fields);
  byRecord.set(record, names);
  return names;
}

function readGroupNames(record: RecordEntry, fields: ReadonlySet<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { field, target } of record.facts.references) {
    if (field !== undefined && fields.has(field)) names.set(fold(target), target);
  }
  return names;
}

function* groupsByType(snapshot: Snapshot): Steps<readonly RecordGroup[]> {
  const groups = new Map<string | undefined, RecordEntry[]>();
  for (const name of snapshot.vocabulary.types.keys()) groups.set(name, []);
  const plain: RecordEntry[] = [];
  for (const record of snapshot.records()) {
    if (record.type === undefined) plain.push(record);
    else addTo(groups, record.type, record);
    yield;
  }
  groups.set(undefined, plain);
  return [...groups]
    .filter(([, records]) => records.length > 0)
    .map(([name, records]) => ({ name, header: undefined, records }));
}

function* groupsByLink(snapshot: Snapshot, by: Exclude<Grouping, 'type'>): Steps<readonly RecordGroup[]> {
  const headers = [...snapshot.recordsOfType(by)];
  const groups = new Map<string, RecordEntry[]>(inOrder(headers).map((h) => [fold(h.id), []]));
  const written = new Map<string, string>();
  const elsewhere: RecordEntry[] = [];
  for (const record of snapshot.records()) {
    if (record.type === by) continue;
    const names = groupNamesOf(record, FIELDS[by]);
    if (names.size === 0) elsewhere.push(record);
    for (const [key, name] of names) {
      addTo(groups, key, record);
      if (!written.has(key)) written.set(key, name);
    }
    yield;
  }
  const headerOf = new Map(headers.map((h) => [fold(h.id), h]));
  const result: RecordGroup[] = [...groups].map(([key, records]) => {
    const header = headerOf.get(key);
    return { name: header?.id ?? written.get(key), header, records };
  });
  if (elsewhere.length > 0) result.push({ name: undefined, header: undefined, records: elsewhere });
  return result;
}

function addTo<K>(groups: Map<K, RecordEntry[]>, key: K, record: RecordEntry): void {
  const group = groups.get(key);
  if (group) group.push(record);
  else groups.set(key, [record]);
}
