import { fold } from '../model/ids';

/** A key that orders ids as people count: `OBS-9` before `OBS-10`, without case. Compare with `<`. */
function orderKey(id: string): string {
  return fold(id).replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}

/** Records are put in order after each change, and nearly all are those of before. */
const keys = new WeakMap<object, string>();

function keyOf(item: { readonly id: string; readonly path: string }): string {
  const key = keys.get(item) ?? [orderKey(item.id), item.path].join('\n');
  keys.set(item, key);
  return key;
}

/** Sorts by id as people count, and by path where ids are equal. Keys are made once: 10,000 records take a few ms. */
export function inOrder<T extends { readonly id: string; readonly path: string }>(
  items: Iterable<T>,
): readonly T[] {
  return [...items]
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}

/** Divides a list into stretches of at most `size`, in order. */
export function stretchesOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const stretches: (readonly T[])[] = [];
  for (let from = 0; from < items.length; from += size) stretches.push(items.slice(from, from + size));
  return stretches;
}
