import fs from 'node:fs';
import path from 'node:path';
import { composeSample } from './compose';
import { readGiven, sampleFolder } from './given';
import { differing, leftOver } from './outdated';
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

main();
