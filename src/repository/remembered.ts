import type { Steps } from '../model/steps';
import type { Snapshot } from './snapshot';

/** Remembers what was worked out of a snapshot, until the snapshot changes. @param work perhaps with a key for what it is asked. */
export function remembered<T, Key extends readonly [] | readonly [string]>(
  work: (snapshot: Snapshot, ...key: Key) => T,
): (snapshot: Snapshot, ...key: Key) => T {
  const resultsOf = memory<T>();
  return (snapshot, ...key) => {
    const results = resultsOf(snapshot);
    const [name = ''] = key;
    const result = results.get(name) ?? work(snapshot, ...key);
    results.set(name, result);
    return result;
  };
}

/** The same of work in steps. What the snapshot changed under is given to who asked, and not remembered. */
export function rememberedInSteps<T, Key extends readonly [] | readonly [string]>(
  work: (snapshot: Snapshot, ...key: Key) => Steps<T>,
): (snapshot: Snapshot, ...key: Key) => Steps<T> {
  const resultsOf = memory<T>();
  return function* (snapshot, ...key) {
    const { version } = snapshot;
    const [name = ''] = key;
    const known = resultsOf(snapshot).get(name);
    if (known !== undefined) return known;
    const result = yield* work(snapshot, ...key);
    if (snapshot.version === version) resultsOf(snapshot).set(name, result);
    return result;
  };
}

/** Results by key, for each snapshot those of its version. */
function memory<T>(): (snapshot: Snapshot) => Map<string, T> {
  const known = new WeakMap<Snapshot, { readonly version: number; readonly results: Map<string, T> }>();
  return (snapshot) => {
    const { version } = snapshot;
    const before = known.get(snapshot);
    const kept = before?.version === version ? before : { version, results: new Map<string, T>() };
    known.set(snapshot, kept);
    return kept.results;
  };
}
