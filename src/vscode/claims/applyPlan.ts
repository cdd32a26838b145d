import * as vscode from 'vscode';
import { parseFile } from '../../syntax/parseFile';
import type { ClaimFile } from '../../writing/claimFile';
import type { PlannedEdits, Refusal } from '../../writing/yamlChanges';
import { toWorkspaceEdit } from '../language/changes';
import type { RepositoryFile } from '../place';

/**
 * Does what is planned for a file as it is now, as one edit that can be undone; says why not where it cannot be done.
 * @param apply does the edit, together with what belongs to it.
 */
export async function applyPlan(
  { repository, path }: RepositoryFile,
  plan: (file: ClaimFile) => PlannedEdits,
  apply = (edit: vscode.WorkspaceEdit): Thenable<boolean> => vscode.workspace.applyEdit(edit),
): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(repository.uriOf(path));
  const text = document.getText();
  const planned = plan({ text, facts: parseFile(path, 'record', text) });
  if (planned.kind === 'refused') {
    await refuse({ repository, path }, planned.reason);
    return false;
  }
  const changes = { edits: new Map([[path, planned.edits]]), fileRenames: [] };
  return apply(await toWorkspaceEdit(repository, changes));
}

/** Says why nothing was written, and offers to open the file. */
export async function refuse({ repository, path }: RepositoryFile, reason: Refusal): Promise<void> {
  const open = vscode.l10n.t('Open the File');
  const said: Record<Refusal, string> = {
    broken: vscode.l10n.t(
      'The front matter of {0} has mistakes, so nothing was written into it. Mend them first.',
      path,
    ),
    layout: vscode.l10n.t(
      'The front matter of {0} is written in a way that cannot be added to. Nothing was changed.',
      path,
    ),
    gone: vscode.l10n.t('{0} was changed meanwhile, and what was meant is no longer there.', path),
  };
  if ((await vscode.window.showWarningMessage(said[reason], open)) === open) {
    await vscode.window.showTextDocument(repository.uriOf(path));
  }
}
