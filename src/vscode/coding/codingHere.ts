import * as vscode from 'vscode';
import type { CodedPassage } from '../../analysis/codedPassages';
import { passagesAt, passagesInOrder } from '../../analysis/passagesInOrder';
import type { RecordEntry } from '../../repository/snapshot';
import { type RepositoryDocument, repositoryDocument } from '../language/documents';
import type { Repositories } from '../openRepository';

/** A record in an editor, with its passages as they stand in it now. */
export interface CodingHere extends RepositoryDocument {
  readonly record: RecordEntry;
  readonly passages: readonly CodedPassage[];
  /** Whether some passages are still to be looked for. While somebody types those that are known move with the text. */
  readonly isPending: boolean;
}

/** The record that a document holds; undefined for anything else. */
export async function codingIn(
  repositories: Repositories,
  document: vscode.TextDocument,
): Promise<CodingHere | undefined> {
  if (document.languageId !== 'markdown') return undefined;
  const here = await repositoryDocument(repositories, document);
  const record = here?.snapshot.recordAt(here.document.path);
  if (!here || !record) return undefined;
  const passages = passagesInOrder(here.snapshot, record);
  const isPending = passages.some((p) => p.anchoring === undefined && (p.excerpt.quote ?? '').trim() !== '');
  return { ...here, record, passages, isPending };
}

/** The same once the place of every passage is known. */
export async function settledCodingIn(
  repositories: Repositories,
  document: vscode.TextDocument,
): Promise<CodingHere | undefined> {
  const here = await codingIn(repositories, document);
  if (!here?.isPending) return here;
  await here.open.repository.settled();
  return codingIn(repositories, document);
}

/** Lets somebody choose among the passages at the cursor; the only one is not asked for. */
export async function passageAtCursor(
  here: CodingHere,
  editor: vscode.TextEditor,
): Promise<CodedPassage | undefined> {
  const [first, ...others] = passagesAt(here.passages, editor.document.offsetAt(editor.selection.active));
  if (!first) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Place the cursor in a passage that is coded or quoted.'),
    );
    return undefined;
  }
  if (others.length === 0) return first;
  const items = [first, ...others].map((passage) => ({
    passage,
    label: passage.id,
    description: passage.excerpt.codes.join(', '),
    detail: passage.excerpt.quote ?? '',
  }));
  const placeHolder = vscode.l10n.t('Which passage?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.passage;
}
