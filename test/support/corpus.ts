import { Emitter } from '../../src/model/event';
import { vocabularyFor } from '../../src/model/vocabulary/builtIn';
import type { Corpus, ListedFile, ReadResult } from '../../src/repository/corpus';
import { leftOut } from '../../src/repository/exclude';
import { Repository } from '../../src/repository/repository';
import type { Snapshot } from '../../src/repository/snapshot';

/** Marks the cursor in the texts that `corpus` takes: a character that no material uses. */
export const CURSOR = '‸';

/** A repository in memory, for tests. */
export interface Workspace {
  readonly files: MemoryCorpus;
  readonly repository: Repository;
  readonly snapshot: Snapshot;
  /** Where the cursor stands: the one file with `‸` in it, the text without it, and its offset. */
  readonly cursor: { readonly path: string; readonly text: string; readonly offset: number };
  /** The text of a file as the repository sees it. */
  read(path: string): Promise<string | undefined>;
}

/**
 * Opens a repository with these files, indexed and with its bibliographies read. `red-thread.yaml` is added where
 * it is not given.
 * @example const ws = await corpus({ 'a.md': 'see [[OBS‸-001]]', 'OBS-001.md': '---\nid: OBS-001\n---' })
 */
export async function corpus(texts: Readonly<Record<string, string>>): Promise<Workspace> {
  const files = new MemoryCorpus();
  let cursor: Workspace['cursor'] | undefined;
  for (const [path, marked] of Object.entries({ 'red-thread.yaml': 'name: Test\n', ...texts })) {
    const offset = marked.indexOf(CURSOR);
    const text = marked.replace(CURSOR, '');
    if (offset >= 0) cursor = { path, text, offset };
    files.set(path, text);
  }
  const repository = new Repository(files, (configuration) => vocabularyFor(configuration, 'en'));
  await repository.open();
  await repository.settled();
  return {
    files,
    repository,
    snapshot: repository.snapshot,
    get cursor() {
      if (!cursor) throw new Error('No text has a cursor.');
      return cursor;
    },
    read: (path) => repository.text(path),
  };
}

/** Files in memory. `set` and `delete` are silent; `announce` tells of changes, as a watcher would – or forgets to. */
export class MemoryCorpus implements Corpus {
  private readonly texts = new Map<string, { text: string; version: number }>();
  private readonly changes = new Emitter<readonly string[]>();
  private version = 0;
  readonly onDidChange = this.changes.event;

  set(path: string, text: string): void {
    this.texts.set(path, { text, version: this.version++ });
  }

  delete(path: string): void {
    this.texts.delete(path);
  }

  announce(...paths: string[]): void {
    this.changes.fire(paths);
  }

  paths(): string[] {
    return [...this.texts.keys()];
  }

  list(exclude: readonly string[]): Promise<readonly ListedFile[]> {
    const isLeftOut = leftOut(exclude);
    const files = [...this.texts].filter(([path]) => !isLeftOut(path));
    return Promise.resolve(files.map(([path, { version }]) => ({ path, stamp: String(version) })));
  }

  async listBelow(folder: string, exclude: readonly string[]): Promise<readonly ListedFile[]> {
    return (await this.list(exclude)).filter(({ path }) => path.startsWith(`${folder}/`));
  }

  stamp(path: string): Promise<string | undefined> {
    return Promise.resolve(this.texts.get(path)?.version.toString());
  }

  read(path: string): Promise<ReadResult> {
    const file = this.texts.get(path);
    return Promise.resolve(
      file ? { kind: 'text', text: file.text, stamp: String(file.version) } : { kind: 'missing' },
    );
  }
}
