import type * as vscode from 'vscode';
import type { Repository } from '../repository/repository';

/** A repository open in this window. */
export interface OpenRepository {
  readonly root: vscode.Uri;
  readonly repository: Repository;
  uriOf(path: string): vscode.Uri;
  /** The path relative to the root, with `/`; undefined for a file outside the repository. */
  pathOf(uri: vscode.Uri): string | undefined;
}

/** All repositories open in this window. */
export interface Repositories {
  readonly all: readonly OpenRepository[];
  /** Fires when a repository is opened or closed. */
  readonly onDidChange: vscode.Event<void>;
  /** The repository that a file lies in: of nested ones the innermost. */
  of(uri: vscode.Uri): OpenRepository | undefined;
}
