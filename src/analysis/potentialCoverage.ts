import type { Steps } from '../model/steps';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { filterText } from './passageQuery';
import { recordGroups } from './recordGroups';

/** Potentials crossed with the kinds of material. */
export interface PotentialCoverage {
  /** Types of records that hold material and occur in the repository, in the order of the vocabulary. */
  readonly kinds: readonly string[];
  readonly potentials: readonly CoveredPotential[];
  /** Material that belongs to no potential. */
  readonly elsewhere: readonly CoverageCell[];
}

interface CoveredPotential {
  /** The id, as its record or the first link to it has it. */
  readonly name: string;
  /** Undefined where links name it and no record does. */
  readonly header: RecordEntry | undefined;
  /** One for each kind. */
  readonly cells: readonly CoverageCell[];
}

/** How many records there are. */
export interface CoverageCell {
  readonly count: number;
  /** The search that finds them. */
  readonly query: string;
}

/** What frames the material or is made of it; every other type, those of the team's own included, holds material. */
const FRAME: ReadonlySet<string> = new Set(['site', 'case', 'potential', 'claim', 'memo', 'draft']);

/** Counts for each potential what material there is on it, so that the gaps show; a potential in a step. */
export function* potentialCoverage(snapshot: Snapshot): Steps<PotentialCoverage> {
  const kinds = (yield* recordGroups(snapshot, 'type')).flatMap(({ name }) =>
    name === undefined || FRAME.has(name) ? [] : name,
  );
  const groups = yield* recordGroups(snapshot, 'potential');
  const names = groups.flatMap(({ name }) => name ?? []);
  const cellsOf = function* (records: readonly RecordEntry[], query: string): Steps<readonly CoverageCell[]> {
    const counts = new Map<string | undefined, number>();
    for (const { type } of records) {
      counts.set(type, (counts.get(type) ?? 0) + 1);
      yield;
    }
    return kinds.map((kind) => ({
      count: counts.get(kind) ?? 0,
      query: `${filterText('type', kind)} ${query}`.trim(),
    }));
  };
  const without = names.map((name) => `-${filterText('potential', name)}`).join(' ');
  const potentials: CoveredPotential[] = [];
  for (const { name, header, records } of groups) {
    if (name === undefined) continue;
    potentials.push({ name, header, cells: yield* cellsOf(records, filterText('potential', name)) });
  }
  return {
    kinds,
    potentials,
    elsewhere: yield* cellsOf(groups.find(({ name }) => name === undefined)?.records ?? [], without),
  };
}
