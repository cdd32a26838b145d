import type { HostEvent } from './hostEvents';

/**
 * Runs tests inside an extension host and tells what happens, one event after the other.
 * @param mocha with its interface not yet set up
 * @param suites each loads one file of tests
 * @throws Error when a test failed, which is how VS Code's own test runners are told
 */
export async function runMocha(
  mocha: Mocha,
  suites: readonly (() => Promise<unknown>)[],
  tell: (event: HostEvent) => void,
): Promise<void> {
  try {
    mocha.suite.emit('pre-require', globalThis, '', mocha);
    for (const load of suites) await load();
    const failed = await new Promise<number>((resolve) => {
      const runner = mocha.run(resolve);
      runner.on('suite', (suite) => tell({ kind: 'suite', title: suite.title }));
      runner.on('suite end', () => tell({ kind: 'suite end' }));
      runner.on('pass', (test) => tell({ kind: 'pass', title: test.title, duration: test.duration ?? 0 }));
      runner.on('pending', (test) => tell({ kind: 'pending', title: test.title }));
      runner.on('fail', (test, error: Error) =>
        tell({
          kind: 'fail',
          title: test.title,
          path: test.titlePath(),
          stack: error.stack ?? error.message,
        }),
      );
    });
    tell({ kind: 'end' });
    if (failed > 0) throw new Error(`${failed} tests failed`);
  } catch (error) {
    tell({ kind: 'crash', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    throw error;
  }
}
