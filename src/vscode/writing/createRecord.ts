import * as vscode from 'vscode';
import type { PlannedRecord } from '../../writing/newRecord';
import type { OpenRepository } from '../openRepository';

/** Makes the file of a new record, as an edit that can be undone, and opens it at the first place to fill in. */
export async function createRecord(open: OpenRepository, planned: PlannedRecord): Promise<void> {
  const uri = open.uriOf(planned.path);
  const edit = new vscode.WorkspaceEdit();
  // Without `overwrite` a file that is there already is left as it is.
  edit.createFile(uri, { contents: new TextEncoder().encode(planned.text) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be made. Is there a file of this name already?', planned.path),
    );
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await enterStops(editor, planned);
}

/** Puts the cursor at the first place to fill in; Tab leads on to the next. Without any it stands at the end. */
async function enterStops(editor: vscode.TextEditor, { text, stops }: PlannedRecord): Promise<void> {
  const { document } = editor;
  const [first] = stops;
  const last = stops.at(-1);
  if (!first || !last) {
    const end = document.positionAt(text.length);
    editor.selection = new vscode.Selection(end, end);
    return;
  }
  const snippet = new vscode.SnippetString();
  let at = first.span.start;
  for (const { span, group } of stops) {
    snippet.appendText(text.slice(at, span.start));
    if (span.start === span.end) snippet.appendTabstop(group);
    else snippet.appendPlaceholder((value) => value.appendText(text.slice(span.start, span.end)), group);
    at = span.end;
  }
  const range = new vscode.Range(document.positionAt(first.span.start), document.positionAt(last.span.end));
  await editor.insertSnippet(snippet, range, {
    undoStopBefore: false,
    undoStopAfter: true,
    keepWhitespace: true,
  });
}
