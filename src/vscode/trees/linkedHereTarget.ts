import * as vscode from 'vscode';
import { targetAt } from '../../analysis/linkedHere';
import { disposeAll } from '../../model/event';
import { Batched } from '../batched';
import type { Repositories } from '../openRepository';
import type { LinkedTarget } from './linkedHereTree';

/** What the active editor is about: its record, or the person, code or work that the cursor stands in. */
export class LinkedHereTarget implements vscode.Disposable {
  private current: LinkedTarget | undefined;
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly look = new Batched(() => this.update(), 50, 200);
  private readonly subscriptions: vscode.Disposable;
  /** Fires when another thing is meant. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly repositories: Repositories) {
    this.subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.look.request()),
      vscode.window.onDidChangeTextEditorSelection(() => this.look.request()),
    );
  }

  get value(): LinkedTarget | undefined {
    return this.current;
  }

  /** Looks again, as after a change of the index. */
  update(): void {
    const before = this.current;
    this.current = this.find();
    const isSame =
      before?.repository === this.current?.repository &&
      before?.located.path === this.current?.located.path &&
      before?.located.definition.name === this.current?.located.definition.name;
    if (!isSame) this.changes.fire();
  }

  dispose(): void {
    disposeAll([this.changes, this.look, this.subscriptions]);
  }

  private find(): LinkedTarget | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    const { document, selection } = editor;
    const repository = this.repositories.of(document.uri);
    const path = repository?.pathOf(document.uri);
    if (!repository || path === undefined) return undefined;
    const located = targetAt(repository.repository.snapshot, path, document.offsetAt(selection.active));
    return located && { repository, located };
  }
}
