import * as vscode from 'vscode';
import { partsOfQuery, withPart } from '../../analysis/passageQuery';
import { narrowingsOf, narrowingText } from '../../analysis/passageSearch';
import { queryWords } from '../../language/queryWords';
import { disposeAll } from '../../model/event';
import { paced } from '../../repository/pace';
import { filterCompletions } from '../../search/filterCompletions';
import { countText } from '../counted';
import { type PassageList, passagesOf } from './passagesView';

interface RefineItem extends vscode.QuickPickItem {
  /** The query that a choice leads to; undefined of the line that shows what is found. */
  readonly query?: string;
}

/**
 * Lets somebody change the query of a list: by typing, with the filters completed; by taking a part away; by choosing
 * what to narrow down to.
 * @returns the list with the query changed; undefined when somebody gave up.
 */
export function refine(list: PassageList): Promise<PassageList | undefined> {
  const pick = vscode.window.createQuickPick<RefineItem>();
  pick.title = vscode.l10n.t('Refine Passages');
  pick.placeholder = vscode.l10n.t('code:… site:… role:… coder:… after:2017, words, NEAR, OR, -not …');
  pick.value = list.query;
  pick.ignoreFocusOut = true;
  return new Promise((resolve, reject) => {
    let asked = 0;
    const renew = (): void => {
      const mine = ++asked;
      itemsFor({ ...list, query: pick.value }).then((items) => {
        // Somebody may have typed on meanwhile.
        if (mine === asked) pick.items = items;
      }, reject);
    };
    renew();
    const parts = [
      pick,
      pick.onDidChangeValue(renew),
      pick.onDidAccept(() => {
        const [item] = pick.selectedItems;
        if (item?.query === undefined) {
          resolve({ ...list, query: pick.value.trim() });
          pick.hide();
          return;
        }
        pick.value = item.query;
        renew();
      }),
      pick.onDidHide(() => {
        resolve(undefined);
        disposeAll(parts);
      }),
    ];
    pick.show();
  });
}

async function itemsFor(list: PassageList): Promise<RefineItem[]> {
  const { repository, query } = list;
  const { snapshot } = repository.repository;
  const passages = await passagesOf(list);
  const words = (part: string): string => queryWords(snapshot, part, vscode.env.language);
  const unfinished = filterCompletions(query, snapshot).filter((c) => c.query.trim() !== query.trim());
  const completions = unfinished.map((completion): RefineItem => ({
    label: completion.filter,
    description: completion.meaning,
    query: completion.query,
    iconPath: new vscode.ThemeIcon('filter'),
  }));
  const parts = partsOfQuery(query);
  const without = parts.map((part, i): RefineItem => ({
    label: vscode.l10n.t('Take away: {0}', words(part) || part),
    description: part,
    query: parts.filter((_, k) => k !== i).join(' '),
    iconPath: new vscode.ThemeIcon('close'),
  }));
  const narrower = (await paced(narrowingsOf(snapshot, passages))).map((narrowing): RefineItem => {
    const part = narrowingText(narrowing);
    return {
      label: vscode.l10n.t('Only: {0}', words(part)),
      description: `${part} · ${countText(narrowing.count)}`,
      query: withPart(query, part),
      iconPath: new vscode.ThemeIcon('add'),
    };
  });
  const show: RefineItem = {
    label: vscode.l10n.t('Show {0}', countText(passages.length)),
    description: words(query),
    iconPath: new vscode.ThemeIcon('list-tree'),
  };
  return [
    // Who types a filter's key means one of its values.
    ...(query.endsWith(':') ? completions : []),
    show,
    ...(query.endsWith(':') ? [] : completions),
    ...without,
    ...narrower,
    // The editor's own filter would look for the query in the lines.
  ].map((item) => ({ ...item, alwaysShow: true }));
}
