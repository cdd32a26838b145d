import * as vscode from 'vscode';
import { detailOf } from '../../language/about';
import { relatedRecords } from '../../search/related';
import { paced } from '../../repository/pace';
import { activeFile } from '../chosenRepository';
import type { Repositories } from '../openRepository';
import { showPlace } from '../place';
import { iconOf, nameOf } from '../trees/recordsTree';

const SHOWN = 40;

/** Lists the records that have most in common with the open one, with what it is. */
export async function findRelated(repositories: Repositories): Promise<void> {
  const file = activeFile(repositories);
  const snapshot = file?.repository.repository.snapshot;
  const record = file && (snapshot?.recordAt(file.path) ?? snapshot?.ownerOf(file.path));
  if (!snapshot || !record) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a record first: what is related to it is shown then.'),
    );
    return;
  }
  const items = (await paced(relatedRecords(snapshot, record, SHOWN))).map(({ entry, shared, linked }) => ({
    label: nameOf(entry),
    description: detailOf(snapshot, entry),
    detail: [...(linked ? [vscode.l10n.t('linked')] : []), ...shared.slice(0, 6)].join(' · '),
    iconPath: new vscode.ThemeIcon(iconOf(snapshot, entry.type)),
    path: entry.path,
  }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing else points to what {0} points to.', record.id),
    );
    return;
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Related to {0}', record.id),
    placeHolder: vscode.l10n.t('Linked with it, or pointing to the same people, cases, codes and works'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked) await showPlace({ repository: file.repository, path: picked.path });
}
