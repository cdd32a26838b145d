import * as vscode from 'vscode';
import type { CodedPassage } from '../../analysis/codedPassages';
import { csvOf } from '../../exchange/csv';
import { type Disposable, disposeAll } from '../../model/event';
import { readRemarks } from '../../model/remark';
import { paced } from '../../repository/pace';
import { addComment, removeComment, setComment, setMemo, type Written } from '../../writing/excerptFile';
import { memosAsMarkdown, memosAsTable, memosIn } from '../../writing/memoList';
import { Batched } from '../batched';
import { rangeIn } from '../language/documents';
import { localDate } from '../localDate';
import type { OpenRepository, Repositories } from '../openRepository';
import { forEachOpen } from '../repositoryEvents';
import { askInitials } from './askInitials';
import { type CodingHere, codingIn } from './codingHere';
import type { ExcerptEdits } from './excerptEdits';

/** The memo of an excerpt, or a comment on it. */
class PassageComment implements vscode.Comment {
  mode = vscode.CommentMode.Preview;
  readonly contextValue = 'own';
  body: string | vscode.MarkdownString;
  readonly author: vscode.CommentAuthorInformation;
  readonly label?: string;
  readonly timestamp?: Date;

  constructor(
    readonly thread: PassageThread,
    readonly text: string,
    by: string | undefined,
    date: string | undefined,
    /** Which of the file's comments; undefined for the memo. */
    readonly index: number | undefined,
  ) {
    this.body = plain(text);
    this.author = { name: by ?? '–' };
    if (index === undefined) this.label = vscode.l10n.t('Memo');
    const time = date === undefined ? NaN : Date.parse(`${date}T12:00:00`);
    if (!Number.isNaN(time)) this.timestamp = new Date(time);
  }
}

/** A passage with its memo and comments in an editor. */
interface PassageThread {
  readonly open: OpenRepository;
  readonly path: string;
  readonly id: string;
  readonly link: string;
  readonly shown: vscode.CommentThread;
  /** What is shown, to tell whether it has to be shown anew. */
  readonly says: string;
}

/** Memos and comments of passages as comment threads in their records, which the Comments panel lists. */
export class Memos implements Disposable {
  private readonly controller: vscode.CommentController;
  private readonly threads = new Map<string, PassageThread>();
  private isDisposed = false;
  private readonly refresh = new Batched(() => void this.update(), 200, 800);
  private readonly parts: readonly Disposable[];

  constructor(
    private readonly repositories: Repositories,
    private readonly edits: ExcerptEdits,
  ) {
    this.controller = vscode.comments.createCommentController('redThread-memos', vscode.l10n.t('Memos'));
    this.controller.options = {
      prompt: vscode.l10n.t('Answer'),
      placeHolder: vscode.l10n.t('What do you think of this passage?'),
    };
    const later = (): void => this.refresh.request();
    this.parts = [
      this.controller,
      this.refresh,
      vscode.window.onDidChangeVisibleTextEditors(later),
      forEachOpen(repositories, ({ repository }) => repository.onDidChange(later)),
    ];
    later();
  }

  /** The thread of an excerpt, while its record is open. */
  threadOf(link: string): vscode.CommentThread | undefined {
    return [...this.threads.values()].find((thread) => thread.link === link)?.shown;
  }

  /** Adds what somebody wrote below a thread. */
  async reply({ thread: shown, text }: vscode.CommentReply): Promise<void> {
    const thread = [...this.threads.values()].find((t) => t.shown === shown);
    const by = text.trim() === '' ? undefined : await askInitials();
    if (!thread || by === undefined) return;
    const comment = { by, date: localDate(new Date()), text: text.trim() };
    await this.write(thread, (now) => addComment(now, thread.id, comment));
  }

  edit(comment: PassageComment): void {
    comment.body = comment.text;
    comment.mode = vscode.CommentMode.Editing;
    showAnew(comment);
  }

  cancel(comment: PassageComment): void {
    comment.body = plain(comment.text);
    comment.mode = vscode.CommentMode.Preview;
    showAnew(comment);
  }

  async save(comment: PassageComment): Promise<void> {
    const words = typeof comment.body === 'string' ? comment.body : comment.body.value;
    const { thread, index } = comment;
    await this.write(thread, (now) =>
      index === undefined ? setMemo(now, thread.id, words) : setComment(now, thread.id, index, words),
    );
    comment.mode = vscode.CommentMode.Preview;
    await this.update();
  }

  async delete({ thread, index }: PassageComment): Promise<void> {
    await this.write(thread, (now) =>
      index === undefined ? setMemo(now, thread.id, '') : removeComment(now, thread.id, index),
    );
  }

  /** Lists all memos in a new document that is not saved. */
  async export(): Promise<void> {
    const memos = this.repositories.all.flatMap(({ repository }) => memosIn(repository.snapshot));
    if (memos.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No passage has a memo yet.'));
      return;
    }
    const forms = [
      { label: 'Markdown', language: 'markdown', text: () => memosAsMarkdown(memos) },
      { label: 'CSV', language: 'plaintext', text: () => paced(csvOf(memosAsTable(memos))) },
    ];
    const form = await vscode.window.showQuickPick(forms, { placeHolder: vscode.l10n.t('As what?') });
    if (!form) return;
    const { language } = form;
    const document = await vscode.workspace.openTextDocument({ language, content: await form.text() });
    await vscode.window.showTextDocument(document);
  }

  dispose(): void {
    this.isDisposed = true;
    for (const { shown } of this.threads.values()) shown.dispose();
    disposeAll(this.parts);
  }

  private write({ open, path, link }: PassageThread, change: (text: string) => Written): Promise<boolean> {
    return this.edits.write(open, path, change, vscode.l10n.t('Memo of {0} written', link));
  }

  /** Brings the threads of the visible records up to date; those of others go. */
  private async update(): Promise<void> {
    const wanted = new Set<string>();
    const documents = vscode.window.visibleTextEditors.map((editor) => editor.document);
    const coding = await Promise.all(documents.map((document) => codingIn(this.repositories, document)));
    // Threads move with the text until the new places are known.
    if (this.isDisposed || coding.some((here) => here?.isPending)) return;
    for (const [i, document] of documents.entries()) {
      const here = coding[i];
      for (const passage of here?.passages ?? []) {
        if (here && passage.span) this.show(document, here, passage, passage.span, wanted);
      }
    }
    for (const [key, { shown }] of this.threads) {
      if (wanted.has(key)) continue;
      shown.dispose();
      this.threads.delete(key);
    }
  }

  private show(
    document: vscode.TextDocument,
    { open }: CodingHere,
    { path, id, link, excerpt, located }: CodedPassage,
    span: { readonly start: number; readonly end: number },
    wanted: Set<string>,
  ): void {
    const memo = excerpt.memo?.trim() ? excerpt.memo : undefined;
    const remarks = readRemarks(located.definition.fields);
    if (memo === undefined && remarks.length === 0) return;
    const key = `${document.uri.toString()} ${path} ${id}`;
    wanted.add(key);
    const says = JSON.stringify([memo, excerpt.by, remarks]);
    const range = rangeIn(document, span);
    const known = this.threads.get(key);
    if (known && known.shown.range?.isEqual(range) === false) known.shown.range = range;
    if (known?.says === says) return;
    const shown = known?.shown ?? this.controller.createCommentThread(document.uri, range, []);
    const thread: PassageThread = { open, path, id, link, shown, says };
    shown.label = link;
    shown.contextValue = 'passage';
    shown.comments = [
      ...(memo === undefined ? [] : [new PassageComment(thread, memo, excerpt.by, undefined, undefined)]),
      ...remarks.map(({ text, by, date, index }) => new PassageComment(thread, text, by, date, index)),
    ];
    this.threads.set(key, thread);
  }
}

/** A comment's text as it is: nothing in it acts as Markdown. */
function plain(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(text);
}

function showAnew({ thread: { shown } }: PassageComment): void {
  shown.comments = [...shown.comments];
}

/** Whether a menu handed over a comment of these threads. */
export function isPassageComment(value: unknown): value is PassageComment {
  return value instanceof PassageComment;
}
