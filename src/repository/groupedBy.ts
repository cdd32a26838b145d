/** Values under keys, several to a key, kept in an order that does not depend on when they came. */
export class GroupedBy<T> {
  private readonly groups = new Map<string, T[]>();

  /** The values under a key; an empty list where there are none. Not to be kept: the next change alters it. */
  get(key: string): readonly T[] {
    return this.groups.get(key) ?? [];
  }

  add(key: string, value: T, compare: (a: T, b: T) => number): void {
    const group = this.groups.get(key);
    if (!group) {
      this.groups.set(key, [value]);
      return;
    }
    // By halving: a group may have thousands, as the links to a site do.
    let low = 0;
    let high = group.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(group[middle] as T, value) <= 0) low = middle + 1;
      else high = middle;
    }
    group.splice(low, 0, value);
  }

  /** Takes out all values that `gone` says so of. */
  remove(key: string, gone: (value: T) => boolean): void {
    const group = this.groups.get(key);
    if (!group) return;
    const kept = group.filter((value) => !gone(value));
    if (kept.length === 0) this.groups.delete(key);
    else if (kept.length < group.length) this.groups.set(key, kept);
  }
}

/** Names of files under keys. A key may have as many files as there are, so that order is made when somebody asks. */
export class PathsBy {
  private readonly groups = new Map<string, Set<string>>();

  /** The files under a key, in order. */
  get(key: string): readonly string[] {
    return [...(this.groups.get(key) ?? [])].sort();
  }

  add(key: string, path: string): void {
    const group = this.groups.get(key);
    if (group) group.add(path);
    else this.groups.set(key, new Set([path]));
  }

  remove(key: string, path: string): void {
    const group = this.groups.get(key);
    group?.delete(path);
    if (group?.size === 0) this.groups.delete(key);
  }
}
