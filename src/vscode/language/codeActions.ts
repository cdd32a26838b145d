import * as vscode from 'vscode';
import { problemsOf } from '../../checks/problems';
import type { Fix, Problem } from '../../model/problem';
import { planRecord, typesFor } from '../../language/newRecord';
import type { Repositories } from '../openRepository';
import { SOURCE } from '../problemCount';
import { rangeIn, type RepositoryDocument, repositoryDocument, selector } from './documents';

/** Offers ways out of problems. */
export function registerCodeActions(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    selector,
    {
      async provideCodeActions(document, range, context) {
        const ours = context.diagnostics.filter((d) => d.source === SOURCE);
        const here = ours.length > 0 ? await repositoryDocument(repositories, document) : undefined;
        if (!here) return undefined;
        return problemsOf(here.snapshot, here.document.facts)
          .filter((problem) => range.intersection(rangeIn(document, problem.span)) !== undefined)
          .flatMap((problem) => {
            const diagnostics = ours.filter(
              (d) => codeOf(d) === problem.rule && d.message === problem.message,
            );
            return actionsFor(here, document, problem, diagnostics);
          });
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

function actionsFor(
  here: RepositoryDocument,
  document: vscode.TextDocument,
  { fixes = [] }: Problem,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction[] {
  const replacements = fixes.filter((fix) => fix.kind === 'replace');
  return fixes
    .flatMap((fix) => {
      const actions = actionsOf(here, document, fix);
      // With one correction alone there is nothing to choose.
      for (const action of actions) action.isPreferred = replacements.length === 1 && fix.kind === 'replace';
      return actions;
    })
    .map((action) => {
      action.diagnostics = diagnostics;
      return action;
    });
}

function actionsOf(here: RepositoryDocument, document: vscode.TextDocument, fix: Fix): vscode.CodeAction[] {
  switch (fix.kind) {
    case 'replace':
      return [replacing(document, fix)];
    case 'claim-act':
      return [acting(fix.title, '_redThread.actOnClaim', [document.uri, fix.act, fix.span])];
    case 'translation-act':
      return [acting(fix.title, '_redThread.actOnTranslation', [here.open.uriOf(fix.path), fix])];
    case 'create-record':
      return creating(here, fix);
  }
}

/** What only a person can do: the command asks for what it needs. */
function acting(title: string, command: string, arguments_: readonly unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [...arguments_] };
  return action;
}

function replacing(document: vscode.TextDocument, fix: Extract<Fix, { kind: 'replace' }>): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, rangeIn(document, fix.span), fix.text);
  return action;
}

/** One way for each type that the record could be of; where no type has its prefix, a plain note. */
function creating(
  { open, snapshot }: RepositoryDocument,
  fix: Extract<Fix, { kind: 'create-record' }>,
): vscode.CodeAction[] {
  const named = fix.type === undefined ? undefined : snapshot.vocabulary.types.get(fix.type);
  const types = named ? [named] : typesFor(snapshot, fix.id);
  const choices = types.length > 0 ? types : [undefined];
  return choices.map((type) => {
    const file = planRecord(snapshot, fix.id, type);
    const uri = open.uriOf(file.path);
    const title = choices.length > 1 && type ? `${fix.title} (${type.label})` : fix.title;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.createFile(uri);
    action.edit.insert(uri, new vscode.Position(0, 0), file.text);
    action.command = { command: 'vscode.open', title: '', arguments: [uri] };
    return action;
  });
}
