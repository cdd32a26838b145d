import * as vscode from 'vscode';
import { isInUse } from '../../model/code';
import { textsAt } from '../../model/value';
import {
  addCode,
  moveCode,
  recolourCode,
  redefineCode,
  relabelCode,
  setCodeState,
} from '../../writing/codebookFile';
import { idObstacle, proposedCode, proposedId } from '../../writing/newCode';
import { actNow } from '../claims/today';
import { askColour, askLabel, askText, askWhy, type MeantCode, meantCode } from '../codebook/askCode';
import { changeCodebook, codebookFile } from '../codebook/change';
import { mergeInto, recheck, split } from '../codebook/recode';
import { askId, renameCode } from '../codebook/renameCode';
import type { Repositories } from '../openRepository';
import type { CodeLine, TreeNode } from '../trees/node';
import { chosenRepository } from '../chosenRepository';
import type { CommandHandlers } from './register';

/** Commands that keep the codebook. */
export function codebookCommands(repositories: Repositories): CommandHandlers {
  const meant = (node: TreeNode | undefined, placeHolder: string): Promise<MeantCode | undefined> =>
    meantCode(repositories, node, placeHolder);
  return {
    'redThread.newCode': (node?: TreeNode) => newCode(repositories, node),
    'redThread.renameCode': async (node?: TreeNode) => {
      const code = await meant(node, vscode.l10n.t('Which code gets another id?'));
      if (code) await renameCode(repositories, code);
    },
    'redThread.changeCodeLabel': async (node?: TreeNode) => {
      const code = await meant(node, vscode.l10n.t('Which code is called otherwise now?'));
      if (code) await changeLabel(code);
    },
    'redThread.changeCodeDefinition': async (node?: TreeNode) => {
      const code = await meant(node, vscode.l10n.t('Which code gets another definition?'));
      if (code) await changeDefinition(code);
    },
    'redThread.recolourCode': async (node?: TreeNode) => {
      const code = await meant(node, vscode.l10n.t('Which code gets another colour?'));
      const colour = code && (await askColour(code.entry.code.colour));
      if (code && colour !== undefined) {
        await changeCodebook(code.file, (book) => recolourCode(book, code.entry.id, colour));
      }
    },
    'redThread.mergeCode': async (node?: TreeNode) => {
      const code = await meant(node, vscode.l10n.t('Which code becomes part of another?'));
      if (code) await mergeInto(code);
    },
    'redThread.splitCode': async (node?: TreeNode) => {
      const code = await meant(node, vscode.l10n.t('Which code becomes two?'));
      if (code) await split(code);
    },
    'redThread.recheckCode': async (node?: TreeNode) => {
      const code = await meant(node, vscode.l10n.t('Codings of which code are looked at again?'));
      if (code) await recheck(code);
    },
    'redThread.retireCode': async (node?: TreeNode) => {
      const code = await meant(node, vscode.l10n.t('Which code is no longer given?'));
      if (code) await setState(code, 'retired', vscode.l10n.t('Retire {0}', code.entry.id));
    },
    'redThread.takeCodeBack': async (node?: TreeNode) => {
      const placeHolder = vscode.l10n.t('Which code is given again?');
      const code = await meantCode(repositories, node, placeHolder, (entry) => !isInUse(entry.code));
      if (code) await setState(code, 'active', vscode.l10n.t('Take {0} back', code.entry.id));
    },
    'redThread.moveCodeUp': (node?: TreeNode) => node?.code && step(node, node.code, -1),
    'redThread.moveCodeDown': (node?: TreeNode) => node?.code && step(node, node.code, 1),
  };
}

/** Makes a code: below the one of the line, or at the top. */
async function newCode(repositories: Repositories, node: TreeNode | undefined): Promise<void> {
  const parent = node?.code;
  const repository = parent?.file.repository ?? (await chosenRepository(repositories));
  if (!repository) return;
  const title =
    parent === undefined ? vscode.l10n.t('New Code') : vscode.l10n.t('New code below {0}', parent.id);
  const label = await askLabel(repository, title);
  if (label === undefined) return;
  const { snapshot } = repository.repository;
  const id = await askId(title, proposedId(snapshot, label, parent?.id), (typed) =>
    idObstacle(snapshot, typed),
  );
  if (id === undefined) return;
  const definition = await askText(title, vscode.l10n.t('When is it given? It may be left empty'));
  if (definition === undefined) return;
  const code = proposedCode(repository.repository.snapshot, label, parent?.id, id.trim());
  const file = parent?.file ?? codebookFile(repository);
  await changeCodebook(file, (book) =>
    addCode(book, { ...code, ...(definition === '' ? {} : { definition }) }, parent?.id, actNow()),
  );
}

async function changeLabel({ file, entry }: MeantCode): Promise<void> {
  const title = vscode.l10n.t('What {0} is called', entry.id);
  const label = await askLabel(file.repository, title, entry.located.definition.fields);
  if (label !== undefined) await changeCodebook(file, (book) => relabelCode(book, entry.id, label));
}

/** The definition, what counts and what does not; where nothing of them is other than before, nothing happens. */
async function changeDefinition({ file, entry }: MeantCode): Promise<void> {
  const { id } = entry;
  const { fields } = entry.located.definition;
  const title = vscode.l10n.t('Definition of {0}', id);
  const prompts = {
    definition: vscode.l10n.t('What does the code mean?'),
    include: vscode.l10n.t('What counts, though one may doubt it?'),
    exclude: vscode.l10n.t('What does not count, though one may think so?'),
  };
  const texts: Record<string, string> = {};
  for (const [key, prompt] of Object.entries(prompts)) {
    const before = textsAt(fields, key).join('; ');
    const text = await askText(title, prompt, before);
    if (text === undefined) return;
    if (text !== before) texts[key] = text;
  }
  if (Object.keys(texts).length === 0) return;
  const why = await askWhy(title);
  if (why !== undefined) {
    await changeCodebook(file, (book) => redefineCode(book, id, texts, { ...actNow(), why }));
  }
}

async function setState(
  { file, entry }: MeantCode,
  state: 'active' | 'retired',
  title: string,
): Promise<void> {
  const why = await askWhy(title);
  if (why === undefined) return;
  await changeCodebook(file, (book) => setCodeState(book, entry.id, state, { ...actNow(), why }));
}

/** Moves a code past the next one in use, as the view has them. */
async function step(node: TreeNode, { file, id, siblings }: CodeLine, by: -1 | 1): Promise<void> {
  const at = siblings.indexOf(id);
  if (at < 0 || siblings[at + by] === undefined) return;
  const before = siblings[by < 0 ? at - 1 : at + 2];
  const place = { parent: node.parent?.code?.id, ...(before === undefined ? {} : { before }) };
  await changeCodebook(file, (book) => moveCode(book, id, place));
}
