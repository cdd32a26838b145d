import * as vscode from 'vscode';
import { figureOf } from '../../analysis/figures';
import { detailOf, titleOf } from '../../language/about';
import { figureHints, figureHover, namedInOrder } from '../../language/figures';
import { shortened } from '../../language/markdown';
import { type Disposable, disposeAll } from '../../model/event';
import { paced } from '../../repository/pace';
import { Batched } from '../batched';
import type { OpenRepository, Repositories } from '../openRepository';
import { placeOf } from '../passage';
import { showPlace } from '../place';
import { forEachOpen } from '../repositoryEvents';
import { commandLink, rangeIn, repositoryDocument, withCommands } from './documents';

const selector: vscode.DocumentSelector = { language: 'markdown' };

/** Lists what a live figure counts. Its arguments: the address of the file where it stands, and its expression. */
const SHOW_COUNTED = '_redThread.showCounted';

/** So much of a title, or of a quotation, stands on a line. */
const TITLE = 120;

/** Shows what live figures come to: the value behind each, and on hover and on a click what was counted. */
export function registerFigures(repositories: Repositories, report: (error: unknown) => void): Disposable {
  const changes = new vscode.EventEmitter<void>();
  const changed = new Batched(() => changes.fire(), 200, 1000);
  const parts = [
    changes,
    changed,
    vscode.commands.registerCommand(SHOW_COUNTED, (address: unknown, expression: unknown) => {
      if (typeof address !== 'string' || typeof expression !== 'string') return;
      const open = repositories.of(vscode.Uri.parse(address));
      if (open) void showCounted(open, expression).catch(report);
    }),
    forEachOpen(repositories, ({ repository }) => repository.onDidChange(() => changed.request())),
    vscode.languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: changes.event,
      async provideInlayHints(document, range) {
        const here = await repositoryDocument(repositories, document);
        // Before everything is read each number would be too small.
        if (!here?.snapshot.complete) return [];
        const hints = await paced(figureHints(here.snapshot, here.document.facts));
        return hints
          .map(({ offset, text, expression }) => {
            const value = new vscode.InlayHintLabelPart(text);
            const title = vscode.l10n.t('Show what is counted');
            value.tooltip = title;
            value.command = {
              command: SHOW_COUNTED,
              title,
              arguments: [document.uri.toString(), expression],
            };
            const hint = new vscode.InlayHint(document.positionAt(offset), [value]);
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
        const link = (text: string, expression: string): string =>
          commandLink(text, SHOW_COUNTED, [document.uri.toString(), expression]);
        const hover = await paced(
          figureHover(here.snapshot, here.document, document.offsetAt(position), urlOf, link),
        );
        const shown = hover && withCommands(hover.markdown, [SHOW_COUNTED]);
        return hover && shown && new vscode.Hover(shown, rangeIn(document, hover.span));
      },
    }),
  ];
  return { dispose: () => disposeAll(parts) };
}

async function showCounted(open: OpenRepository, expression: string): Promise<void> {
  const { snapshot } = open.repository;
  const figure = await paced(figureOf(snapshot, expression));
  if (figure.kind !== 'value') return;
  const counted = await paced(namedInOrder(snapshot, figure.counted));
  const items = counted.map((located) => ({
    label:
      `${located.id} ${shortened((titleOf(snapshot, located) ?? '').replace(/\s+/g, ' '), TITLE)}`.trim(),
    description: detailOf(snapshot, located),
    located,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: `${expression} = ${String(items.length)}`,
    placeHolder: vscode.l10n.t('What do you want to open?'),
    matchOnDescription: true,
  });
  if (picked) await showPlace(placeOf(open, picked.located), { viewColumn: vscode.ViewColumn.Beside });
}
