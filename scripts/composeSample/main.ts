import fs from 'node:fs';
import path from 'node:path';
import { composeSample } from './compose';
import { composedPaths, readGiven, sampleFolder } from './given';
import type { ComposedFile } from './record';
import { report } from './report';

/**
 * Fills the sample up around what was written by hand.
 *   npm run compose-sample              writes the files and prints how alike they are
 *   npm run compose-sample -- --check   writes nothing; exits 1 when the sample is not what would be composed
 */
function main(): void {
  const files = composeSample(readGiven());
  const outdated = [...differing(files), ...leftOver(files)];
  if (process.argv.includes('--check')) {
    for (const file of outdated) console.log(`Not as composed: ${file}`);
    process.exitCode = outdated.length > 0 ? 1 : 0;
    return;
  }
  for (const file of leftOver(files)) fs.rmSync(path.join(sampleFolder, file), { force: true });
  for (const { path: file, text } of files) {
    fs.mkdirSync(path.dirname(path.join(sampleFolder, file)), { recursive: true });
    fs.writeFileSync(path.join(sampleFolder, file), text);
  }
  const { lines, faults } = report(sampleFolder, files);
  console.log([`${outdated.length} files written anew.`, ...lines, ...faults].join('\n'));
  if (faults.length > 0) process.exitCode = 1;
}

function differing(files: readonly ComposedFile[]): readonly string[] {
  return files
    .filter(({ path: file, text }) => {
      const full = path.join(sampleFolder, file);
      return !fs.existsSync(full) || fs.readFileSync(full, 'utf8') !== text;
    })
    .map(({ path: file }) => file);
}

/** Files of an earlier run that are composed no more. */
function leftOver(files: readonly ComposedFile[]): readonly string[] {
  const now = new Set(files.map(({ path: file }) => file));
  return composedPaths().filter((file) => !now.has(file) && fs.existsSync(path.join(sampleFolder, file)));
}

main();
