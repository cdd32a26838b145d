import type { CancellationToken } from '../model/event';
import { idFromPath, stemOf } from '../model/ids';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { type Changes, type FileEdits, type FileMove, inOrder } from './changes';
import { isValidName } from './names';
import { withRelativeLinks } from './relativeLinks';
import { movedPath } from './relativePaths';
import { retarget } from './retarget';
import { type Texts, readAll } from './texts';

/**
 * Plans what has to change when files or folders are moved or renamed in the Explorer. Ids do not encode
 * paths, so most links stay as they are. What changes: links to a record that takes its id from the file name,
 * links by path, bibliography files by name; and the excerpt files of a record go with it.
 * The edits are for the files as they are before the move; `fileRenames` are those beyond `moves`.
 */
export async function planMoves(
  snapshot: Snapshot,
  texts: Texts,
  moves: readonly FileMove[],
  token: CancellationToken,
): Promise<Changes> {
  const fileRenames = await companionsOf(snapshot, texts, moves, token);
  const all = [...moves, ...fileRenames];
  const edits = new Map<string, FileEdits>();
  for (const record of snapshot.records()) {
    const newPath = movedPath(record.path, all);
    if (newPath === record.path || !/\.md$/i.test(newPath)) continue;
    for (const [path, file] of await editsForNewId(snapshot, texts, record, idFromPath(newPath), token)) {
      edits.set(path, {
        text: file.text,
        edits: inOrder([...(edits.get(path)?.edits ?? []), ...file.edits]),
      });
    }
  }
  return { edits: await withRelativeLinks(snapshot, texts, all, edits, token), fileRenames };
}

/** Links to a record that takes its id from its file name; a name that cannot be told apart leaves them as they are. */
async function editsForNewId(
  snapshot: Snapshot,
  texts: Texts,
  record: RecordEntry,
  id: string,
  token: CancellationToken,
): Promise<ReadonlyMap<string, FileEdits>> {
  const { span } = record.definition;
  const isInferred = span.start === span.end;
  const isClear =
    snapshot.named(record.id).length === 1 && snapshot.named(id).every((l) => l.path === record.path);
  if (!isInferred || id === record.id || !isClear || !isValidName('record', id, '')) return new Map();
  const edits = await retarget(snapshot, texts, record, id, token);
  return edits instanceof Map ? edits : new Map<string, FileEdits>();
}

/** The excerpt files of records that are moved themselves; of a folder that moves they are part. */
async function companionsOf(
  snapshot: Snapshot,
  texts: Texts,
  moves: readonly FileMove[],
  token: CancellationToken,
): Promise<readonly FileMove[]> {
  const moved = new Set(moves.map((move) => move.from));
  const newStems = new Map(
    moves
      .filter((move) => snapshot.recordAt(move.from) && /\.md$/i.test(move.to))
      .map((move) => [stemOf(move.from), stemOf(move.to)]),
  );
  if (newStems.size === 0) return [];
  const companions = [...snapshot.files()].flatMap(({ path, kind }): FileMove[] => {
    const newStem = kind === 'excerpts' && !moved.has(path) ? newStems.get(stemOf(path)) : undefined;
    return newStem === undefined ? [] : [{ from: path, to: newStem + path.slice(stemOf(path).length) }];
  });
  const taken = new Set<string>();
  for await (const { path, text } of readAll(
    texts,
    companions.map((move) => move.to),
    token,
  )) {
    if (text !== undefined) taken.add(path);
  }
  return companions.filter((move) => !taken.has(move.to));
}
