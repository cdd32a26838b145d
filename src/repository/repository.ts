import { t } from '@vscode/l10n';
import { type CancellationToken, type Disposable, disposeAll, Emitter, neverCancelled } from '../model/event';
import type { Replacement } from '../model/carried';
import type { FileFacts, FileKind } from '../model/facts';
import type { Value } from '../model/value';
import type { Vocabulary } from '../model/vocabulary';
import type { Work } from '../model/work';
import { kindOf } from '../syntax/kinds';
import { parseFile } from '../syntax/parseFile';
import { Anchoring, type Edited } from './anchoring';
import type { Corpus, ListedFile, ReadResult, SkipReason } from './corpus';
import { leftOut, PACKS_FOLDER, TEMPLATES_FOLDER } from './exclude';
import { CONFIGURATION_FILE, type IndexChange, RepositoryIndex } from './index';
import { Pace, paced } from './pace';
import { InlineParser, type Parser } from './parser';
import type { Snapshot } from './snapshot';

/** What changed, told once the index is consistent again. */
export interface RepositoryChange extends IndexChange {
  readonly version: number;
  /** False while the first indexing still runs. */
  readonly complete: boolean;
}

/** How far the indexing is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Files read at the same time: enough to keep the disk busy. */
const READS_AT_ONCE = 32;
/** When more folders than this are to be listed, one listing of all costs less. */
const MOST_FOLDERS_LISTED = 50;

/** An open document whose text is being read; it counts once that is done. */
interface Coming {
  text: string;
  /** Resolves when the newest text is in the index, or the document was closed. */
  readonly landed: Promise<void>;
}

/** A file that was read from disk. Where it takes long to parse, that has begun. */
interface FileRead {
  readonly path: string;
  readonly result: ReadResult;
  readonly facts?: Promise<FileFacts>;
}

/** Opened buffers, changes on disk and the index, kept in step. */
export class Repository implements Disposable {
  private readonly index: RepositoryIndex;
  private readonly changes = new Emitter<RepositoryChange>();
  private readonly progress = new Emitter<Progress>();
  /** The texts of open documents, as they are in the index. */
  private readonly buffers = new Map<string, string>();
  private readonly coming = new Map<string, Coming>();
  /** What was done to open documents since the texts that the index speaks of, where that is known. */
  private readonly replacements = new Map<string, readonly Replacement[]>();
  private readonly stamps = new Map<string, string>();
  private readonly waiting = new Set<string>();
  /** Folders whose files are to be listed again: the empty path is the root. */
  private readonly unlisted = new Set<string>();
  private draining: Promise<void> | undefined;
  private disposed = false;
  /** Bibliography files whose works are to be read, behind the first indexing: they cost as much as a third of it. */
  private readonly unreadWorks = new Set<string>();
  private readingWorks: Promise<void> | undefined;
  private readonly anchoring: Anchoring;
  private excluded = { globs: [] as readonly string[], matches: leftOut([]) };
  private readonly subscription: Disposable;

  readonly onDidChange = this.changes.event;
  /** Fires while many files are being indexed; `done === total` at the end. */
  readonly onDidProgress = this.progress.event;

  /**
   * @param exclude further globs to leave out, from the editor's settings.
   * @param parser reads large files and bibliographies. Whoever made it disposes it.
   */
  constructor(
    private readonly corpus: Corpus,
    vocabularyOf: (configuration: Value | undefined) => Vocabulary,
    private readonly exclude: () => readonly string[] = () => [],
    private readonly parser: Parser = new InlineParser(),
  ) {
    this.index = new RepositoryIndex(vocabularyOf);
    this.anchoring = new Anchoring(
      this.index,
      this.parser,
      (path) => this.text(path),
      (affected) => {
        this.tell({ changed: new Set(), affected, configuration: false });
      },
    );
    this.subscription = corpus.onDidChange((paths) => {
      this.notice(paths);
    });
  }

  /** The index as it is now. It is one object through all changes; its `version` tells them apart. */
  get snapshot(): Snapshot {
    return this.index;
  }

  /** Reads everything for the first time. Cancelled, it keeps what it has and stays incomplete. */
  async open(token: CancellationToken = neverCancelled): Promise<void> {
    await this.loadConfiguration();
    await this.reconcile(token);
    if (token.isCancellationRequested || this.disposed) return;
    this.index.complete = true;
    this.index.version++;
    // Whatever could not be judged before is judged now: told as if the configuration had changed.
    this.tell({ changed: new Set(), affected: new Set(), configuration: true });
    this.readBehind();
  }

  /** Compares the index with the files as they are, and reads what differs. */
  async reconcile(token: CancellationToken = neverCancelled): Promise<void> {
    this.unlisted.add('');
    await this.drain(token);
  }

  /**
   * Looks once more at files and folders that changed a moment ago. What is made and deleted at once is told of as
   * nothing, and a listing may have found it in between.
   */
  async lookAgain(paths: Iterable<string>): Promise<void> {
    for (const path of paths) {
      if (this.isOpen(path)) continue;
      if (!this.kindOf(path)) this.unlisted.add(path);
      else if ((await this.corpus.stamp(path)) !== this.stamps.get(path)) this.waiting.add(path);
    }
    await this.drain(neverCancelled);
  }

  /** Resolves once everything noticed so far is in the index, bibliographies and the places of excerpts included. */
  async settled(): Promise<void> {
    await this.drain(neverCancelled);
    while (this.coming.size > 0) {
      await Promise.all([...this.coming.values()].map(({ landed }) => landed));
      // The configuration may have been among them, and tell of other files.
      await this.drain(neverCancelled);
    }
    await this.readingWorks;
    await this.anchoring.settle();
  }

  /**
   * Takes an open document's text, saved or not, in the place of the file's.
   * @param replacements what made it of the text before, one after the other; undefined where that is not known.
   * @returns undefined where the index is up to date on return, as it is with all but large documents; else what
   * resolves once this text, or a newer one, is in the index. Until then text and index both are those of before.
   */
  update(path: string, text: string, replacements?: readonly Replacement[]): Promise<void> | undefined {
    const coming = this.coming.get(path);
    if ((coming?.text ?? this.buffers.get(path)) === text) return coming?.landed;
    const before = coming ? this.replacements.get(path) : [];
    if (before && replacements) this.replacements.set(path, [...before, ...replacements]);
    else this.replacements.delete(path);
    if (!this.takesLong(path, text)) {
      this.coming.delete(path);
      this.buffers.set(path, text);
      this.takeBuffers([path]);
      return undefined;
    }
    return this.takeLarge(path, text);
  }

  /** A document was closed: what is on disk counts again. */
  release(path: string): void {
    const isComing = this.coming.delete(path);
    this.replacements.delete(path);
    if (this.buffers.delete(path) || isComing) this.notice([path]);
  }

  /**
   * The text of a file, an open document's before the one on disk; undefined where there is none. It is the one that
   * the index speaks of when it comes: a large document's is waited for.
   */
  async text(path: string): Promise<string | undefined> {
    await this.coming.get(path)?.landed;
    const buffer = this.buffers.get(path);
    if (buffer !== undefined) return buffer;
    const result = await this.corpus.read(path);
    return result.kind === 'text' ? result.text : undefined;
  }

  dispose(): void {
    this.disposed = true;
    this.coming.clear();
    disposeAll([this.changes, this.progress, this.subscription, this.anchoring]);
  }

  /** Notes files or folders that may have changed, and looks at them soon. */
  private notice(paths: readonly string[]): void {
    for (const path of paths) {
      // A name that is no file of ours can be a folder with files of ours in it.
      if (this.kindOf(path)) this.waiting.add(path);
      else this.unlisted.add(path);
    }
    void this.drain(neverCancelled);
  }

  /** Runs until nothing waits. One run at a time: who comes later waits for the same one. */
  private async drain(token: CancellationToken): Promise<void> {
    while (
      (this.unlisted.size > 0 || this.waiting.size > 0) &&
      !token.isCancellationRequested &&
      !this.disposed
    ) {
      this.draining ??= this.drainOnce(token).finally(() => {
        this.draining = undefined;
      });
      await this.draining;
    }
    await this.draining;
  }

  private async drainOnce(token: CancellationToken): Promise<void> {
    await this.compareWithListings(token);
    const paths = [...this.waiting];
    this.waiting.clear();
    const pace = new Pace();
    let batch = new Map<string, FileFacts | undefined>();
    const flush = (done: number): void => {
      // Opened during a pause: the document's text counts.
      for (const path of batch.keys()) if (this.buffers.has(path)) batch.delete(path);
      this.apply(batch);
      batch = new Map();
      if (paths.length > 1) this.progress.fire({ done, total: paths.length });
    };
    const readFrom = (i: number): Promise<FileRead[]> =>
      Promise.all(paths.slice(i, i + READS_AT_ONCE).map((path) => this.read(path)));
    let reading = readFrom(0);
    for (
      let i = 0;
      i < paths.length && !token.isCancellationRequested && !this.disposed;
      i += READS_AT_ONCE
    ) {
      const results = await reading;
      // The next are read while these are parsed.
      reading = readFrom(i + READS_AT_ONCE);
      for (const [k, file] of results.entries()) {
        const { path, result } = file;
        // What is not taken in has no stamp: it is read once it belongs here.
        if (result.kind === 'missing' || !this.kindHere(path)) this.stamps.delete(path);
        else this.stamps.set(path, result.stamp);
        if (!this.buffers.has(path)) batch.set(path, await this.factsOf(file));
        if (pace.isDue) {
          flush(i + k);
          await pace.breathe();
        }
      }
    }
    flush(paths.length);
  }

  private async compareWithListings(token: CancellationToken): Promise<void> {
    const folders = [...this.unlisted];
    this.unlisted.clear();
    const isWhole = folders.includes('') || folders.length > MOST_FOLDERS_LISTED;
    for (const folder of isWhole ? [''] : folders) {
      const listed =
        folder === ''
          ? await this.corpus.list(this.allExcluded(), token)
          : await this.corpus.listBelow(folder, this.allExcluded(), token);
      if (token.isCancellationRequested || this.disposed) return;
      if (listed) await this.compare(folder, listed);
      else this.unlisted.add('');
    }
  }

  /** Finds what differs between the index and the files that lie below a folder. */
  private async compare(folder: string, listed: readonly ListedFile[]): Promise<void> {
    const pace = new Pace();
    const seen = new Set<string>();
    for (const { path, stamp } of listed) {
      await pace.breathe();
      if (!this.kindOf(path)) continue;
      seen.add(path);
      if (this.stamps.get(path) !== stamp) this.waiting.add(path);
    }
    const below = folder === '' ? '' : `${folder}/`;
    let gone = new Map<string, undefined>();
    for (const { path } of [...this.index.files()]) {
      if (path.startsWith(below) && !seen.has(path) && this.isUntold(path)) {
        this.stamps.delete(path);
        gone.set(path, undefined);
      }
      if (!pace.isDue) continue;
      this.apply(gone);
      gone = new Map();
      await pace.breathe();
    }
    this.apply(gone);
    // The configuration may have come to leave them out, or to take them in again.
    this.takeBuffers(
      [...this.buffers.keys()].filter((path) => this.index.file(path)?.kind !== this.kindHere(path)),
    );
  }

  /** Whether only a listing speaks for a file. One that is told of meanwhile may have come back, and is read in any case. */
  private isUntold(path: string): boolean {
    return !this.buffers.has(path) && !this.waiting.has(path);
  }

  /** Puts open documents into the index, or takes out those that the configuration leaves out. */
  private takeBuffers(paths: readonly string[]): void {
    const facts = new Map<string, FileFacts | undefined>();
    for (const path of paths) {
      const text = this.buffers.get(path) ?? '';
      const kind = this.kindHere(path);
      if (kind && this.parser.takes(kind, text)) void this.takeLarge(path, text);
      else if (kind) facts.set(path, parseFile(path, kind, text));
      else if (this.index.file(path)) facts.set(path, undefined);
    }
    this.apply(facts);
  }

  /** Has a large document's text read, again and again while somebody types: only the newest text counts. */
  private takeLarge(path: string, text: string): Promise<void> {
    const known = this.coming.get(path);
    if (known) known.text = text;
    const coming: Coming = known ?? {
      text,
      landed: Promise.resolve().then(() => this.readLarge(path, coming)),
    };
    this.coming.set(path, coming);
    return coming.landed;
  }

  private async readLarge(path: string, coming: Coming): Promise<void> {
    const isWanted = (): boolean => this.coming.get(path) === coming && !this.disposed;
    while (isWanted()) {
      const { text } = coming;
      const kind = this.kindHere(path);
      const facts = kind && (await this.parsed(path, kind, text));
      if (!isWanted() || coming.text !== text || this.kindHere(path) !== kind) continue;
      this.coming.delete(path);
      this.buffers.set(path, text);
      if (facts ?? this.index.file(path)) this.apply(new Map([[path, facts]]));
    }
  }

  private takesLong(path: string, text: string): boolean {
    const kind = this.kindHere(path);
    return kind !== undefined && this.parser.takes(kind, text);
  }

  /** Whether a document counts, or soon will, in the place of the file. */
  private isOpen(path: string): boolean {
    return this.buffers.has(path) || this.coming.has(path);
  }

  private async read(path: string): Promise<FileRead> {
    const result = await this.corpus.read(path);
    const kind = this.kindHere(path);
    const isLeft =
      kind && !this.isOpen(path) && result.kind === 'text' && this.parser.takes(kind, result.text);
    return isLeft ? { path, result, facts: this.parsed(path, kind, result.text) } : { path, result };
  }

  private async factsOf({ path, result, facts }: FileRead): Promise<FileFacts | undefined> {
    const kind = this.kindHere(path);
    if (!kind || result.kind === 'missing') return undefined;
    if (result.kind === 'skipped') return skippedFacts(path, kind, result.reason);
    const read = await facts;
    // The configuration may have come to tell otherwise what the file is.
    if (read?.kind === kind) return read;
    return this.parser.takes(kind, result.text)
      ? this.parsed(path, kind, result.text)
      : parseFile(path, kind, result.text);
  }

  /** Has a large file read, and worked out what the index needs of it: to take it in then costs little. */
  private async parsed(path: string, kind: FileKind, text: string): Promise<FileFacts> {
    const facts = await this.parser.facts(path, kind, text);
    await paced(this.index.prepare(facts));
    return facts;
  }

  /** Which bibliography files count and what is left out must be known before anything else is read. */
  private async loadConfiguration(): Promise<void> {
    const text = await this.text(CONFIGURATION_FILE);
    // An open document is in the index already.
    if (text !== undefined && !this.buffers.has(CONFIGURATION_FILE)) {
      this.apply(new Map([[CONFIGURATION_FILE, parseFile(CONFIGURATION_FILE, 'configuration', text)]]));
    }
  }

  private apply(files: ReadonlyMap<string, FileFacts | undefined>): void {
    if (files.size === 0 || this.disposed) return;
    const reachBefore = this.reach();
    const change = this.index.update(files);
    for (const [path, facts] of files) {
      if (facts?.kind === 'bibliography') this.unreadWorks.add(path);
      else if (!facts) this.index.setWorks(path, undefined);
    }
    this.anchoring.note(files, (path) => this.editedAt(path));
    for (const path of files.keys()) this.replacements.delete(path);
    this.tell(change);
    if (this.index.complete) this.readBehind();
    if (this.index.complete && change.configuration && this.reach() !== reachBefore) {
      this.unlisted.add('');
      void this.drain(neverCancelled);
    }
  }

  private editedAt(path: string): Edited | undefined {
    const replacements = this.replacements.get(path);
    const text = this.buffers.get(path);
    return replacements && text !== undefined ? { replacements, length: text.length } : undefined;
  }

  /** Begins what takes long and nothing waits for. */
  private readBehind(): void {
    void this.anchoring.settle();
    if (this.unreadWorks.size > 0) this.readingWorks ??= this.readAllWorks();
  }

  private async readAllWorks(): Promise<void> {
    try {
      for (let [path] = this.unreadWorks; path !== undefined; [path] = this.unreadWorks) {
        this.unreadWorks.delete(path);
        await this.readWorksOf(path);
      }
    } finally {
      this.readingWorks = undefined;
    }
  }

  private async readWorksOf(path: string): Promise<void> {
    const works = new Map<string, Work>();
    for await (const bundle of this.parser.works(path, (await this.text(path)) ?? '')) {
      // Changed while it was read: the next round has the newer text.
      if (this.unreadWorks.has(path) || this.disposed) return;
      for (const work of bundle) works.set(work.id, work);
    }
    if (this.unreadWorks.has(path) || this.disposed) return;
    this.index.setWorks(path, works);
    this.tell({ changed: new Set([path]), affected: new Set(), configuration: false });
  }

  private tell(change: IndexChange): void {
    this.changes.fire({ ...change, version: this.index.version, complete: this.index.complete });
  }

  private kindOf(path: string): FileKind | undefined {
    return kindOf(path, this.index.configuration.bibliography);
  }

  /** The kind of a file that is part of the repository; undefined for all others. */
  private kindHere(path: string): FileKind | undefined {
    return this.isLeftOut(path) ? undefined : this.kindOf(path);
  }

  private allExcluded(): readonly string[] {
    return [TEMPLATES_FOLDER, PACKS_FOLDER, ...this.index.configuration.exclude, ...this.exclude()];
  }

  private isLeftOut(path: string): boolean {
    const globs = this.allExcluded();
    const known = this.excluded.globs;
    if (globs.length !== known.length || globs.some((glob, i) => glob !== known[i])) {
      this.excluded = { globs, matches: leftOut(globs) };
    }
    return this.excluded.matches(path);
  }

  /** What decides which files are looked at. */
  private reach(): string {
    const { bibliography, exclude } = this.index.configuration;
    return JSON.stringify([bibliography, exclude]);
  }
}

function skippedFacts(path: string, kind: FileKind, reason: SkipReason): FileFacts {
  const why: Record<SkipReason, string> = {
    'too-large': t('This file is larger than 8 MB and is left out.'),
    binary: t('This file does not hold text and is left out.'),
    encoding: t('This file is not encoded as UTF-8 and is left out. Save it with the encoding UTF-8.'),
    unreadable: t('This file cannot be read and is left out.'),
  };
  const problem = { rule: 'file-skipped', span: { start: 0, end: 0 }, message: why[reason] } as const;
  return { path, kind, definitions: [], references: [], problems: [problem], bodyStart: 0 };
}
