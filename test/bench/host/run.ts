import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder } from '../../../scripts/sampleCopy';
import { openRealVscode, packageRoot } from '../../support/realVscode';
import { writeSynthetic } from '../synthetic';

const RECORDS = 10_000;
const POLL = 200;

/**
 * How long the extension host's thread is held up in the running product: the longest turn, in milliseconds, with all
 * that VS Code and its own extensions do on that thread. Prints; judges nothing.
 * usage: npm run bench:host
 */
async function main(): Promise<void> {
  const out = path.join(packageRoot, '.vscode-test', `bench-${process.pid}`);
  const folder = temporaryFolder('red-thread-bench-');
  const results = path.join(out, 'results.jsonl');
  const testsPath = path.join(out, 'index.js');
  await build({
    entryPoints: [path.join(packageRoot, 'test/bench/host/index.ts')],
    outfile: testsPath,
    bundle: true,
    platform: 'node',
    external: ['vscode'],
    logLevel: 'warning',
  });
  fs.writeFileSync(results, '');
  await writeSynthetic(folder, RECORDS);
  const vscode = await openRealVscode({
    folder,
    extension: { kind: 'development', path: packageRoot, testsPath },
    environment: { RED_THREAD_BENCH_RESULTS: results },
  });
  try {
    for (let told = 0; !vscode.hostEnded();) {
      await new Promise((resolve) => setTimeout(resolve, POLL));
      const lines = fs.readFileSync(results, 'utf8').split('\n').slice(0, -1);
      for (const line of lines.slice(told)) console.log(line);
      told = lines.length;
    }
  } finally {
    await vscode.close();
    for (const made of [folder, out]) fs.rmSync(made, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
