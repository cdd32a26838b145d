import * as vscode from 'vscode';
import type { Changes } from '../../language/changes';
import { Lines } from '../../model/lines';
import { Pace } from '../../repository/pace';
import type { OpenRepository } from '../openRepository';
import { rangeOf } from './documents';

/**
 * Changes as one edit that the editor can show before it is done, and undo as a whole.
 * @param review what stands over the edits when somebody is to look at each before it is done.
 */
export async function toWorkspaceEdit(
  open: OpenRepository,
  changes: Changes,
  review?: string,
): Promise<vscode.WorkspaceEdit> {
  const result = new vscode.WorkspaceEdit();
  const pace = new Pace();
  for (const [path, { text, edits }] of changes.edits) {
    const lines = new Lines(text);
    const uri = open.uriOf(path);
    const all = edits.map(({ span, text: inserted }) => new vscode.TextEdit(rangeOf(lines, span), inserted));
    if (review === undefined) result.set(uri, all);
    else {
      const metadata = { needsConfirmation: true, label: review };
      result.set(
        uri,
        all.map((edit): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [edit, metadata]),
      );
    }
    await pace.breathe();
  }
  for (const { from, to } of changes.fileRenames) {
    result.renameFile(open.uriOf(from), open.uriOf(to), { overwrite: false });
  }
  return result;
}
