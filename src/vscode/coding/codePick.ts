import * as vscode from 'vscode';
import { type Code, readCode } from '../../model/code';
import { fold } from '../../model/ids';
import type { Snapshot } from '../../repository/snapshot';
import type { RecentNames } from '../language/recency';
import { colourOr, swatch } from './colours';

/** What somebody chose. */
export interface CodeChoice {
  readonly codes: readonly string[];
  /** Whether a memo is to be asked for. */
  readonly withMemo: boolean;
}

interface CodeItem extends vscode.QuickPickItem {
  readonly id: string;
}

/**
 * Lets somebody choose codes, those used last first.
 * @param chosen the codes that are ticked to begin with.
 * @param mayHaveMemo whether a button offers to write a memo too.
 * @returns undefined when somebody gave up.
 */
export async function pickCodes(
  snapshot: Snapshot,
  recent: RecentNames,
  title: string,
  chosen: readonly string[],
  mayHaveMemo: boolean,
): Promise<CodeChoice | undefined> {
  const items = codeItems(snapshot, recent, chosen);
  const pick = vscode.window.createQuickPick<CodeItem>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Which codes? Type to narrow down; several can be ticked');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.items = items;
  pick.selectedItems = items.filter((item) => chosen.some((id) => fold(id) === fold(item.id)));
  if (chosen.length === 0) pick.activeItems = items.slice(0, 1);
  if (mayHaveMemo) {
    pick.buttons = [
      { iconPath: new vscode.ThemeIcon('note'), tooltip: vscode.l10n.t('Code, and write a memo') },
    ];
  }
  return new Promise((resolve) => {
    const choose = (withMemo: boolean): void => {
      // Who types a name and presses Enter means the code that is marked, ticked or not.
      const isTicked = pick.selectedItems.length > 0 || chosen.length > 0;
      const ids = (isTicked ? pick.selectedItems : pick.activeItems.slice(0, 1)).map((item) => item.id);
      if (ids.length === 0 && chosen.length === 0) return;
      for (const id of [...ids].reverse()) recent.note(id);
      resolve({ codes: inOrderOf(chosen, ids), withMemo });
      pick.dispose();
    };
    pick.onDidAccept(() => choose(false));
    pick.onDidTriggerButton(() => choose(true));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function codeItems(snapshot: Snapshot, recent: RecentNames, chosen: readonly string[]): readonly CodeItem[] {
  const order = recent.order;
  const isChosen = (id: string): boolean => chosen.some((c) => fold(c) === fold(id));
  const items: { readonly item: CodeItem; readonly code: Code }[] = [];
  for (const { definition } of snapshot.definitions('code')) {
    const code = readCode(definition.fields, vscode.env.language);
    const item = {
      id: definition.name,
      label: code.label ?? definition.name,
      description: definition.name,
      iconPath: swatch(colourOr(code.colour)),
      ...(code.definition === undefined ? {} : { detail: code.definition }),
    };
    items.push({ item, code });
  }
  const known = items
    .filter(({ item, code }) => isChosen(item.id) || code.state === undefined || code.state === 'active')
    .map(({ item }) => item);
  const missing = chosen
    .filter((id) => !known.some((item) => fold(item.id) === fold(id)))
    .map((id): CodeItem => ({ id, label: id, description: vscode.l10n.t('not in the codebook') }));
  const rank = (item: CodeItem): number => (isChosen(item.id) ? -1 : (order.get(fold(item.id)) ?? Infinity));
  return [...missing, ...known]
    .map((item, i) => ({ item, i, rank: rank(item) }))
    .sort((a, b) => (a.rank === b.rank ? a.i - b.i : a.rank - b.rank))
    .map(({ item }) => item);
}

/** Codes that were there keep their order; new ones come behind. */
function inOrderOf(before: readonly string[], ids: readonly string[]): readonly string[] {
  const has = (list: readonly string[], id: string): boolean =>
    list.some((other) => fold(other) === fold(id));
  return [...before.filter((id) => has(ids, id)), ...ids.filter((id) => !has(before, id))];
}
