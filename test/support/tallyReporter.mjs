import fs from 'node:fs';
import { reporters } from 'mocha';

/**
 * Mocha's spec reporter, which also appends one line `{"passed":n,"failed":n}` to the file that the
 * environment names in RED_THREAD_TALLY, so that the whole run can be summed.
 */
export default class TallyReporter extends reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    const file = process.env['RED_THREAD_TALLY'];
    if (file === undefined) return;
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      fs.appendFileSync(file, `${JSON.stringify({ passed: passes, failed: failures })}\n`);
    });
  }
}
