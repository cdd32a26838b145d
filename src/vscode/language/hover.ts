import * as vscode from 'vscode';
import { hoverAt } from '../../language/hover';
import type { HoverLinks } from '../../language/hoverLinks';
import { type Disposable, disposeAll } from '../../model/event';
import { SHOW_STANDING } from '../claims/standing';
import type { OpenRepository, Repositories } from '../openRepository';
import { commandLink, rangeIn, repositoryDocument, selector, withCommands } from './documents';

/** Peeks at the links that lead to a place. Its arguments: the URI of a file, and a line and character in it. */
const SHOW_LINKS = '_redThread.showLinks';

/** Shows what a link, a name, a field or a value stands for, and tells each time that it does. */
export function registerHover(repositories: Repositories, onHover: () => void): Disposable {
  const parts = [
    vscode.commands.registerCommand(SHOW_LINKS, showLinks),
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position, token) {
        const here = await repositoryDocument(repositories, document);
        if (!here) return undefined;
        const hover = await hoverAt(
          here.snapshot,
          here.texts,
          here.document,
          document.offsetAt(position),
          token,
          linksFor(here.open, document.uri, position),
        );
        if (!hover) return undefined;
        onHover();
        const shown = withCommands(hover.markdown, [SHOW_STANDING, SHOW_LINKS]);
        return new vscode.Hover(shown, rangeIn(document, hover.span));
      },
    }),
  ];
  return { dispose: () => disposeAll(parts) };
}

/** Figures in a hover run commands that show what makes them up. */
function linksFor(repository: OpenRepository, uri: vscode.Uri, at: vscode.Position): HoverLinks {
  return (text, target) =>
    target.kind === 'evidence'
      ? commandLink(text, SHOW_STANDING, [repository.uriOf(target.path).toString(), target.relation])
      : commandLink(text, SHOW_LINKS, [uri.toString(), at.line, at.character]);
}

async function showLinks(address: unknown, line: unknown, character: unknown): Promise<void> {
  if (typeof address !== 'string' || typeof line !== 'number' || typeof character !== 'number') return;
  const uri = vscode.Uri.parse(address);
  const at = new vscode.Position(line, character);
  const places: unknown = await vscode.commands.executeCommand('vscode.executeReferenceProvider', uri, at);
  await vscode.commands.executeCommand('editor.action.showReferences', uri, at, places);
}
