import * as vscode from 'vscode';
import { collapsible, treeItem } from './items';
import type { TreeNode } from './node';

/** The saved searches as one group at the top of the Repository view; no group where there are none. */
export function savedSearchNodes(queries: readonly string[]): readonly TreeNode[] {
  if (queries.length === 0) return [];
  const group: TreeNode = {
    id: 'saved searches',
    parent: undefined,
    item: () =>
      treeItem({ label: vscode.l10n.t('Saved searches'), icon: 'pinned', state: collapsible.expanded }),
    children: () =>
      queries.map((query) => ({
        id: `saved search ${query}`,
        parent: group,
        item: () => treeItem({ label: query, icon: 'search' }),
        query,
      })),
  };
  return [group];
}
