import * as vscode from 'vscode';
import { textAt } from '../../model/value';
import { planBlockId } from '../../writing/blockIds';
import { elapsedStamp, stampOf } from '../../writing/timestamps';
import { continueTurn } from '../../writing/turns';
import { rangeIn, repositoryDocument } from '../language/documents';
import type { Repositories } from '../openRepository';
import type { CommandHandlers } from './register';

/** Commands for writing down what was said. */
export function transcriptCommands(repositories: Repositories): CommandHandlers {
  /** When the last timestamp was inserted into a document, in ms. */
  const inserted = new WeakMap<vscode.TextDocument, number>();
  return {
    'redThread.continueTurn': () => enter(repositories),
    'redThread.insertTimestamp': () => insertTimestamp(repositories, inserted),
    'redThread.insertBlockId': () => insertBlockId(repositories),
  };
}

/** Enter at the end of a turn; where there is nothing to continue after all, the editor's own Enter. */
async function enter(repositories: Repositories): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const here = repositoryDocument(repositories, editor.document);
  const { selections, selection, document } = editor;
  const plan =
    here && selections.length === 1 && selection.isEmpty
      ? continueTurn(here.document.text, here.document.facts, document.offsetAt(selection.active))
      : undefined;
  if (!plan) {
    await vscode.commands.executeCommand('type', { text: '\n' });
    return;
  }
  await replaceAndFollow(editor, rangeIn(document, plan.span), plan.text);
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
  const root = repositoryDocument(repositories, document)?.document.facts.root;
  const above = document.getText(new vscode.Range(new vscode.Position(0, 0), selection.start));
  const passed = (now.getTime() - (inserted.get(document) ?? now.getTime())) / 1000;
  const stamp =
    textAt(root, 'capture') === 'notes'
      ? stampOf(now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds())
      : elapsedStamp(above, passed);
  inserted.set(document, now.getTime());
  await replaceAndFollow(editor, selection, `${stamp} `);
}

/** Gives the turn or paragraph at the cursor a block id, if it has none, and copies the link to it. */
async function insertBlockId(repositories: Repositories): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const here = editor && repositoryDocument(repositories, editor.document);
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

/** Replaces a stretch, as one step to undo, with the cursor behind the new text and in sight. */
async function replaceAndFollow(editor: vscode.TextEditor, range: vscode.Range, text: string): Promise<void> {
  const { document } = editor;
  const end = document.offsetAt(range.start) + text.replaceAll('\n', eolOf(document)).length;
  if (!(await editor.edit((edit) => edit.replace(range, text)))) return;
  const position = document.positionAt(end);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(editor.selection);
}

function eolOf({ eol }: vscode.TextDocument): string {
  return eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
}
