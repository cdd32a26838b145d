import * as vscode from 'vscode';
import { definitionAt } from '../../language/definition';
import { type DocumentLink, documentLinks, linkTarget } from '../../language/documentLinks';
import { highlightsAt, referencesAt } from '../../language/references';
import { paced } from '../../repository/pace';
import type { Repositories } from '../openRepository';
import { linkedPlace } from '../passage';
import {
  locationsOf,
  rangeIn,
  rangeOf,
  type RepositoryDocument,
  repositoryDocument,
  selector,
} from './documents';

/** Leads from links to what they name. */
export function registerDefinition(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(selector, {
    async provideDefinition(document, position, token): Promise<vscode.LocationLink[] | undefined> {
      const here = await repositoryDocument(repositories, document);
      const found = here && definitionAt(here.snapshot, here.document, document.offsetAt(position));
      if (!found) return undefined;
      const places = await Promise.all(found.targets.map((target) => linkedPlace(here.open, target)));
      const originSelectionRange = rangeIn(document, found.origin);
      return (await locationsOf(here.open, places, token)).map(({ uri, range }) => ({
        originSelectionRange,
        targetUri: uri,
        targetRange: range,
        targetSelectionRange: range,
      }));
    },
  });
}

/** Finds all links to what is under the cursor. */
export function registerReferences(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerReferenceProvider(selector, {
    async provideReferences(document, position, { includeDeclaration }, token) {
      const here = await repositoryDocument(repositories, document);
      if (!here) return undefined;
      const places = await paced(
        referencesAt(here.snapshot, here.document, document.offsetAt(position), includeDeclaration),
      );
      return locationsOf(here.open, places, token);
    },
  });
}

/** Marks what means the same as the word under the cursor. */
export function registerHighlights(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerDocumentHighlightProvider(selector, {
    async provideDocumentHighlights(document, position) {
      const here = await repositoryDocument(repositories, document);
      if (!here) return undefined;
      return highlightsAt(here.snapshot, here.document, document.offsetAt(position)).map(
        (span) => new vscode.DocumentHighlight(rangeIn(document, span), vscode.DocumentHighlightKind.Read),
      );
    },
  });
}

/** A link that knows where it came from, to be followed when it is clicked. */
class ClickableLink extends vscode.DocumentLink {
  constructor(
    range: vscode.Range,
    readonly link: DocumentLink,
    readonly from: RepositoryDocument,
  ) {
    super(range);
  }
}

/** Makes wikilinks clickable. */
export function registerDocumentLinks(repositories: Repositories): vscode.Disposable {
  const provider: vscode.DocumentLinkProvider<ClickableLink> = {
    async provideDocumentLinks(document) {
      const here = await repositoryDocument(repositories, document);
      if (!here) return undefined;
      const links = await paced(documentLinks(here.snapshot, here.document));
      return links.map((link) => new ClickableLink(rangeOf(here.lines, link.span), link, here));
    },
    async resolveDocumentLink(clickable, token) {
      const { open, snapshot, document } = clickable.from;
      const target = linkTarget(snapshot, document.path, clickable.link.reference);
      if (!target) return undefined;
      const [place] = await locationsOf(open, [await linkedPlace(open, target)], token);
      if (!place) return undefined;
      const { line, character } = place.range.start;
      clickable.target = place.uri.with({ fragment: `L${line + 1},${character + 1}` });
      return clickable;
    },
  };
  return vscode.languages.registerDocumentLinkProvider(selector, provider);
}
