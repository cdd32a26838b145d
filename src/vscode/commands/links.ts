import * as vscode from 'vscode';
import { linkTextAt } from '../../analysis/linkText';
import { inOrder } from '../../analysis/order';
import { detailOf } from '../../language/about';
import { activeFile } from '../chosenRepository';
import type { OpenRepository, Repositories } from '../openRepository';
import type { TreeNode } from '../trees/node';
import { iconOf } from '../trees/recordsTree';
import type { WrittenDocuments } from '../writtenDocuments';
import type { CommandHandlers } from './register';
import { writeAtCursors } from '../writeAtCursors';

/** Commands that make links and citations. */
export function linkCommands(repositories: Repositories, written: WrittenDocuments): CommandHandlers {
  const copy = async (node?: TreeNode): Promise<void> => {
    if (node?.link !== undefined) await vscode.env.clipboard.writeText(node.link);
  };
  const insert = async (node?: TreeNode): Promise<void> => {
    if (node?.link === undefined) return;
    await written.insert(node.link, node.place?.repository.uriOf(node.place.path));
  };
  return {
    'redThread.copyLink': copy,
    'redThread.copyCitation': copy,
    'redThread.insertLink': insert,
    'redThread.insertCitation': insert,
    'redThread.copyLinkHere': () => copyLinkHere(repositories),
    'redThread.pickLink': () => pickLink(repositories),
  };
}

/** Copies the link that leads to the cursor's place. */
async function copyLinkHere(repositories: Repositories): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const file = activeFile(repositories);
  const at = editor?.document.offsetAt(editor.selection.active);
  const link =
    file && at !== undefined ? linkTextAt(file.repository.repository.snapshot, file.path, at) : undefined;
  if (link === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing here has a name that a link could lead to.'),
    );
    return;
  }
  await vscode.env.clipboard.writeText(link);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', link), 3000);
}

/** Asks for a record and inserts a link to it at the cursor. */
async function pickLink(repositories: Repositories): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const repository = editor && (repositories.of(editor.document.uri) ?? repositories.all[0]);
  if (!repository) return;
  const picked = await vscode.window.showQuickPick(recordItems(repository), {
    placeHolder: vscode.l10n.t('Which record should the link lead to?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!picked) return;
  await writeAtCursors(editor, () => `[[${picked.label}]]`);
}

function recordItems({ repository: { snapshot } }: OpenRepository): vscode.QuickPickItem[] {
  return inOrder(snapshot.records()).map((record) => ({
    label: record.id,
    description: record.title ?? '',
    detail: detailOf(snapshot, record),
    iconPath: new vscode.ThemeIcon(iconOf(snapshot, record.type)),
  }));
}
