import * as vscode from 'vscode';
import { figureHints, figureHover } from '../../language/figures';
import { type Disposable, disposeAll } from '../../model/event';
import { withPauses } from '../../model/steps';
import { Pace } from '../../repository/pace';
import { Batched } from '../batched';
import type { Repositories } from '../openRepository';
import { forEachOpen } from '../repositoryEvents';
import { rangeIn, repositoryDocument, untrusted } from './documents';

const selector: vscode.DocumentSelector = { language: 'markdown' };

/** Shows what live figures come to: the value behind each, and on hover what was counted. */
export function registerFigures(repositories: Repositories): Disposable {
  const changes = new vscode.EventEmitter<void>();
  const changed = new Batched(() => changes.fire(), 200, 1000);
  const parts = [
    changes,
    changed,
    forEachOpen(repositories, ({ repository }) => repository.onDidChange(() => changed.request())),
    vscode.languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: changes.event,
      async provideInlayHints(document, range) {
        const here = await repositoryDocument(repositories, document);
        // Before everything is read each number would be too small.
        if (!here?.snapshot.complete) return [];
        const pace = new Pace();
        const hints = await withPauses(figureHints(here.snapshot, here.document.facts), () => pace.breathe());
        return hints
          .map(({ offset, text }) => {
            const hint = new vscode.InlayHint(document.positionAt(offset), text);
            hint.paddingLeft = true;
            return hint;
          })
          .filter((hint) => range.contains(hint.position));
      },
    }),
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position) {
        const here = await repositoryDocument(repositories, document);
        if (!here?.snapshot.complete) return undefined;
        const urlOf = (path: string): string => here.open.uriOf(path).toString();
        const hover = figureHover(here.snapshot, here.document, document.offsetAt(position), urlOf);
        return hover && new vscode.Hover(untrusted(hover.markdown), rangeIn(document, hover.span));
      },
    }),
  ];
  return { dispose: () => disposeAll(parts) };
}
