import fs from 'node:fs';
import path from 'node:path';
import { copyOfSample, removeCopy, temporaryFolder } from '../../scripts/sampleCopy';
import { bundleSuites } from '../support/bundleSuites';
import { HostReport } from '../support/hostReport';
import { openRealVscode, packageRoot } from '../support/realVscode';

/** What of the package the browser entry needs at run time. */
const needed = /^(dist|l10n|media|sample|snippets|syntaxes|package\.nls.*\.json)$/;

/**
 * Runs the tests of the browser entry in the web extension host of the VS Code server. A copy of the extension
 * that has no Node entry is what makes VS Code choose that host.
 */
async function main(): Promise<void> {
  const extension = temporaryFolder('red-thread-web-');
  for (const name of fs.readdirSync(packageRoot).filter((entry) => needed.test(entry))) {
    fs.cpSync(path.join(packageRoot, name), path.join(extension, name), { recursive: true });
  }
  const { main: _node, ...manifest } = JSON.parse(
    fs.readFileSync(path.join(packageRoot, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  fs.writeFileSync(path.join(extension, 'package.json'), JSON.stringify(manifest));
  // Tests run in the host of the extension in whose folder they lie.
  const testsPath = await bundleSuites({
    entry: path.join(packageRoot, 'test/web/index.ts'),
    suites: path.join(packageRoot, 'test/web'),
    outfile: path.join(extension, 'test/index.js'),
    platform: 'browser',
  });
  const folder = copyOfSample();
  const report = new HostReport(path.join(extension, 'events.jsonl'), testsPath);
  const vscode = await openRealVscode({
    folder,
    extension: { kind: 'development', path: extension, testsPath },
  });
  try {
    const finished = await report.follow({ silence: 90_000, gone: vscode.hostEnded });
    if (!finished) console.error(`The web tests fell silent. What VS Code said:\n${vscode.log()}`);
  } finally {
    await vscode.close();
    removeCopy(folder);
    fs.rmSync(extension, { recursive: true, force: true });
  }
  process.exitCode = report.print();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
