import * as vscode from 'vscode';
import { claimStandings } from '../../language/claimStandings';
import { type Disposable, disposeAll } from '../../model/event';
import { Batched } from '../batched';
import { SHOW_STANDING } from '../claims/standing';
import type { Repositories } from '../openRepository';
import { forEachOpen } from '../repositoryEvents';
import { SECTION, showsClaimStanding } from '../settings';
import { rangeIn, repositoryDocument } from './documents';

/** Says above a paragraph of a draft where the claims stand that it makes. A click lists what makes that up. */
export function registerClaimLenses(repositories: Repositories): Disposable {
  const changes = new vscode.EventEmitter<void>();
  const changed = new Batched(() => changes.fire(), 300, 1500);
  const parts = [
    changes,
    changed,
    forEachOpen(repositories, ({ repository }) => repository.onDidChange(() => changed.request())),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration(`${SECTION}.claims`)) changes.fire();
    }),
    vscode.languages.registerCodeLensProvider(
      { language: 'markdown' },
      {
        onDidChangeCodeLenses: changes.event,
        async provideCodeLenses(document) {
          if (!showsClaimStanding(document.uri)) return [];
          const here = await repositoryDocument(repositories, document);
          // Before everything is read a claim would seem to have less than it has.
          if (!here?.snapshot.complete) return [];
          return claimStandings(here.snapshot, here.document).map(({ span, record, text }) => {
            const uri = here.open.uriOf(record.path);
            return new vscode.CodeLens(rangeIn(document, span), {
              title: text,
              tooltip: vscode.l10n.t('Show what makes this up'),
              command: SHOW_STANDING,
              arguments: [uri.toString()],
            });
          });
        },
      },
    ),
  ];
  return { dispose: () => disposeAll(parts) };
}
