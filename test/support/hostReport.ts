import fs from 'node:fs';
import type { HostEvent } from './hostEvents';
import { sourceStacks } from './sourceStack';
import { tallied } from './tallyReporter.mjs';

/** Reads the events that tests inside an extension host write to a file, and prints them as Mocha would. */
export class HostReport {
  private readonly failures: { readonly path: readonly string[]; readonly stack: string }[] = [];
  private readonly started = Date.now();
  private read = 0;
  private depth = 0;
  private passed = 0;
  private pending = 0;
  private ended = false;

  private readonly readable: (stack: string) => string;

  /**
   * @param file what the tests write their events to
   * @param bundle what they run from, with its source map
   */
  constructor(
    private readonly file: string,
    bundle: string,
  ) {
    this.readable = sourceStacks(bundle);
  }

  /**
   * Prints what arrives until the run has ended.
   * @param limits `silence`: milliseconds without any event after which to give up; `gone`: tells that the
   *   extension host has ended, so that nothing more will come
   * @returns false when it gave up
   */
  async follow(limits: { readonly silence: number; readonly gone: () => boolean }): Promise<boolean> {
    let heard = Date.now();
    while (!this.ended) {
      const silent = Date.now() - heard;
      if (this.take()) heard = Date.now();
      else if (silent > limits.silence || (silent > 5000 && limits.gone())) {
        this.failures.push({
          path: ['the run'],
          stack: `No word from the tests for ${Math.round(silent / 1000)} s`,
        });
        return false;
      } else await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return true;
  }

  /**
   * Prints the sums and the failures, and adds to the tally of a larger run.
   * @returns the exit code
   */
  print(): number {
    console.log(`\n\n  ${this.passed} passing (${Math.round((Date.now() - this.started) / 1000)}s)`);
    if (this.pending > 0) console.log(`  ${this.pending} pending`);
    if (this.failures.length > 0) console.log(`  ${this.failures.length} failing`);
    this.failures.forEach(({ path, stack }, at) => {
      console.log(`\n  ${at + 1}) ${path.join(' › ')}\n${this.readable(stack).replace(/^/gm, '     ')}`);
    });
    console.log('');
    const tally = process.env['RED_THREAD_TALLY'];
    if (tally !== undefined) {
      const failed = this.failures.map(({ path, stack }) => tallied(path, stack));
      fs.appendFileSync(tally, `${JSON.stringify({ passed: this.passed, failed })}\n`);
    }
    return this.failures.length > 0 || this.passed === 0 ? 1 : 0;
  }

  private take(): boolean {
    if (!fs.existsSync(this.file)) return false;
    const text = fs.readFileSync(this.file, 'utf8');
    const end = text.lastIndexOf('\n') + 1;
    if (end <= this.read) return false;
    const lines = text.slice(this.read, end).trimEnd().split('\n');
    this.read = end;
    for (const line of lines) this.show(JSON.parse(line) as HostEvent);
    return true;
  }

  private show(event: HostEvent): void {
    const indent = '  '.repeat(this.depth);
    switch (event.kind) {
      case 'suite':
        console.log(`${this.depth === 1 ? '\n' : ''}${indent}${event.title}`);
        this.depth++;
        break;
      case 'suite end':
        this.depth--;
        break;
      case 'pass':
        this.passed++;
        console.log(`${indent}✔ ${event.title}${event.duration > 75 ? ` (${event.duration}ms)` : ''}`);
        break;
      case 'pending':
        this.pending++;
        console.log(`${indent}- ${event.title}`);
        break;
      case 'fail':
        this.failures.push(event);
        console.log(`${indent}${this.failures.length}) ${event.title}`);
        break;
      case 'crash':
        // A run with failures ends in an error too; they are told already.
        if (this.failures.length === 0) this.failures.push({ path: ['the run'], stack: event.stack });
        this.ended = true;
        break;
      case 'end':
        this.ended = true;
        break;
    }
  }
}
