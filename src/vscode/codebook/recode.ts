import * as vscode from 'vscode';
import { passagesWith } from '../../analysis/codebook';
import type { CodedPassage } from '../../analysis/codedPassages';
import { shortened } from '../../language/markdown';
import type { FileEdits, TextEdit } from '../../language/changes';
import { fold } from '../../model/ids';
import { mergeCode, splitCode } from '../../writing/codebookFile';
import { recheckedIn, recodedIn } from '../../writing/codings';
import { proposedCode } from '../../writing/newCode';
import { actNow } from '../claims/today';
import { formatted } from '../formatted';
import { toWorkspaceEdit } from '../language/changes';
import type { OpenRepository } from '../openRepository';
import { siteText, sitesOf } from '../../language/about';
import { askLabel, askWhy, type MeantCode, otherCode } from './askCode';
import { changeCodebook } from './change';

/** So much of a quotation stands in a list. */
const QUOTATION = 160;

/** Makes a code part of another, and gives its passages that one, in one edit. */
export async function mergeInto(meant: MeantCode): Promise<void> {
  const { file, entry } = meant;
  const { id } = entry;
  const placeHolder = vscode.l10n.t('Which code should {0} become part of?', id);
  const into = await otherCode(meant, placeHolder);
  if (!into) return;
  const passages = passagesWith(file.repository.repository.snapshot, id);
  const merge = vscode.l10n.t('Merge');
  const review = vscode.l10n.t('Review First');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Merge {0} into {1}?', id, into.entry.id),
    {
      modal: true,
      detail: [
        passages.length === 1
          ? vscode.l10n.t('1 passage gets the other code.')
          : vscode.l10n.t('{0} passages get the other code.', formatted(passages.length)),
        vscode.l10n.t('{0} stays in the codebook and says what it became part of.', id),
      ].join(' '),
    },
    merge,
    review,
  );
  if (answer !== merge && answer !== review) return;
  const why = await askWhy(vscode.l10n.t('Merge {0} into {1}', id, into.entry.id));
  if (why === undefined) return;
  const to = { id: into.entry.id, version: into.entry.code.version };
  const edits = await editsOfPassages(file.repository, passages, (text, ids) =>
    recodedIn(text, id, to, (excerpt) => ids.has(excerpt)),
  );
  if (!edits) return;
  await changeCodebook(file, (book) => mergeCode(book, id, to.id, { ...actNow(), why }), {
    edits,
    ...(answer === review ? { review: vscode.l10n.t('Merge {0} into {1}', id, to.id) } : {}),
  });
}

/** Makes a new code of a part of one: somebody says which passages go to it. */
export async function split({ file, entry }: MeantCode): Promise<void> {
  const { repository } = file;
  const { id } = entry;
  const title = vscode.l10n.t('Split {0}', id);
  const label = await askLabel(repository, title);
  if (label === undefined) return;
  const passages = passagesWith(repository.repository.snapshot, id);
  const placeHolder = vscode.l10n.t('Which passages go to the new code? The others stay');
  const chosen = passages.length === 0 ? [] : await pickPassages(repository, title, placeHolder, passages);
  if (!chosen) return;
  const why = await askWhy(title);
  if (why === undefined) return;
  const code = proposedCode(repository.repository.snapshot, label, entry.located.definition.parent);
  const edits = await editsOfPassages(repository, chosen, (text, ids) =>
    recodedIn(text, id, { id: code.id, version: 1 }, (excerpt) => ids.has(excerpt)),
  );
  if (edits) await changeCodebook(file, (book) => splitCode(book, id, code, { ...actNow(), why }), { edits });
}

/** Lets somebody say for which passages a code still holds, of those that were coded under an earlier definition. */
export async function recheck({ file, entry }: MeantCode): Promise<void> {
  const { repository } = file;
  const { id, code } = entry;
  const older = passagesWith(repository.repository.snapshot, id).filter(
    ({ excerpt }) => (excerpt.coded.get(fold(id)) ?? code.version) < code.version,
  );
  if (older.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No passage was coded under an earlier definition of {0}.', id),
    );
    return;
  }
  const title = vscode.l10n.t('Recheck {0}', id);
  const placeHolder = vscode.l10n.t(
    'For which passages does the code still hold? The others stay in the list',
  );
  const chosen = await pickPassages(repository, title, placeHolder, older);
  if (!chosen) return;
  const edits = await editsOfPassages(repository, chosen, (text, ids) =>
    recheckedIn(text, { id, version: code.version }, (excerpt) => ids.has(excerpt)),
  );
  if (edits) await vscode.workspace.applyEdit(await toWorkspaceEdit(repository, { edits, fileRenames: [] }));
}

async function pickPassages(
  { repository }: OpenRepository,
  title: string,
  placeHolder: string,
  passages: readonly CodedPassage[],
): Promise<readonly CodedPassage[] | undefined> {
  const items = passages.map((passage) => ({
    passage,
    label: shortened((passage.excerpt.quote ?? passage.id).replace(/\s+/g, ' '), QUOTATION),
    description: [passage.link, siteText(repository.snapshot, sitesOf(passage.record.facts.root))]
      .filter(Boolean)
      .join(' · '),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder,
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked?.map(({ passage }) => passage);
}

/**
 * The edits of the files in which passages stand, as these are now. A file that cannot be read whole is named, and
 * nothing is done at all: half a merge would be worse than none.
 * @param change gives the edits for one file's text and the ids of its excerpts that are meant.
 */
export async function editsOfPassages(
  { repository }: OpenRepository,
  passages: readonly CodedPassage[],
  change: (text: string, ids: ReadonlySet<string>) => readonly TextEdit[] | undefined,
): Promise<ReadonlyMap<string, FileEdits> | undefined> {
  const result = new Map<string, FileEdits>();
  for (const path of new Set(passages.map((p) => p.path))) {
    const text = await repository.text(path);
    const ids = new Set(passages.filter((p) => p.path === path).map((p) => p.id));
    const edits = text === undefined ? undefined : change(text, ids);
    if (text === undefined || !edits) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('{0} has something in it that cannot be read, so nothing was changed anywhere.', path),
      );
      return undefined;
    }
    if (edits.length > 0) result.set(path, { text, edits });
  }
  return result;
}
