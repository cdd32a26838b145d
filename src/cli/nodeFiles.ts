import * as fs from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FileSystem, FolderEntry } from '../repository/folderCorpus';

/** How the disk is asked: paths are whole ones. */
interface Calls {
  readonly readdir: (path: string) => Promise<readonly fs.Dirent[]>;
  readonly stat: (path: string) => Promise<fs.Stats>;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly realpath: (path: string) => Promise<string>;
}

// The callback functions cost the thread half of what `fs.promises` does: those make a handle for every file.
const readdir = promisify(fs.readdir);
const behind: Calls = {
  readdir: (path) => readdir(path, { withFileTypes: true }),
  stat: promisify(fs.stat),
  readFile: promisify(fs.readFile),
  realpath: promisify(fs.realpath.native),
};

/** Holds up the thread until the disk, or a drive far away, has answered: for whom nobody waits, at a third of the cost. */
export const AT_ONCE: Calls = {
  readdir: now((path) => fs.readdirSync(path, { withFileTypes: true })),
  stat: now((path) => fs.statSync(path)),
  readFile: now((path) => fs.readFileSync(path)),
  realpath: now((path) => fs.realpathSync.native(path)),
};

function now<T>(ask: (path: string) => T): (path: string) => Promise<T> {
  return (path) => new Promise((resolve) => resolve(ask(path)));
}

/** The file system below a folder of this machine, through Node. */
export function nodeFiles(root: string, calls = behind): FileSystem {
  const { readdir, stat, readFile, realpath } = calls;
  const full = (path: string): string => join(root, path);
  return {
    async readFolder(path) {
      const entries = await readdir(full(path));
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
