import * as vscode from 'vscode';
import { problemsInSteps } from '../../checks/problems';
import { Lines } from '../../model/lines';
import type { Fix, Problem } from '../../model/problem';
import { planRecord, typesFor } from '../../language/newRecord';
import { splitFrontMatter } from '../../syntax/frontMatter';
import { paced } from '../../repository/pace';
import { moveExcerpt, removeExcerpt, type Written } from '../../writing/excerptFile';
import { selectorInSteps, trimmedSpan } from '../../writing/selector';
import type { Repositories } from '../openRepository';
import { SOURCE } from '../problemCount';
import { rangeIn, rangeOf, type RepositoryDocument, repositoryDocument, selector } from './documents';

/** Offers ways out of problems. */
export function registerCodeActions(repositories: Repositories): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    selector,
    {
      async provideCodeActions(document, range, context, token) {
        const ours = context.diagnostics.filter((d) => d.source === SOURCE);
        const here = ours.length > 0 ? await repositoryDocument(repositories, document) : undefined;
        if (!here) return undefined;
        const all = await paced(problemsInSteps(here.snapshot, here.document.facts));
        const problems = all.filter(({ span }) => range.intersection(rangeOf(here.lines, span)));
        const actions = problems.map((problem) => {
          const diagnostics = ours.filter((d) => codeOf(d) === problem.rule && d.message === problem.message);
          return actionsFor(here, document, problem, diagnostics, token);
        });
        return (await Promise.all(actions)).flat();
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

async function actionsFor(
  here: RepositoryDocument,
  document: vscode.TextDocument,
  { fixes = [] }: Problem,
  diagnostics: vscode.Diagnostic[],
  token: vscode.CancellationToken,
): Promise<vscode.CodeAction[]> {
  const replacements = fixes.filter((fix) => fix.kind === 'replace');
  const all: vscode.CodeAction[] = [];
  for (const fix of fixes) {
    if (token.isCancellationRequested) break;
    for (const action of await actionsOf(here, document, fix)) {
      // With one correction alone there is nothing to choose.
      action.isPreferred = replacements.length === 1 && fix.kind === 'replace';
      action.diagnostics = diagnostics;
      all.push(action);
    }
  }
  return all;
}

function actionsOf(
  here: RepositoryDocument,
  document: vscode.TextDocument,
  fix: Fix,
): vscode.CodeAction[] | Promise<vscode.CodeAction[]> {
  switch (fix.kind) {
    case 'replace':
      return [replacing(document, fix)];
    case 'claim-act':
      return [acting(fix.title, '_redThread.actOnClaim', [document.uri, fix.act, fix.span])];
    case 'begin':
      return [beginning(here, fix)];
    case 'translation-act':
      return [acting(fix.title, '_redThread.actOnTranslation', [here.open.uriOf(fix.path), fix])];
    case 'place-excerpt':
      return placing(here, document, fix);
    case 'delete-excerpt':
      return writing(document, fix.title, removeExcerpt(document.getText(), fix.id));
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

const beginnings = {
  search: 'redThread.search',
  'claim-page': 'redThread.showClaimPage',
  'negative-cases': 'redThread.findNegativeCases',
  coverage: 'redThread.showCoverage',
} as const;

function beginning({ open }: RepositoryDocument, fix: Extract<Fix, { kind: 'begin' }>): vscode.CodeAction {
  if (fix.what !== 'record') return acting(fix.title, beginnings[fix.what], []);
  const node = { ofType: { repository: open, type: fix.type } };
  return acting(fix.title, 'redThread.newRecord', [node, fix.says]);
}

function replacing(document: vscode.TextDocument, fix: Extract<Fix, { kind: 'replace' }>): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, rangeIn(document, fix.span), fix.text);
  return action;
}

/** The excerpt quotes what stands at the place; the line tells the places apart. */
async function placing(
  { texts }: RepositoryDocument,
  document: vscode.TextDocument,
  { title, id, record, place }: Extract<Fix, { kind: 'place-excerpt' }>,
): Promise<vscode.CodeAction[]> {
  const text = await texts.read(record);
  const span = text === undefined ? undefined : trimmedSpan(text, place.span);
  if (text === undefined || !span) return [];
  const line = new Lines(text).positionAt(span.start).line + 1;
  const percent = Math.round(place.similarity * 100);
  const told =
    percent === 100
      ? vscode.l10n.t('{0}: line {1}', title, line)
      : vscode.l10n.t('{0}: line {1}, where {2} % of the quotation stands', title, line, percent);
  const selector = await paced(selectorInSteps(text, splitFrontMatter(text).bodyStart, span));
  return writing(document, told, moveExcerpt(document.getText(), id, selector));
}

/** A change of an excerpt file; none where the file has to be mended by hand first. */
function writing(document: vscode.TextDocument, title: string, written: Written): vscode.CodeAction[] {
  if (written.kind !== 'written') return [];
  return [replacing(document, { kind: 'replace', title, ...written.edit })];
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
