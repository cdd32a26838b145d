import * as vscode from 'vscode';
import { Batched } from '../batched';
import type { Repositories } from '../openRepository';
import type { RepositoryFile } from '../place';
import { followsActiveEditor } from '../settings';
import type { TreeNode } from './node';
import type { NodeTree } from './nodeTree';

/** So many milliseconds after a tree has told of a change its view shows it. */
const REFRESH_TIME = 500;

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
  let isDue = false;
  const reveal = (): void => {
    if (isDue && view.visible && followsActiveEditor())
      void revealActiveFile(repositories, view, tree, { focus: false });
  };
  const follow = (): void => {
    isDue = true;
    reveal();
  };
  // A refresh loses a line that is just being revealed, and a line may come only with it: it is tried again then.
  // Not at once: revealing would wait for the refresh, and call the view back if somebody left it meanwhile.
  const afterRefresh = new Batched(reveal, REFRESH_TIME, REFRESH_TIME);
  return vscode.Disposable.from(
    afterRefresh,
    vscode.window.onDidChangeActiveTextEditor(follow),
    view.onDidChangeVisibility(follow),
    view.onDidChangeSelection(({ selection }) => {
      if (selection.length > 0) isDue = false;
    }),
    tree.onDidChangeTreeData(() => afterRefresh.request()),
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
  // Revealing a line would open a view that was left meanwhile.
  if (!node || !(focus || view.visible)) return;
  try {
    await view.reveal(node, { select: true, focus });
  } catch {
    // The tree changed meanwhile, so that the line is no longer what it was.
  }
}
