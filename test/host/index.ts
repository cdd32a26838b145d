import fs from 'node:fs';
import { suites } from 'host-suites';
import type { HostEvent } from './events';

/**
 * Runs the bundled host tests inside the extension host and appends what happens, one JSON object a line, to
 * the file that the environment names in RED_THREAD_HOST_EVENTS.
 * @throws Error when a test failed, which is how VS Code's own test runners are told.
 */
export async function run(): Promise<void> {
  const file = process.env['RED_THREAD_HOST_EVENTS'];
  const tell = (event: HostEvent) => {
    if (file !== undefined) fs.appendFileSync(file, `${JSON.stringify(event)}\n`);
  };
  try {
    const failed = await runMocha(tell);
    tell({ kind: 'end' });
    if (failed > 0) throw new Error(`${failed} host tests failed`);
  } catch (error) {
    tell({ kind: 'crash', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    throw error;
  }
}

async function runMocha(tell: (event: HostEvent) => void): Promise<number> {
  // Mocha stays outside the bundle: it loads its own parts by name.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    grep: process.env['RED_THREAD_HOST_GREP'] ?? '',
    reporter: 'base',
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of suites) await load();
  return new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('suite', (suite) => tell({ kind: 'suite', title: suite.title }));
    runner.on('suite end', () => tell({ kind: 'suite end' }));
    runner.on('pass', (test) => tell({ kind: 'pass', title: test.title, duration: test.duration ?? 0 }));
    runner.on('pending', (test) => tell({ kind: 'pending', title: test.title }));
    runner.on('fail', (test, error: Error) =>
      tell({ kind: 'fail', title: test.title, path: test.titlePath(), stack: error.stack ?? error.message }),
    );
  });
}
