import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json';
import type { Services } from '../../src/composition';
import { closeEditors, lineOf, openAt, openSample, until } from './sample';

describe('commands', () => {
  let services: Services;

  before(async () => {
    services = await openSample();
    await vscode.commands.executeCommand('redThread.groupByType');
    await vscode.commands.executeCommand('redThread.groupReferencesByUse');
  });

  afterEach(closeEditors);

  it('that package.json contributes are all there', async () => {
    const there = new Set(await vscode.commands.getCommands(true));
    for (const { command } of manifest.contributes.commands) assert.ok(there.has(command), command);
  });

  it('open a record, also to the side', async () => {
    const line = await lineOf(services.trees.records, 'Observations', 'OBS-012');
    await vscode.commands.executeCommand('redThread.open', line);
    await vscode.commands.executeCommand('redThread.openToSide', line);
    assert.equal(
      vscode.window.visibleTextEditors.filter((e) => e.document.fileName.endsWith('OBS-012.md')).length,
      2,
    );
  });

  it('copy the link to a record, a passage and a work', async () => {
    const { records, claims, references } = services.trees;
    await vscode.commands.executeCommand(
      'redThread.copyLink',
      await lineOf(records, 'Observations', 'OBS-012'),
    );
    assert.equal(await vscode.env.clipboard.readText(), '[[OBS-012]]');
    const evidence = await lineOf(claims, 'CLM-012', 'Supports', '“jeg vil egentlig gerne');
    await vscode.commands.executeCommand('redThread.copyLink', evidence);
    assert.equal(await vscode.env.clipboard.readText(), '[[OBS-012#x03]]');
    const work = await lineOf(references, 'Cited', 'Andersen, Caswell & Larsen 2017');
    await vscode.commands.executeCommand('redThread.copyCitation', work);
    assert.equal(await vscode.env.clipboard.readText(), '[@caswell2017]');
  });

  it('copy the link to the place of the cursor', async () => {
    await openAt('observations/OBS-012.md', 'da vi havde forsamlingshuset');
    await vscode.commands.executeCommand('redThread.copyLinkHere');
    assert.equal(await vscode.env.clipboard.readText(), '[[OBS-012#^t014]]');
    await openAt('observations/OBS-012.md', 'Ønsket\n');
    await vscode.commands.executeCommand('redThread.copyLinkHere');
    assert.equal(await vscode.env.clipboard.readText(), '[[OBS-012#Ønsket]]');
  });

  it('insert a link at the cursor of the draft, also when a record is the active editor by now', async () => {
    await openAt('drafts/DRAFT-02.md', 'Artiklen bygger');
    await openAt('observations/OBS-007.md');
    const line = await lineOf(services.trees.records, 'Observations', 'OBS-012');
    await vscode.commands.executeCommand('redThread.insertLink', line);
    const { document } = (await activeEditor('DRAFT-02.md')) ?? {};
    assert.match(document?.getText() ?? '', /\n\[\[OBS-012\]\]Artiklen bygger/);
  });

  it('insert the id alone in front matter, and nothing before its first line', async () => {
    const line = await lineOf(services.trees.records, 'Observations', 'OBS-012');
    const editor = await openAt('memos/MEMO-010.md', 'CLM-012, CLM-004');
    await vscode.commands.executeCommand('redThread.insertLink', line);
    assert.match(editor.document.getText(), /about: \[OBS-012CLM-012/);
    await vscode.commands.executeCommand('undo');
    await openAt('memos/MEMO-010.md', '---');
    const before = editor.document.getText();
    await vscode.commands.executeCommand('redThread.insertLink', line);
    assert.equal(editor.document.getText(), before);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('remember what the trees are grouped by', async () => {
    await vscode.commands.executeCommand('redThread.groupBySite');
    assert.equal(vscode.workspace.getConfiguration('redThread').get('repository.groupBy'), 'site');
    await vscode.commands.executeCommand('redThread.groupByType');
    assert.equal(vscode.workspace.getConfiguration('redThread').get('repository.groupBy'), 'type');
  });

  it('explain the rules', async () => {
    await vscode.commands.executeCommand('redThread.openRules');
    const active = (): string => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
    await until(() => active().includes('rules.md'), 'the page is open');
  });
});

async function activeEditor(name: string): Promise<vscode.TextEditor | undefined> {
  await until(
    () => vscode.window.activeTextEditor?.document.fileName.endsWith(name) ?? false,
    `${name} is active`,
  );
  return vscode.window.activeTextEditor;
}
