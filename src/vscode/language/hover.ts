import * as vscode from 'vscode';
import { hoverAt } from '../../language/hover';
import type { Repositories } from '../openRepository';
import { rangeIn, repositoryDocument, selector, untrusted } from './documents';

/** Shows what a link, a name, a field or a value stands for. */
export function registerHover(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerHoverProvider(selector, {
    async provideHover(document, position, token) {
      const here = repositoryDocument(repositories, document);
      if (!here) return undefined;
      const hover = await hoverAt(
        here.snapshot,
        here.texts,
        here.document,
        document.offsetAt(position),
        token,
      );
      return hover && new vscode.Hover(untrusted(hover.markdown), rangeIn(document, hover.span));
    },
  });
}
