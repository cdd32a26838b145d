import type { CancellationToken } from '../model/event';
import { fold, idFromPath, stemOf } from '../model/ids';
import type { Span } from '../model/span';
import type { Located, Snapshot } from '../repository/snapshot';
import { type Changes, type FileMove } from './changes';
import { isValidName, withoutMark } from './names';
import { isFragment, isSame, ownerAt, placeAt, targetsUnder } from './place';
import { withRelativeLinks } from './relativeLinks';
import { type Obstacle, retarget } from './retarget';
import { withSpeakers } from './speakers';
import type { OpenDocument, Texts } from './texts';

/**
 * Why a name cannot be changed.
 * `nothing`: no name stands there · `ambiguous`: several things have the name, so nobody knows whose links are meant ·
 * `invalid`: the new name cannot be one · `collision`: something has the new name already ·
 * `unreadable`: a file that should be changed cannot be read · `busy`: the repository kept changing meanwhile.
 */
export type RenameFailure = 'nothing' | 'ambiguous' | 'invalid' | 'collision' | 'unreadable' | 'busy';

/** A rename that is refused. `subject` is the name or the path that is in the way. */
export class RenameError extends Error {
  constructor(
    readonly code: RenameFailure,
    readonly subject: string,
  ) {
    super(`Rename refused: ${code}`);
    this.name = 'RenameError';
  }
}

/** Where a rename begins: the name under the cursor. */
export interface RenameStart {
  readonly span: Span;
  readonly name: string;
}

/**
 * The name under the cursor, in a link or at its own place. Whether it can be changed, `planRename` tells.
 * @throws RenameError 'nothing'.
 */
export function prepareRename(snapshot: Snapshot, document: OpenDocument, offset: number): RenameStart {
  const place = placeAt(snapshot, document, offset);
  const [target] = place ? targetsUnder(snapshot, place) : [];
  if (!place || !target) throw new RenameError('nothing', '');
  const { name, kind } = target.definition;
  if (place.kind === 'definition') return { span: place.span, name };
  const { targetSpan, fragmentSpan } = place.reference;
  return { span: isFragment(kind) ? (fragmentSpan ?? targetSpan) : targetSpan, name };
}

/**
 * Plans the edits that give what is under the cursor another name everywhere it resolves, and the renames of
 * files that carry the name. Offsets are UTF-16 code units, zero-based, end-exclusive.
 * @throws RenameError
 * Source: LSP 3.17, textDocument/rename.
 */
export async function planRename(
  snapshot: Snapshot,
  texts: Texts,
  document: OpenDocument,
  offset: number,
  newName: string,
  token: CancellationToken,
): Promise<Changes> {
  const target = targetAt(snapshot, document, offset);
  const name = withoutMark(target.definition.kind, newName);
  if (name === target.definition.name) return { edits: new Map(), fileRenames: [] };
  if (!isValidName(target.definition.kind, name, target.definition.name))
    throw new RenameError('invalid', name);
  if (others(snapshot, target, name).length > 0) throw new RenameError('collision', name);
  const { version } = snapshot;
  const fileRenames =
    target.definition.kind === 'record' ? await fileRenamesFor(snapshot, texts, target, name) : [];
  const edits = await retarget(snapshot, texts, target, name, token);
  if (isObstacle(edits)) {
    throw edits.kind === 'unreadable'
      ? new RenameError('unreadable', edits.path)
      : new RenameError('invalid', name);
  }
  const isPerson = target.definition.kind === 'person';
  const withSpeech = isPerson
    ? await withSpeakers(snapshot, texts, target.definition.name, name, edits, token)
    : edits;
  const all = await withRelativeLinks(snapshot, texts, fileRenames, withSpeech, token);
  if (snapshot.version !== version && !token.isCancellationRequested) throw new RenameError('busy', name);
  return { edits: all, fileRenames };
}

/** The one thing whose name stands under the cursor. */
function targetAt(snapshot: Snapshot, document: OpenDocument, offset: number): Located {
  const place = placeAt(snapshot, document, offset);
  const targets = place ? targetsUnder(snapshot, place) : [];
  const [target] = targets;
  if (!target) throw new RenameError('nothing', '');
  const { name, kind } = target.definition;
  // Of equal headings a link means the first, so a heading can always be told from others.
  if (targets.length > 1 || (kind !== 'heading' && others(snapshot, target, name).length > 0)) {
    throw new RenameError('ambiguous', name);
  }
  return target;
}

/** What else has a name, or would be meant by links to it. */
function others(snapshot: Snapshot, target: Located, name: string): readonly Located[] {
  const { kind } = target.definition;
  const candidates =
    kind === 'citation'
      ? snapshot.cited(name)
      : isFragment(kind)
        ? snapshot
            .fragmentsOf(ownerAt(snapshot, target.path)?.path ?? target.path)
            .filter(
              (l) =>
                fold(l.definition.name) === fold(name) &&
                (l.definition.kind === 'block') === (kind === 'block'),
            )
        : snapshot.named(name);
  return candidates.filter((located) => !isSame(located, target));
}

/** A file that is called by the record's id is called by the new one too, and so are its excerpt files. */
async function fileRenamesFor(
  snapshot: Snapshot,
  texts: Texts,
  target: Located,
  name: string,
): Promise<readonly FileMove[]> {
  const { path } = target;
  const inFileName = idFromPath(path);
  if (fold(inFileName) !== fold(target.definition.name)) return [];
  const from = path.lastIndexOf('/') + 1;
  const stem = stemOf(path);
  const newStem = `${path.slice(0, from)}${name}${stem.slice(from + inFileName.length)}`;
  const moves = [...snapshot.files()]
    .filter((file) => stemOf(file.path) === stem)
    .map((file) => ({ from: file.path, to: newStem + file.path.slice(stem.length) }));
  for (const move of moves) {
    // On some file systems names that differ in case alone are the same file.
    if (fold(move.from) !== fold(move.to) && (await texts.read(move.to)) !== undefined) {
      throw new RenameError('collision', move.to);
    }
  }
  return moves;
}

function isObstacle(result: Changes['edits'] | Obstacle): result is Obstacle {
  return 'kind' in result;
}
