import fs from 'node:fs';
import path from 'node:path';
import { bundleSuites } from '../support/bundleSuites';
import { HostReport } from '../support/hostReport';
import { copyOfSample, removeCopy } from '../../scripts/sampleCopy';
import { openRealVscode, packageRoot } from '../support/realVscode';

/** Runs the host tests in the VS Code server, on a copy of the sample. `--grep PATTERN` chooses among them. */
async function main(): Promise<void> {
  const out = path.join(packageRoot, '.vscode-test', `host-${process.pid}`);
  const testsPath = await bundleSuites({
    entry: path.join(packageRoot, 'test/host/index.ts'),
    suites: path.join(packageRoot, 'test/host'),
    outfile: path.join(out, 'index.js'),
    platform: 'node',
  });
  const events = path.join(out, 'events.jsonl');
  const grep = process.argv[process.argv.indexOf('--grep') + 1] ?? '';
  const folder = copyOfSample();
  const report = new HostReport(events, testsPath);
  const vscode = await openRealVscode({
    folder,
    extension: { kind: 'development', path: packageRoot, testsPath },
    environment: {
      RED_THREAD_HOST_EVENTS: events,
      ...(process.argv.includes('--grep') ? { RED_THREAD_HOST_GREP: grep } : {}),
    },
  });
  try {
    const finished = await report.follow({ silence: 90_000, gone: vscode.hostEnded });
    if (!finished) console.error(`The host tests fell silent. What VS Code said:\n${vscode.log()}`);
  } finally {
    await vscode.close();
    removeCopy(folder);
    fs.rmSync(out, { recursive: true, force: true });
  }
  process.exitCode = report.print();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
