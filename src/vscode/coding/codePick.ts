import * as vscode from 'vscode';
import { type Code, readCode } from '../../model/code';
import { fold } from '../../model/ids';
import type { Snapshot } from '../../repository/snapshot';
import { codebookFile } from '../codebook/change';
import { makeCode } from '../codebook/makeCode';
import type { RecentNames } from '../language/recency';
import type { OpenRepository } from '../openRepository';
import { colourOr, swatch } from './colours';
import type { ExcerptEdits } from './excerptEdits';

/** What somebody chose. */
export interface CodeChoice {
  readonly codes: readonly string[];
  /** Whether a memo is to be asked for. */
  readonly withMemo: boolean;
}

/** What is kept of coding while the window is open. */
interface CodingMemory {
  readonly recent: RecentNames;
  readonly edits: ExcerptEdits;
}

interface CodeItem extends vscode.QuickPickItem {
  readonly id: string;
  /** What a code is to be called that is not there yet. */
  readonly newLabel?: string;
}

/**
 * Lets somebody choose codes, those used last first. What was typed and is no code can become one; it is made at once.
 * @param chosen the codes that are ticked to begin with.
 * @param mayHaveMemo whether a button offers to write a memo too.
 * @returns undefined when somebody gave up.
 */
export async function pickCodes(
  open: OpenRepository,
  { recent, edits }: CodingMemory,
  title: string,
  chosen: readonly string[],
  mayHaveMemo: boolean,
): Promise<CodeChoice | undefined> {
  const items = codeItems(open.repository.snapshot, recent, chosen);
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
  const picked = await new Promise<{ items: readonly CodeItem[]; withMemo: boolean } | undefined>(
    (resolve) => {
      const choose = (withMemo: boolean): void => {
        // Who types a name and presses Enter means the code that is marked, ticked or not.
        const isTicked = pick.selectedItems.length > 0 || chosen.length > 0;
        const taken = isTicked ? pick.selectedItems : pick.activeItems.slice(0, 1);
        if (taken.length === 0 && chosen.length === 0) return;
        resolve({ items: [...taken], withMemo });
        pick.dispose();
      };
      pick.onDidChangeValue((typed) => offerNew(pick, items, typed));
      pick.onDidAccept(() => choose(false));
      pick.onDidTriggerButton(() => choose(true));
      pick.onDidHide(() => {
        resolve(undefined);
        pick.dispose();
      });
      pick.show();
    },
  );
  if (!picked) return undefined;
  const ids: string[] = [];
  for (const { id, newLabel } of picked.items) {
    const made = newLabel === undefined ? id : await makeCode(open, newLabel);
    if (made === undefined) return undefined;
    if (newLabel !== undefined) edits.touch(open.uriOf(codebookFile(open).path));
    ids.push(made);
  }
  for (const id of [...ids].reverse()) recent.note(id);
  return { codes: inOrderOf(chosen, ids), withMemo: picked.withMemo };
}

/** Puts a line for a new code below the others, while what is typed is the name of none. What is ticked stays. */
function offerNew(pick: vscode.QuickPick<CodeItem>, items: readonly CodeItem[], typed: string): void {
  const newLabel = typed.trim();
  const isKnown = items.some(({ id, label }) => [id, label].some((name) => fold(name) === fold(newLabel)));
  const ticked = pick.selectedItems;
  const kept = ticked.filter((item) => item.newLabel !== undefined && item.newLabel !== newLabel);
  const offered =
    newLabel === '' || isKnown || kept.some((item) => item.newLabel === newLabel)
      ? []
      : [
          {
            id: '',
            newLabel,
            label: vscode.l10n.t('New code “{0}”', newLabel),
            iconPath: new vscode.ThemeIcon('add'),
            alwaysShow: true,
          },
        ];
  pick.items = [...items, ...kept, ...offered];
  pick.selectedItems = ticked.filter((item) => pick.items.includes(item));
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
