import * as vscode from 'vscode';
import { codebookOf, type CodeEntry } from '../../analysis/codebook';
import { isInUse } from '../../model/code';
import { readColour } from '../../model/palette';
import { addCode } from '../../writing/codebookFile';
import { proposedCode } from '../../writing/newCode';
import { actNow } from '../claims/today';
import { colourOr, swatch } from '../coding/colours';
import { atOnce } from '../../model/steps';
import type { OpenRepository } from '../openRepository';
import { changeCodebook, codebookFile } from './change';

/**
 * Makes a code while somebody codes: only where it belongs is asked, the rest can wait until the passage is coded.
 * @returns its id; undefined when somebody gave up, or where the codebook cannot be written to.
 */
export async function makeCode(open: OpenRepository, label: string): Promise<string | undefined> {
  const { snapshot } = open.repository;
  const file = codebookFile(open);
  const entries = flat(atOnce(codebookOf(snapshot, vscode.env.language)), 0).filter(
    ({ entry }) => entry.located.path === file.path && isInUse(entry.code),
  );
  const top = { label: vscode.l10n.t('At the top'), iconPath: new vscode.ThemeIcon('home'), id: undefined };
  const below = entries.map(({ entry, depth }) => ({
    label: `${'\u2003'.repeat(depth)}${entry.code.label ?? entry.id}`,
    description: entry.id,
    iconPath: swatch(colourOr(readColour(entry.code.colour))),
    id: entry.id,
  }));
  const parent =
    below.length === 0
      ? top
      : await vscode.window.showQuickPick([top, ...below], {
          title: vscode.l10n.t('New code “{0}”', label),
          placeHolder: vscode.l10n.t('Below which code does it belong?'),
          matchOnDescription: true,
          ignoreFocusOut: true,
        });
  if (!parent) return undefined;
  const code = proposedCode(snapshot, label, parent.id);
  const isMade = await changeCodebook(file, (book) => addCode(book, code, parent.id, actNow()));
  return isMade ? code.id : undefined;
}

function flat(
  entries: readonly CodeEntry[],
  depth: number,
): readonly { readonly entry: CodeEntry; readonly depth: number }[] {
  return entries.flatMap((entry) => [{ entry, depth }, ...flat(entry.below, depth + 1)]);
}
