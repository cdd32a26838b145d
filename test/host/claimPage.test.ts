import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import type { ClaimModel } from '../../src/pages/claim/model';
import { closeEditors, openAt, openSample, sampleUri, until } from './sample';

describe('the page of a claim', () => {
  let services: Services;
  let pages: (ClaimModel | undefined)[];
  let listening: vscode.Disposable;

  before(async () => {
    services = await openSample();
  });

  beforeEach(async () => {
    pages = [];
    listening = services.claimPage.panel.onDidShow((page) => pages.push(page));
    await openAt('claims/CLM-012.md');
    await vscode.commands.executeCommand('redThread.showClaimPage');
    await until(() => pages.length > 0, 'the page is shown');
  });

  afterEach(async () => {
    listening.dispose();
    await closeEditors();
  });

  it('shows the claim of the active editor', () => {
    assert.equal(pages[0]?.id, 'CLM-012');
    assert.ok(pages[0].evidence.length >= 3);
    assert.deepEqual(
      pages[0].revisions.map(({ reason }) => reason.split(',')[0]),
      ['after FLIP-23'],
    );
  });

  it('opens a passage beside itself', async () => {
    const piece = pages[0]?.evidence[0]?.pieces[0];
    assert.ok(piece);
    await use(piece.target);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.path, sampleUri('observations/OBS-012.md').path);
    assert.equal(editor.document.getText(editor.selection), piece.words);
    assert.equal(vscode.window.tabGroups.all.length, 2);
  });

  it('changes to another claim, and comes back with it after a reload', async () => {
    await use({ kind: 'choose' }, 'claims/CLM-007.md');
    await until(() => pages.at(-1)?.id === 'CLM-007', 'the other claim is shown');
    const panel = vscode.window.createWebviewPanel('redThread.claim', 'Claim', vscode.ViewColumn.Active);
    const root = services.repositories.all[0]?.root.toString() ?? '';
    pages.length = 0;
    services.claimPage.panel.restore(panel, { state: `${root} claims/CLM-004.md`, top: 0 });
    await until(() => pages.at(-1)?.id === 'CLM-004', 'the claim is shown again');
  });

  it('opens nothing outside the repository, and refuses what it does not understand', async () => {
    await use({ kind: 'open', path: '../../etc/hostname' });
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.ok(!tabs.some((tab) => tab.label.includes('hostname')));
    await assert.rejects(use({ kind: 'erase' }), /message\.kind is none of/);
  });

  /** As if somebody had used what asks for this. */
  function use(action: object, value?: string): Promise<void> {
    const request = {
      kind: 'act',
      action: JSON.stringify(action),
      ...(value === undefined ? {} : { value }),
    };
    return services.claimPage.panel.answer(request);
  }
});
