import * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../../model/event';
import type { Repositories } from '../openRepository';
import { registerClaimLenses } from './claimLenses';
import { registerCodeActions } from './codeActions';
import { registerCompletion } from './completion';
import { registerDiagnostics } from './diagnostics';
import { registerFigures } from './figures';
import { registerHover } from './hover';
import { registerMoves } from './moves';
import {
  registerDefinition,
  registerDocumentLinks,
  registerHighlights,
  registerReferences,
} from './navigation';
import type { RecentNames } from './recency';
import { registerRename } from './rename';
import { registerDocumentSymbols, registerFolding, registerWorkspaceSymbols } from './symbols';

/** What the language features need besides the repositories. */
export interface LanguageParts {
  readonly repositories: Repositories;
  /** Where the extension is installed. */
  readonly extensionUri: vscode.Uri;
  /** What was used in this workspace. */
  readonly recent: RecentNames;
  /** Called whenever somebody is shown what a link or a name stands for. */
  readonly onHover: () => void;
  /** Takes what went wrong in the background. */
  readonly report: (error: unknown) => void;
}

/** Registers everything that works within texts: suggestions, hovers, navigation, rename, outline, problems. */
export function registerLanguage({
  repositories,
  extensionUri,
  recent,
  onHover,
  report,
}: LanguageParts): Disposable {
  const parts = [
    registerCompletion(repositories, recent),
    registerHover(repositories, onHover),
    registerFigures(repositories, report),
    registerClaimLenses(repositories),
    registerDefinition(repositories),
    registerReferences(repositories),
    registerHighlights(repositories),
    registerDocumentLinks(repositories),
    registerDocumentSymbols(repositories),
    registerWorkspaceSymbols(repositories),
    registerFolding(repositories),
    registerRename(repositories),
    registerMoves(repositories),
    registerCodeActions(repositories),
    registerDiagnostics(repositories, vscode.Uri.joinPath(extensionUri, 'docs', 'rules.md'), report),
  ];
  return { dispose: () => disposeAll(parts) };
}
