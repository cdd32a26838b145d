import type { CancellationToken } from '../model/event';
import type { FileFacts } from '../model/facts';
import { itemsOf, valueAt } from '../model/value';
import type { Snapshot } from '../repository/snapshot';
import { type BodyBlocks, blocksOf } from '../syntax/bodyBlocks';
import { spanAt } from '../syntax/spanAt';
import { innerSpan } from '../syntax/yamlReferences';
import { type FileEdits, type FileMove, type TextEdit, inOrder } from './changes';
import { folderOf, followed, movedPath, relativeTo } from './relativePaths';
import { type Texts, readAll } from './texts';

/**
 * Adds to edits what keeps Markdown links by path, `[words](../a.md)`, and the names of bibliography files
 * whole when files and folders move. The edits are for the texts before the move, at their paths before it.
 */
export async function withRelativeLinks(
  snapshot: Snapshot,
  texts: Texts,
  moves: readonly FileMove[],
  edits: ReadonlyMap<string, FileEdits>,
  token: CancellationToken,
): Promise<ReadonlyMap<string, FileEdits>> {
  if (moves.length === 0) return edits;
  const all = new Map(edits);
  const paths = [...snapshot.files()]
    .filter((f) => f.kind === 'record' || f.kind === 'configuration')
    .map((f) => f.path);
  for await (const { path, text } of readAll(texts, paths, token)) {
    const facts = snapshot.file(path);
    if (!facts || text === undefined) continue;
    const found = [
      ...linkEdits(path, facts, text, moves),
      ...bibliographyEdits(snapshot, path, facts, text, moves),
    ];
    if (found.length > 0)
      all.set(path, { text, edits: inOrder([...(edits.get(path)?.edits ?? []), ...found]) });
  }
  return all;
}

/** `](destination)`, `](<destination>)` and `[label]: destination`. */
const DESTINATION =
  /\]\(\s*(?:<([^<>\r\n]*)>|([^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*))|^ {0,3}\[[^\]\r\n]+\]:[ \t]*(?:<([^<>\r\n]*)>|(\S+))/dgm;

function linkEdits(path: string, facts: FileFacts, text: string, moves: readonly FileMove[]): TextEdit[] {
  if (facts.kind !== 'record' || !/\]\(|\]:/.test(text)) return [];
  const found: TextEdit[] = [];
  let blocks: BodyBlocks | undefined;
  for (const { indices } of text.matchAll(DESTINATION)) {
    const group = [1, 2, 3, 4].find((g) => indices?.[g] !== undefined) ?? 0;
    const [start, end] = indices?.[group] ?? [0, 0];
    const changed = movedDestination(text.slice(start, end), path, moves, group % 2 === 1);
    if (changed === undefined || start < facts.bodyStart) continue;
    blocks ??= blocksOf(text, facts.bodyStart, false);
    if (!spanAt(blocks.opaqueBlocks, start) && !spanAt(blocks.opaqueInline, start))
      found.push({ span: { start, end }, text: changed });
  }
  return found;
}

/** The destination that leads to the same file after the moves; undefined where it stays as it is. */
function movedDestination(
  destination: string,
  path: string,
  moves: readonly FileMove[],
  inAngles: boolean,
): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^#|^\/\//i.test(destination)) return undefined;
  const [written, rest] = splitAt(destination, destination.search(/[#?]/));
  const target = followed(folderOf(path), decoded(written));
  if (target === undefined || written === '') return undefined;
  const newTarget = movedPath(target, moves);
  const newFolder = folderOf(movedPath(path, moves));
  if (newTarget === target && newFolder === folderOf(path)) return undefined;
  const fromRoot = written.startsWith('/');
  if (fromRoot && newTarget === target) return undefined;
  const relative = fromRoot ? `/${newTarget}` : relativeTo(newFolder, newTarget);
  const led = written.startsWith('./') && !relative.startsWith('.') ? `./${relative}` : relative;
  return (inAngles ? led : encoded(led)) + rest;
}

function splitAt(text: string, at: number): [string, string] {
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: the name is meant as it stands.
    return text;
  }
}

/** Only what would end a Markdown link is encoded, so that names in any language stay readable. */
function encoded(path: string): string {
  return path.replace(
    /[\s%()<>#?]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** Bibliography files, which are named from the root, or from the folder of the draft that names them. */
function bibliographyEdits(
  snapshot: Snapshot,
  path: string,
  facts: FileFacts,
  text: string,
  moves: readonly FileMove[],
): TextEdit[] {
  const folder = folderOf(path);
  const newFolder = folderOf(movedPath(path, moves));
  return itemsOf(valueAt(facts.root, 'bibliography')).flatMap((value): TextEdit[] => {
    if (value.kind !== 'scalar') return [];
    const fromRoot = followed('', value.text);
    const fromHere = followed(folder, value.text);
    const isFromRoot = fromRoot !== undefined && (folder === '' || snapshot.file(fromRoot) !== undefined);
    const target = isFromRoot ? fromRoot : fromHere;
    if (target === undefined || (!isFromRoot && snapshot.file(target) === undefined)) return [];
    const newTarget = movedPath(target, moves);
    if (newTarget === target && (isFromRoot || newFolder === folder)) return [];
    const written = isFromRoot ? newTarget : relativeTo(newFolder, newTarget);
    const changed = value.text.startsWith('./') && !written.startsWith('.') ? `./${written}` : written;
    return [{ span: innerSpan(text, value), text: changed }];
  });
}
