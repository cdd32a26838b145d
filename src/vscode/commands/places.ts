import * as vscode from 'vscode';
import { showPlace } from '../place';
import type { TreeNode } from '../trees/node';
import type { CommandHandlers } from './register';

/** Commands that open what a line of a tree stands for. Called without a line, they do nothing. */
export const placeCommands: CommandHandlers = {
  'redThread.open': async (node?: TreeNode) => {
    if (node?.place) await showPlace(node.place);
  },
  'redThread.openToSide': async (node?: TreeNode) => {
    if (node?.place) await showPlace(node.place, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  },
  'redThread.revealInExplorer': async (node?: TreeNode) => {
    if (!node?.place) return;
    const { repository, path } = node.place;
    await vscode.commands.executeCommand('revealInExplorer', repository.uriOf(path));
  },
};
