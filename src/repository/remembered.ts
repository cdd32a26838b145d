import type { Snapshot } from './snapshot';

/** Remembers what was worked out of a snapshot, until the snapshot changes. @param work with a key for what it is asked. */
export function remembered<T>(
  work: (snapshot: Snapshot, key: string) => T,
): (snapshot: Snapshot, key?: string) => T {
  const known = new WeakMap<Snapshot, { readonly version: number; readonly results: Map<string, T> }>();
  return (snapshot, key = '') => {
    const before = known.get(snapshot);
    const kept =
      before?.version === snapshot.version
        ? before
        : { version: snapshot.version, results: new Map<string, T>() };
    known.set(snapshot, kept);
    const result = kept.results.get(key) ?? work(snapshot, key);
    kept.results.set(key, result);
    return result;
  };
}
