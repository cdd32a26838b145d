// Measures what the product costs beside plain reading, in one run: npm run bench [-- index|large|search|views RECORDS …]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.join(import.meta.dirname, '..');
const suites = fs
  .readdirSync(path.join(root, 'test/bench'))
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''));
const [chosen, ...rest] = process.argv.slice(2);
const only = chosen !== undefined && suites.includes(chosen) ? chosen : undefined;
const operands = only === undefined && chosen !== undefined ? [chosen, ...rest] : rest;

await build({
  entryPoints: [path.join(root, 'src/worker.ts')],
  bundle: true,
  platform: 'node',
  outfile: path.join(root, '.cache/worker.cjs'),
  logLevel: 'warning',
});
for (const suite of suites.filter((name) => only === undefined || name === only)) {
  const outfile = path.join(root, `.cache/${suite}.bench.cjs`);
  await build({
    entryPoints: [path.join(root, `test/bench/${suite}.bench.ts`)],
    bundle: true,
    platform: 'node',
    outfile,
    logLevel: 'warning',
  });
  // The collector is asked for before the heap is measured.
  const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...operands], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
