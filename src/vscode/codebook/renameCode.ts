import * as vscode from 'vscode';
import { passagesWith } from '../../analysis/codebook';
import { type FileEdits, inOrder } from '../../language/changes';
import { planRename, RenameError } from '../../language/rename';
import { renamedNote } from '../../writing/codebookFile';
import { versionsRenamedIn } from '../../writing/codings';
import { idObstacle } from '../../writing/newCode';
import { actNow } from '../claims/today';
import { repositoryDocument } from '../language/documents';
import { wordsFor } from '../language/rename';
import type { Repositories } from '../openRepository';
import type { MeantCode } from './askCode';
import { askWhy } from './askCode';
import { changeCodebook } from './change';
import { editsOfPassages } from './recode';

/** Gives a code another id wherever it is used, and notes in its history which one it had: all in one edit. */
export async function renameCode(repositories: Repositories, { file, entry }: MeantCode): Promise<void> {
  const { repository, path } = file;
  const { id } = entry;
  const title = vscode.l10n.t('Rename {0}', id);
  const name = (await askId(title, id, (typed) => idObstacle(repository.repository.snapshot, typed)))?.trim();
  if (name === undefined || name === id) return;
  const why = await askWhy(title);
  if (why === undefined) return;
  const document = await vscode.workspace.openTextDocument(repository.uriOf(path));
  const here = await repositoryDocument(repositories, document);
  const code = here?.document.facts.definitions.find((d) => d.name === id);
  if (!here || !code) return;
  const { token } = new vscode.CancellationTokenSource();
  try {
    const renamed = await planRename(here.snapshot, here.texts, here.document, code.span.start, name, token);
    const remembered = await editsOfPassages(repository, passagesWith(here.snapshot, id), (text) =>
      versionsRenamedIn(text, id, name),
    );
    if (!remembered) return;
    const own = renamed.edits.get(path)?.edits ?? [];
    const edits = together(renamed.edits, remembered);
    edits.delete(path);
    await changeCodebook(file, (book) => inOrder([...own, ...renamedNote(book, id, { ...actNow(), why })]), {
      edits,
    });
  } catch (error) {
    if (!(error instanceof RenameError)) throw error;
    void vscode.window.showErrorMessage(wordsFor(error));
  }
}

/** Asks for a code's id. @param obstacleTo why one will not do. */
export function askId(
  title: string,
  value: string,
  obstacleTo: (id: string) => 'invalid' | 'collision' | undefined,
): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('The id of the code: short, and the same in all languages'),
    value,
    ignoreFocusOut: true,
    validateInput: (typed) => {
      const id = typed.trim();
      const obstacle = id === value ? undefined : obstacleTo(id);
      if (obstacle === undefined) return undefined;
      return obstacle === 'invalid'
        ? vscode.l10n.t('Letters, digits, dots and hyphens can stand in an id.')
        : vscode.l10n.t('{0} is there already.', id);
    },
  });
}

/** The edits of both, file by file. */
function together(
  a: ReadonlyMap<string, FileEdits>,
  b: ReadonlyMap<string, FileEdits>,
): Map<string, FileEdits> {
  const result = new Map(a);
  for (const [path, { text, edits }] of b) {
    const others = result.get(path)?.edits ?? [];
    result.set(path, { text, edits: inOrder([...others, ...edits]) });
  }
  return result;
}
