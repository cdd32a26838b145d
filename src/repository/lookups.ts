import type { Named } from './fileNames';
import type { Located } from './snapshot';

/** Definitions under names, several to a name, in order of path and place. */
export class LocatedBy {
  private readonly groups = new Map<string, readonly Located[]>();

  /** The definitions under a name; an empty list where there are none. */
  get(name: string): readonly Located[] {
    return this.groups.get(name) ?? [];
  }

  /** Takes what a file defines now for what it defined before. */
  exchange(path: string, before: ReadonlyMap<string, Named>, after: ReadonlyMap<string, Named>): void {
    for (const name of before.keys()) if (!after.has(name)) this.put(name, path, []);
    for (const [name, { located }] of after) this.put(name, path, located);
  }

  private put(name: string, path: string, located: readonly Located[]): void {
    const group = this.get(name);
    // By halving: there may be a README in every folder.
    let from = 0;
    let to = group.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((group[middle]?.path ?? '') < path) from = middle + 1;
      else to = middle;
    }
    while (group[to]?.path === path) to++;
    if (to - from < group.length) {
      this.groups.set(name, [...group.slice(0, from), ...located, ...group.slice(to)]);
    } else if (located.length > 0) this.groups.set(name, located);
    else this.groups.delete(name);
  }
}

/** Names of files under keys. A key may have as many files as there are, so that order is made when somebody asks. */
export class PathsBy {
  /** A file alone stands without a set: of 100,000 records nearly all have a stem of their own. */
  private readonly groups = new Map<string, string | Set<string>>();

  /** The files under a key, in order. */
  get(key: string): readonly string[] {
    const group = this.groups.get(key);
    if (group === undefined) return [];
    return typeof group === 'string' ? [group] : [...group].sort();
  }

  /** Takes the keys that a file has now for those that it had before. */
  exchange(path: string, before: ReadonlySet<string>, after: ReadonlySet<string>): void {
    for (const key of before) if (!after.has(key)) this.remove(key, path);
    for (const key of after) if (!before.has(key)) this.add(key, path);
  }

  add(key: string, path: string): void {
    const group = this.groups.get(key);
    if (group === undefined) this.groups.set(key, path);
    else if (typeof group !== 'string') group.add(path);
    else if (group !== path) this.groups.set(key, new Set([group, path]));
  }

  remove(key: string, path: string): void {
    const group = this.groups.get(key);
    const isEmpty = typeof group === 'string' ? group === path : group?.delete(path) && group.size === 0;
    if (isEmpty) this.groups.delete(key);
  }
}

/** What is known of files, by what they have in common; each in one group at most. */
export class Grouped<K, T> {
  private readonly groups = new Map<K, Map<string, T>>();

  /** What is in a group, in no certain order. */
  of(group: K): Iterable<T> {
    return this.groups.get(group)?.values() ?? [];
  }

  put(group: K, path: string, value: T): void {
    const known = this.groups.get(group);
    if (known) known.set(path, value);
    else this.groups.set(group, new Map([[path, value]]));
  }

  remove(group: K, path: string): void {
    this.groups.get(group)?.delete(path);
  }
}
