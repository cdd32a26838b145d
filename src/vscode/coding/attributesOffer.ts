import * as vscode from 'vscode';
import { GIT_ATTRIBUTES, GIT_ATTRIBUTES_FILE, missingAttributes } from '../../writing/gitAttributes';
import type { OpenRepository } from '../openRepository';
import { exists } from '../writing/newFiles';

/** So many folders above a repository are searched for one of git. */
const LEVELS = 6;

/** Offers, once for each repository under git, what lets two coders' branches merge without conflicts. */
export class AttributesOffer {
  constructor(private readonly memory: vscode.Memento) {}

  async offer(open: OpenRepository): Promise<void> {
    const key = `attributesOffered:${open.root.toString()}`;
    if (this.memory.get(key) === true || !(await isUnderGit(open.root))) return;
    const uri = open.uriOf(GIT_ATTRIBUTES_FILE);
    const isThere = await exists(uri);
    const document = isThere ? await vscode.workspace.openTextDocument(uri) : undefined;
    const addition = document && missingAttributes(document.getText());
    if (document && addition === undefined) return;
    await this.memory.update(key, true);
    const yes = vscode.l10n.t('Add to .gitattributes');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('With a line in .gitattributes, git keeps what two people code in the same record.'),
      yes,
      vscode.l10n.t('Not Now'),
    );
    if (answer !== yes) return;
    const edit = new vscode.WorkspaceEdit();
    if (document) edit.insert(uri, document.positionAt(document.getText().length), addition ?? '');
    else edit.createFile(uri, { contents: new TextEncoder().encode(GIT_ATTRIBUTES) });
    await vscode.workspace.applyEdit(edit);
    if (document) await vscode.window.showTextDocument(document);
  }
}

async function isUnderGit(root: vscode.Uri): Promise<boolean> {
  let folder = root;
  for (let level = 0; level < LEVELS; level++) {
    try {
      if (await exists(vscode.Uri.joinPath(folder, '.git'))) return true;
    } catch {
      // What cannot be looked into is none that anybody works in.
      return false;
    }
    if (folder.path === '/' || folder.path === '') return false;
    folder = vscode.Uri.joinPath(folder, '..');
  }
  return false;
}
