import * as vscode from 'vscode';
import { languageName } from '../../analysis/languages';
import { type CodeEntry, codebookOf } from '../../analysis/codebook';
import { isInUse } from '../../model/code';
import { palette, readColour } from '../../model/palette';
import { textAt, type Value, valueAt } from '../../model/value';
import type { Label } from '../../writing/codebookFile';
import { labelLanguages } from '../../writing/newCode';
import { colourOr, swatch } from '../coding/colours';
import { atOnce } from '../../model/steps';
import type { OpenRepository, Repositories } from '../openRepository';
import type { RepositoryFile } from '../place';
import type { TreeNode } from '../trees/node';

/** A code that something is to be done with. */
export interface MeantCode {
  readonly file: RepositoryFile;
  readonly entry: CodeEntry;
}

/** The code of a line, else somebody is asked; undefined when nobody wants to say. */
export async function meantCode(
  repositories: Repositories,
  node: TreeNode | undefined,
  placeHolder: string,
  isOffered: (entry: CodeEntry) => boolean = ({ code }) => isInUse(code),
): Promise<MeantCode | undefined> {
  const line = node?.code;
  if (line) {
    const { file, id } = line;
    const entry = allCodes(file.repository).find((e) => e.id === id && e.located.path === file.path);
    return entry && { file, entry };
  }
  const offered = repositories.all.flatMap((repository) =>
    allCodes(repository)
      .filter(isOffered)
      .map((entry) => ({ file: { repository, path: entry.located.path }, entry })),
  );
  if (offered.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The codebook has no such code.'));
    return undefined;
  }
  return pickCode(offered, placeHolder);
}

/** Lets somebody choose another code of the same codebook to become one with. */
export function otherCode({ file, entry }: MeantCode, placeHolder: string): Promise<MeantCode | undefined> {
  const others = allCodes(file.repository).filter(
    (other) => other.located.path === file.path && other.id !== entry.id && isInUse(other.code),
  );
  return pickCode(
    others.map((other) => ({ file, entry: other })),
    placeHolder,
  );
}

async function pickCode(codes: readonly MeantCode[], placeHolder: string): Promise<MeantCode | undefined> {
  const items = codes.map((meant) => ({
    meant,
    label: meant.entry.code.label ?? meant.entry.id,
    description: meant.entry.id,
    iconPath: swatch(colourOr(readColour(meant.entry.code.colour))),
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked?.meant;
}

/** All codes of a repository as the codebook has them, each before those below it. */
export function allCodes({ repository }: OpenRepository): readonly CodeEntry[] {
  const flat = (entries: readonly CodeEntry[]): readonly CodeEntry[] =>
    entries.flatMap((entry) => [entry, ...flat(entry.below)]);
  return flat(atOnce(codebookOf(repository.snapshot, vscode.env.language)));
}

/** Asks what a code is called, in each language of the repository; the first has to be given. */
export async function askLabel(
  { repository }: OpenRepository,
  title: string,
  before?: Value,
): Promise<Label | undefined> {
  const was = valueAt(before, 'label');
  const written = was?.kind === 'mapping' ? was.entries.map(({ key }) => key) : [];
  const languages = [...new Set([...written, ...labelLanguages(repository.snapshot)])];
  const labels: Record<string, string> = {};
  for (const [i, language] of (languages.length > 0 ? languages : ['']).entries()) {
    const known = was?.kind === 'mapping' ? textAt(was, language) : i === 0 ? textAt(before, 'label') : '';
    const text = await vscode.window.showInputBox({
      title,
      prompt:
        i === 0
          ? languages.length > 1
            ? vscode.l10n.t('What is it called? ({0})', languageName(language))
            : vscode.l10n.t('What is it called?')
          : vscode.l10n.t('And in {0}? Leave it empty where there is no word yet', languageName(language)),
      value: known ?? '',
      ignoreFocusOut: true,
      validateInput: (typed) =>
        i === 0 && typed.trim() === '' ? vscode.l10n.t('A code needs a name.') : undefined,
    });
    if (text === undefined) return undefined;
    if (text.trim() !== '') labels[language] = text.trim();
  }
  const [only, ...others] = Object.entries(labels);
  // One word for all languages stays one as long as no other comes to it.
  return only && others.length === 0 && was?.kind !== 'mapping' ? only[1] : labels;
}

/** Asks for a text that may stay empty; undefined when somebody gave up. */
export async function askText(title: string, prompt: string, value = ''): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({ title, prompt, value, ignoreFocusOut: true });
  return text?.trim();
}

/** Why something is done, for the history; it may stay untold. */
export function askWhy(title: string): Promise<string | undefined> {
  return askText(title, vscode.l10n.t('Why? It stands in the history of the code and may be left empty'));
}

/** Lets somebody choose a colour: one of the palette, or one of their own. */
export async function askColour(before: string | undefined): Promise<string | undefined> {
  const now = readColour(before);
  const items = palette().map(({ value, name }) => ({
    label: name,
    description: value === now ? vscode.l10n.t('now') : '',
    iconPath: swatch(value),
    value,
  }));
  const own = { label: vscode.l10n.t('Another Colour…'), description: '', value: undefined };
  const picked = await vscode.window.showQuickPick([...items, own], {
    placeHolder: vscode.l10n.t('Which colour?'),
  });
  if (!picked || picked.value !== undefined) return picked?.value;
  const typed = await vscode.window.showInputBox({
    prompt: vscode.l10n.t('A colour with six digits: #b5452c'),
    value: now ?? '',
    validateInput: (text) =>
      readColour(text) === undefined
        ? vscode.l10n.t('A colour is written with six digits: #b5452c')
        : undefined,
  });
  return readColour(typed);
}
