import * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../model/event';
import { leftOut } from '../repository/exclude';
import { CONFIGURATION_FILE } from '../repository/index';
import { Batched } from './batched';
import { watchBuffers } from './buffers';
import type { Repositories } from './openRepository';
import { findRepositoryFolders } from './repositoryFolders';
import { SECTION } from './settings';
import { type RepositoryParts, WatchedRepository } from './watchedRepository';

/** What the repositories of this window are doing. */
export type Activity = 'searching' | 'indexing' | 'ready';

/** The repositories in this window's folders, opened and closed as folders and `red-thread.yaml` come and go. */
export class WorkspaceRepositories implements Repositories, vscode.Disposable {
  private repositories: readonly WatchedRepository[] = [];
  private searching = true;
  private indexing = 0;
  private disposed = false;
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly activities = new vscode.EventEmitter<void>();
  private readonly lookAgain: Batched;
  private readonly parts: readonly Disposable[];
  private search: vscode.CancellationTokenSource | undefined;

  readonly onDidChange = this.changes.event;
  /** Fires when `activity` may have changed. */
  readonly onDidChangeActivity = this.activities.event;

  /** @param report is told what went wrong in work that nobody waits for. */
  constructor(
    private readonly repositoryParts: RepositoryParts,
    private readonly report: (error: unknown) => void,
  ) {
    this.lookAgain = new Batched(() => void this.find().catch(report), 200, 1000);
    const look = (): void => this.lookAgain.request();
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    this.parts = [
      this.changes,
      this.activities,
      this.lookAgain,
      watcher,
      // A folder that comes or goes as a whole is announced without what is in it. What comes together with its folder,
      // or where something went just before, is announced as changed.
      watcher.onDidCreate((uri) => void this.lookInto(uri).catch(report)),
      watcher.onDidChange((uri) => {
        if (!isConfiguration(uri) || !this.isRoot(vscode.Uri.joinPath(uri, '..'))) {
          void this.lookInto(uri).catch(report);
        }
      }),
      watcher.onDidDelete((uri) => {
        if (isConfiguration(uri) || this.isAround(uri)) look();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(look),
      vscode.window.onDidChangeWindowState((state) => {
        // A checkout or a sync may have happened elsewhere, and watchers miss things.
        if (state.focused) void this.refresh().catch(report);
      }),
      vscode.workspace.onDidChangeConfiguration((e) => {
        if (e.affectsConfiguration(`${SECTION}.exclude`)) void this.refresh().catch(report);
      }),
      watchBuffers(this),
    ];
  }

  get all(): readonly WatchedRepository[] {
    return this.repositories;
  }

  get activity(): Activity {
    if (this.searching) return 'searching';
    return this.indexing > 0 ? 'indexing' : 'ready';
  }

  of(uri: vscode.Uri): WatchedRepository | undefined {
    let innermost: WatchedRepository | undefined;
    for (const repository of this.repositories) {
      const isDeeper = innermost === undefined || repository.root.path.length > innermost.root.path.length;
      if (isDeeper && (repository.pathOf(uri) !== undefined || isSame(repository.root, uri))) {
        innermost = repository;
      }
    }
    return innermost;
  }

  /** Looks for repositories and opens those that are new. Resolves when they are found; indexing goes on behind. */
  async find(): Promise<void> {
    this.search?.cancel();
    const search = new vscode.CancellationTokenSource();
    this.search = search;
    const folders = (vscode.workspace.workspaceFolders ?? []).map((f) => f.uri);
    const roots = await findRepositoryFolders(folders, search.token);
    const isOutdated = search.token.isCancellationRequested || this.disposed;
    search.dispose();
    if (isOutdated) return;
    this.search = undefined;
    this.searching = false;
    this.take(roots);
    this.activities.fire();
  }

  /** Looks for new repositories and compares all with what is on disk. */
  async refresh(): Promise<void> {
    await this.find();
    await Promise.all(this.repositories.map((r) => r.reconcile()));
  }

  /** Stops reading; what is read so far can be used. */
  stopIndexing(): void {
    for (const repository of this.repositories) repository.stopIndexing();
  }

  /** Goes on where an indexing was stopped. */
  async resumeIndexing(): Promise<void> {
    await Promise.all(
      this.repositories.filter((r) => !r.repository.snapshot.complete).map((r) => this.index(r)),
    );
  }

  dispose(): void {
    this.disposed = true;
    this.search?.cancel();
    disposeAll([...this.parts, ...this.repositories]);
    this.repositories = [];
  }

  private take(roots: readonly vscode.Uri[]): void {
    const wanted = new Set(roots.map((r) => r.toString()));
    const known = new Set(this.repositories.map((r) => r.root.toString()));
    const kept = this.repositories.filter((r) => wanted.has(r.root.toString()));
    const gone = this.repositories.filter((r) => !wanted.has(r.root.toString()));
    const opened = roots
      .filter((root) => !known.has(root.toString()))
      .map(
        (root) =>
          new WatchedRepository(
            root,
            this.repositoryParts,
            (place, repository) => this.of(place) === repository,
            this.report,
          ),
      );
    if (gone.length === 0 && opened.length === 0) return;
    this.repositories = [...kept, ...opened].sort((a, b) => (a.root.path < b.root.path ? -1 : 1));
    disposeAll(gone);
    this.changes.fire();
    for (const repository of opened) void this.index(repository);
    // A folder that became a repository of its own is no longer part of the one around it, and the reverse.
    for (const repository of kept) void repository.reconcile().catch(this.report);
  }

  private async index(repository: WatchedRepository): Promise<void> {
    this.indexing++;
    this.activities.fire();
    try {
      await repository.index();
    } catch (error) {
      // What was read stays; the status bar says that it is not all and offers to go on.
      this.report(error);
    } finally {
      this.indexing--;
      if (!this.disposed) this.activities.fire();
    }
  }

  private isRoot(folder: vscode.Uri): boolean {
    return this.repositories.some((r) => isSame(r.root, folder));
  }

  /** Whether a repository lies in this folder, or is it. */
  private isAround(folder: vscode.Uri): boolean {
    return this.repositories.some(({ root }) => `${root.toString()}/`.startsWith(`${folder.toString()}/`));
  }

  /** Looks for repositories where something that has come may be or hold one. */
  private async lookInto(uri: vscode.Uri): Promise<void> {
    if (isConfiguration(uri) || (mayBeFolder(uri) && (await isFolder(uri)))) this.lookAgain.request();
  }
}

const isLeftOut = leftOut([]);

function isConfiguration(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${CONFIGURATION_FILE}`);
}

/** Whether it is worth asking: what is saved and checked out by the hundred is of kinds that no folder is called by. */
function mayBeFolder({ path }: vscode.Uri): boolean {
  return !isLeftOut(path) && !/\.(?:md|ya?ml|bib|json)$/i.test(path);
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    // Gone meanwhile.
    return false;
  }
}

function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}
