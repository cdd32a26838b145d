// Everything that continuous integration asks for, in order. Its last line is `N passed, N failed`.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root, runScript, setUp } from './setup.mjs';

/** Checks without tests of their own; one that fails counts as one failure. */
const checks = ['typecheck', 'lint', 'format:check', 'deadcode'];
/** What runs the built extension in a real VS Code; the last builds and packages it anew. */
const inVscode = ['test:host', ...uiSuites(), 'test:web', 'test:package'];

setUp();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'red-thread-tally-'));
let passed = 0;
let failed = 0;
/** @type {string[]} */
const broken = [];
/** What failed and why, a line each: what is printed last is what a long log keeps. @type {string[]} */
const reasons = [];
/** The same of what passed when it was tried again. @type {string[]} */
const mended = [];

for (const name of [...checks, 'test:unit', 'build', ...inVscode]) {
  if (broken.includes('build')) {
    // It would test an older build, or none.
    console.log(`\n── ${name}: not run, since the build failed`);
    continue;
  }
  const first = await run(name);
  const last = first.failures === 0 || !inVscode.includes(name) ? first : await run(name);
  passed += last.passed;
  failed += last.failures;
  if (last.failures > 0) {
    broken.push(name);
    reasons.push(...last.reasons);
  } else mended.push(...first.reasons);
}

fs.rmSync(scratch, { recursive: true, force: true });
if (mended.length > 0) console.log(`\nPassed when tried again:\n  ${mended.join('\n  ')}`);
if (broken.length > 0) console.log(`\nFailed: ${[broken.join(', '), ...reasons].join('\n  ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/**
 * Each file of workbench tests by itself, so that one in which a busy machine lost a key or a click can be tried
 * again from its start, in a workbench and a sample of its own.
 */
function uiSuites() {
  const files = fs.readdirSync(path.join(root, 'test/ui')).filter((file) => file.endsWith('.test.ts'));
  return files.map((file) => `test:ui:file test/ui/${file}`);
}

/**
 * Runs a script of package.json, with an argument where one follows its name.
 * @param {string} name
 */
async function run(name) {
  console.log(`\n── ${name} ──`);
  const began = Date.now();
  const file = path.join(fs.mkdtempSync(path.join(scratch, 'run-')), 'tally.jsonl');
  const [script = '', ...args] = name.split(' ');
  const code = await runScript(script, args, { RED_THREAD_TALLY: file });
  const tallies = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n') : [];
  /** @type {{ passed: number, failures: number, reasons: string[] }} */
  const result = { passed: 0, failures: 0, reasons: [] };
  for (const line of tallies) {
    /** @type {unknown} */
    const parsed = JSON.parse(line);
    const tally = /** @type {{ passed: number, failed: string[] }} */ (parsed);
    result.passed += tally.passed;
    result.failures += tally.failed.length;
    result.reasons.push(...tally.failed.map((reason) => `${name}: ${reason}`));
  }
  // A suite that ends badly without a failed test, one that crashed for example, is a failure all the same.
  if (code !== 0 && result.failures === 0) {
    result.failures = 1;
    result.reasons.push(`${name}: ended with ${String(code)}`);
  }
  console.log(
    `── ${name}: ${result.failures === 0 ? 'passed' : 'failed'}, ${Math.round((Date.now() - began) / 1000)} s`,
  );
  return result;
}
