import * as vscode from 'vscode';
import type { Span } from '../model/span';
import type { OpenRepository } from './openRepository';

/** A file of a repository. */
export interface RepositoryFile {
  readonly repository: OpenRepository;
  readonly path: string;
}

/** A place that can be opened. */
export interface Place extends RepositoryFile {
  /** Worked out when the place is opened, since it may need the text; without it the file is opened as it was left. */
  readonly span?: (text: string) => Span | undefined;
}

/** A place at a span that is known already. */
export function placeOfSpan(repository: OpenRepository, path: string, span: Span): Place {
  return { repository, path, span: () => span };
}

/** Opens the file and shows the place in the middle of the editor, selected. */
export async function showPlace(place: Place, options: vscode.TextDocumentShowOptions = {}): Promise<void> {
  const document = await vscode.workspace.openTextDocument(place.repository.uriOf(place.path));
  const span = place.span?.(document.getText());
  const selection = span && new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
  await vscode.window.showTextDocument(document, { ...options, ...(selection ? { selection } : {}) });
}
