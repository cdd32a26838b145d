import * as vscode from 'vscode';
import { claimsOf } from '../../analysis/claims';
import { otherSideOf } from '../../analysis/negativeCases';
import { readExcerpt } from '../../model/excerpt';
import { detailOf } from '../../language/about';
import { shortened } from '../../language/markdown';
import { planChecked } from '../../writing/claimFile';
import { passageOf } from '../passage';
import { type Place, type RepositoryFile, showPlace } from '../place';
import { iconOf, nameOf } from '../trees/recordsTree';
import { addEvidence } from './addEvidence';
import { applyPlan } from './applyPlan';
import { actNow } from './today';

interface CaseItem extends vscode.QuickPickItem {
  readonly place?: Place;
  /** What would be cited. */
  readonly ref?: string;
  /** The record that would count as looked through. */
  readonly record?: string;
}

/** Lists what could speak against a claim. Enter opens it beside; buttons add it, or say that nothing was found there. */
export function findNegativeCases(file: RepositoryFile): void {
  const { repository, path } = file;
  const { snapshot } = repository.repository;
  const id = snapshot.recordAt(path)?.id ?? '';
  const pick = vscode.window.createQuickPick<CaseItem>();
  pick.title = vscode.l10n.t('The other side of {0}', id);
  pick.placeholder = vscode.l10n.t('Passages it does not cite, and records of sites it has not looked at');
  pick.matchOnDetail = true;
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.items = itemsFor(file);
  pick.onDidAccept(() => {
    const place = pick.activeItems[0]?.place;
    if (place) void showPlace(place, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  });
  pick.onDidTriggerItemButton(({ button, item }) => {
    if (button === addButton && item.ref !== undefined) {
      // One question at a time: the list comes back when it is answered.
      pick.hide();
      void addEvidence({ repository, ref: item.ref }, file).then(() => findNegativeCases(file));
    } else if (button === noneButton && item.record !== undefined) {
      const { record } = item;
      void applyPlan(file, (written) => planChecked(written, record, '', actNow())).then((done) => {
        if (done) pick.items = itemsFor(file);
      });
    }
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

const addButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('add'),
  tooltip: vscode.l10n.t('Add as Evidence'),
};
const noneButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('circle-slash'),
  tooltip: vscode.l10n.t('Looked Through, None Found'),
};

function itemsFor({ repository, path }: RepositoryFile): readonly CaseItem[] {
  const { snapshot } = repository.repository;
  const entry = claimsOf(snapshot).find(({ record }) => record.path === path);
  if (!entry) return [];
  const { passages, unseen } = otherSideOf(snapshot, entry);
  const heading = (label: string): CaseItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const quotes = passages.map(({ link, record, excerpt, shared }) => ({
    label: link,
    description: shared.join(', '),
    detail: shortened((readExcerpt(excerpt.definition.fields).quote ?? '').replace(/\s+/g, ' '), 140),
    iconPath: new vscode.ThemeIcon('quote'),
    buttons: [addButton, noneButton],
    place: passageOf(repository, excerpt),
    ref: link,
    record: record.id,
  }));
  const records = unseen.map((record) => ({
    label: nameOf(record),
    description: detailOf(snapshot, record),
    iconPath: new vscode.ThemeIcon(iconOf(snapshot, record.type)),
    buttons: [addButton, noneButton],
    place: { repository, path: record.path },
    ref: record.id,
    record: record.id,
  }));
  if (quotes.length + records.length === 0) {
    return [{ label: vscode.l10n.t('Nothing is left to look at'), alwaysShow: true }];
  }
  return [
    ...(quotes.length > 0 ? [heading(vscode.l10n.t('passages with the same codes')), ...quotes] : []),
    ...(records.length > 0 ? [heading(vscode.l10n.t('sites not looked at yet')), ...records] : []),
  ];
}
