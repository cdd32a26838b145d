import * as vscode from 'vscode';
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
