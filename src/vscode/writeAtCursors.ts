import * as vscode from 'vscode';

/** The editor refuses a text that was asked for just before somebody typed; so often it is tried. */
const TRIES = 5;

/**
 * Puts a text in place of each selection of an editor, and says so where it could not be done.
 * @param textFor the text for a selection
 */
export async function writeAtCursors(
  editor: vscode.TextEditor,
  textFor: (selection: vscode.Selection) => string,
): Promise<void> {
  for (let tried = 0; tried < TRIES; tried++) {
    const isWritten = await editor.edit((edit) => {
      for (const selection of editor.selections) edit.replace(selection, textFor(selection));
    });
    if (isWritten) return;
  }
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Nothing was written: the text could not be put in here.'),
  );
}
