import * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../../model/event';
import type { Written } from '../../writing/excerptFile';
import { rangeIn } from '../language/documents';
import type { OpenRepository } from '../openRepository';
import { placeOfSpan, showPlace } from '../place';
import { exists } from '../writing/newFiles';

/** What was done to a file of excerpts, to be taken back. */
interface Done {
  readonly uri: vscode.Uri;
  /** Undefined where the file was made. */
  readonly before: string | undefined;
  readonly after: string;
}

const MOST_TO_UNDO = 50;
/** How long the status bar tells what was done, in ms. */
const TOLD = 30_000;

/**
 * Writes to excerpt files, as edits that can be undone. The file is most often not open in an editor, so the status bar
 * tells what was done, takes it back on a click, and then says which files are not saved.
 */
export class ExcerptEdits implements Disposable {
  private readonly done: Done[] = [];
  private readonly touched = new Set<string>();
  private readonly item: vscode.StatusBarItem;
  private readonly parts: readonly Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.item = vscode.window.createStatusBarItem('redThread.coding', vscode.StatusBarAlignment.Left, -1);
    this.item.name = vscode.l10n.t('Red Thread: Coding');
    this.parts = [
      this.item,
      vscode.workspace.onDidSaveTextDocument(() => {
        if (this.timer === undefined) this.tellUnsaved();
      }),
    ];
  }

  /**
   * Writes to an excerpt file.
   * @param change gives the new text for the one that is there; empty for a file that is not there yet.
   * @param told what was done, for the status bar.
   * @returns whether it was written. Where it was not, somebody was told why.
   */
  async write(
    open: OpenRepository,
    path: string,
    change: (text: string) => Written,
    told: string,
  ): Promise<boolean> {
    const uri = open.uriOf(path);
    if (!(await exists(uri)) && !isOpen(uri)) return this.make(open, path, change(''), told);
    const document = await vscode.workspace.openTextDocument(uri);
    const before = document.getText();
    const written = change(before);
    if (written.kind !== 'written') {
      refuse(open, path, written);
      return false;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, rangeIn(document, written.edit.span), written.edit.text);
    if (!(await vscode.workspace.applyEdit(edit))) return false;
    this.note({ uri, before, after: document.getText() }, told);
    // The index hears of it at once, so that what is done next builds on it.
    open.repository.update(path, document.getText());
    return true;
  }

  /** Takes back what was done last, as long as the file is as it was left. */
  async undo(): Promise<void> {
    const last = this.done.pop();
    if (!last) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no coding to undo.'));
      return;
    }
    const document = await vscode.workspace.openTextDocument(last.uri);
    if (document.getText() !== last.after) {
      await vscode.window.showTextDocument(document);
      void vscode.window.showInformationMessage(
        vscode.l10n.t('This file has changed since. Undo it here, with the editor’s own Undo.'),
      );
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    if (last.before === undefined) edit.deleteFile(last.uri);
    else {
      const all = rangeIn(document, { start: 0, end: document.getText().length });
      edit.replace(last.uri, all, last.before);
    }
    await vscode.workspace.applyEdit(edit);
    this.tell(vscode.l10n.t('Coding undone'));
  }

  /** Saves the excerpt files that were written to. */
  async save(): Promise<void> {
    for (const document of this.unsaved()) await document.save();
    this.tellUnsaved();
  }

  dispose(): void {
    clearTimeout(this.timer);
    disposeAll(this.parts);
  }

  private async make(open: OpenRepository, path: string, written: Written, told: string): Promise<boolean> {
    if (written.kind !== 'written') return false;
    const uri = open.uriOf(path);
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: new TextEncoder().encode(written.text) });
    if (!(await vscode.workspace.applyEdit(edit))) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('{0} could not be made. Is there a file of this name already?', path),
      );
      return false;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    this.note({ uri, before: undefined, after: document.getText() }, told);
    open.repository.update(path, document.getText());
    return true;
  }

  private note(done: Done, told: string): void {
    this.done.push(done);
    if (this.done.length > MOST_TO_UNDO) this.done.shift();
    this.touched.add(done.uri.toString());
    this.tell(vscode.l10n.t('{0} · Undo', told));
    this.item.command = 'redThread.undoCoding';
    this.item.tooltip = vscode.l10n.t('Click to undo');
  }

  private tell(text: string): void {
    this.item.text = `$(tag) ${text}`;
    this.item.command = undefined;
    this.item.tooltip = undefined;
    this.item.show();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.tellUnsaved();
    }, TOLD);
  }

  private tellUnsaved(): void {
    const count = this.unsaved().length;
    if (count === 0) {
      this.item.hide();
      return;
    }
    this.item.text = `$(circle-filled) ${
      count === 1
        ? vscode.l10n.t('1 excerpt file not saved')
        : vscode.l10n.t('{0} excerpt files not saved', count)
    }`;
    this.item.tooltip = vscode.l10n.t('Click to save');
    this.item.command = 'redThread.saveCoding';
    this.item.show();
  }

  private unsaved(): readonly vscode.TextDocument[] {
    return vscode.workspace.textDocuments.filter((d) => d.isDirty && this.touched.has(d.uri.toString()));
  }
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((d) => d.uri.toString() === uri.toString() && d.isDirty);
}

function refuse(open: OpenRepository, path: string, written: Exclude<Written, { kind: 'written' }>): void {
  if (written.kind === 'missing') {
    void vscode.window.showInformationMessage(vscode.l10n.t('This excerpt is no longer there.'));
    return;
  }
  const show = vscode.l10n.t('Show the Line');
  void vscode.window
    .showErrorMessage(
      vscode.l10n.t('{0} has something in it that cannot be read, so nothing was written to it.', path),
      show,
    )
    .then((answer) => (answer === show ? showPlace(placeOfSpan(open, path, written.span)) : undefined));
}
