import { shortAuthors, type Work, yearOf } from '../model/work';
import type { Steps } from '../model/steps';
import type { Located, Snapshot } from '../repository/snapshot';

/** What the bibliography can be grouped by. */
export type ReferenceGrouping = 'use' | 'year' | 'author';

/** One work of the bibliography. */
export interface BibliographyEntry {
  readonly key: string;
  readonly located: Located;
  /** Undefined while the bibliography is not read in full, or where the entry cannot be read. */
  readonly work: Work | undefined;
  /** How often it is cited. */
  readonly citations: number;
}

/** Works that have something in common. */
export interface ReferenceGroup {
  /** `cited`, `uncited`, a year or an author; undefined where it is not known. */
  readonly name: string | undefined;
  /** By author, year and key. */
  readonly entries: readonly BibliographyEntry[];
}

/**
 * Groups the bibliography. By use the cited come first; by year the newest; by author everyone has a group and a work
 * with several stands in several.
 */
export function* referenceGroups(
  snapshot: Snapshot,
  by: ReferenceGrouping,
): Steps<readonly ReferenceGroup[]> {
  const groups = new Map<string | undefined, BibliographyEntry[]>();
  for (const entry of yield* bibliographyOf(snapshot)) {
    for (const name of groupNames(entry, by)) {
      const group = groups.get(name);
      if (group) group.push(entry);
      else groups.set(name, [entry]);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (by === 'year' ? -compareNames(a, b) : compareNames(a, b)))
    .sort(([a], [b]) => Number(a === undefined) - Number(b === undefined))
    .map(([name, entries]) => ({ name, entries }));
}

/** All works of the bibliography, by author, year and key. */
function* bibliographyOf(snapshot: Snapshot): Steps<readonly BibliographyEntry[]> {
  const works: { readonly entry: BibliographyEntry; readonly order: string }[] = [];
  for (const located of snapshot.definitions('citation')) {
    const key = located.definition.name;
    const work = snapshot.work(key);
    const entry = { key, located, work, citations: snapshot.linksTo(located).length };
    const first = work && (shortAuthors(work) || work.title);
    works.push({
      entry,
      order: `${first ?? key}\n${String(work ? yearOf(work) : '')}\n${key}`,
    });
    yield;
  }
  return works.sort((a, b) => compareNames(a.order, b.order)).map(({ entry }) => entry);
}

function groupNames(entry: BibliographyEntry, by: ReferenceGrouping): readonly (string | undefined)[] {
  if (by === 'use') return [entry.citations > 0 ? 'cited' : 'uncited'];
  if (by === 'year') return [entry.work && yearOf(entry.work)?.toString()];
  const people = entry.work?.author ?? entry.work?.editor ?? [];
  const names = people.flatMap((n) =>
    n.family ? [n.given ? `${n.family}, ${n.given}` : n.family] : (n.literal ?? []),
  );
  return names.length > 0 ? [...new Set(names)] : [undefined];
}

/** In a fixed alphabet, so that the order is the same on every machine; Danish puts æ, ø, å last. */
const alphabet = new Intl.Collator('da');

function compareNames(a: string | undefined, b: string | undefined): number {
  return alphabet.compare(a ?? '', b ?? '');
}
