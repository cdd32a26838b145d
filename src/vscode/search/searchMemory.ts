import * as vscode from 'vscode';

const RECENT = 'redThread.search.recent';
const SAVED = 'redThread.search.saved';
const MOST_RECENT = 8;

/** What was searched for in this workspace, and the searches that somebody keeps. In the editor's own storage. */
export class SearchMemory implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  /** Fires when the saved searches change. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly memory: vscode.Memento) {}

  get recent(): readonly string[] {
    return this.memory.get<readonly string[]>(RECENT, []);
  }

  get saved(): readonly string[] {
    return this.memory.get<readonly string[]>(SAVED, []);
  }

  async remember(query: string): Promise<void> {
    const trimmed = query.trim();
    if (trimmed === '') return;
    await this.memory.update(
      RECENT,
      [trimmed, ...this.recent.filter((q) => q !== trimmed)].slice(0, MOST_RECENT),
    );
  }

  async save(query: string): Promise<void> {
    const trimmed = query.trim();
    if (trimmed === '' || this.saved.includes(trimmed)) return;
    await this.memory.update(SAVED, [...this.saved, trimmed]);
    this.changes.fire();
  }

  async forget(query: string): Promise<void> {
    await this.memory.update(
      SAVED,
      this.saved.filter((q) => q !== query),
    );
    this.changes.fire();
  }

  dispose(): void {
    this.changes.dispose();
  }
}
