import * as vscode from 'vscode';
import { hoverAt } from '../../language/hover';
import type { Repositories } from '../openRepository';
import { rangeIn, repositoryDocument, selector, untrusted } from './documents';

/** Shows what a link, a name, a field or a value stands for, and tells each time that it does. */
export function registerHover(repositories: Repositories, onHover: () => void): vscode.Disposable {
  return vscode.languages.registerHoverProvider(selector, {
    async provideHover(document, position, token) {
      const here = await repositoryDocument(repositories, document);
      if (!here) return undefined;
      const hover = await hoverAt(
        here.snapshot,
        here.texts,
        here.document,
        document.offsetAt(position),
        token,
      );
      if (!hover) return undefined;
      onHover();
      return new vscode.Hover(untrusted(hover.markdown), rangeIn(document, hover.span));
    },
  });
}
