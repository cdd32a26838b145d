'use strict';
// Builds what the package ships: node esbuild.js [--watch] [--production]
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  legalComments: production ? 'none' : 'inline',
  charset: 'utf8',
  logLevel: 'warning',
  target: 'es2022',
  absWorkingDir: __dirname,
};

/**
 * esbuild resolves nothing of Node for `platform: 'browser'` and so fails on a built-in; a package that is
 * only used for its types, or an alias, must not slip one through as an external.
 * @type {import('esbuild').BuildOptions}
 */
const browser = {
  ...shared,
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  define: { global: 'globalThis' },
};

/** @type {readonly { name: string, entries: string[], options: import('esbuild').BuildOptions }[]} */
const bundles = [
  {
    name: 'desktop entry',
    entries: ['src/extension.ts'],
    options: {
      ...shared,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      external: ['vscode'],
      outfile: 'dist/extension.js',
    },
  },
  {
    name: 'worker',
    entries: ['src/worker.ts'],
    options: {
      ...shared,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      outfile: 'dist/worker.js',
    },
  },
  {
    name: 'browser entry',
    entries: ['src/extension.web.ts'],
    options: {
      ...browser,
      // It runs in a worker: what packages offer browsers may count on a document.
      conditions: ['worker'],
      format: 'cjs',
      external: ['vscode'],
      outfile: 'dist/extension.web.js',
    },
  },
  {
    name: 'browser worker',
    entries: ['src/worker.web.ts'],
    options: { ...browser, conditions: ['worker'], format: 'iife', outfile: 'dist/worker.web.js' },
  },
  {
    name: 'webviews',
    entries: webviewEntries(),
    options: { ...browser, format: 'iife', outdir: 'dist/webview' },
  },
  {
    name: 'command line',
    entries: ['src/cli/main.ts'],
    options: {
      ...shared,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      banner: { js: '#!/usr/bin/env node' },
      outfile: 'dist/red-thread.js',
      plugins: [
        {
          name: 'executable',
          setup: (build) => {
            build.onEnd(makeExecutable);
          },
        },
      ],
    },
  },
];

/** Each file directly in `src/webview/` is one webview's entry; what they share lies in folders below. */
function webviewEntries() {
  const folder = path.join(__dirname, 'src/webview');
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/webview/${name}`);
}

/** The sample's files, by name: where the extension runs in a browser, its folders cannot be listed. */
function listSample() {
  const sample = path.join(__dirname, 'sample');
  const names = fs
    .readdirSync(sample, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        /^(?:\.gitattributes|[^.].*)$/.test(path.basename(name)) &&
        fs.statSync(path.join(sample, name)).isFile(),
    )
    .map((name) => name.replaceAll(path.sep, '/'))
    .sort();
  fs.mkdirSync(path.join(__dirname, 'dist'), { recursive: true });
  fs.writeFileSync(path.join(__dirname, 'dist/sample-files.json'), JSON.stringify(names));
}

/** @param {import('esbuild').BuildResult} result */
function makeExecutable(result) {
  if (result.errors.length === 0) fs.chmodSync(path.join(__dirname, 'dist/red-thread.js'), 0o755);
}

/** A development build leaves them, and a package takes all of `dist/`. */
function removeSourceMaps() {
  const folder = path.join(__dirname, 'dist');
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.map')) fs.rmSync(path.join(folder, name));
  }
}

async function main() {
  if (production) removeSourceMaps();
  listSample();
  for (const { name, entries, options } of bundles) {
    const present = entries.filter((entry) => fs.existsSync(path.join(__dirname, entry)));
    if (present.length === 0) {
      console.log(`esbuild: no ${name} yet, skipped`);
      continue;
    }
    const build = { ...options, entryPoints: present };
    if (watch) {
      const context = await esbuild.context({ ...build, logLevel: 'info' });
      await context.watch();
    } else await esbuild.build(build);
  }
}

main().catch((/** @type {unknown} */ error) => {
  // esbuild has printed its own messages by now; anything else is a fault here.
  if (!(error instanceof Error && 'errors' in error)) console.error(error);
  process.exitCode = 1;
});
