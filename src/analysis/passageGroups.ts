import { fold } from '../model/ids';
import { sitesOf } from '../model/sitesOf';
import type { Snapshot } from '../repository/snapshot';
import type { CodedPassage } from './codedPassages';
import { inOrder } from './order';

/** What passages can be grouped by. */
export type PassageGrouping = 'record' | 'code' | 'site';

/** Passages that have something in common. */
export interface PassageGroup {
  /** What they share: a record's path, or the id of a code or site. Undefined of those that have none. */
  readonly name: string | undefined;
  readonly passages: readonly CodedPassage[];
}

/**
 * Groups passages. Records keep the order of the passages; codes stand as in the codebook, sites by id. A passage with
 * two codes or sites stands in both groups; those without come last.
 */
export function passageGroups(
  snapshot: Snapshot,
  passages: readonly CodedPassage[],
  by: PassageGrouping,
): readonly PassageGroup[] {
  const groups = new Map<string, { readonly name: string; readonly passages: CodedPassage[] }>();
  const without: CodedPassage[] = [];
  for (const name of orderOf(snapshot, by)) groups.set(keyOf(by, name), { name, passages: [] });
  for (const passage of passages) {
    const names = namesOf(passage, by);
    if (names.length === 0) without.push(passage);
    for (const name of names) {
      const key = keyOf(by, name);
      const group = groups.get(key) ?? { name, passages: [] };
      // A code that is written twice counts once.
      if (group.passages.at(-1) !== passage) group.passages.push(passage);
      groups.set(key, group);
    }
  }
  const all: PassageGroup[] = [...groups.values(), { name: undefined, passages: without }];
  return all.filter((group) => group.passages.length > 0);
}

function namesOf({ record, excerpt }: CodedPassage, by: PassageGrouping): readonly string[] {
  switch (by) {
    case 'record':
      return [record.path];
    case 'code':
      return excerpt.codes;
    case 'site':
      return sitesOf(record.facts.root);
  }
}

function orderOf(snapshot: Snapshot, by: PassageGrouping): readonly string[] {
  switch (by) {
    case 'record':
      return [];
    case 'code':
      return Array.from(snapshot.definitions('code'), ({ definition }) => definition.name);
    case 'site':
      return inOrder(snapshot.recordsOfType('site')).map(({ id }) => id);
  }
}

function keyOf(by: PassageGrouping, name: string): string {
  return by === 'record' ? name : fold(name);
}
