import * as vscode from 'vscode';
import { applyEdits, type FileEdits, type TextEdit } from '../../language/changes';
import {
  CodebookError,
  type CodebookFailure,
  type CodebookText,
  readCodebook,
} from '../../writing/codebookText';
import { toWorkspaceEdit } from '../language/changes';
import type { OpenRepository } from '../openRepository';
import { placeOfSpan, type RepositoryFile, showPlace } from '../place';
import { exists } from '../writing/newFiles';

/** Where a repository without a codebook gets one. */
const USUAL_PATH = 'codebook.yaml';

/** The file of a repository's codebook; where there is none yet, the one that it gets. */
export function codebookFile(repository: OpenRepository): RepositoryFile {
  for (const { path, kind } of repository.repository.snapshot.files()) {
    if (kind === 'codebook') return { repository, path };
  }
  return { repository, path: USUAL_PATH };
}

/** What a change of the codebook brings with it. */
export interface Along {
  /** Edits of other files, by path. */
  readonly edits?: ReadonlyMap<string, FileEdits>;
  /** What stands over the edits where somebody wants to look at each first. */
  readonly review?: string;
}

/**
 * Changes the codebook as it is now, unsaved or not, as one edit that can be undone.
 * @returns whether something was changed. Where it was not, somebody was told why.
 */
export async function changeCodebook(
  file: RepositoryFile,
  change: (book: CodebookText) => readonly TextEdit[],
  { edits: others = new Map(), review }: Along = {},
): Promise<boolean> {
  const { repository, path } = file;
  const uri = repository.uriOf(path);
  const isThere = await exists(uri);
  const text = isThere ? (await vscode.workspace.openTextDocument(uri)).getText() : '';
  const edits = editsOf(file, text, change);
  if (!edits || edits.length === 0) return false;
  const all = isThere ? new Map([[path, { text, edits }], ...others]) : others;
  const edit = await toWorkspaceEdit(repository, { edits: all, fileRenames: [] }, review);
  if (!isThere) edit.createFile(uri, { contents: new TextEncoder().encode(applyEdits(text, edits)) });
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  // The index hears of it at once, so that what is done next builds on it.
  const now = await vscode.workspace.openTextDocument(uri);
  await repository.repository.update(path, now.getText());
  return true;
}

function editsOf(
  file: RepositoryFile,
  text: string,
  change: (book: CodebookText) => readonly TextEdit[],
): readonly TextEdit[] | undefined {
  try {
    return change(readCodebook(text));
  } catch (error) {
    if (!(error instanceof CodebookError)) throw error;
    void refuse(file, error);
    return undefined;
  }
}

async function refuse({ repository, path }: RepositoryFile, { code, subject }: CodebookError): Promise<void> {
  const said: Record<CodebookFailure, string> = {
    broken: vscode.l10n.t('{0} has something in it that cannot be read, so nothing was written to it.', path),
    unknown: vscode.l10n.t('The codebook has no code {0} any more.', subject),
    duplicate: vscode.l10n.t(
      'The codebook has the code {0} more than once. Give each an id of its own first.',
      subject,
    ),
    collision: vscode.l10n.t('{0} is there already.', subject),
    invalid: vscode.l10n.t(
      '“{0}” cannot be the id of a code: letters, digits, dots and hyphens can stand in it.',
      subject,
    ),
    cycle: vscode.l10n.t('A code cannot become part of itself: {0}.', subject),
    unfit: vscode.l10n.t(
      '{0} is written in a way that this change would spoil, so nothing was changed. Change it in the file.',
      subject,
    ),
  };
  const show = vscode.l10n.t('Show the Line');
  if ((await vscode.window.showWarningMessage(said[code], show)) !== show) return;
  const facts = repository.repository.snapshot.file(path);
  const span =
    facts?.definitions.find(({ name }) => name === subject)?.span ??
    facts?.problems.find(({ rule }) => rule.startsWith('yaml-'))?.span;
  await showPlace(span ? placeOfSpan(repository, path, span) : { repository, path });
}
