import * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../model/event';
import { Batched } from './batched';
import { formatted } from './formatted';
import { type ProblemCount, problemText } from './problemCount';
import { forEachOpen } from './repositoryEvents';
import type { WorkspaceRepositories } from './workspaceRepositories';

/** Says in the status bar, and to `when` clauses, what the repositories of this window are doing. */
export function showStatus(repositories: WorkspaceRepositories, problems: ProblemCount): Disposable {
  const item = vscode.window.createStatusBarItem('redThread.status', vscode.StatusBarAlignment.Left, 0);
  item.name = vscode.l10n.t('Red Thread');
  const progress = new Map<object, { readonly done: number; readonly total: number }>();
  const update = (): void => {
    setContexts(repositories);
    if (repositories.all.length === 0) item.hide();
    else {
      showIn(item, repositories, sumOf(progress.values()), problems.value);
      item.show();
    }
  };
  const batched = new Batched(update, 50, 100);
  update();
  const parts = [
    item,
    batched,
    repositories.onDidChange(() => batched.request()),
    repositories.onDidChangeActivity(() => batched.request()),
    problems.onDidChange(() => batched.request()),
    forEachOpen(repositories, (open) => {
      const { repository } = open;
      const listening = [
        repository.onDidProgress((now) => {
          progress.set(open, now);
          batched.request();
        }),
        repository.onDidChange(() => batched.request()),
        { dispose: () => progress.delete(open) },
      ];
      return { dispose: () => disposeAll(listening) };
    }),
  ];
  return { dispose: () => disposeAll(parts) };
}

function setContexts(repositories: WorkspaceRepositories): void {
  const set = (key: string, value: boolean): void => {
    void vscode.commands.executeCommand('setContext', key, value);
  };
  set('redThread.searched', repositories.activity !== 'searching');
  set('redThread.indexing', repositories.activity === 'indexing');
  set('redThread.hasRepository', repositories.all.length > 0);
  set(
    'redThread.incomplete',
    repositories.all.some((r) => !r.repository.snapshot.complete),
  );
}

function showIn(
  item: vscode.StatusBarItem,
  repositories: WorkspaceRepositories,
  progress: { readonly done: number; readonly total: number },
  problems: number,
): void {
  if (repositories.activity === 'indexing') {
    const { done, total } = progress;
    item.text = `$(sync~spin) ${
      total === 0
        ? vscode.l10n.t('Red Thread: looking for files…')
        : vscode.l10n.t('Red Thread: indexing {0} of {1}…', formatted(done), formatted(total))
    }`;
    item.tooltip = vscode.l10n.t('Click to stop. What is read so far can be used.');
    item.command = 'redThread.stopIndexing';
    return;
  }
  if (repositories.all.some((r) => !r.repository.snapshot.complete)) {
    item.text = `$(debug-pause) ${vscode.l10n.t('Red Thread: not fully indexed')}`;
    item.tooltip = vscode.l10n.t('Click to go on. Until then links and problems are known in part only.');
    item.command = 'redThread.resumeIndexing';
    return;
  }
  const records = recordCount(repositories);
  const parts = [
    {
      text: records === 1 ? vscode.l10n.t('1 record') : vscode.l10n.t('{0} records', formatted(records)),
      command: 'redThread.repository.focus',
    },
    ...(problems > 0 ? [{ text: problemText(problems), command: 'redThread.showProblems' }] : []),
  ];
  item.text = `$(book) ${parts.map(({ text }) => text).join(' · ')}`;
  const links = parts.map(({ text, command }) => `[${text}](command:${command})`);
  const tooltip = new vscode.MarkdownString(
    `${vscode.l10n.t('Red Thread: click to see the problems.')}\n\n${links.join(' · ')}`,
  );
  tooltip.isTrusted = { enabledCommands: parts.map(({ command }) => command) };
  item.tooltip = tooltip;
  item.command = 'redThread.showProblems';
}

function recordCount(repositories: WorkspaceRepositories): number {
  let count = 0;
  for (const { repository } of repositories.all) {
    for (const record of repository.snapshot.records()) if (record.type !== undefined) count++;
  }
  return count;
}

function sumOf(all: Iterable<{ readonly done: number; readonly total: number }>): {
  done: number;
  total: number;
} {
  const sum = { done: 0, total: 0 };
  for (const { done, total } of all) {
    sum.done += done;
    sum.total += total;
  }
  return sum;
}
