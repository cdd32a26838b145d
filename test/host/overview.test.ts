import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import type { OverviewPage, Section, TableSection } from '../../src/pages/overview';
import {
  closeEditors,
  deleteOutside,
  observationsIn,
  openAt,
  openSample,
  sampleUri,
  until,
  writeOutside,
} from './sample';

describe('the overview', () => {
  let services: Services;
  let pages: OverviewPage[];
  let listening: vscode.Disposable;

  before(async () => {
    services = await openSample();
  });

  beforeEach(() => {
    pages = [];
    listening = services.overview.panel.onDidShow((page) => pages.push(page));
  });

  afterEach(async () => {
    listening.dispose();
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeEditors();
  });

  it('opens once, and its script asks for what to show', async () => {
    await vscode.commands.executeCommand('redThread.showOverview');
    await vscode.commands.executeCommand('redThread.showOverview');
    const { title, summary, notice, sections } = await firstPage();
    assert.match(title, /^LISES/);
    assert.match(
      summary.map(({ text }) => text).join(' · '),
      /^\d+ records · \d+ excerpts · \d+ people · \d+ codes · \d+ works$/,
    );
    assert.equal(notice, undefined);
    assert.deepEqual(
      sections.map(({ name }) => name),
      ['steps', 'types', 'years', 'sites', 'potentials', 'claims', 'recent', 'problems'],
    );
    await until(() => overviewTabs().length === 1, 'there is one overview');
  });

  it('counts what the Repository view counts', async () => {
    await vscode.commands.executeCommand('redThread.showOverview');
    const { rows } = tableOf(await firstPage(), 'types');
    const observations = rows.find(({ label }) => label === 'Observations')?.cells[0];
    assert.equal(observations?.text, String(observationsIn(services)));
    assert.deepEqual(observations.action, { kind: 'search', query: 'type:observation' });
  });

  it('follows what changes in the repository', async () => {
    await vscode.commands.executeCommand('redThread.showOverview');
    const memos = (page: OverviewPage | undefined): number =>
      Number(page && tableOf(page, 'types').rows.find(({ label }) => label === 'Memos')?.cells[0]?.text);
    const before = memos(await firstPage());
    writeOutside({ 'memos/MEMO-900.md': '---\nid: MEMO-900\ntype: memo\n---\nA thought.\n' });
    await until(() => memos(pages.at(-1)) === before + 1, 'the new memo is counted');
    deleteOutside('memos/MEMO-900.md');
    await until(() => memos(pages.at(-1)) === before, 'the memo is no longer counted');
  });

  it('lists what was opened last', async () => {
    await openAt('claims/CLM-012.md');
    await openAt('observations/OBS-012.md');
    await vscode.commands.executeCommand('redThread.showOverview');
    const recent = sectionOf(await firstPage(), 'recent');
    assert.ok(recent.kind === 'list');
    assert.deepEqual(
      recent.items.slice(0, 2).map(({ text }) => text.split(' ')[0]),
      ['OBS-012', 'CLM-012'],
    );
  });

  it('opens a record that is asked for, and nothing outside the repository', async () => {
    await vscode.commands.executeCommand('redThread.showOverview');
    await firstPage();
    await use({ kind: 'open', path: '../../etc/hostname' });
    assert.equal(activeFile(), '');
    await use({ kind: 'open', path: 'sites/SITE-A.md' });
    assert.equal(activeFile(), sampleUri('sites/SITE-A.md').path);
  });

  it('begins a step at the place that it is about', async () => {
    await vscode.commands.executeCommand('redThread.showOverview');
    await firstPage();
    const begun = use({ kind: 'step', step: 'unanswered' });
    await until(async () => {
      // Of several places somebody picks one: the first is proposed.
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return activeFile().endsWith('CLM-004.md');
    }, 'the claim is open');
    await begun;
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.getText(editor.selection) ?? '', /outcome: new-question/);
  });

  it('refuses a message that it does not understand', async () => {
    await assert.rejects(use({ kind: 'erase' }), /message\.kind is none of/);
    await assert.rejects(services.overview.panel.answer(undefined), /message is no object/);
  });

  it('comes back after a reload with the repository that it showed, in the place of one that is open', async () => {
    await vscode.commands.executeCommand('redThread.showOverview');
    const { repository } = await firstPage();
    pages.length = 0;
    const panel = vscode.window.createWebviewPanel(
      'redThread.overview',
      'Overview',
      vscode.ViewColumn.Active,
    );
    services.overview.panel.restore(panel, { state: repository, top: 120 });
    assert.equal((await firstPage()).repository, repository);
    await until(() => overviewTabs().length === 1, 'there is one overview');
  });

  it('comes back with the first repository where what it kept makes no sense', async () => {
    const panel = vscode.window.createWebviewPanel(
      'redThread.overview',
      'Overview',
      vscode.ViewColumn.Active,
    );
    services.overview.panel.restore(panel, 'nonsense');
    assert.match((await firstPage()).title, /^LISES/);
  });

  it('lets go of all when it is closed, and can be opened again', async () => {
    await vscode.commands.executeCommand('redThread.showOverview');
    await firstPage();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until(() => overviewTabs().length === 0, 'it is closed');
    pages.length = 0;
    writeOutside({ 'memos/MEMO-901.md': '---\nid: MEMO-901\ntype: memo\n---\n' });
    const { snapshot } = services.repositories.all[0]?.repository ?? {};
    await until(() => snapshot?.recordAt('memos/MEMO-901.md') !== undefined, 'the memo is known');
    deleteOutside('memos/MEMO-901.md');
    await until(() => snapshot?.recordAt('memos/MEMO-901.md') === undefined, 'the memo is gone');
    assert.deepEqual(pages, []);
    await vscode.commands.executeCommand('redThread.showOverview');
    await firstPage();
  });

  /** As if somebody had clicked what asks for this. */
  function use(action: object): Promise<void> {
    return services.overview.panel.answer({ kind: 'act', action: JSON.stringify(action) });
  }

  async function firstPage(): Promise<OverviewPage> {
    await until(() => pages.length > 0, 'the page is shown');
    const [page] = pages;
    assert.ok(page);
    return page;
  }
});

function sectionOf(page: OverviewPage, name: string): Section {
  const section = page.sections.find((s) => s.name === name);
  assert.ok(section, name);
  return section;
}

function tableOf(page: OverviewPage, name: string): TableSection {
  const section = sectionOf(page, name);
  assert.ok(section.kind === 'table');
  return section;
}

function activeFile(): string {
  return vscode.window.activeTextEditor?.document.uri.path ?? '';
}

function overviewTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('redThread.overview'),
    );
}
