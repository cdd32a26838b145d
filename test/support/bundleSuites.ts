import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** What to bundle: `entry` imports the loaders of all `*.test.ts` in `suites` from 'host-suites'. */
export interface SuiteBundle {
  readonly entry: string;
  readonly suites: string;
  readonly outfile: string;
  readonly platform: 'node' | 'browser';
}

/**
 * Bundles tests into the one CommonJS file that an extension host loads.
 * @returns the path of that file
 */
export async function bundleSuites({ entry, suites, outfile, platform }: SuiteBundle): Promise<string> {
  const files = fs
    .readdirSync(suites, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => path.join(suites, name));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform,
    format: 'cjs',
    target: 'es2022',
    sourcemap: 'inline',
    logLevel: 'warning',
    external: ['vscode', 'mocha'],
    ...(platform === 'browser'
      ? { conditions: ['worker'], define: { global: 'globalThis' }, banner: { js: browserMocha() } }
      : {}),
    plugins: [
      {
        name: 'host-suites',
        setup: (setup) => {
          setup.onResolve({ filter: /^host-suites$/ }, () => ({ path: 'host-suites', namespace: 'suites' }));
          setup.onLoad({ filter: /.*/, namespace: 'suites' }, () => ({
            contents: `export const suites = [${files.map((file) => `() => import(${JSON.stringify(file)})`).join(', ')}];`,
            resolveDir: suites,
          }));
        },
      },
    ],
  });
  return outfile;
}

/**
 * Mocha's browser build, which puts itself on the global object. Its package says that it is an ES module and it
 * is a script, so a bundler would let it take over the exports of the bundle.
 */
function browserMocha(): string {
  const script = fs.readFileSync(require.resolve('mocha/mocha.js'), 'utf8');
  return `(function (exports, module, define) {${script}\n}).call(globalThis);`;
}
