import * as vscode from 'vscode';
import type { DefinitionKind } from '../../model/facts';
import { foldingRanges } from '../../language/folding';
import { type DocumentSymbol, documentSymbols, workspaceSymbols } from '../../language/symbols';
import type { Located } from '../../repository/snapshot';
import type { OpenRepository, Repositories } from '../openRepository';
import { locationsOf, rangeIn, repositoryDocument, selector } from './documents';

const kinds: Readonly<Record<DefinitionKind, vscode.SymbolKind>> = {
  record: vscode.SymbolKind.File,
  person: vscode.SymbolKind.Object,
  code: vscode.SymbolKind.EnumMember,
  citation: vscode.SymbolKind.Package,
  excerpt: vscode.SymbolKind.String,
  // As VS Code itself has headings.
  heading: vscode.SymbolKind.String,
  block: vscode.SymbolKind.Event,
};

/** The outline of a file. */
export function registerDocumentSymbols(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    selector,
    {
      async provideDocumentSymbols(document) {
        const here = await repositoryDocument(repositories, document);
        if (!here) return undefined;
        const convert = (symbol: DocumentSymbol): vscode.DocumentSymbol => {
          const range = rangeIn(document, symbol.extent);
          const converted = new vscode.DocumentSymbol(
            symbol.name,
            symbol.detail,
            kinds[symbol.kind],
            range,
            rangeIn(document, symbol.span),
          );
          converted.children = symbol.children.map(convert);
          return converted;
        };
        return documentSymbols(here.snapshot, here.document).map(convert);
      },
    },
    { label: 'Red Thread' },
  );
}

/** A name whose exact place is worked out when it is chosen, as the file has to be read for it. */
class NameSymbol extends vscode.SymbolInformation {
  constructor(
    readonly open: OpenRepository,
    readonly located: Located,
    label: string,
    detail: string,
  ) {
    const start = new vscode.Position(0, 0);
    super(
      label,
      kinds[located.definition.kind],
      detail,
      new vscode.Location(open.uriOf(located.path), start),
    );
  }
}

/** Jumps to records, codes, people and works by name or title. */
export function registerWorkspaceSymbols(repositories: Repositories): vscode.Disposable {
  const provider: vscode.WorkspaceSymbolProvider<NameSymbol> = {
    async provideWorkspaceSymbols(query, token) {
      const symbols: NameSymbol[] = [];
      for (const open of repositories.all) {
        for (const { located, label, detail } of await workspaceSymbols(
          open.repository.snapshot,
          query,
          token,
        ))
          symbols.push(new NameSymbol(open, located, label, detail));
      }
      return symbols;
    },
    async resolveWorkspaceSymbol(symbol, token) {
      const { path, definition } = symbol.located;
      const [place] = await locationsOf(symbol.open, [{ path, span: definition.span }], token);
      if (place) symbol.location = place;
      return symbol;
    },
  };
  return vscode.languages.registerWorkspaceSymbolProvider(provider);
}

/** Folds front matter, sections, code and runs of turns. */
export function registerFolding(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(
    { language: 'markdown' },
    {
      async provideFoldingRanges(document) {
        const here = await repositoryDocument(repositories, document);
        return (
          here &&
          foldingRanges(here.document).map((span) => {
            const { start, end } = rangeIn(document, span);
            return new vscode.FoldingRange(start.line, end.line);
          })
        );
      },
    },
  );
}
