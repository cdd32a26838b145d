import * as vscode from 'vscode';
import type { RecordEntry } from '../repository/snapshot';
import type { Repositories } from './openRepository';
import { writeAtCursors } from './writeAtCursors';

/** Types of records that are the team's own texts; plain notes are too. The others are material. */
const WRITTEN = new Set<string | undefined>(['draft', 'memo', 'claim', undefined]);

/** Remembers the Markdown documents in the order in which they were last active, to insert into the right one. */
export class WrittenDocuments implements vscode.Disposable {
  private recent: readonly vscode.TextDocument[] = [];
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly repositories: Repositories) {
    this.note(vscode.window.activeTextEditor);
    this.subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => this.note(editor)),
      vscode.workspace.onDidCloseTextDocument((closed) => {
        this.recent = this.recent.filter((document) => document !== closed);
      }),
    );
  }

  /**
   * Inserts text at the cursor of the document that is being written: the draft, memo, claim or note that was active
   * last, else the last record that is not the one linked to. Says so where there is none.
   * @param linked the file that the text links to.
   */
  async insert(text: string, linked: vscode.Uri | undefined): Promise<void> {
    const others = this.recent.filter((document) => document.uri.toString() !== linked?.toString());
    const document = others.find((d) => WRITTEN.has(this.typeOf(d))) ?? others[0];
    if (!document) {
      tell(
        vscode.l10n.t('Open the draft or memo that the link belongs in, place the cursor, and try again.'),
      );
      return;
    }
    const visible = vscode.window.visibleTextEditors.find((e) => e.document === document);
    const editor = await vscode.window.showTextDocument(document, {
      preview: false,
      ...(visible?.viewColumn === undefined ? {} : { viewColumn: visible.viewColumn }),
    });
    if (editor.selection.isEmpty && editor.selection.active.isEqual(new vscode.Position(0, 0))) {
      // Nobody has put the cursor there, and a record's first line must stay what it is.
      tell(vscode.l10n.t('Place the cursor where the link belongs, and try again.'));
      return;
    }
    await writeAtCursors(editor, ({ start }) => (this.isInFrontMatter(editor, start) ? bare(text) : text));
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private note(editor: vscode.TextEditor | undefined): void {
    if (editor?.document.languageId !== 'markdown' || editor.document.uri.scheme === 'git') return;
    this.recent = [editor.document, ...this.recent.filter((document) => document !== editor.document)];
  }

  private isInFrontMatter({ document }: vscode.TextEditor, position: vscode.Position): boolean {
    const bodyStart = this.recordOf(document)?.facts.bodyStart ?? 0;
    return document.offsetAt(position) < bodyStart;
  }

  private typeOf(document: vscode.TextDocument): string | undefined {
    return this.recordOf(document)?.type;
  }

  private recordOf({ uri }: vscode.TextDocument): RecordEntry | undefined {
    const repository = this.repositories.of(uri);
    return repository?.repository.snapshot.recordAt(repository.pathOf(uri) ?? '');
  }
}

/** In front matter a link is the id alone: in brackets YAML would take it for a list. */
function bare(link: string): string {
  return link.replace(/^\[\[|\]\]$/g, '');
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}
