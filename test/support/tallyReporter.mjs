import fs from 'node:fs';
import { reporters } from 'mocha';

/**
 * Mocha's spec reporter, which also appends one line `{"passed":n,"failed":["path: why",…]}` to the
 * file that the environment names in RED_THREAD_TALLY, so that the whole run can be summed.
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
    /** @type {string[]} */
    const failed = [];
    runner.on('fail', (test, error) => {
      failed.push(tallied(test.titlePath(), String(error)));
    });
    runner.once('end', () => {
      fs.appendFileSync(file, `${JSON.stringify({ passed: this.stats.passes, failed })}\n`);
    });
  }
}

/**
 * One failure in a line of the sums.
 * @param {readonly string[]} path the titles from the outermost suite to the test
 * @param {string} error what was thrown, of which the first line is kept
 */
export function tallied(path, error) {
  return `${path.join(' › ')}: ${error.split('\n', 1)[0]}`;
}
