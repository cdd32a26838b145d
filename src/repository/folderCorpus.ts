import { type CancellationToken, type Disposable, Emitter } from '../model/event';
import type { Corpus, ListedFile, ReadResult } from './corpus';
import { leftOut } from './exclude';

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

/** A corpus in a folder. Whoever watches the folder tells it by `announce`. */
export class FolderCorpus implements Corpus, Disposable {
  private readonly changes = new Emitter<readonly string[]>();
  readonly onDidChange = this.changes.event;

  /** Bytes of each file at the last listing. */
  private readonly sizes = new Map<string, number>();

  /** @param belongs says of a folder whether it is part of this repository; a nested repository is not. */
  constructor(
    private readonly files: FileSystem,
    private readonly belongs: (folder: string) => boolean = () => true,
  ) {}

  announce(paths: readonly string[]): void {
    for (const path of paths) this.sizes.delete(path);
    this.changes.fire(paths);
  }

  async list(exclude: readonly string[], token: CancellationToken): Promise<readonly ListedFile[]> {
    const isLeftOut = leftOut(exclude);
    const found: ListedFile[] = [];
    const entered = new Set<string>();
    let folders = [''];
    while (folders.length > 0 && !token.isCancellationRequested) {
      const entries = await inParallel(folders, (folder) => this.entriesOf(folder, entered));
      const paths = entries.flat().filter((e) => !isLeftOut(e.path));
      const statuses = await inParallel(paths, async (e) =>
        e.kind === 'folder' ? undefined : await this.files.status(e.path).catch(() => undefined),
      );
      const next: string[] = [];
      paths.forEach((entry, i) => {
        const status = statuses[i];
        if (entry.kind === 'folder' || status?.kind === 'folder') {
          if (this.belongs(entry.path) && (entry.kind === 'folder' || this.files.realPath))
            next.push(entry.path);
        } else if (status?.kind === 'file') {
          this.sizes.set(entry.path, status.size);
          found.push({ path: entry.path, stamp: `${String(status.modified)}:${String(status.size)}` });
        }
      });
      folders = next;
    }
    return found;
  }

  async read(path: string): Promise<ReadResult> {
    try {
      // The listing has asked for the size already; asking for each file again costs as much as reading it.
      const size = this.sizes.get(path) ?? (await this.files.status(path))?.size ?? 0;
      if (size > MAX_BYTES) return { kind: 'skipped', reason: 'too-large' };
      const bytes = await this.files.readFile(path);
      if (!bytes) return { kind: 'missing' };
      return bytes.length > MAX_BYTES ? { kind: 'skipped', reason: 'too-large' } : decode(bytes);
    } catch {
      // It may have vanished meanwhile, be a folder, or nobody may read it: in all cases there is no text.
      const status = await this.files.status(path).catch(() => undefined);
      return status?.kind === 'file' ? { kind: 'skipped', reason: 'unreadable' } : { kind: 'missing' };
    }
  }

  dispose(): void {
    this.changes.dispose();
  }

  /** A folder's entries with their paths; none where it was entered already (a loop of links) or vanished. */
  private async entriesOf(
    folder: string,
    entered: Set<string>,
  ): Promise<{ path: string; kind: FolderEntry['kind'] }[]> {
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

function decode(bytes: Uint8Array): ReadResult {
  if (bytes.subarray(0, 8192).includes(0)) return { kind: 'skipped', reason: 'binary' };
  try {
    // Drops a byte order mark, as the editor does: offsets agree with the open document.
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'skipped', reason: 'encoding' };
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
