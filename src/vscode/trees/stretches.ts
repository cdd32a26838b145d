import { stretchesOf } from '../../analysis/order';
import { formatted } from '../formatted';
import { collapsible, treeItem } from './items';
import type { TreeNode } from './node';

/** More lines than this under one are divided, so that opening it stays immediate. */
const MANY = 500;
const STRETCH = 250;

/** How a long list of lines is made. */
export interface Lines<T> {
  readonly items: readonly T[];
  readonly parent: TreeNode | undefined;
  /** The beginning of the ids of stretches. */
  readonly id: string;
  /** What an item is called in the label of its stretch: `OBS-001 – OBS-250`. */
  readonly nameOf: (item: T, index: number) => string;
  readonly nodeOf: (item: T, parent: TreeNode | undefined, index: number) => TreeNode;
  readonly holds?: (items: readonly T[]) => NonNullable<TreeNode['holds']>;
}

/** One line for each item; of many, lines for stretches of them. */
export function inStretches<T>(lines: Lines<T>): readonly TreeNode[] {
  const { items, parent, id, nameOf, nodeOf, holds } = lines;
  if (items.length <= MANY) return items.map((item, i) => nodeOf(item, parent, i));
  return stretchesOf(items, STRETCH).map((stretch, s) => {
    const from = s * STRETCH;
    const names = [stretch[0], stretch.at(-1)].flatMap((item, i) =>
      item === undefined ? [] : nameOf(item, i === 0 ? from : from + stretch.length - 1),
    );
    const node: TreeNode = {
      id: `${id} stretch ${s}`,
      parent,
      item: () =>
        treeItem({
          label: names.join(' – '),
          description: [formatted(stretch.length)],
          state: collapsible.collapsed,
        }),
      children: () => stretch.map((item, i) => nodeOf(item, node, from + i)),
      ...(holds ? { holds: holds(stretch) } : {}),
    };
    return node;
  });
}
