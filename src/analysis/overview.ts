import type { Steps } from '../model/steps';
import { textAt } from '../model/value';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { type ClaimEntry, claimsInSteps, isUnanswered, type Relation, relationOf } from './claims';
import { recordGroups } from './recordGroups';

/** What a repository holds, in numbers. */
export interface Overview {
  readonly sums: Sums;
  /** Records by type, in the order of the vocabulary; only types that occur. */
  readonly byType: readonly Tally[];
  /** Records that have a date, by its year; years without any stand between the others. */
  readonly byYear: readonly Tally[];
  readonly bySite: Crossing;
  readonly byPotential: Crossing;
  /** In the order of the vocabulary; only states that occur, and claims without a state last. */
  readonly claims: readonly ClaimTally[];
}

/** How much there is of each. Plain notes are no records. */
export interface Sums {
  readonly records: number;
  readonly excerpts: number;
  readonly people: number;
  readonly codes: number;
  readonly works: number;
}

/** How many records have something in common. */
export interface Tally {
  readonly name: string;
  readonly count: number;
}

/** Records by what they belong to, crossed with their type. */
export interface Crossing {
  /** The types that occur, in the order of the vocabulary. */
  readonly types: readonly string[];
  readonly rows: readonly CrossingRow[];
}

/** What belongs to one site or potential. */
export interface CrossingRow {
  /** The id of the site or potential, as its record or the first link to it has it. */
  readonly name: string;
  /** Undefined where links name it and no record does. */
  readonly header: RecordEntry | undefined;
  /** For each of `types`. */
  readonly counts: readonly number[];
}

/** The claims in one state, with what speaks for and against them. */
export interface ClaimTally {
  /** As written. */
  readonly state: string | undefined;
  readonly count: number;
  /** Pieces of evidence by how they stand to their claim. */
  readonly evidence: Readonly<Record<Relation, number>>;
  readonly answers: number;
  /** Answers that ask for a reply and have none. */
  readonly unanswered: number;
}

/** A row of years longer than this is a slip of the pen somewhere; its gaps are left out. */
const MOST_YEARS = 40;

/** Counts what a repository holds, a thing in a step. */
export function* overviewOf(snapshot: Snapshot): Steps<Overview> {
  const byType = (yield* recordGroups(snapshot, 'type')).flatMap(({ name, records }) =>
    name === undefined ? [] : { name, count: records.length },
  );
  return {
    sums: {
      records: byType.reduce((sum, { count }) => sum + count, 0),
      excerpts: yield* lengthOf(snapshot.definitions('excerpt')),
      people: yield* lengthOf(snapshot.definitions('person')),
      codes: yield* lengthOf(snapshot.definitions('code')),
      works: yield* lengthOf(snapshot.definitions('citation')),
    },
    byType,
    byYear: yield* yearsOf(snapshot),
    bySite: yield* crossingOf(snapshot, 'site'),
    byPotential: yield* crossingOf(snapshot, 'potential'),
    claims: yield* claimTallies(snapshot),
  };
}

function* yearsOf(snapshot: Snapshot): Steps<readonly Tally[]> {
  const counts = new Map<number, number>();
  for (const { type, facts } of snapshot.records()) {
    const date = textAt(facts.root, 'date') ?? textAt(facts.root, 'year');
    const year = /^\d{4}(?=-|$)/.exec(date ?? '')?.[0];
    if (type !== undefined && year !== undefined)
      counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
    yield;
  }
  const known = [...counts.keys()].sort((a, b) => a - b);
  const [first = 0] = known;
  const span = (known.at(-1) ?? first) - first + 1;
  const years =
    span > MOST_YEARS || known.length === 0 ? known : Array.from({ length: span }, (_, i) => first + i);
  return years.map((year) => ({ name: String(year).padStart(4, '0'), count: counts.get(year) ?? 0 }));
}

function* crossingOf(snapshot: Snapshot, by: 'site' | 'potential'): Steps<Crossing> {
  const groups = (yield* recordGroups(snapshot, by)).flatMap(({ name, header, records }) =>
    name === undefined ? [] : { name, header, byType: countedByType(records) },
  );
  const occurring = new Set(groups.flatMap(({ byType }) => [...byType.keys()]));
  const types = inVocabularyOrder(snapshot, occurring);
  return {
    types,
    rows: groups.map(({ name, header, byType }) => ({
      name,
      header,
      counts: types.map((type) => byType.get(type) ?? 0),
    })),
  };
}

function countedByType(records: readonly RecordEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of records) if (type !== undefined) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

function inVocabularyOrder({ vocabulary }: Snapshot, types: ReadonlySet<string>): readonly string[] {
  const known = [...vocabulary.types.keys()].filter((type) => types.has(type));
  return [...known, ...[...types].filter((type) => !vocabulary.types.has(type)).sort()];
}

function* claimTallies(snapshot: Snapshot): Steps<readonly ClaimTally[]> {
  const groups = new Map<string | undefined, ClaimEntry[]>();
  for (const state of claimStates(snapshot)) groups.set(state, []);
  const stateless: ClaimEntry[] = [];
  for (const entry of yield* claimsInSteps(snapshot)) {
    const { state } = entry.claim;
    const group = state === undefined ? stateless : groups.get(state);
    if (group) group.push(entry);
    else groups.set(state, [entry]);
  }
  groups.set(undefined, stateless);
  return [...groups]
    .filter(([, claims]) => claims.length > 0)
    .map(([state, claims]) => tallyOf(state, claims));
}

function claimStates({ vocabulary }: Snapshot): readonly string[] {
  const field = vocabulary.types.get('claim')?.fields.find((f) => f.name === 'state');
  return (field?.values ?? []).map((choice) => choice.value);
}

function tallyOf(state: string | undefined, claims: readonly ClaimEntry[]): ClaimTally {
  const found = claims.flatMap(({ claim }) => claim.evidence.map(relationOf));
  const answers = claims.flatMap(({ claim }) => claim.dialogue);
  const evidence = { supports: 0, challenges: 0, qualifies: 0, 'none-found': 0, other: 0 };
  for (const relation of found) evidence[relation]++;
  return {
    state,
    count: claims.length,
    evidence,
    answers: answers.length,
    unanswered: answers.filter(isUnanswered).length,
  };
}

function* lengthOf(items: Iterable<unknown>): Steps<number> {
  let length = 0;
  for (const _ of items) {
    length++;
    yield;
  }
  return length;
}
