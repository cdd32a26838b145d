import * as fs from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FileSystem, FolderEntry } from '../repository/folderCorpus';

// The callback functions cost the thread half of what `fs.promises` does: those make a handle for every file.
const readdir = promisify(fs.readdir);
const stat = promisify(fs.stat);
const readFile = promisify(fs.readFile);
const realpath = promisify(fs.realpath.native);

/** The file system below a folder of this machine, through Node. */
export function nodeFiles(root: string): FileSystem {
  const full = (path: string): string => join(root, path);
  return {
    async readFolder(path) {
      const entries = await readdir(full(path), { withFileTypes: true });
      return entries.map((e): FolderEntry => {
        const kind = e.isFile() ? 'file' : e.isDirectory() ? 'folder' : e.isSymbolicLink() ? 'link' : 'other';
        return { name: e.name, kind };
      });
    },
    async status(path) {
      try {
        const s = await stat(full(path));
        return {
          kind: s.isFile() ? 'file' : s.isDirectory() ? 'folder' : 'other',
          size: s.size,
          modified: s.mtimeMs,
        };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async readFile(path) {
      try {
        return await readFile(full(path));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    realPath: (path) => realpath(full(path)),
  };
}

/** Nothing there, a parent that is no folder, or a link that leads round in a circle. */
function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP';
}
