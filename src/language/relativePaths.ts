/** The folder of a file, without `/` at its end; empty for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** A relative path followed from a folder; undefined where it leads out of the repository. */
export function followed(folder: string, relative: string): string | undefined {
  const parts = relative.startsWith('/') || folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The path that leads from a folder to a file. */
export function relativeTo(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** What becomes of a path when files and folders move: of the moves that fit, the one of the deepest folder counts. */
export function movedPath(
  path: string,
  moves: readonly { readonly from: string; readonly to: string }[],
): string {
  let best: { readonly from: string; readonly to: string } | undefined;
  for (const move of moves) {
    const fits = path === move.from || path.startsWith(`${move.from}/`);
    if (fits && (!best || move.from.length > best.from.length)) best = move;
  }
  return best ? best.to + path.slice(best.from.length) : path;
}
