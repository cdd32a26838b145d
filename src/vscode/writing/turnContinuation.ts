import * as vscode from 'vscode';
import { continueTurn, looksLikeTurn } from '../../writing/turns';
import { rangeIn, repositoryDocument } from '../language/documents';
import type { Repositories } from '../openRepository';
import { continuesTurns } from '../settings';

/** So often an edit is tried anew that somebody typed into; then the transcript stays as it is. */
const TRIES = 10;

/**
 * Begins the next speaker's turn when Enter is pressed at the end of one. The key stays the editor's own and what it
 * does is added to: a key that waited for an answer from here would let what is typed meanwhile get in front of it.
 */
export class TurnContinuation implements vscode.Disposable {
  /** New lines that wait for their label, in order. */
  private waiting: readonly { readonly document: vscode.TextDocument; readonly line: number }[] = [];
  private isRunning = false;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly repositories: Repositories,
    private readonly report: (error: unknown) => void,
  ) {
    this.subscription = vscode.workspace.onDidChangeTextDocument((change) => this.note(change));
  }

  dispose(): void {
    this.subscription.dispose();
    this.waiting = [];
  }

  private note({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    this.follow(document, contentChanges);
    const [change] = contentChanges;
    const isEnter = contentChanges.length === 1 && change?.range.isEmpty && /^\r?\n$/.test(change.text);
    // An undone or redone Enter brings its label with it.
    if (!isEnter || reason !== undefined || document.languageId !== 'markdown') return;
    const line = change.range.start.line + 1;
    if (!this.isTurnAbove(document, line) || document.lineAt(line).text !== '') return;
    const editor = vscode.window.activeTextEditor;
    if (editor?.document !== document || editor.selections.length !== 1) return;
    if (!continuesTurns(document.uri)) return;
    this.waiting = [...this.waiting, { document, line }];
    void this.run().catch(this.report);
  }

  private isTurnAbove(document: vscode.TextDocument, line: number): boolean {
    const waits = this.waiting.some((w) => w.document === document && w.line === line - 1);
    return waits || looksLikeTurn(document.lineAt(line - 1).text);
  }

  /** Lines that wait move with what is inserted and deleted above them. */
  private follow(
    document: vscode.TextDocument,
    changes: readonly vscode.TextDocumentContentChangeEvent[],
  ): void {
    for (const { range, text } of changes) {
      const more = text.split('\n').length - 1 - (range.end.line - range.start.line);
      this.waiting = this.waiting.map((w) =>
        w.document === document && w.line > range.end.line ? { document, line: w.line + more } : w,
      );
    }
  }

  private async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      for (let tries = 0; this.waiting.length > 0;) {
        const done = await this.continueFirst();
        tries = done ? 0 : tries + 1;
        if (done || tries === TRIES) this.waiting = this.waiting.slice(1);
      }
    } finally {
      this.isRunning = false;
    }
  }

  /** @returns false when somebody typed meanwhile, so that the edit no longer fitted. */
  private async continueFirst(): Promise<boolean> {
    const document = this.waiting[0]?.document;
    const here = document && (await repositoryDocument(this.repositories, document));
    // Where it was read first, somebody may have gone on, and the line have moved.
    const [first] = this.waiting;
    const editor = vscode.window.activeTextEditor;
    if (!first || editor?.document !== first.document || first.line >= first.document.lineCount) return true;
    if (document !== first.document) return false;
    const { line } = first;
    const offset = document.offsetAt(new vscode.Position(line, 0));
    const plan = here && continueTurn(here.document.text, here.document.facts, offset);
    if (!plan) return true;
    const range = rangeIn(document, plan.span);
    // Without stops it is undone together with the Enter.
    return editor.edit((edit) => edit.replace(range, plan.text), {
      undoStopBefore: false,
      undoStopAfter: false,
    });
  }
}
