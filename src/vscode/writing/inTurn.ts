import * as vscode from 'vscode';
import { hasTurns } from '../../syntax/record';
import { looksLikeTurn } from '../../writing/turns';
import type { Repositories } from '../openRepository';
import { continuesTurns } from '../settings';

/**
 * Keeps the context key `redThread.inTurn`: the one cursor stands at the end of a transcript's line that begins with
 * a speaker. It is looked at with each move of the cursor, so a look at the line has to do; the command looks closer.
 */
export function watchTurns(repositories: Repositories): vscode.Disposable {
  let known = false;
  const update = (editor = vscode.window.activeTextEditor): void => {
    const isInTurn =
      editor !== undefined && editor === vscode.window.activeTextEditor && isAtTurnEnd(editor, repositories);
    if (isInTurn === known) return;
    known = isInTurn;
    void vscode.commands.executeCommand('setContext', 'redThread.inTurn', isInTurn);
  };
  update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => update(textEditor)),
    repositories.onDidChange(() => update()),
  );
}

function isAtTurnEnd({ document, selections }: vscode.TextEditor, repositories: Repositories): boolean {
  const [selection] = selections;
  if (document.languageId !== 'markdown' || selections.length !== 1 || !selection?.isEmpty) return false;
  const { text } = document.lineAt(selection.active);
  if (!looksLikeTurn(text) || text.slice(selection.active.character).trim() !== '') return false;
  const open = repositories.of(document.uri);
  const record = open?.repository.snapshot.recordAt(open.pathOf(document.uri) ?? '');
  return hasTurns(record?.type) && continuesTurns(document.uri);
}
