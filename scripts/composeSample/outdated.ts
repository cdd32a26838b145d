import fs from 'node:fs';
import path from 'node:path';
import { composedPaths, sampleFolder } from './given';
import type { ComposedFile } from './record';

/** Paths of the files that are not there, or not as they are composed now. */
export function differing(files: readonly ComposedFile[]): readonly string[] {
  return files
    .filter(({ path: file, text }) => {
      const full = path.join(sampleFolder, file);
      return !fs.existsSync(full) || fs.readFileSync(full, 'utf8') !== text;
    })
    .map(({ path: file }) => file);
}

/** Paths of the files of an earlier run that are composed no more. */
export function leftOver(files: readonly ComposedFile[]): readonly string[] {
  const now = new Set(files.map(({ path: file }) => file));
  return composedPaths().filter((file) => !now.has(file));
}
