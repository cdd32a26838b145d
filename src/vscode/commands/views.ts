import * as vscode from 'vscode';
import { choose } from '../settings';
import type { Trees } from '../trees/register';
import type { CommandHandlers } from './register';

/** Commands that show something, or show it otherwise. */
export function viewCommands(trees: Trees, extensionUri: vscode.Uri): CommandHandlers {
  return {
    'redThread.groupByType': () => choose('repository.groupBy', 'type'),
    'redThread.groupBySite': () => choose('repository.groupBy', 'site'),
    'redThread.groupByPotential': () => choose('repository.groupBy', 'potential'),
    'redThread.groupByCase': () => choose('repository.groupBy', 'case'),
    'redThread.groupReferencesByUse': () => choose('references.groupBy', 'use'),
    'redThread.groupReferencesByYear': () => choose('references.groupBy', 'year'),
    'redThread.groupReferencesByAuthor': () => choose('references.groupBy', 'author'),
    'redThread.revealActiveRecord': () => trees.revealActiveRecord(),
    'redThread.showClaims': () => vscode.commands.executeCommand('redThread.claims.focus'),
    'redThread.showProblems': () => vscode.commands.executeCommand('workbench.actions.view.problems'),
    'redThread.openRules': () =>
      vscode.commands.executeCommand(
        'markdown.showPreview',
        vscode.Uri.joinPath(extensionUri, 'docs', 'rules.md'),
      ),
  };
}
