import fs from 'node:fs';
import { suites } from 'host-suites';
import { runMocha } from '../support/runMocha';
import type { HostEvent } from '../support/hostEvents';

/**
 * Runs the bundled host tests inside the extension host and appends what happens, one JSON object a line, to
 * the file that the environment names in RED_THREAD_HOST_EVENTS.
 * @throws Error when a test failed
 */
export async function run(): Promise<void> {
  const file = process.env['RED_THREAD_HOST_EVENTS'];
  const tell = (event: HostEvent) => {
    if (file !== undefined) fs.appendFileSync(file, `${JSON.stringify(event)}\n`);
  };
  // Mocha stays outside the bundle: it loads its own parts by name.
  const { default: Mocha } = await import('mocha');
  const grep = process.env['RED_THREAD_HOST_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    reporter: 'base',
    ...(grep === undefined ? {} : { grep }),
  });
  await runMocha(mocha, suites, tell);
}
