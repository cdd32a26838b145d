import * as vscode from 'vscode';
import { disposeAll } from '../model/event';
import type { Value } from '../model/value';
import type { Vocabulary } from '../model/vocabulary';
import { leftOut } from '../repository/exclude';
import { type FileSystem, FolderCorpus } from '../repository/folderCorpus';
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
}

/** A repository whose folder is watched. What the watcher misses, `reconcile` finds. */
export class WatchedRepository implements OpenRepository, vscode.Disposable {
  readonly repository: Repository;
  private readonly corpus: FolderCorpus;
  private readonly changed = new Set<string>();
  private readonly announce: Batched;
  private readonly watcher: vscode.FileSystemWatcher;
  private cancellation: vscode.CancellationTokenSource | undefined;

  /** @param isOwn tells of a place below the root whether it is part of this repository and not of one within it. */
  constructor(
    readonly root: vscode.Uri,
    parts: RepositoryParts,
    private readonly isOwn: (place: vscode.Uri, repository: WatchedRepository) => boolean,
  ) {
    this.corpus = new FolderCorpus(parts.filesAt(root), (folder) => isOwn(this.uriOf(folder), this));
    this.repository = new Repository(this.corpus, parts.vocabularyOf, () => excludedBySettings(root));
    this.announce = new Batched(() => this.announceChanges(), 100, 1000);
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, '**/*'));
    const note = (uri: vscode.Uri): void => this.note(uri);
    this.watcher.onDidCreate(note);
    this.watcher.onDidChange(note);
    this.watcher.onDidDelete((uri) => {
      this.forgetDocuments(uri);
      note(uri);
    });
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

  /** Finds what changed on disk without being announced. */
  async reconcile(): Promise<void> {
    if (!this.repository.snapshot.complete) return;
    await this.whileCancellable((token) => this.repository.reconcile(token));
  }

  /** Stops an indexing that runs; what is read stays. */
  stopIndexing(): void {
    this.cancellation?.cancel();
  }

  dispose(): void {
    this.stopIndexing();
    disposeAll([this.corpus, this.repository, this.announce, this.watcher]);
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
    const isLeftOut = leftOut([
      ...this.repository.snapshot.configuration.exclude,
      ...excludedBySettings(this.root),
    ]);
    const paths = [...this.changed].filter((path) => !isLeftOut(path));
    this.changed.clear();
    if (paths.length > 0) this.corpus.announce(paths);
  }
}
