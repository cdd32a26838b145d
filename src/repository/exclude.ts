import picomatch from 'picomatch/posix';

/** Never part of the material, whatever the settings say. */
const ALWAYS_LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules', '.vscode-test']);

/** The folder at the root that holds templates for new records: they look like records and are none. */
export const TEMPLATES_FOLDER = 'templates';

/** The folder at the root that packs for sessions are made in: they repeat what the records say. */
export const PACKS_FOLDER = 'packs';

/**
 * Decides what is left out of the repository.
 * @param globs relative to the root, as in `red-thread.yaml`; one that names a folder leaves out all below it.
 * @returns a test for paths of files and folders, relative to the root.
 */
export function leftOut(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.flatMap((glob) => matcherOf(glob.replace(/^\.?\//, '').replace(/\/+$/, '')));
  return (path) =>
    path.split('/').some((part) => ALWAYS_LEFT_OUT.has(part)) || matchers.some((matches) => matches(path));
}

function matcherOf(glob: string): ((path: string) => boolean)[] {
  if (glob === '') return [];
  try {
    return [picomatch([glob, `${glob}/**`], { dot: true })];
  } catch {
    // An impossible pattern leaves nothing out.
    return [];
  }
}
