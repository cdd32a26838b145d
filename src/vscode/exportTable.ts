import * as vscode from 'vscode';
import { csvOf } from '../exchange/csv';
import { markdownTableOf } from '../exchange/markdownTable';
import { xlsxOf } from '../exchange/xlsx';
import type { Table } from '../model/table';
import { paced } from '../repository/pace';
import type { OpenRepository } from './openRepository';

/** A file that a table can be written to. */
export type TableFormat = 'xlsx' | 'csv' | 'md';

/**
 * Asks for a file to export a table to; none where nobody chose one, or it is a file of the repository.
 * @param name of the file that is proposed, without its ending
 */
export async function askTableFile(
  repository: OpenRepository,
  name: string,
  format: TableFormat,
  title: string,
): Promise<vscode.Uri | undefined> {
  const uri = await vscode.window.showSaveDialog({
    // Beside the repository: within it, what is handed on would go to everyone whom it is shared with.
    defaultUri: vscode.Uri.joinPath(repository.root, '..', `${name}.${format}`),
    filters: { [format.toUpperCase()]: [format] },
    title,
    saveLabel: vscode.l10n.t('Export'),
  });
  const path = uri && repository.pathOf(uri);
  if (path === undefined || !repository.repository.snapshot.file(path)) return uri;
  void vscode.window.showErrorMessage(
    vscode.l10n.t('{0} is a file of the repository and was not written over. Choose another name.', path),
  );
  return undefined;
}

/** Writes a table to a file, over what stands there. */
export async function writeTable(table: Table, format: TableFormat, uri: vscode.Uri): Promise<void> {
  const bytes =
    format === 'xlsx'
      ? await xlsxOf(table)
      : new TextEncoder().encode(await paced(format === 'csv' ? csvOf(table) : markdownTableOf(table)));
  await vscode.workspace.fs.writeFile(uri, bytes);
}

/** The name of a file without its folder. */
export function fileNameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
