import type { CancellationToken, Event } from '../model/event';

/** A file as a listing shows it. The stamp changes when the content may have changed. */
export interface ListedFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly stamp: string;
}

/** Why a file is not read: the user sees it at the file. */
export type SkipReason = 'too-large' | 'binary' | 'encoding' | 'unreadable';

/** What reading a file came to. A stamp is never newer than what was read. */
export type ReadResult =
  | { readonly kind: 'text'; readonly text: string; readonly stamp: string }
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly stamp: string }
  | { readonly kind: 'missing' };

/** The files of one repository, wherever they lie. */
export interface Corpus {
  /** Every file below the root but what `exclude` (globs, relative to the root) leaves out. */
  list(exclude: readonly string[], token: CancellationToken): Promise<readonly ListedFile[]>;
  /**
   * The same for what lies below one folder; nothing where no folder is.
   * @returns undefined where only a listing from the root can tell, because of linked folders.
   */
  listBelow(
    folder: string,
    exclude: readonly string[],
    token: CancellationToken,
  ): Promise<readonly ListedFile[] | undefined>;
  /** A file's stamp as it is now; undefined where there is none. */
  stamp(path: string): Promise<string | undefined>;
  read(path: string): Promise<ReadResult>;
  /**
   * Paths of files or folders that may have been made, changed or deleted. Not every change is announced
   * (network drives, new folders): `list` tells the truth.
   */
  readonly onDidChange: Event<readonly string[]>;
}
