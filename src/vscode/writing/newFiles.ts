import * as vscode from 'vscode';

/** A file to be made in a folder. */
export interface FileToMake {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly content: () => Promise<Uint8Array>;
}

/** So many files at once. */
const AT_ONCE = 16;

/**
 * Makes files in a folder, and the folders they lie in. What is there already is left as it is.
 * @returns the paths that were there already, in order.
 */
export async function makeMissing(
  folder: vscode.Uri,
  files: readonly FileToMake[],
): Promise<readonly string[]> {
  const kept: string[] = [];
  const waiting = [...files];
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const uri = vscode.Uri.joinPath(folder, file.path);
      if (await exists(uri)) kept.push(file.path);
      else await vscode.workspace.fs.writeFile(uri, await file.content());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return kept.sort();
}

/** Whether there is a file or folder. @throws when that cannot be told. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}

/** Whether a folder holds nothing but hidden files; one that is not there holds nothing. */
export async function isEmptyFolder(folder: vscode.Uri): Promise<boolean> {
  if (!(await exists(folder))) return true;
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries.every(([name]) => name.startsWith('.'));
}
