import * as vscode from 'vscode';
import type { FileSystem, FolderEntry } from '../repository/folderCorpus';

/**
 * The file system below a folder through the editor's own, which also reaches virtual workspaces and the browser.
 * It cannot tell where a linked folder really lies, so linked folders are not entered.
 */
export function workspaceFiles(root: vscode.Uri): FileSystem {
  return {
    async readFolder(path) {
      const entries = await vscode.workspace.fs.readDirectory(uriBelow(root, path));
      return entries.map(([name, type]): FolderEntry => ({ name, kind: entryKindOf(type) }));
    },
    async status(path) {
      const s = await unlessMissing(vscode.workspace.fs.stat(uriBelow(root, path)));
      return s && { kind: fileKindOf(s.type), size: s.size, modified: s.mtime };
    },
    readFile: (path) => unlessMissing(vscode.workspace.fs.readFile(uriBelow(root, path))),
  };
}

/** The URI of a path relative to a root; the empty path is the root itself. */
export function uriBelow(root: vscode.Uri, path: string): vscode.Uri {
  return path === '' ? root : vscode.Uri.joinPath(root, path);
}

function entryKindOf(type: vscode.FileType): FolderEntry['kind'] {
  return type & vscode.FileType.SymbolicLink ? 'link' : fileKindOf(type);
}

function fileKindOf(type: vscode.FileType): 'file' | 'folder' | 'other' {
  if (type & vscode.FileType.File) return 'file';
  return type & vscode.FileType.Directory ? 'folder' : 'other';
}

async function unlessMissing<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
