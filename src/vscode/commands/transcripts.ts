import * as vscode from 'vscode';
import { textAt } from '../../model/value';
import { planBlockId } from '../../writing/blockIds';
import { elapsedStamp, stampOf } from '../../writing/timestamps';
import { repositoryDocument } from '../language/documents';
import type { Repositories } from '../openRepository';
import type { CommandHandlers } from './register';
import { writeAtCursors } from '../writeAtCursors';

/** Commands for writing down what was said. */
export function transcriptCommands(repositories: Repositories): CommandHandlers {
  /** When the last timestamp was inserted into a document, in ms. */
  const inserted = new WeakMap<vscode.TextDocument, number>();
  return {
    'redThread.insertTimestamp': () => insertTimestamp(repositories, inserted),
    'redThread.insertBlockId': () => insertBlockId(repositories),
  };
}

/**
 * In field notes alone (`capture: notes`) the time of day, else the time into the recording, counted on from the last
 * timestamp above.
 */
async function insertTimestamp(
  repositories: Repositories,
  inserted: WeakMap<vscode.TextDocument, number>,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const now = new Date();
  const root = (await repositoryDocument(repositories, document))?.document.facts.root;
  const above = document.getText(new vscode.Range(new vscode.Position(0, 0), selection.start));
  const passed = (now.getTime() - (inserted.get(document) ?? now.getTime())) / 1000;
  const stamp =
    textAt(root, 'capture') === 'notes'
      ? stampOf(now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds())
      : elapsedStamp(above, passed);
  inserted.set(document, now.getTime());
  await writeAtCursors(editor, () => `${stamp} `);
}

/** Gives the turn or paragraph at the cursor a block id, if it has none, and copies the link to it. */
async function insertBlockId(repositories: Repositories): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const here = editor && (await repositoryDocument(repositories, editor.document));
  const record = here?.snapshot.recordAt(here.document.path);
  const plan =
    editor &&
    here &&
    planBlockId(here.document.text, here.document.facts, editor.document.offsetAt(editor.selection.active));
  if (!editor || !record || !plan) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Place the cursor in a turn or paragraph of a record: it gets the block id.'),
    );
    return;
  }
  const { insertAt, name } = plan;
  if (insertAt !== undefined) {
    await editor.edit((edit) => edit.insert(editor.document.positionAt(insertAt), ` ^${name}`));
  }
  const link = `[[${record.id}#^${name}]]`;
  await vscode.env.clipboard.writeText(link);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', link), 3000);
}
