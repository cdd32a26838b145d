import type { CancellationToken, Event } from '../model/event';

/** A file as a listing shows it. The stamp changes when the content may have changed. */
export interface ListedFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly stamp: string;
}

/** What reading a file came to. `skipped` files are too large or not text; `missing` ones are gone. */
export type ReadResult =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'skipped'; readonly reason: 'too-large' | 'binary' | 'unreadable' }
  | { readonly kind: 'missing' };

/** The files of one repository, wherever they lie. Open documents win over what is on disk. */
export interface Corpus {
  list(token: CancellationToken): Promise<readonly ListedFile[]>;
  read(path: string): Promise<ReadResult>;
  /**
   * Paths of files or folders that may have been made, changed or deleted. Not every change is announced
   * (network drives, new folders): `list` tells the truth.
   */
  readonly onDidChange: Event<readonly string[]>;
}
