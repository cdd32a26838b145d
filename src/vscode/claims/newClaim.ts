import * as vscode from 'vscode';
import { nextFreeId } from '../../writing/freeId';
import { planNewRecord } from '../../writing/newRecord';
import { templateFor } from '../../writing/templates';
import { repositoryDocument, textsOf } from '../language/documents';
import type { OpenRepository } from '../openRepository';
import type { Repositories } from '../openRepository';
import { authorSetting } from '../settings';
import { createRecord } from '../writing/createRecord';
import { askText } from '../writing/steps';
import { localDate } from '../localDate';

/**
 * Makes a claim. From words selected in a text they are its statement, to be gone over, and a link to the claim is put
 * behind them there, in the same edit.
 */
export async function newClaim(
  repositories: Repositories,
  chosen: () => Promise<OpenRepository | undefined>,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const here = editor && (await repositoryDocument(repositories, editor.document));
  const record = here?.snapshot.recordAt(here.document.path);
  const isSelected = editor !== undefined && !editor.selection.isEmpty && record !== undefined;
  const open = here?.open ?? (await chosen());
  if (!open) return;
  const { snapshot } = open.repository;
  const type = snapshot.vocabulary.types.get('claim');
  if (!type) return;
  const words = isSelected ? editor.document.getText(editor.selection).replace(/\s+/g, ' ').trim() : '';
  const today = localDate(new Date());
  const id = nextFreeId(snapshot, type, today);
  const reply = await askText(
    { title: vscode.l10n.t('New Claim {0}', id), step: 1, totalSteps: 1 },
    { prompt: vscode.l10n.t('The claim in one sentence. It can be changed later.'), value: words },
  );
  if (reply.kind !== 'answered') return;
  const template = await templateFor(snapshot, textsOf(open), type);
  const answers = new Map([
    ['id', id],
    ['statement', reply.value],
  ]);
  const planned = planNewRecord(snapshot, type, template, answers, { today, author: authorSetting() });
  if (!isSelected) {
    await createRecord(open, planned);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  const uri = open.uriOf(planned.path);
  edit.createFile(uri, { contents: new TextEncoder().encode(planned.text) });
  edit.insert(editor.document.uri, editor.selection.end, ` [[${id}]]`);
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be made. Is there a file of this name already?', planned.path),
    );
    return;
  }
  const show = vscode.l10n.t('Open the Claim');
  const said = vscode.l10n.t('{0} is a claim now, and the text links to it.', id);
  if ((await vscode.window.showInformationMessage(said, show)) === show) {
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  }
}
