import * as vscode from 'vscode';
import { detailOf } from '../../language/about';
import type { Span } from '../../model/span';
import { filterCompletions } from '../../search/filterCompletions';
import type { Passage } from '../../search/passages';
import type { Hit } from '../../search/bestHits';
import type { OpenRepository } from '../openRepository';
import { passageOf } from '../passage';
import { type Place, placeOfSpan } from '../place';
import { iconOf } from '../trees/recordsTree';

/** A line of the search: something found, or a query to go on with. */
export type SearchItem = vscode.QuickPickItem &
  ({ readonly found?: undefined; readonly query?: string } | { readonly found: FoundPlace });

/** Something found, with what can be done with it. */
export interface FoundPlace {
  readonly place: Place;
  /** `[[OBS-012]]`, `[[OBS-012#x03]]`, `[@lipsky2010]`. */
  readonly link: string;
  /** Of a record that was found by its text: where the words stand. */
  readonly words: Span | undefined;
  /** What is quoted when the quotation is copied. */
  readonly quotation: string | undefined;
}

/** Buttons on what is found, compared by identity. */
export const itemButtons = {
  openToSide: {
    iconPath: new vscode.ThemeIcon('split-horizontal'),
    tooltip: vscode.l10n.t('Open to the Side'),
  },
  insertLink: { iconPath: new vscode.ThemeIcon('link'), tooltip: vscode.l10n.t('Insert a Link to It') },
  addEvidence: {
    iconPath: new vscode.ThemeIcon('law'),
    tooltip: vscode.l10n.t('Add as Evidence to Claim…'),
  },
  copyQuotation: { iconPath: new vscode.ThemeIcon('quote'), tooltip: vscode.l10n.t('Copy the Quotation') },
} satisfies Record<string, vscode.QuickInputButton>;

export function separator(label: string): SearchItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** Queries to choose from: searched before, or saved. */
export function queryItems(queries: readonly string[], icon: string): SearchItem[] {
  return queries.map((query) => ({
    label: query,
    query,
    iconPath: new vscode.ThemeIcon(icon),
    alwaysShow: true,
  }));
}

/** Ways to complete the filter that is being typed. */
export function completionItems(query: string, repository: OpenRepository): SearchItem[] {
  return filterCompletions(query, repository.repository.snapshot).map((completion) => ({
    label: completion.filter,
    description: completion.meaning,
    query: completion.query,
    iconPath: new vscode.ThemeIcon('filter'),
    alwaysShow: true,
  }));
}

/** Something found: its name, what it is, and the passage that answers. */
export function foundItem(
  repository: OpenRepository,
  { document }: Hit,
  passage: Passage | undefined,
): SearchItem {
  const { snapshot } = repository.repository;
  const { kind, id, title, type, path, definition } = document;
  const icons = { person: 'person', code: 'tag', citation: 'book', excerpt: 'quote' } as const;
  const quotation = kind === 'excerpt' ? title : passage?.text;
  return {
    label: kind === 'excerpt' || title === '' || title === id ? id : `${id} ${oneLine(title)}`,
    description: detailOf(snapshot, document),
    ...(quotation === undefined ? {} : { detail: oneLine(quotation) }),
    iconPath: new vscode.ThemeIcon(kind === 'record' ? iconOf(snapshot, type) : icons[kind]),
    // The editor's own filter would hide what was found in spite of a typing error.
    alwaysShow: true,
    buttons: Object.values(itemButtons).filter(
      (b) =>
        (b !== itemButtons.copyQuotation || quotation !== undefined) &&
        (b !== itemButtons.addEvidence || kind === 'excerpt' || (kind === 'record' && type !== 'claim')),
    ),
    found: {
      place:
        kind === 'excerpt'
          ? passageOf(repository, document)
          : placeOfSpan(
              repository,
              path,
              passage?.span ?? { start: definition.span.start, end: definition.span.start },
            ),
      link: kind === 'citation' ? `[${id}]` : `[[${id}]]`,
      words: kind === 'record' ? passage?.span : undefined,
      quotation,
    },
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
