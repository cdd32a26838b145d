import * as vscode from 'vscode';
import type { Repositories } from '../openRepository';
import type { RepositoryFile } from '../place';
import { followsActiveEditor } from '../settings';
import type { TreeNode } from './node';
import type { NodeTree } from './nodeTree';

/** The file of the active editor, where it lies in a repository. */
function activeFile(repositories: Repositories): RepositoryFile | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const repository = uri && repositories.of(uri);
  const path = uri && repository?.pathOf(uri);
  if (!repository || path === undefined) return undefined;
  // An excerpt file stands for its record.
  return { repository, path: repository.repository.snapshot.ownerOf(path)?.path ?? path };
}

/** Keeps the line of the active editor's file in sight and selected, without taking the focus. */
export function followActiveEditor(
  repositories: Repositories,
  view: vscode.TreeView<TreeNode>,
  tree: NodeTree,
): vscode.Disposable {
  // A refresh loses a line that is just being revealed, and a line may come only with it: it is tried again then.
  let isDue = false;
  const reveal = (): void => {
    if (isDue && view.visible && followsActiveEditor())
      void revealActiveFile(repositories, view, tree, { focus: false });
  };
  const follow = (): void => {
    isDue = true;
    reveal();
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(follow),
    view.onDidChangeVisibility(follow),
    view.onDidChangeSelection(({ selection }) => {
      if (selection.length > 0) isDue = false;
    }),
    tree.onDidChangeTreeData(reveal),
  );
}

/** Shows the line of the active editor's file. Nothing happens where the tree has none, or it is selected already. */
export async function revealActiveFile(
  repositories: Repositories,
  view: vscode.TreeView<TreeNode>,
  tree: NodeTree,
  { focus }: { readonly focus: boolean },
): Promise<void> {
  const file = activeFile(repositories);
  if (!file) return;
  // A record may stand in several groups: who selected one of them stays there.
  const isSelected = view.selection.some((n) => n.place?.path === file.path && n.holds?.(file));
  if (isSelected && !focus) return;
  const node = await tree.find(file);
  if (!node) return;
  try {
    await view.reveal(node, { select: true, focus });
  } catch {
    // The tree changed meanwhile, so that the line is no longer what it was.
  }
}
