import { fold } from '../model/ids';
import type { Snapshot } from '../repository/snapshot';
import { codesBelow } from '../search/filters';

/** The codes that have codes below them, in the order of the codebook, each with all of its branch, folded. */
export function codeBranches(snapshot: Snapshot): ReadonlyMap<string, ReadonlySet<string>> {
  const codes = [...snapshot.definitions('code')].map(({ definition }) => definition);
  const parents = new Set(codes.flatMap(({ parent }) => (parent === undefined ? [] : fold(parent))));
  return new Map(
    codes.flatMap(({ name }) =>
      parents.has(fold(name)) ? [[name, codesBelow(name, snapshot)] as const] : [],
    ),
  );
}
