// Runs before the dependencies are there, so it and what imports it use Node's built-ins alone.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** The package's folder. */
export const root = path.resolve(import.meta.dirname, '..');

/**
 * Installs the dependencies exactly as package-lock.json lists them, unless they are there already.
 * @throws Error on a Node older than the manifest asks for, or when npm fails
 */
export function setUp() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  // Earlier releases of Node 20 do not let CommonJS load ES modules, which the tools rely on.
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node 20.19 or newer is needed; this is ${process.version}.`);
  }
  if (installed()) return;
  console.log('Installing dependencies (npm ci)…');
  const [command, ...first] = npmCommand();
  const { status } = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci failed.');
}

/**
 * Tells whether node_modules has every package of the lock file in its version. Times of files would not do:
 * a checkout gives the lock file a new time without a new content.
 */
function installed() {
  const wanted = packagesIn(path.join(root, 'package-lock.json'));
  const present = packagesIn(path.join(root, 'node_modules/.package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json is missing.');
  if (present === undefined) return false;
  return Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === '' || optional === true || present[place]?.version === version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function packagesIn(file) {
  if (!fs.existsSync(file)) return undefined;
  /** @type {unknown} */
  const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
  return /** @type {{ packages: Record<string, { version?: string, optional?: boolean }> }} */ (lock)
    .packages;
}

/**
 * How to call npm: the one that runs this script, else the one in PATH.
 * @returns {[string, ...string[]]}
 */
export function npmCommand() {
  const running = process.env['npm_execpath'];
  return running?.endsWith('.js') === true ? [process.execPath, running] : ['npm'];
}

/**
 * Runs a script of package.json, its output shown.
 * @param {string} name
 * @param {readonly string[]} [args] handed on to it
 * @param {NodeJS.ProcessEnv} [environment] added to this process's own
 * @returns {Promise<number>} its exit code
 */
export function runScript(name, args = [], environment = {}) {
  const [command, ...first] = npmCommand();
  return new Promise((resolve, reject) => {
    spawn(command, [...first, 'run', '--silent', name, '--', ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
      shell: process.platform === 'win32',
    })
      .once('error', reject)
      .once('close', (code) => {
        resolve(code ?? 1);
      });
  });
}
