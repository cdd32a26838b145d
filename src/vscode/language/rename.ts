import * as vscode from 'vscode';
import { planRename, prepareRename, RenameError } from '../../language/rename';
import type { Repositories } from '../openRepository';
import { toWorkspaceEdit } from './changes';
import { rangeIn, repositoryDocument, selector } from './documents';

/** Renames ids, excerpts, headings, codes, people and citation keys wherever they are used. */
export function registerRename(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerRenameProvider(selector, {
    async prepareRename(document, position) {
      const here = repositoryDocument(repositories, document);
      if (!here) throw new Error(notHere());
      const { span, name } = await worded(() =>
        prepareRename(here.snapshot, here.document, document.offsetAt(position)),
      );
      return { range: rangeIn(document, span), placeholder: name };
    },
    async provideRenameEdits(document, position, newName, token) {
      const here = repositoryDocument(repositories, document);
      if (!here) throw new Error(notHere());
      const offset = document.offsetAt(position);
      const changes = await worded(() =>
        planRename(here.snapshot, here.texts, here.document, offset, newName, token),
      );
      return token.isCancellationRequested ? undefined : toWorkspaceEdit(here.open, changes);
    },
  });
}

/** Says in words why a rename is refused. */
async function worded<T>(plan: () => T | Promise<T>): Promise<T> {
  try {
    return await plan();
  } catch (error) {
    throw error instanceof RenameError ? new Error(wordsFor(error), { cause: error }) : error;
  }
}

function wordsFor({ code, subject }: RenameError): string {
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
