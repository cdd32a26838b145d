import * as vscode from 'vscode';
import { type Project, readProject } from '../../model/project';
import { textAt } from '../../model/value';
import { acknowledgements, fundingStatement, type StatementLanguage } from '../../publish/funding';
import { CONFIGURATION_FILE } from '../../repository/index';
import { repositoryDocument } from '../language/documents';
import type { Repositories } from '../openRepository';
import type { CommandHandlers } from './register';
import { writeAtCursors } from '../writeAtCursors';

/** Commands that write into a paper what red-thread.yaml knows of the project. */
export function statementCommands(repositories: Repositories): CommandHandlers {
  return {
    'redThread.insertFunding': () => insert(repositories, fundingStatement),
    'redThread.insertAcknowledgements': () => insert(repositories, acknowledgements),
  };
}

/** Puts a statement at the cursor, in the language of the text; where it says none, somebody chooses. */
async function insert(
  repositories: Repositories,
  statementOf: (project: Project, language: StatementLanguage) => string | undefined,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const here = editor && (await repositoryDocument(repositories, editor.document));
  if (!editor || !here) return;
  const { facts } = here.document;
  if (editor.document.offsetAt(editor.selection.start) < facts.bodyStart) {
    tell(vscode.l10n.t('Place the cursor in the text, below the front matter, and try again.'));
    return;
  }
  const statementIn = (language: StatementLanguage): string | undefined =>
    statementOf(readProject(here.snapshot.file(CONFIGURATION_FILE)?.root, language), language);
  if (statementIn('en') === undefined) {
    tell(vscode.l10n.t('{0} does not say this of the project yet: see “project” there.', CONFIGURATION_FILE));
    return;
  }
  const language = languageIn(textAt(facts.root, 'lang')) ?? (await askedLanguage());
  const statement = language && statementIn(language);
  if (statement !== undefined) await writeAtCursors(editor, () => statement);
}

function languageIn(lang: string | undefined): StatementLanguage | undefined {
  if (lang === undefined) return undefined;
  return /^da\b/i.test(lang) ? 'da' : /^en\b/i.test(lang) ? 'en' : undefined;
}

async function askedLanguage(): Promise<StatementLanguage | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly language: StatementLanguage })[] = [
    { label: vscode.l10n.t('Danish'), language: 'da' },
    { label: vscode.l10n.t('English'), language: 'en' },
  ];
  const placeHolder = vscode.l10n.t('In which language?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.language;
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}
