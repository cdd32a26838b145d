import fs from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { engines } from '../../package.json';
import { copyOfSample, removeCopy, temporaryFolder } from '../../scripts/sampleCopy';
import { bundleSuites } from '../support/bundleSuites';
import { HostReport } from '../support/hostReport';
import { packageRoot, quietSettings } from '../support/realVscode';

/** Something to run the host tests in: what to call it, and how to get its executable. */
interface Desktop {
  readonly name: string;
  executable(): Promise<string>;
}

/**
 * Runs the host tests in desktop VS Code: the oldest version that the manifest supports and the current one,
 * both downloaded; or the installed one whose executable the environment names in VSCODE_PATH.
 */
async function main(): Promise<void> {
  let failed = false;
  for (const desktop of desktops()) {
    console.log(`\n── ${desktop.name} ──`);
    failed = (await runIn(desktop)) !== 0 || failed;
  }
  process.exitCode = failed ? 1 : 0;
}

function desktops(): readonly Desktop[] {
  const installed = process.env['VSCODE_PATH'];
  if (installed !== undefined) {
    return [{ name: installed, executable: () => Promise.resolve(installed) }];
  }
  const cachePath = path.join(packageRoot, '.vscode-test');
  return [engines.vscode.replace('^', ''), 'stable'].map((version) => ({
    name: `VS Code ${version}`,
    executable: () => downloadAndUnzipVSCode({ version, cachePath }),
  }));
}

/** @returns 0 when every test passed */
async function runIn(desktop: Desktop): Promise<number> {
  const vscodeExecutablePath = await desktop.executable();
  const out = path.join(packageRoot, '.vscode-test', `desktop-${process.pid}`);
  const events = path.join(out, 'events.jsonl');
  const extensionTestsPath = await bundleSuites({
    entry: path.join(packageRoot, 'test/host/index.ts'),
    suites: path.join(packageRoot, 'test/host'),
    outfile: path.join(out, 'index.js'),
    platform: 'node',
  });
  const state = temporaryFolder('red-thread-desktop-');
  const settings = path.join(state, 'data/User/settings.json');
  fs.mkdirSync(path.dirname(settings), { recursive: true });
  fs.writeFileSync(settings, JSON.stringify(quietSettings));
  const folder = copyOfSample();
  const report = new HostReport(events, extensionTestsPath);
  let ended = false;
  try {
    const running = runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: packageRoot,
      extensionTestsPath,
      extensionTestsEnv: { RED_THREAD_HOST_EVENTS: events },
      launchArgs: [
        folder,
        `--user-data-dir=${path.join(state, 'data')}`,
        `--extensions-dir=${path.join(state, 'extensions')}`,
        '--disable-workspace-trust',
        '--disable-extensions',
        // Chromium refuses its sandbox to root, which is who runs in a container.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    }).then(
      () => undefined,
      // The events tell which tests failed; this only says that some did, or why there were none.
      (error: unknown) => error,
    );
    void running.finally(() => (ended = true));
    const finished = await report.follow({ silence: 120_000, gone: () => ended });
    // Its files are in use until it has ended; one that hangs is left behind.
    const ending = await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 10_000))]);
    if (!finished) console.error('The host tests fell silent.', ending);
    return report.print();
  } finally {
    removeCopy(folder);
    for (const made of [state, out]) fs.rmSync(made, { recursive: true, force: true, maxRetries: 5 });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
