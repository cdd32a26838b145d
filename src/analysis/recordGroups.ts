import { fold } from '../model/ids';
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

/**
 * Groups all records. A record with two sites stands in both groups; the sites, potentials and cases themselves
 * head their groups, empty ones too, and stand in none. Records that belong nowhere come last.
 */
export function recordGroups(snapshot: Snapshot, by: Grouping): readonly RecordGroup[] {
  return by === 'type' ? groupsByType(snapshot) : groupsByLink(snapshot, by);
}

/** The ids of what a record belongs to: of `site`, the sites it names. */
export function groupNamesOf(record: RecordEntry, by: Grouping): readonly string[] {
  if (by === 'type') return record.type === undefined ? [] : [record.type];
  const names = new Map<string, string>();
  for (const reference of record.facts.references) {
    if (reference.field !== undefined && FIELDS[by].has(reference.field)) {
      names.set(fold(reference.target), names.get(fold(reference.target)) ?? reference.target);
    }
  }
  return [...names.values()];
}

function groupsByType(snapshot: Snapshot): readonly RecordGroup[] {
  const groups = new Map<string | undefined, RecordEntry[]>();
  for (const name of snapshot.vocabulary.types.keys()) groups.set(name, []);
  const plain: RecordEntry[] = [];
  for (const record of snapshot.records()) {
    if (record.type === undefined) plain.push(record);
    else addTo(groups, record.type, record);
  }
  groups.set(undefined, plain);
  return [...groups]
    .filter(([, records]) => records.length > 0)
    .map(([name, records]) => ({ name, header: undefined, records }));
}

function groupsByLink(snapshot: Snapshot, by: Exclude<Grouping, 'type'>): readonly RecordGroup[] {
  const headers = [...snapshot.records()].filter((r) => r.type === by);
  const groups = new Map<string, RecordEntry[]>(inOrder(headers).map((h) => [fold(h.id), []]));
  const written = new Map<string, string>();
  const elsewhere: RecordEntry[] = [];
  for (const record of snapshot.records()) {
    if (record.type === by) continue;
    const names = groupNamesOf(record, by);
    if (names.length === 0) elsewhere.push(record);
    for (const name of names) {
      addTo(groups, fold(name), record);
      if (!written.has(fold(name))) written.set(fold(name), name);
    }
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
