import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../repository/index';
import type { WorkspaceRepositories } from '../workspaceRepositories';
import type { CommandHandlers } from './register';

/** Commands about repositories as a whole. */
export function repositoryCommands(repositories: WorkspaceRepositories): CommandHandlers {
  return {
    'redThread.refresh': () =>
      vscode.window.withProgress({ location: { viewId: 'redThread.repository' } }, () =>
        repositories.refresh(),
      ),
    'redThread.stopIndexing': () => stopIndexing(repositories),
    'redThread.resumeIndexing': () => repositories.resumeIndexing(),
    'redThread.createRepository': () => createRepository(repositories),
  };
}

async function stopIndexing(repositories: WorkspaceRepositories): Promise<void> {
  const stop = vscode.l10n.t('Stop');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Stop reading the repository? What is read so far can be used, and you can go on later.'),
    stop,
    vscode.l10n.t('Keep reading'),
  );
  if (answer === stop) repositories.stopIndexing();
}

/** Makes a folder of the workspace a repository, by giving it a `red-thread.yaml`. */
async function createRepository(repositories: WorkspaceRepositories): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  if (!folder) return;
  const file = vscode.Uri.joinPath(folder.uri, CONFIGURATION_FILE);
  const edit = new vscode.WorkspaceEdit();
  const lines = [
    `name: ${JSON.stringify(folder.name)}`,
    'languages:',
    '  material: [da]',
    '  paper: [en]',
    '',
  ];
  // Never over a file that is there already.
  edit.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(lines.join('\n')) });
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(file);
  await repositories.find();
}
