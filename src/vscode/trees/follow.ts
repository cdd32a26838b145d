import * as vscode from 'vscode';
import { Batched } from '../batched';
import { activeFile } from '../chosenRepository';
import type { Repositories } from '../openRepository';
import type { RepositoryFile } from '../place';
import { followsActiveEditor } from '../settings';
import type { TreeNode } from './node';
import type { NodeTree } from './nodeTree';

/** How long a line waits that cannot be revealed yet, in milliseconds. */
const PATIENCE = 300;
/** How long the editor is waited for that was asked to reveal a line, in milliseconds: at times it never answers. */
const NO_ANSWER = 3000;
/** How often it is asked: where the tree changes meanwhile it may do nothing, and not say so. */
const TRIES = 5;

/** The active editor's file, or its record: an excerpt file stands for that. */
function activeRecord(repositories: Repositories): RepositoryFile | undefined {
  const file = activeFile(repositories);
  const owner = file?.repository.repository.snapshot.ownerOf(file.path);
  return file && { ...file, path: owner?.path ?? file.path };
}

/** Keeps the line of the active editor's file in sight and selected, without taking the focus. */
export function followActiveEditor(
  repositories: Repositories,
  view: vscode.TreeView<TreeNode>,
  tree: NodeTree,
): vscode.Disposable {
  /** Whether the line is still to be selected: a refresh loses one that is just being revealed, or brings it. */
  let isDue = false;
  let isRevealing = false;
  let tries = 0;
  const reveal = async (): Promise<void> => {
    if (!isDue || !view.visible || !followsActiveEditor()) return;
    // What has to wait, for the one before or for a refresh, would call the view back if somebody left it meanwhile.
    if (isRevealing || !tree.isShown) {
      later.request();
      return;
    }
    isRevealing = true;
    const isAsked = await Promise.race([
      revealActiveFile(repositories, view, tree, { focus: false }),
      new Promise<true>((resolve) => setTimeout(() => resolve(true), NO_ANSWER)),
    ]);
    isRevealing = false;
    if (isAsked && ++tries < TRIES) later.request();
  };
  const later = new Batched(() => void reveal(), PATIENCE, PATIENCE);
  const follow = (): void => {
    isDue = true;
    tries = 0;
    void reveal();
  };
  return vscode.Disposable.from(
    later,
    vscode.window.onDidChangeActiveTextEditor(follow),
    view.onDidChangeVisibility(follow),
    view.onDidChangeSelection(() => {
      // That of the file before may be told of only now.
      const file = activeRecord(repositories);
      if (file && isSelected(view, file)) isDue = false;
    }),
    tree.onDidChangeTreeData(() => {
      tries = 0;
      later.request();
    }),
  );
}

/**
 * Shows the line of the active editor's file.
 * @returns whether the editor was asked to: not where the tree has no such line, or it is selected already.
 */
export async function revealActiveFile(
  repositories: Repositories,
  view: vscode.TreeView<TreeNode>,
  tree: NodeTree,
  { focus }: { readonly focus: boolean },
): Promise<boolean> {
  const file = activeRecord(repositories);
  if (!file) return false;
  // A record may stand in several groups: who selected one of them stays there.
  if (isSelected(view, file) && !focus) return false;
  const node = await tree.find(file);
  // Revealing a line would open a view that was left meanwhile, and waits for a refresh, which gives time to leave it.
  if (!node || !(focus || (view.visible && tree.isShown))) return false;
  try {
    await view.reveal(node, { select: true, focus });
  } catch {
    // The tree changed meanwhile, so that the line is no longer what it was.
  }
  return true;
}

/** Whether a line of the file is selected. */
function isSelected(view: vscode.TreeView<TreeNode>, file: RepositoryFile): boolean {
  return view.selection.some((node) => node.place?.path === file.path && node.holds?.(file));
}
