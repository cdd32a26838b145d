import type { FileKind } from '../model/facts';

const BY_NAME: Readonly<Record<string, FileKind>> = {
  'red-thread.yaml': 'configuration',
  'people.yaml': 'people',
  'people.yml': 'people',
  'codebook.yaml': 'codebook',
  'codebook.yml': 'codebook',
};

/**
 * What a file is to the repository, by its path alone; undefined for files that are none of its business.
 * @param path relative to the root, with `/`.
 * @param bibliography the paths that `red-thread.yaml` names as bibliographies.
 */
export function kindOf(path: string, bibliography: readonly string[]): FileKind | undefined {
  const named = Object.hasOwn(BY_NAME, path) ? BY_NAME[path] : undefined;
  if (named) return named;
  if (/\.bib$|\.csl\.(?:json|ya?ml)$/i.test(path) || bibliography.includes(path)) return 'bibliography';
  if (/\.excerpts(?:\.[^./]+)?\.ya?ml$/i.test(path)) return 'excerpts';
  return /\.md$/i.test(path) ? 'record' : undefined;
}
