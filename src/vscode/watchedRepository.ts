import * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../model/event';
import type { Value } from '../model/value';
import type { Vocabulary } from '../model/vocabulary';
import { leftOut } from '../repository/exclude';
import { type FileSystem, FolderCorpus } from '../repository/folderCorpus';
import type { Parser } from '../repository/parser';
import { Repository } from '../repository/repository';
import { Batched } from './batched';
import type { OpenRepository } from './openRepository';
import { excludedBySettings } from './settings';
import { uriBelow } from './workspaceFiles';

/** What a repository in the editor is made of. */
export interface RepositoryParts {
  /** The file system below a root. */
  readonly filesAt: (root: vscode.Uri) => FileSystem;
  readonly vocabularyOf: (configuration: Value | undefined) => Vocabulary;
  readonly parser: Parser;
}

/** Pause after the last change, in ms, before what changed is looked at once more, and the longest wait for a pause. */
const SECOND_LOOK = { quiet: 2000, longest: 10_000 };

/**
 * A repository whose folder is watched. The watcher may be late, and tells nothing of a file that is made and deleted
 * at once; so what changed is looked at once more a little later. What else it misses, `reconcile` finds.
 */
export class WatchedRepository implements OpenRepository, vscode.Disposable {
  readonly repository: Repository;
  private readonly corpus: FolderCorpus;
  /** The settings as they were last read: they are asked for with every file, and the editor takes its time to tell them. */
  private excluded: readonly string[];
  private readonly changed = new Set<string>();
  private readonly announce: Batched;
  private readonly watcher: vscode.FileSystemWatcher;
  /** Files and folders that changed lately. */
  private readonly lately = new Set<string>();
  private readonly secondLook: Batched;
  private readonly subscriptions: readonly Disposable[];
  private cancellation: vscode.CancellationTokenSource | undefined;

  /**
   * @param isOwn tells of a place below the root whether it is part of this repository and not of one within it.
   * @param report is told what went wrong in work that nobody waits for.
   */
  constructor(
    readonly root: vscode.Uri,
    parts: RepositoryParts,
    private readonly isOwn: (place: vscode.Uri, repository: WatchedRepository) => boolean,
    report: (error: unknown) => void,
  ) {
    this.excluded = excludedBySettings(root);
    this.corpus = new FolderCorpus(parts.filesAt(root), (folder) => isOwn(this.uriOf(folder), this));
    this.repository = new Repository(this.corpus, parts.vocabularyOf, () => this.excluded, parts.parser);
    this.announce = new Batched(() => this.announceChanges(), 100, 1000);
    this.secondLook = new Batched(
      () => void this.lookAgain().catch(report),
      SECOND_LOOK.quiet,
      SECOND_LOOK.longest,
    );
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, '**/*'));
    const note = (uri: vscode.Uri): void => this.note(uri);
    const forget = (uri: vscode.Uri): void => {
      this.forgetDocuments(uri);
      note(uri);
    };
    this.subscriptions = [
      this.watcher.onDidCreate(note),
      this.watcher.onDidChange(note),
      this.watcher.onDidDelete(forget),
      // What is done in the editor itself is known before any watcher tells of it.
      vscode.workspace.onDidCreateFiles(({ files }) => files.forEach(note)),
      vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(forget)),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          note(oldUri);
          note(newUri);
        }
      }),
      this.repository.onDidChange(({ changed, complete }) => {
        if (complete) this.noteForSecondLook(changed);
      }),
    ];
  }

  uriOf(path: string): vscode.Uri {
    return uriBelow(this.root, path);
  }

  pathOf(uri: vscode.Uri): string | undefined {
    const folder = this.root.path.endsWith('/') ? this.root.path : `${this.root.path}/`;
    const isBelow =
      uri.scheme === this.root.scheme && uri.authority === this.root.authority && uri.path.startsWith(folder);
    return isBelow ? uri.path.slice(folder.length) : undefined;
  }

  /** Reads everything, or what is still missing after an indexing that was stopped. */
  async index(): Promise<void> {
    await this.whileCancellable((token) => this.repository.open(token));
  }

  /** Finds what changed on disk without being announced, and what the settings take in or leave out now. */
  async reconcile(): Promise<void> {
    this.excluded = excludedBySettings(this.root);
    if (!this.repository.snapshot.complete) return;
    await this.whileCancellable((token) => this.repository.reconcile(token));
  }

  /** Stops an indexing that runs; what is read stays. */
  stopIndexing(): void {
    this.cancellation?.cancel();
  }

  dispose(): void {
    this.stopIndexing();
    disposeAll([
      this.corpus,
      this.repository,
      this.announce,
      this.secondLook,
      this.watcher,
      ...this.subscriptions,
    ]);
  }

  private async whileCancellable(work: (token: vscode.CancellationToken) => Promise<void>): Promise<void> {
    const cancellation = new vscode.CancellationTokenSource();
    this.cancellation = cancellation;
    try {
      await work(cancellation.token);
    } finally {
      if (this.cancellation === cancellation) this.cancellation = undefined;
      cancellation.dispose();
    }
  }

  /** The editor keeps documents of deleted files for minutes. They count no longer, unless they hold unsaved text. */
  private forgetDocuments(gone: vscode.Uri): void {
    for (const { uri, isDirty } of vscode.workspace.textDocuments) {
      const path = this.pathOf(uri);
      const isGone = uri.path === gone.path || uri.path.startsWith(`${gone.path}/`);
      if (path !== undefined && isGone && !isDirty) this.repository.release(path);
    }
  }

  private note(uri: vscode.Uri): void {
    const path = this.pathOf(uri);
    if (path === undefined || !this.isOwn(uri, this)) return;
    this.changed.add(path);
    this.announce.request();
  }

  private announceChanges(): void {
    // Git and installers touch thousands of files that are no part of the material.
    const isLeftOut = leftOut([...this.repository.snapshot.configuration.exclude, ...this.excluded]);
    const paths = [...this.changed].filter((path) => !isLeftOut(path));
    this.changed.clear();
    if (paths.length === 0) return;
    this.corpus.announce(paths);
    this.noteForSecondLook(paths);
  }

  private noteForSecondLook(paths: Iterable<string>): void {
    for (const path of paths) this.lately.add(path);
    if (this.lately.size > 0) this.secondLook.request();
  }

  private async lookAgain(): Promise<void> {
    const paths = [...this.lately];
    this.lately.clear();
    await this.repository.lookAgain(paths);
  }
}
