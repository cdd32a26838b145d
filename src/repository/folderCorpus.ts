import { type CancellationToken, type Disposable, Emitter } from '../model/event';
import type { Corpus, ListedFile, ReadResult } from './corpus';
import { leftOut } from './exclude';
import { Pace } from './pace';

/** One name in a folder. `link` is a symbolic link, wherever it leads. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

export interface FileStatus {
  readonly kind: 'file' | 'folder' | 'other';
  readonly size: number;
  /** Milliseconds; only ever compared for equality. */
  readonly modified: number;
}

/** A file system below one root. Paths are relative to it, with `/`; the root itself is the empty path. */
export interface FileSystem {
  /** @throws when the folder is not there or may not be read. */
  readFolder(path: string): Promise<readonly FolderEntry[]>;
  /** What stands at the path, links followed; undefined when nothing does. */
  status(path: string): Promise<FileStatus | undefined>;
  /** @throws when it is there and cannot be read. @returns undefined when it is not there. */
  readFile(path: string): Promise<Uint8Array | undefined>;
  /** Where a path really lies, in whatever form, equal for equal places. Without it linked folders are not entered. */
  realPath?(path: string): Promise<string>;
}

/** Files larger than this are not material for reading and coding; a transcript of ten hours has about 1 MB. */
const MAX_BYTES = 8 * 1024 * 1024;
/** So many requests at once keep a disk or a network drive busy without flooding it. */
const AT_ONCE = 64;

interface Entry {
  readonly path: string;
  readonly kind: FolderEntry['kind'];
}

/** A corpus in a folder. Whoever watches the folder tells it by `announce`. */
export class FolderCorpus implements Corpus, Disposable {
  private readonly changes = new Emitter<readonly string[]>();
  readonly onDidChange = this.changes.event;

  /** Each file's status when it was last asked for. */
  private readonly statuses = new Map<string, FileStatus>();
  /** Where folders are linked, what counts below a folder depends on where else it was entered. */
  private hasLinkedFolders = false;

  /** @param belongs says of a folder whether it is part of this repository; a nested repository is not. */
  constructor(
    private readonly files: FileSystem,
    private readonly belongs: (folder: string) => boolean = () => true,
  ) {}

  announce(paths: readonly string[]): void {
    for (const path of paths) this.statuses.delete(path);
    this.changes.fire(paths);
  }

  async list(exclude: readonly string[], token: CancellationToken): Promise<readonly ListedFile[]> {
    const entered = new Set<string>();
    this.hasLinkedFolders = false;
    return this.walk(await this.entriesOf('', entered), entered, leftOut(exclude), token);
  }

  async listBelow(
    folder: string,
    exclude: readonly string[],
    token: CancellationToken,
  ): Promise<readonly ListedFile[] | undefined> {
    const isLeftOut = leftOut(exclude);
    if (isLeftOut(folder)) return [];
    if (this.knowsLinkedFolders()) return undefined;
    const entered = new Set<string>();
    const parent = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
    const itself = (await this.entriesOf(parent, entered)).filter((entry) => entry.path === folder);
    const found = await this.walk(itself, entered, isLeftOut, token);
    return this.knowsLinkedFolders() ? undefined : found;
  }

  async stamp(path: string): Promise<string | undefined> {
    const status = await this.files.status(path).catch(() => undefined);
    if (status?.kind !== 'file') return undefined;
    this.statuses.set(path, status);
    return stampOf(status);
  }

  async read(path: string): Promise<ReadResult> {
    try {
      // The listing has asked for the status already; asking for each file again costs as much as reading it.
      const status = this.statuses.get(path) ?? (await this.files.status(path));
      if (!status) return { kind: 'missing' };
      const stamp = stampOf(status);
      if (status.size > MAX_BYTES) return { kind: 'skipped', reason: 'too-large', stamp };
      const bytes = await this.files.readFile(path);
      if (!bytes) return { kind: 'missing' };
      if (bytes.length > MAX_BYTES) return { kind: 'skipped', reason: 'too-large', stamp };
      return await decode(bytes, stamp);
    } catch {
      // It may have vanished meanwhile, be a folder, or nobody may read it: in all cases there is no text.
      const stamp = await this.stamp(path);
      return stamp === undefined ? { kind: 'missing' } : { kind: 'skipped', reason: 'unreadable', stamp };
    }
  }

  dispose(): void {
    this.changes.dispose();
  }

  private knowsLinkedFolders(): boolean {
    return this.hasLinkedFolders;
  }

  /** The files among these entries and in the folders among them, at any depth. */
  private async walk(
    entries: readonly Entry[],
    entered: Set<string>,
    isLeftOut: (path: string) => boolean,
    token: CancellationToken,
  ): Promise<readonly ListedFile[]> {
    const pace = new Pace();
    const found: ListedFile[] = [];
    let level = entries;
    while (level.length > 0 && !token.isCancellationRequested) {
      const wanted: Entry[] = [];
      for (const entry of level) {
        if (!isLeftOut(entry.path)) wanted.push(entry);
        await pace.breathe();
      }
      const statuses = await inParallel(wanted, async (e) =>
        e.kind === 'folder' ? undefined : await this.files.status(e.path).catch(() => undefined),
      );
      const folders: string[] = [];
      for (const [i, { path, kind }] of wanted.entries()) {
        await pace.breathe();
        const status = statuses[i];
        if (kind === 'folder' || status?.kind === 'folder') {
          if (kind === 'link') this.hasLinkedFolders = true;
          if (this.belongs(path) && (kind === 'folder' || this.files.realPath)) folders.push(path);
        } else if (status?.kind === 'file') {
          this.statuses.set(path, status);
          found.push({ path, stamp: stampOf(status) });
        }
      }
      level = (await inParallel(folders, (folder) => this.entriesOf(folder, entered))).flat();
    }
    return found;
  }

  /** A folder's entries with their paths; none where it was entered already (a loop of links) or vanished. */
  private async entriesOf(folder: string, entered: Set<string>): Promise<Entry[]> {
    try {
      const real = this.files.realPath ? await this.files.realPath(folder) : folder;
      if (entered.has(real)) return [];
      entered.add(real);
      const entries = await this.files.readFolder(folder);
      return entries
        .filter((e) => e.kind !== 'other')
        .map((e) => ({ path: folder === '' ? e.name : `${folder}/${e.name}`, kind: e.kind }));
    } catch {
      return [];
    }
  }
}

function stampOf({ modified, size }: FileStatus): string {
  return `${String(modified)}:${String(size)}`;
}

/** In bytes: decoded in 2 ms. */
const SLICE = 1 << 18;

async function decode(bytes: Uint8Array, stamp: string): Promise<ReadResult> {
  if (bytes.subarray(0, 8192).includes(0)) return { kind: 'skipped', reason: 'binary', stamp };
  // Drops a byte order mark, as the editor does: offsets agree with the open document.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const pace = new Pace();
  let text = '';
  try {
    let at = 0;
    for (; bytes.length - at > SLICE; at += SLICE) {
      text += decoder.decode(bytes.subarray(at, at + SLICE), { stream: true });
      await pace.breathe();
    }
    text += decoder.decode(bytes.subarray(at));
    return { kind: 'text', text, stamp };
  } catch {
    return { kind: 'skipped', reason: 'encoding', stamp };
  }
}

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const i = next++;
      results[i] = await work(items[i] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
}
