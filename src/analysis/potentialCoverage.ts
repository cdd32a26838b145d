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

/** Counts for each potential what material there is on it, so that the gaps show. */
export function potentialCoverage(snapshot: Snapshot): PotentialCoverage {
  const kinds = recordGroups(snapshot, 'type').flatMap(({ name }) =>
    name === undefined || FRAME.has(name) ? [] : name,
  );
  const groups = recordGroups(snapshot, 'potential');
  const names = groups.flatMap(({ name }) => name ?? []);
  const cellsOf = (records: readonly RecordEntry[], query: string): readonly CoverageCell[] =>
    kinds.map((kind) => ({
      count: records.filter(({ type }) => type === kind).length,
      query: `${filterText('type', kind)} ${query}`.trim(),
    }));
  const without = names.map((name) => `-${filterText('potential', name)}`).join(' ');
  return {
    kinds,
    potentials: groups.flatMap(({ name, header, records }) =>
      name === undefined ? [] : { name, header, cells: cellsOf(records, filterText('potential', name)) },
    ),
    elsewhere: cellsOf(groups.find(({ name }) => name === undefined)?.records ?? [], without),
  };
}
