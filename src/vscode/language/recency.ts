import * as vscode from 'vscode';
import type { Disposable } from '../../model/event';
import { fold } from '../../model/ids';
import type { Recency } from '../../language/completionItem';
import type { Repositories } from '../openRepository';

const KEY = 'recentNames';
/** As many as somebody can have in mind; the list is written at each use. */
const MOST = 50;

/** Remembers, in this workspace, which names were used last: accepted suggestions and opened records. */
export class RecentNames implements Disposable {
  private names: readonly string[];
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly memory: vscode.Memento,
    private readonly repositories: Repositories,
  ) {
    const remembered: unknown = memory.get(KEY);
    this.names = Array.isArray(remembered) ? remembered.filter((n) => typeof n === 'string') : [];
    this.subscription = vscode.window.onDidChangeActiveTextEditor((editor) => this.noteOpened(editor));
  }

  /** When names were last used, the latest first. */
  get order(): Recency {
    return new Map(this.names.map((name, index) => [name, index]));
  }

  /** A name was used. */
  note(name: string): void {
    const folded = fold(name);
    if (this.names[0] === folded) return;
    this.names = [folded, ...this.names.filter((n) => n !== folded)].slice(0, MOST);
    void this.memory.update(KEY, this.names);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private noteOpened(editor: vscode.TextEditor | undefined): void {
    const open = editor && this.repositories.of(editor.document.uri);
    const path = editor && open?.pathOf(editor.document.uri);
    const record = path === undefined ? undefined : open?.repository.snapshot.recordAt(path);
    if (record?.type !== undefined) this.note(record.id);
  }
}
