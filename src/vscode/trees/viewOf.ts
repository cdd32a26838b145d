import * as vscode from 'vscode';
import type { TreeNode } from './node';
import type { NodeTree } from './nodeTree';

/** The view of a tree. */
export function viewOf(
  id: string,
  tree: NodeTree,
  dragAndDropController: vscode.TreeDragAndDropController<TreeNode>,
): vscode.TreeView<TreeNode> {
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: tree,
    showCollapseAll: true,
    dragAndDropController,
    canSelectMany: false,
  });
  tree.isVisible = () => view.visible;
  return view;
}
