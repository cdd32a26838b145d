// Everything that continuous integration asks for, in order. Its last line is `N passed, N failed`.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runScript, setUp } from './setup.mjs';

/** Checks without tests of their own; one that fails counts as one failure. */
const checks = ['typecheck', 'lint', 'format:check', 'deadcode'];
const beforeBuild = ['test:unit'];
/** What runs the built extension; the last builds and packages it anew. */
const afterBuild = ['test:host', 'test:ui', 'test:web', 'test:package'];

setUp();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'red-thread-tally-'));
let passed = 0;
let failed = 0;
/** @type {string[]} */
const broken = [];
/** What failed and why, a line each: what is printed last is what a long log keeps. @type {string[]} */
const reasons = [];

for (const name of [...checks, ...beforeBuild, 'build', ...afterBuild]) {
  if (broken.includes('build')) {
    // It would test an older build, or none.
    console.log(`\n── ${name}: not run, since the build failed`);
    continue;
  }
  console.log(`\n── ${name} ──`);
  const began = Date.now();
  const file = path.join(scratch, `${name.replaceAll(':', '-')}.jsonl`);
  const code = await runScript(name, { RED_THREAD_TALLY: file });
  const tallies = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n') : [];
  let failures = 0;
  for (const line of tallies) {
    /** @type {unknown} */
    const parsed = JSON.parse(line);
    const tally = /** @type {{ passed: number, failed: string[] }} */ (parsed);
    passed += tally.passed;
    failures += tally.failed.length;
    reasons.push(...tally.failed.map((reason) => `${name}: ${reason}`));
  }
  // A suite that ends badly without a failed test, one that crashed for example, is a failure all the same.
  if (code !== 0 && failures === 0) failures = 1;
  failed += failures;
  if (failures > 0) broken.push(name);
  console.log(
    `── ${name}: ${failures === 0 ? 'passed' : 'failed'}, ${Math.round((Date.now() - began) / 1000)} s`,
  );
}

fs.rmSync(scratch, { recursive: true, force: true });
if (broken.length > 0) console.log(`\nFailed: ${[broken.join(', '), ...reasons].join('\n  ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
