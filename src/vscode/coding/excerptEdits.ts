import * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../../model/event';
import type { Written } from '../../writing/excerptFile';
import { rangeIn } from '../language/documents';
import type { OpenRepository } from '../openRepository';
import { placeOfSpan, showPlace } from '../place';
import { exists } from '../writing/newFiles';

/** What was done to a file, to be taken back. */
interface DoneFile {
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
  private readonly done: (readonly DoneFile[])[] = [];
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
   * @param edit what is changed in other files that are there, to be done and taken back together with it.
   * @returns whether it was written. Where it was not, somebody was told why.
   */
  async write(
    open: OpenRepository,
    path: string,
    change: (text: string) => Written,
    told: string,
    edit = new vscode.WorkspaceEdit(),
  ): Promise<boolean> {
    const uri = open.uriOf(path);
    const others = await Promise.all(
      edit.entries().map(async ([other]) => stateOf(await vscode.workspace.openTextDocument(other))),
    );
    const isThere = (await exists(uri)) || isOpen(uri);
    const document = isThere ? await vscode.workspace.openTextDocument(uri) : undefined;
    const before = document?.getText();
    const written = change(before ?? '');
    if (written.kind !== 'written') {
      refuse(open, path, written);
      return false;
    }
    if (document) edit.replace(uri, rangeIn(document, written.edit.span), written.edit.text);
    else edit.createFile(uri, { contents: new TextEncoder().encode(written.text) });
    if (!(await vscode.workspace.applyEdit(edit))) {
      if (!document) {
        void vscode.window.showErrorMessage(
          vscode.l10n.t('{0} could not be made. Is there a file of this name already?', path),
        );
      }
      return false;
    }
    const states = [{ uri, before }, ...others];
    this.note(
      await Promise.all(states.map(async (state) => ({ ...state, after: await textOf(state.uri) }))),
      told,
    );
    // The index hears of it at once, so that what is done next builds on it.
    await open.repository.update(path, await textOf(uri));
    return true;
  }

  /** Takes back what was done last, as long as the files are as they were left. */
  async undo(): Promise<void> {
    const last = this.done.pop();
    if (!last) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no coding to undo.'));
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { uri, before, after } of last) {
      const document = await vscode.workspace.openTextDocument(uri);
      if (document.getText() !== after) {
        await vscode.window.showTextDocument(document);
        void vscode.window.showInformationMessage(
          vscode.l10n.t('This file has changed since. Undo it here, with the editor’s own Undo.'),
        );
        return;
      }
      if (before === undefined) edit.deleteFile(uri);
      else edit.replace(uri, rangeIn(document, { start: 0, end: after.length }), before);
    }
    await vscode.workspace.applyEdit(edit);
    this.tell(vscode.l10n.t('Coding undone'));
  }

  /** Counts a file among those that coding wrote to: it is saved with them. */
  touch(uri: vscode.Uri): void {
    this.touched.add(uri.toString());
  }

  /** Saves the files that were written to. */
  async save(): Promise<void> {
    for (const document of this.unsaved()) await document.save();
    this.tellUnsaved();
  }

  dispose(): void {
    clearTimeout(this.timer);
    disposeAll(this.parts);
  }

  private note(done: readonly DoneFile[], told: string): void {
    this.done.push(done);
    if (this.done.length > MOST_TO_UNDO) this.done.shift();
    for (const { uri } of done) this.touch(uri);
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
      count === 1 ? vscode.l10n.t('1 file not saved') : vscode.l10n.t('{0} files not saved', count)
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

function stateOf(document: vscode.TextDocument): Omit<DoneFile, 'after'> {
  return { uri: document.uri, before: document.getText() };
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
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
