import * as vscode from 'vscode';
import type { Changes } from '../../language/changes';
import { Lines } from '../../model/lines';
import { Pace } from '../../repository/pace';
import type { OpenRepository } from '../openRepository';
import { rangeOf } from './documents';

/** Changes as one edit that the editor can show before it is done, and undo as a whole. */
export async function toWorkspaceEdit(open: OpenRepository, changes: Changes): Promise<vscode.WorkspaceEdit> {
  const result = new vscode.WorkspaceEdit();
  const pace = new Pace();
  for (const [path, { text, edits }] of changes.edits) {
    const lines = new Lines(text);
    const uri = open.uriOf(path);
    result.set(
      uri,
      edits.map(({ span, text: inserted }) => new vscode.TextEdit(rangeOf(lines, span), inserted)),
    );
    await pace.breathe();
  }
  for (const { from, to } of changes.fileRenames) {
    result.renameFile(open.uriOf(from), open.uriOf(to), { overwrite: false });
  }
  return result;
}
