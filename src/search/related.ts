import { fold } from '../model/ids';
import type { Steps } from '../model/steps';
import type { RecordEntry, Snapshot } from '../repository/snapshot';

/** A record that has something in common with another. */
export interface Related {
  readonly entry: RecordEntry;
  readonly score: number;
  /** What both point to, rarest first: ids as written. */
  readonly shared: readonly string[];
  /** Whether one links to the other. */
  readonly linked: boolean;
}

/** A link between two records says more than anything that both link to. */
const LINKED = 3;

/**
 * Records related to this one: linked with it, or pointing to the same things – people, cases, codes, works.
 * What few records point to says more than what all do. A link in a step.
 */
export function* relatedRecords(
  snapshot: Snapshot,
  to: RecordEntry,
  limit: number,
): Steps<readonly Related[]> {
  const found = new Map<string, { score: number; shared: Map<string, number>; linked: boolean }>();
  const at = (path: string): { score: number; shared: Map<string, number>; linked: boolean } | undefined => {
    const owner = snapshot.recordAt(path) ?? snapshot.ownerOf(path);
    if (!owner || owner.path === to.path) return undefined;
    const known = found.get(owner.path) ?? { score: 0, shared: new Map<string, number>(), linked: false };
    found.set(owner.path, known);
    return known;
  };
  const link = (path: string): void => {
    const other = at(path);
    if (!other || other.linked) return;
    other.linked = true;
    other.score += LINKED;
  };
  for (const target of targetsOf(snapshot, to)) {
    for (const { path } of snapshot.named(target)) link(path);
    const others = new Set(yield* pointingTo(snapshot, target));
    const weight = 1 / Math.log2(2 + others.size);
    for (const path of others) {
      yield;
      const other = at(path);
      if (!other || other.shared.has(target)) continue;
      other.shared.set(target, weight);
      other.score += weight;
    }
  }
  for (const { path } of yield* snapshot.linksToNameInSteps(to.id)) link(path);
  const all: Related[] = [];
  for (const [path, { score, shared, linked }] of found) {
    const entry = snapshot.recordAt(path);
    const names = [...shared].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    if (entry) all.push({ entry, score, shared: names, linked });
    yield;
  }
  return all.sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1)).slice(0, limit);
}

/** What a record and its excerpts point to, each name once; names that nothing has are left out. */
function targetsOf(snapshot: Snapshot, entry: RecordEntry): readonly string[] {
  const files = new Set([entry.path, ...snapshot.fragmentsOf(entry.path).map((l) => l.path)]);
  const names = new Map<string, string>();
  for (const path of files) {
    for (const { form, target } of snapshot.file(path)?.references ?? []) {
      const exists =
        form === 'citation' ? snapshot.cited(target).length > 0 : snapshot.named(target).length > 0;
      if (exists && fold(target) !== fold(entry.id)) names.set(fold(target), target);
    }
  }
  return [...names.values()];
}

function* pointingTo(snapshot: Snapshot, target: string): Steps<readonly string[]> {
  const links = [yield* snapshot.linksToNameInSteps(target)];
  for (const work of snapshot.cited(target)) links.push(yield* snapshot.linksInSteps(work));
  return links.flat().map((link) => link.path);
}
