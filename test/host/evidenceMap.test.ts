import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import type { MapPage } from '../../src/protocol/map';
import { closeEditors, deleteOutside, openAt, openSample, sampleUri, until, writeOutside } from './sample';

describe('the evidence map', () => {
  let services: Services;
  let pages: MapPage[];
  let listening: vscode.Disposable;

  before(async () => {
    services = await openSample();
  });

  beforeEach(() => {
    pages = [];
    listening = services.map.onDidShow((page) => pages.push(page));
  });

  afterEach(async () => {
    listening.dispose();
    await closeEditors();
  });

  const idsOf = (page: MapPage | undefined): readonly string[] => (page?.nodes ?? []).map(({ id }) => id);

  async function firstPage(): Promise<MapPage> {
    await until(() => pages.length > 0, 'the page of the map asks for what to show');
    const page = pages.at(-1);
    assert.ok(page);
    return page;
  }

  it('opens once, with all claims and what speaks to them, and its script asks for it', async () => {
    await vscode.commands.executeCommand('redThread.showEvidenceMap');
    await vscode.commands.executeCommand('redThread.showEvidenceMap');
    const page = await firstPage();
    const ids = idsOf(page);
    for (const id of ['CLM-012', 'OBS-012#x03', 'OBS-012', 'SITE-B', 'FLIP-23', 'DRAFT-01', '@lipsky2010']) {
      assert.ok(ids.includes(id), id);
    }
    assert.equal(page.empty, undefined);
    await until(() => mapTabs().length === 1, 'there is one map');
  });

  it('shows the same at the same places when it is opened again', async () => {
    await vscode.commands.executeCommand('redThread.showEvidenceMap');
    const first = await firstPage();
    await closeEditors();
    await until(() => mapTabs().length === 0, 'the map is closed');
    pages.length = 0;
    await vscode.commands.executeCommand('redThread.showEvidenceMap');
    assert.deepEqual((await firstPage()).nodes, first.nodes);
  });

  it('shows one claim from where it stands', async () => {
    await openAt('claims/CLM-012.md');
    await vscode.commands.executeCommand('redThread.showOnEvidenceMap');
    const claims = (await firstPage()).nodes.filter(({ kind }) => kind === 'claim');
    assert.deepEqual(
      claims.map(({ id }) => id),
      ['CLM-012'],
    );
  });

  it('is narrowed down by what is chosen, and says so where nothing fits', async () => {
    await vscode.commands.executeCommand('redThread.showEvidenceMap');
    await firstPage();
    await services.map.answer({ kind: 'choose', name: 'site', value: 'SITE-F' });
    const sites = pages.at(-1)?.nodes.filter(({ kind }) => kind === 'site');
    assert.deepEqual(
      sites?.map(({ id }) => id),
      ['SITE-F'],
    );
    await services.map.answer({ kind: 'choose', name: 'claim', value: 'CLM-012' });
    await services.map.answer({ kind: 'choose', name: 'state', value: 'dropped' });
    assert.match(pages.at(-1)?.empty ?? '', /^Nothing fits/);
    await services.map.answer({ kind: 'choose', name: 'claim', value: '' });
    await services.map.answer({ kind: 'choose', name: 'state', value: '' });
    assert.ok(idsOf(pages.at(-1)).includes('SITE-F'));
  });

  it('opens the words of an excerpt beside the map, and nothing that is not on it', async () => {
    await vscode.commands.executeCommand('redThread.showEvidenceMap');
    await firstPage();
    await services.map.answer({ kind: 'open', id: '../../etc/hostname' });
    assert.equal(activeEditor(), undefined);
    await services.map.answer({ kind: 'open', id: 'OBS-012#x03' });
    const editor = activeEditor();
    assert.equal(editor?.document.uri.path, sampleUri('observations/OBS-012.md').path);
    assert.match(editor.document.getText(editor.selection), /jeg vil egentlig gerne/);
    assert.equal(mapTabs().length, 1);
  });

  it('follows what changes in the repository', async () => {
    await vscode.commands.executeCommand('redThread.showEvidenceMap');
    await firstPage();
    writeOutside({
      'claims/CLM-900.md':
        '---\nid: CLM-900\ntype: claim\nstatement: s\nevidence: [{ref: OBS-012, rel: supports}]\n---\n',
    });
    await until(() => idsOf(pages.at(-1)).includes('CLM-900'), 'the new claim is on the map');
    deleteOutside('claims/CLM-900.md');
    await until(() => !idsOf(pages.at(-1)).includes('CLM-900'), 'the claim is gone from the map');
  });

  it('comes back after a reload as it was narrowed down', async () => {
    await vscode.commands.executeCommand('redThread.showEvidenceMap');
    const { repository } = await firstPage();
    pages.length = 0;
    const panel = vscode.window.createWebviewPanel('redThread.evidenceMap', 'Map', vscode.ViewColumn.Active);
    services.map.restore(panel, { repository, claim: '', site: 'SITE-F', potential: '', state: '' });
    assert.equal((await firstPage()).choices.find(({ name }) => name === 'site')?.chosen, 'SITE-F');
  });

  it('refuses a message that it does not understand', async () => {
    await assert.rejects(services.map.answer({ kind: 'erase' }), /message\.kind is none of/);
  });
});

function activeEditor(): vscode.TextEditor | undefined {
  return vscode.window.activeTextEditor;
}

function mapTabs(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('evidenceMap'),
  );
}
