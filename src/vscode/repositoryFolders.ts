import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../repository/index';
import { leftOut } from '../repository/exclude';

/** A repository further down than this is opened as a workspace folder of its own. */
const DEEPEST = 5;
/** A workspace with more folders than this is something else (a home folder); what was found by then counts. */
const MOST_FOLDERS = 3000;

/**
 * Finds the folders that hold a `red-thread.yaml`, at or below the workspace's folders. Hidden folders, linked
 * folders and those that are always left out are not entered. It walks by itself because the editor's own file
 * search needs a program that is not there in every place the editor runs.
 */
export async function findRepositoryFolders(
  workspaceFolders: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const isLeftOut = leftOut([]);
  const found = new Map<string, vscode.Uri>();
  let level = [...workspaceFolders];
  let entered = 0;
  for (let depth = 0; depth <= DEEPEST && level.length > 0 && entered < MOST_FOLDERS; depth++) {
    const listed = await Promise.all(
      level.map(async (folder) => ({ folder, entries: await entriesOf(folder) })),
    );
    if (token.isCancellationRequested) break;
    entered += level.length;
    level = [];
    for (const { folder, entries } of listed) {
      for (const [name, type] of entries) {
        if (name === CONFIGURATION_FILE && type & vscode.FileType.File) found.set(folder.toString(), folder);
        if (type === vscode.FileType.Directory && !name.startsWith('.') && !isLeftOut(name)) {
          level.push(vscode.Uri.joinPath(folder, name));
        }
      }
    }
  }
  return [...found.values()];
}

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // Gone meanwhile, or not ours to read: no repository there.
    return [];
  }
}
