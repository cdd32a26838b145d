import * as vscode from 'vscode';
import { planRename, prepareRename, RenameError } from '../../language/rename';
import type { Repositories } from '../openRepository';
import { toWorkspaceEdit } from './changes';
import { rangeIn, repositoryDocument, selector } from './documents';

/** Renames ids, excerpts, headings, codes, people and citation keys wherever they are used. */
export function registerRename(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerRenameProvider(selector, {
    async prepareRename(document, position) {
      const here = await repositoryDocument(repositories, document);
      if (!here) throw new Error(notHere());
      try {
        const { span, name } = prepareRename(here.snapshot, here.document, document.offsetAt(position));
        return { range: rangeIn(document, span), placeholder: name };
      } catch (error) {
        throw error instanceof RenameError ? new Error(wordsFor(error), { cause: error }) : error;
      }
    },
    async provideRenameEdits(document, position, newName, token) {
      const here = await repositoryDocument(repositories, document);
      if (!here) return undefined;
      const offset = document.offsetAt(position);
      try {
        const changes = await planRename(here.snapshot, here.texts, here.document, offset, newName, token);
        return token.isCancellationRequested ? undefined : await toWorkspaceEdit(here.open, changes);
      } catch (error) {
        if (!(error instanceof RenameError)) throw error;
        // Thrown, it would let the next provider have its way, which takes [[…]] for a link of its own and
        // changes this one place alone.
        void vscode.window.showErrorMessage(wordsFor(error));
        return new vscode.WorkspaceEdit();
      }
    },
  });
}

/** What is said to somebody about a rename that is refused. */
export function wordsFor({ code, subject }: RenameError): string {
  switch (code) {
    case 'nothing':
      return notHere();
    case 'ambiguous':
      return vscode.l10n.t('Several things are called {0}. Give them names of their own first.', subject);
    case 'invalid':
      return vscode.l10n.t('“{0}” cannot be a name here. An id looks like this: OBS-012.', subject);
    case 'collision':
      return vscode.l10n.t('{0} is there already.', subject);
    case 'unreadable':
      return vscode.l10n.t('{0} cannot be read, so nothing was renamed.', subject);
    case 'busy':
      return vscode.l10n.t(
        'The repository changed in the meantime, so nothing was renamed. Please try again.',
      );
  }
}

function notHere(): string {
  return vscode.l10n.t('Nothing here has a name that can be changed.');
}
