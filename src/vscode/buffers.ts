import * as vscode from 'vscode';
import type { Repositories } from './openRepository';

/** Keeps the repositories in step with the open documents: unsaved text counts at once. */
export function watchBuffers(repositories: Repositories): vscode.Disposable {
  const take = (document: vscode.TextDocument): void => {
    const place = placeOf(repositories, document);
    place?.repository.update(place.path, document.getText());
  };
  const release = (document: vscode.TextDocument): void => {
    const place = placeOf(repositories, document);
    place?.repository.release(place.path);
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(take),
    vscode.workspace.onDidChangeTextDocument((e) => {
      if (e.contentChanges.length > 0) take(e.document);
    }),
    vscode.workspace.onDidCloseTextDocument(release),
    repositories.onDidChange(() => {
      for (const document of vscode.workspace.textDocuments) take(document);
    }),
  );
}

function placeOf(
  repositories: Repositories,
  document: vscode.TextDocument,
): { repository: Repositories['all'][number]['repository']; path: string } | undefined {
  if (document.isUntitled) return undefined;
  const open = repositories.of(document.uri);
  const path = open?.pathOf(document.uri);
  return open && path !== undefined ? { repository: open.repository, path } : undefined;
}
