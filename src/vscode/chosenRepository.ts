import * as vscode from 'vscode';
import type { OpenRepository, Repositories } from './openRepository';
import type { RepositoryFile } from './place';

/** The repository of the active editor's file; undefined where it lies in none. */
export function activeRepository(repositories: Repositories): OpenRepository | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && repositories.of(uri);
}

/** The active editor's file; undefined where it lies in no repository. */
export function activeFile(repositories: Repositories): RepositoryFile | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const repository = uri && repositories.of(uri);
  const path = uri && repository?.pathOf(uri);
  return repository && path !== undefined ? { repository, path } : undefined;
}

/** The repository of the active editor, or the only one; of several the one that is chosen. */
export async function chosenRepository(repositories: Repositories): Promise<OpenRepository | undefined> {
  const current = activeRepository(repositories);
  if (current || repositories.all.length < 2) return current ?? repositories.all[0];
  const items = repositories.all.map((open) => ({
    label: open.repository.snapshot.configuration.name ?? open.root.path,
    description: vscode.workspace.asRelativePath(open.root),
    open,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Which repository is it about?'),
  });
  return picked?.open;
}
