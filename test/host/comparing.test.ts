import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import type { CoveragePage } from '../../src/pages/coverage';
import type { VoicesPage } from '../../src/pages/voices';
import { closeEditors, openAt, openSample, sampleUri, until } from './sample';

describe('coverage and voice balance', () => {
  let services: Services;

  before(async () => {
    services = await openSample();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeEditors();
  });

  it('show what claims know of each site, and open what makes it up', async () => {
    const { panel } = services.comparisons.coverage;
    const page = await shown<CoveragePage>(panel.onDidShow, 'redThread.showCoverage');
    const sites = page.claims.columns.map(({ label }) => label);
    const claim = page.claims.rows.find(({ label }) => label.startsWith('CLM-012'));
    const stateAt = (site: string): string | undefined => claim?.cells[sites.indexOf(site)]?.state;
    assert.equal(stateAt('Kommune A'), 'supports');
    assert.equal(stateAt('Kommune B'), 'mixed');
    const cell = claim?.cells[sites.indexOf('Kommune B')];
    assert.ok(cell);
    const opened = panel.answer({ kind: 'act', action: JSON.stringify(cell.action) });
    await acceptUntil(() => activeFile().endsWith('OBS-012.md'), 'the first piece of evidence is open');
    await opened;
  });

  it('show gaps of the potentials', async () => {
    const { panel } = services.comparisons.coverage;
    const { potentials } = await shown<CoveragePage>(panel.onDidShow, 'redThread.showCoverage');
    assert.equal(potentials.rows.filter(({ isSum }) => !isSum).length, 5);
    assert.ok(potentials.columns.some(({ label }) => label === 'FLIP sessions'));
    assert.ok(potentials.rows.some(({ cells }) => cells.some(({ text }) => text === 'gap')));
  });

  it('count whose words the open draft quotes, and open a place', async () => {
    await openAt('drafts/DRAFT-02.md');
    const { panel } = services.comparisons.voices;
    const page = await shown<VoicesPage>(panel.onDidShow, 'redThread.showVoiceBalance');
    assert.equal(page.draft, sampleUri('drafts/DRAFT-02.md').toString());
    const [first] = page.tables.find(({ by }) => by === 'role')?.rows ?? [];
    const action = first?.cells[0]?.action;
    assert.equal(action?.kind, 'quotes');
    const opened = panel.answer({ kind: 'act', action: JSON.stringify(action) });
    await acceptUntil(() => activeFile().endsWith('DRAFT-02.md'), 'the draft is open');
    await opened;
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.getText(editor.selection) ?? '', /^!?\[\[[^\]]+#[^\]]+\]\]$/);
  });
});

/** The first model that a page draws after a command. */
async function shown<Model>(onDidShow: vscode.Event<Model>, command: string): Promise<Model> {
  const models: Model[] = [];
  const listening = onDidShow((model) => models.push(model));
  await vscode.commands.executeCommand(command);
  await until(() => models.length > 0, 'the page is shown');
  listening.dispose();
  const [model] = models;
  assert.ok(model);
  return model;
}

/** Takes what a list proposes first, until something holds. */
async function acceptUntil(holds: () => boolean, what: string): Promise<void> {
  await until(async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return holds();
  }, what);
}

function activeFile(): string {
  return vscode.window.activeTextEditor?.document.uri.path ?? '';
}
