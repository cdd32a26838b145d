import * as vscode from 'vscode';
import type { Replacement } from '../model/carried';
import type { Repositories } from './openRepository';
import type { RepositoryFile } from './place';

/** Keeps the repositories in step with the open documents: unsaved text counts at once. */
export function watchBuffers(repositories: Repositories): vscode.Disposable {
  const take = (document: vscode.TextDocument, replacements?: readonly Replacement[]): void => {
    const file = fileOf(repositories, document);
    void file?.repository.repository.update(file.path, document.getText(), replacements);
  };
  /** Opening a document changes nothing, unless it shows the text otherwise than the file has it (line ends). */
  const compare = async (document: vscode.TextDocument): Promise<void> => {
    const file = fileOf(repositories, document);
    const text = await file?.repository.repository.text(file.path);
    // The editor keeps documents of deleted files for minutes; they count no longer, nor does one closed meanwhile.
    if (!document.isClosed && text !== undefined && text !== document.getText()) take(document);
  };
  const release = (document: vscode.TextDocument): void => {
    const file = fileOf(repositories, document);
    file?.repository.repository.release(file.path);
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => void compare(document)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) take(document, contentChanges.map(replacementOf));
    }),
    vscode.workspace.onDidCloseTextDocument(release),
    repositories.onDidChange(() => {
      for (const document of vscode.workspace.textDocuments) void compare(document);
    }),
  );
}

function replacementOf(change: vscode.TextDocumentContentChangeEvent): Replacement {
  const { rangeOffset: start, rangeLength, text } = change;
  return { span: { start, end: start + rangeLength }, length: text.length };
}

function fileOf(repositories: Repositories, document: vscode.TextDocument): RepositoryFile | undefined {
  if (document.isUntitled) return undefined;
  const repository = repositories.of(document.uri);
  const path = repository?.pathOf(document.uri);
  return repository && path !== undefined ? { repository, path } : undefined;
}
