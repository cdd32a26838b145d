import * as vscode from 'vscode';
import type { CodedPassage } from '../../analysis/codedPassages';
import { linksLeadingTo } from '../../language/place';
import { fold } from '../../model/ids';
import type { Span } from '../../model/span';
import { paced } from '../../repository/pace';
import { moveExcerpt, removeExcerpt, setCodes, setMemo } from '../../writing/excerptFile';
import { versionsOf } from '../../writing/newExcerpt';
import { selectorInSteps, trimmedSpan } from '../../writing/selector';
import { askInitials } from '../coding/askInitials';
import { pickCodes } from '../coding/codePick';
import { type CodingHere, settledCodingIn } from '../coding/codingHere';
import { meantPassage } from '../coding/meantPassage';
import { isPassageComment } from '../coding/memos';
import { newPassage } from '../coding/newExcerpt';
import type { Coding } from '../coding/register';
import type { OpenRepository } from '../openRepository';
import type { TreeNode } from '../trees/node';
import type { CommandHandlers } from './register';

/** Commands that code passages of records. */
export function codingCommands(coding: Coding): CommandHandlers {
  const { edits, marks, memos } = coding;
  return {
    'redThread.codeSelection': () => codeSelection(coding),
    'redThread.quoteSelection': () => quoteSelection(coding),
    'redThread.changeCodes': (node?: TreeNode) => changeCodes(coding, node),
    'redThread.removeCode': () => removeCode(coding),
    'redThread.fitExcerpt': () => fitExcerpt(coding),
    'redThread.deleteExcerpt': () => deleteExcerpt(coding),
    'redThread.writeMemo': (node?: TreeNode) => writeMemo(coding, node),
    'redThread.undoCoding': () => edits.undo(),
    'redThread.saveCoding': () => edits.save(),
    'redThread.toggleCoding': () => marks.toggle(),
    'redThread.filterCoding': () => marks.askFilter(),
    'redThread.exportMemos': () => memos.export(),
    'redThread.replyToMemo': (reply?: unknown) => (isReply(reply) ? memos.reply(reply) : undefined),
    'redThread.editMemo': (comment?: unknown) =>
      isPassageComment(comment) ? memos.edit(comment) : undefined,
    'redThread.cancelMemo': (comment?: unknown) =>
      isPassageComment(comment) ? memos.cancel(comment) : undefined,
    'redThread.saveMemo': (comment?: unknown) =>
      isPassageComment(comment) ? memos.save(comment) : undefined,
    'redThread.deleteMemo': (comment?: unknown) =>
      isPassageComment(comment) ? memos.delete(comment) : undefined,
  };
}

/** The record in the active editor; says so where there is none. */
async function activeRecord(
  coding: Coding,
): Promise<{ editor: vscode.TextEditor; here: CodingHere } | undefined> {
  const editor = vscode.window.activeTextEditor;
  const here = editor && (await settledCodingIn(coding.repositories, editor.document));
  if (editor && here) return { editor, here };
  tell(vscode.l10n.t('Open a record first: passages of its text are coded.'));
  return undefined;
}

/** What is selected in the text of a record, trimmed; says so where nothing is, or where it is not the text. */
function selectedSpan(editor: vscode.TextEditor, here: CodingHere): Span | undefined {
  const { document, selection } = editor;
  const { text, facts } = here.document;
  const selected = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
  const span = trimmedSpan(text, selected);
  if (!span) {
    tell(vscode.l10n.t('Select the words first.'));
    return undefined;
  }
  if (span.start < facts.bodyStart) {
    tell(vscode.l10n.t('The lines at the top describe the record. Select words of its text below them.'));
    return undefined;
  }
  return span;
}

async function codeSelection(coding: Coding): Promise<void> {
  const active = await activeRecord(coding);
  const span = active && selectedSpan(active.editor, active.here);
  if (!active || !span) return;
  const coder = await askInitials();
  if (coder === undefined) return;
  const same = samePassage(active.here, span, coder);
  const choice = await pickCodes(
    active.here.open,
    coding,
    same ? vscode.l10n.t('Codes of {0}', same.link) : vscode.l10n.t('Code Selection'),
    same?.excerpt.codes ?? [],
    !same,
  );
  if (!choice) return;
  if (same) await recode(coding, active.here.open, same, choice.codes);
  else {
    const memo = choice.withMemo ? await askMemo('') : undefined;
    await add(coding, active.editor, span, coder, choice.codes, memo);
  }
}

async function quoteSelection(coding: Coding): Promise<void> {
  const active = await activeRecord(coding);
  const span = active && selectedSpan(active.editor, active.here);
  const coder = span && (await askInitials());
  if (!active || !span || coder === undefined) return;
  const same = samePassage(active.here, span, coder);
  if (same) tell(vscode.l10n.t('This passage is {0} already.', same.link));
  else await add(coding, active.editor, span, coder, [], undefined);
}

/** Adds an excerpt. The record is looked at again, since it may have changed while somebody chose. */
async function add(
  coding: Coding,
  editor: vscode.TextEditor,
  span: Span,
  coder: string,
  codes: readonly string[],
  memo: string | undefined,
): Promise<void> {
  const now = await settledCodingIn(coding.repositories, editor.document);
  const again = now && selectedSpan(editor, now);
  if (!now || again?.start !== span.start || again.end !== span.end) return;
  const { link, path, change } = await newPassage(now, span, coder, codes, memo);
  const told =
    codes.length > 0
      ? vscode.l10n.t('{0} coded: {1}', link, codes.join(', '))
      : vscode.l10n.t('{0} quoted', link);
  const isWritten = await coding.edits.write(now.open, path, change, told);
  if (isWritten) await coding.attributes.offer(now.open);
}

async function changeCodes(coding: Coding, node: TreeNode | undefined): Promise<void> {
  const meant = await meantPassage(coding.repositories, node);
  if (!meant) return;
  const { open, passage } = meant;
  const title = vscode.l10n.t('Codes of {0}', passage.link);
  const choice = await pickCodes(open, coding, title, passage.excerpt.codes, false);
  if (choice) await recode(coding, open, passage, choice.codes);
}

async function removeCode(coding: Coding): Promise<void> {
  const meant = await meantPassage(coding.repositories, undefined);
  if (!meant) return;
  const { open, passage } = meant;
  const { codes } = passage.excerpt;
  const [only] = codes;
  if (only === undefined) {
    tell(vscode.l10n.t('This passage has no code.'));
    return;
  }
  const placeHolder = vscode.l10n.t('Which code should be taken off {0}?', passage.link);
  const picked = codes.length === 1 ? only : await vscode.window.showQuickPick([...codes], { placeHolder });
  if (picked === undefined) return;
  await recode(
    coding,
    open,
    passage,
    codes.filter((code) => code !== picked),
  );
}

async function recode(
  { edits }: Coding,
  open: OpenRepository,
  { path, id, link }: CodedPassage,
  codes: readonly string[],
): Promise<void> {
  const told =
    codes.length > 0
      ? vscode.l10n.t('{0} coded: {1}', link, codes.join(', '))
      : vscode.l10n.t('{0} has no code now', link);
  const versions = versionsOf(open.repository.snapshot, codes);
  await edits.write(open, path, (text) => setCodes(text, id, codes, versions), told);
}

/** Lets the passage at the selection grow or shrink to what is selected. */
async function fitExcerpt(coding: Coding): Promise<void> {
  const active = await activeRecord(coding);
  const span = active && selectedSpan(active.editor, active.here);
  if (!active || !span) return;
  const { here } = active;
  const touched = here.passages.filter((p) => p.span && p.span.start < span.end && span.start < p.span.end);
  const items = touched.map((passage) => ({
    passage,
    label: passage.id,
    description: passage.excerpt.codes.join(', '),
    detail: passage.excerpt.quote ?? '',
  }));
  if (items.length === 0) {
    tell(vscode.l10n.t('Select a part of a passage, or the passage and more: it grows or shrinks to that.'));
    return;
  }
  const placeHolder = vscode.l10n.t('Which passage should have what is selected?');
  const picked = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { placeHolder });
  if (!picked) return;
  const { path, id, link } = picked.passage;
  const selector = await paced(selectorInSteps(here.document.text, here.document.facts.bodyStart, span));
  await coding.edits.write(
    here.open,
    path,
    (text) => moveExcerpt(text, id, selector),
    vscode.l10n.t('{0} fitted to the selection', link),
  );
}

async function deleteExcerpt(coding: Coding): Promise<void> {
  const meant = await meantPassage(coding.repositories, undefined);
  if (!meant) return;
  const { open, passage } = meant;
  const { path, id, link, located } = passage;
  const count = (await paced(linksLeadingTo(open.repository.snapshot, located))).length;
  if (count > 0) {
    const yes = vscode.l10n.t('Delete');
    const answer = await vscode.window.showWarningMessage(
      count === 1
        ? vscode.l10n.t('{0} is cited in one place. Delete it all the same?', link)
        : vscode.l10n.t('{0} is cited in {1} places. Delete it all the same?', link, count),
      { modal: true },
      yes,
    );
    if (answer !== yes) return;
  }
  const told = vscode.l10n.t('{0} deleted', link);
  await coding.edits.write(open, path, (text) => removeExcerpt(text, id), told);
}

async function writeMemo(coding: Coding, node: TreeNode | undefined): Promise<void> {
  const meant = await meantPassage(coding.repositories, node);
  if (!meant) return;
  const { open, passage } = meant;
  const { path, id, link, excerpt } = passage;
  const memo = await askMemo(excerpt.memo ?? '');
  if (memo === undefined || memo === excerpt.memo) return;
  const told = vscode.l10n.t('Memo of {0} written', link);
  await coding.edits.write(open, path, (text) => setMemo(text, id, memo), told);
}

function askMemo(value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Memo'),
    prompt: vscode.l10n.t('A thought about this passage'),
    value,
    ignoreFocusOut: true,
  });
}

/** The excerpt that this coder has of exactly this passage. */
function samePassage({ passages }: CodingHere, span: Span, coder: string): CodedPassage | undefined {
  return passages.find(
    (p) => p.span?.start === span.start && p.span.end === span.end && fold(p.coder ?? coder) === fold(coder),
  );
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}

function isReply(value: unknown): value is vscode.CommentReply {
  return typeof value === 'object' && value !== null && 'thread' in value && 'text' in value;
}
