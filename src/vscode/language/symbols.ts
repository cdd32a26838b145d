import * as vscode from 'vscode';
import type { DefinitionKind } from '../../model/facts';
import type { Lines } from '../../model/lines';
import type { Steps } from '../../model/steps';
import { foldingRanges } from '../../language/folding';
import { type DocumentSymbol, documentSymbols, workspaceSymbols } from '../../language/symbols';
import { paced } from '../../repository/pace';
import type { Located } from '../../repository/snapshot';
import type { OpenRepository, Repositories } from '../openRepository';
import { locationsOf, rangeOf, repositoryDocument, selector } from './documents';

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
        const symbols = await paced(documentSymbols(here.snapshot, here.document));
        return paced(converted(symbols, here.lines));
      },
    },
    { label: 'Red Thread' },
  );
}

function* converted(symbols: readonly DocumentSymbol[], lines: Lines): Steps<vscode.DocumentSymbol[]> {
  const all: vscode.DocumentSymbol[] = [];
  for (const { name, detail, kind, extent, span, children } of symbols) {
    const symbol = new vscode.DocumentSymbol(
      name,
      detail,
      kinds[kind],
      rangeOf(lines, extent),
      rangeOf(lines, span),
    );
    symbol.children = yield* converted(children, lines);
    all.push(symbol);
    yield;
  }
  return all;
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
        if (!here) return undefined;
        const ranges = await paced(foldingRanges(here.document));
        return ranges.map((span) => {
          const { start, end } = rangeOf(here.lines, span);
          return new vscode.FoldingRange(start.line, end.line);
        });
      },
    },
  );
}
