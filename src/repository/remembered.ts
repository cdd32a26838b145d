import type { Snapshot } from './snapshot';

/** Remembers what was worked out of a snapshot, until the snapshot changes. @param work perhaps with a key for what it is asked. */
export function remembered<T, Key extends readonly [] | readonly [string]>(
  work: (snapshot: Snapshot, ...key: Key) => T,
): (snapshot: Snapshot, ...key: Key) => T {
  const known = new WeakMap<Snapshot, { readonly version: number; readonly results: Map<string, T> }>();
  return (snapshot, ...key) => {
    const before = known.get(snapshot);
    const kept =
      before?.version === snapshot.version
        ? before
        : { version: snapshot.version, results: new Map<string, T>() };
    known.set(snapshot, kept);
    const [name = ''] = key;
    const result = kept.results.get(name) ?? work(snapshot, ...key);
    kept.results.set(name, result);
    return result;
  };
}
