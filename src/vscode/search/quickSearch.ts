import * as vscode from 'vscode';
import { shortened } from '../../language/markdown';
import { isEmpty, parseQuery } from '../../search/query';
import { addEvidence } from '../claims/addEvidence';
import { type EvidenceSource, sourceAt } from '../claims/evidenceSource';
import type { Coding } from '../coding/register';
import type { RepositorySearch } from '../../search/repositorySearch';
import type { OpenRepository } from '../openRepository';
import { showPlace } from '../place';
import type { WrittenDocuments } from '../writtenDocuments';
import {
  completionItems,
  type FoundPlace,
  foundItem,
  itemButtons,
  queryItems,
  type SearchItem,
  separator,
} from './searchItems';
import type { SearchMemory } from './searchMemory';

/** So many hits are shown; who needs more asks more precisely. */
const SHOWN = 60;
/** So much of the repository's name is shown, to keep the title on one line. */
const NAME = 50;

/** What a search needs around it. */
export interface QuickSearchParts {
  readonly repository: OpenRepository;
  readonly search: RepositorySearch;
  readonly memory: SearchMemory;
  readonly written: WrittenDocuments;
  readonly coding: Coding;
  readonly report: (error: unknown) => void;
}

const saveButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('pin'),
  tooltip: vscode.l10n.t('Save This Search in the Repository View'),
};

/** Opens the search with a query to begin with. */
export function openSearch(parts: QuickSearchParts, query = ''): void {
  const { repository, search, memory, report } = parts;
  const pick = vscode.window.createQuickPick<SearchItem>();
  let asked: vscode.CancellationTokenSource | undefined;
  /** The query that the items answer: while it stays, the chosen line stays. */
  let shown: string | undefined;

  const ask = async (): Promise<void> => {
    asked?.cancel();
    const mine = new vscode.CancellationTokenSource();
    asked = mine;
    pick.busy = true;
    // What is found is shown at once; the passages are read from the files and follow. Asked again as more is
    // read, the list keeps its passages: else it would move under the mouse.
    for await (const items of itemsFor(parts, pick.value, shown !== pick.value, mine.token)) {
      if (mine.token.isCancellationRequested) return;
      const active = pick.items.indexOf(pick.activeItems[0] ?? separator(''));
      pick.items = items;
      const kept = shown === pick.value ? items[active] : undefined;
      if (kept) pick.activeItems = [kept];
      shown = pick.value;
    }
    pick.busy = !isEmpty(parseQuery(pick.value)) && !search.isComplete;
  };
  const askAgain = (): void => void ask().catch(report);

  const { name } = repository.repository.snapshot.configuration;
  pick.title =
    name === undefined ? vscode.l10n.t('Search') : vscode.l10n.t('Search in {0}', shortened(name, NAME));
  pick.placeholder = vscode.l10n.t('Words, a part of an id, "a phrase", -not, type:observation, site:B …');
  pick.value = query;
  pick.buttons = [saveButton];
  const subscriptions = [
    pick,
    pick.onDidChangeValue(askAgain),
    search.onDidReadTexts(askAgain),
    pick.onDidTriggerButton(() => void memory.save(pick.value).catch(report)),
    pick.onDidTriggerItemButton(({ item, button }) => {
      if (!item.found) return;
      void memory.remember(pick.value).catch(report);
      void act(button, item.found, parts).catch(report);
      if (button !== itemButtons.openToSide) pick.hide();
    }),
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item?.found) {
        void memory.remember(pick.value).catch(report);
        pick.hide();
        void showPlace(item.found.place).catch(report);
      } else if (item?.query !== undefined) {
        pick.value = item.query;
        askAgain();
      }
    }),
    pick.onDidHide(() => {
      asked?.cancel();
      for (const subscription of subscriptions) subscription.dispose();
    }),
  ];
  pick.show();
  askAgain();
}

async function* itemsFor(
  { repository, search, memory }: QuickSearchParts,
  text: string,
  atOnce: boolean,
  token: vscode.CancellationToken,
): AsyncIterable<SearchItem[]> {
  const completions = completionItems(text, repository);
  if (isEmpty(parseQuery(text))) {
    yield [
      ...completions,
      ...(memory.saved.length > 0
        ? [separator(vscode.l10n.t('saved')), ...queryItems(memory.saved, 'pinned')]
        : []),
      ...(memory.recent.length > 0
        ? [separator(vscode.l10n.t('recent')), ...queryItems(memory.recent, 'history')]
        : []),
    ];
    return;
  }
  const hits = await search.search(text, SHOWN, token);
  const around = (found: SearchItem[]): SearchItem[] => [
    // A word that could become a filter is more often just a word: what is found comes first.
    ...(text.endsWith(':') ? completions : []),
    ...(found.length > 0 ? found : [nothingFound(search)]),
    ...(completions.length > 0 && !text.endsWith(':')
      ? [separator(vscode.l10n.t('filters')), ...completions]
      : []),
  ];
  if (atOnce || hits.length === 0) yield around(hits.map((hit) => foundItem(repository, hit, undefined)));
  const found: SearchItem[] = [];
  for (const hit of hits) {
    if (token.isCancellationRequested) return;
    found.push(foundItem(repository, hit, await search.passageIn(hit, text)));
  }
  if (found.length > 0) yield around(found);
}

function nothingFound(search: RepositorySearch): SearchItem {
  return {
    label: vscode.l10n.t('Nothing found'),
    description: search.isComplete
      ? vscode.l10n.t('Try fewer words, or take a filter away.')
      : vscode.l10n.t('The texts are still being read.'),
    alwaysShow: true,
  };
}

async function act(
  button: vscode.QuickInputButton,
  found: FoundPlace,
  parts: QuickSearchParts,
): Promise<void> {
  const { written, repository } = parts;
  if (button === itemButtons.openToSide) {
    await showPlace(found.place, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  } else if (button === itemButtons.insertLink) {
    await written.insert(found.link, repository.uriOf(found.place.path));
  } else if (button === itemButtons.addEvidence) {
    const source = await sourceOf(found, parts);
    if (source) await addEvidence(source);
  } else if (found.quotation !== undefined) {
    await vscode.env.clipboard.writeText(found.quotation);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Quotation copied'), 3000);
  }
}

/** Of words found in a text what stands there, the record among it; else what was found. */
async function sourceOf(
  { place, link, words }: FoundPlace,
  { repository, coding }: QuickSearchParts,
): Promise<EvidenceSource | undefined> {
  if (words === undefined) return { repository, ref: link.replace(/^\[\[|\]\]$/g, '') };
  const document = await vscode.workspace.openTextDocument(repository.uriOf(place.path));
  return sourceAt(coding, document, { start: words.start, end: words.start });
}
