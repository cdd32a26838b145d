/**
 * The floors of `src/`: what each may import, and where it runs. The lint rule, the architecture page and
 * their tests all read this one list.
 *
 * @typedef {'anywhere' | 'node' | 'editor'} Platform
 *   `anywhere`: neither `vscode` nor a Node built-in. `node`: built-ins, no `vscode`. `editor`: both.
 * @typedef {{ readonly imports: readonly string[], readonly runs: Platform }} Floor
 */

const ground = ['model', 'syntax', 'repository'];
const services = ['search', 'checks', 'analysis', 'language', 'writing', 'publish', 'exchange'];
const core = [...ground, ...services];

/**
 * Each floor of `src/` with the floors whose files it may import, besides its own.
 * @type {Readonly<Record<string, Floor>>}
 */
export const floors = {
  model: { imports: [], runs: 'anywhere' },
  syntax: { imports: ['model'], runs: 'anywhere' },
  repository: { imports: ['model', 'syntax'], runs: 'anywhere' },
  search: { imports: ground, runs: 'anywhere' },
  // Passages are retrieved by the same filters as everything else is searched by.
  analysis: { imports: [...ground, 'search'], runs: 'anywhere' },
  // What is counted in one place must be counted alike where it is checked, shown and published.
  checks: { imports: [...ground, 'analysis'], runs: 'anywhere' },
  // Quick fixes answer problems, so they need to know the rules.
  language: { imports: [...ground, 'checks', 'analysis'], runs: 'anywhere' },
  // What is asked before a record is made, and what can be chosen, is what completion offers in it.
  writing: { imports: [...ground, 'checks', 'language'], runs: 'anywhere' },
  publish: { imports: [...ground, 'analysis'], runs: 'anywhere' },
  // What goes to other programs is what the views show, in the same words.
  exchange: { imports: [...ground, 'analysis', 'language'], runs: 'anywhere' },
  protocol: { imports: ['model'], runs: 'anywhere' },
  webview: { imports: ['model', 'protocol'], runs: 'anywhere' },
  // What a page shows is made here, as plain elements; the webview only draws them.
  pages: { imports: [...core, 'protocol'], runs: 'anywhere' },
  vscode: { imports: [...core, 'protocol', 'pages'], runs: 'editor' },
  cli: { imports: core, runs: 'node' },
  composition: { imports: [...core, 'protocol', 'pages', 'vscode', 'cli'], runs: 'editor' },
  entry: { imports: [...core, 'protocol', 'pages', 'vscode', 'cli', 'composition'], runs: 'editor' },
  worker: { imports: [...ground, 'cli'], runs: 'node' },
  webWorker: { imports: ground, runs: 'anywhere' },
};

/** Files of `src/` itself that are a floor of their own; every other file there is unknown. */
const files = new Map([
  ['composition.ts', 'composition'],
  ['extension.ts', 'entry'],
  ['extension.web.ts', 'entry'],
  ['worker.ts', 'worker'],
  ['worker.web.ts', 'webWorker'],
]);

/**
 * Tells the floor that a file belongs to.
 * @param {string} path relative to `src/`, with `/`, with or without its extension
 * @returns {string | undefined} undefined for a place that is no floor
 */
export function floorOf(path) {
  const [head = '', ...rest] = path.split('/');
  if (rest.length > 0) return Object.hasOwn(floors, head) ? head : undefined;
  return files.get(head) ?? files.get(`${head}.ts`) ?? (Object.hasOwn(floors, head) ? head : undefined);
}
