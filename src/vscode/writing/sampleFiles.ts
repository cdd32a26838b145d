import * as vscode from 'vscode';
import type { FileToMake } from './newFiles';

/**
 * The files of the sample that comes with the extension. Their names stand in a list that the build writes: in a
 * browser the extension's folder can be read from and not be listed.
 */
export async function sampleFiles(extensionUri: vscode.Uri): Promise<readonly FileToMake[]> {
  const list = vscode.Uri.joinPath(extensionUri, 'dist', 'sample-files.json');
  const names: unknown = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(list)));
  const paths = Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  return paths.map((path) => ({
    path,
    content: async () => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'sample', path)),
  }));
}
