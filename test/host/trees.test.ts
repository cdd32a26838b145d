import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import type { TreeNode } from '../../src/vscode/trees/node';
import type { NodeTree } from '../../src/vscode/trees/nodeTree';
import {
  closeEditors,
  deleteOutside,
  lineOf,
  openAt,
  openSample,
  sampleUri,
  snapshotOf,
  textOf,
  textsOf,
  until,
  writeOutside,
} from './sample';

describe('trees', () => {
  let services: Services;
  let trees: Services['trees'];

  before(async () => {
    services = await openSample();
    trees = services.trees;
  });

  beforeEach(async () => {
    await vscode.commands.executeCommand('redThread.groupByType');
    await vscode.commands.executeCommand('redThread.groupReferencesByUse');
  });

  afterEach(async () => {
    await closeEditors();
    deleteOutside('many');
    await vscode.commands.executeCommand('redThread.refresh');
  });

  describe('Repository', () => {
    it('has the types with their numbers, and below them the records with date and site', async () => {
      const count = [...snapshotOf(services).records()].filter((r) => r.type === 'observation').length;
      await lineOf(trees.records, `Observations | ${String(count)}`);
      const line = await lineOf(trees.records, 'Observations', 'OBS-012');
      assert.equal(textOf(line), 'OBS-012 Køkkensamtalen | 2017-03-14 · Kommune B');
    });

    it('can be grouped by site, potential and case', async () => {
      await vscode.commands.executeCommand('redThread.groupBySite');
      await lineOf(trees.records, 'SITE-B Kommune B', 'OBS-012');
      await vscode.commands.executeCommand('redThread.groupByPotential');
      await lineOf(trees.records, 'POT-4', 'OBS-012');
      await vscode.commands.executeCommand('redThread.groupByCase');
      await lineOf(trees.records, 'CASE-04', 'OBS-012');
    });

    it('tells of a record when the pointer rests on it, and not before', async () => {
      const line = await lineOf(trees.records, 'Observations', 'OBS-012');
      const item = trees.records.getTreeItem(line);
      assert.equal(item.tooltip, undefined);
      const { token } = new vscode.CancellationTokenSource();
      const { tooltip } = await trees.records.resolveTreeItem(item, line, token);
      assert.ok(tooltip instanceof vscode.MarkdownString);
      assert.match(tooltip.value, /Køkkensamtalen/);
    });

    it('divides a group of many, and finds a record in it', async () => {
      const files = Array.from({ length: 600 }, (_, i) => [
        `many/OBS-${String(9000 + i)}.md`,
        '---\ntype: observation\n---\n',
      ]);
      writeOutside(Object.fromEntries(files) as Record<string, string>);
      await vscode.commands.executeCommand('redThread.refresh');
      const group = await lineOf(trees.records, 'Observations');
      assert.match((await textsOf(trees.records, group)).join('; '), /^OBS-\d+ – OBS-\d+ \| 250; /);
      const [repository] = services.repositories.all;
      assert.ok(repository);
      const found = await trees.records.find({ repository, path: 'many/OBS-9599.md' });
      assert.ok(found);
      assert.equal(textOf(found), 'OBS-9599');
      assert.equal(found.parent?.parent?.id, group.id);
    });

    it('shows the record of the active editor without taking the focus', async () => {
      await showRecords();
      await openAt('observations/OBS-012.md');
      await until(() => selected() === 'OBS-012 Køkkensamtalen | 2017-03-14 · Kommune B', 'it is selected');
      await openAt('claims/CLM-012.md');
      await until(() => selected().startsWith('CLM-012'), 'the next one is selected');
      assert.match(vscode.window.activeTextEditor?.document.fileName ?? '', /CLM-012\.md$/);
    });

    it('follows nothing where the setting says so', async () => {
      await showRecords();
      await openAt('observations/OBS-012.md');
      await until(() => selected().startsWith('OBS-012'), 'it is selected');
      const settings = vscode.workspace.getConfiguration('redThread');
      await settings.update('followActiveEditor', false, vscode.ConfigurationTarget.Workspace);
      const selections: string[] = [];
      const listening = trees.recordsView.onDidChangeSelection(() => selections.push(selected()));
      await openAt('claims/CLM-012.md');
      await openAt('observations/OBS-013.md');
      // What is asked for outright is selected after anything that was followed.
      await vscode.commands.executeCommand('redThread.revealActiveRecord');
      await until(() => selected().startsWith('OBS-013'), 'the record asked for is selected');
      listening.dispose();
      assert.deepEqual(
        selections.filter((text) => text.startsWith('CLM-012')),
        [],
      );
      await settings.update('followActiveEditor', undefined, vscode.ConfigurationTarget.Workspace);
    });

    /** Only a view that is in sight follows the editor. */
    const showRecords = async (): Promise<void> => {
      await vscode.commands.executeCommand('workbench.view.extension.redThread');
      await until(() => trees.recordsView.visible, 'the view is visible');
    };
    const selected = (): string => trees.recordsView.selection.map(textOf).join('; ');
  });

  describe('Claims', () => {
    it('have their evidence by relation, quoted, with its site', async () => {
      const claim = await lineOf(trees.claims, 'CLM-012');
      assert.match(textOf(claim), /\| revised · \d confirmed/);
      assert.deepEqual(
        (await textsOf(trees.claims, claim)).map((text) => text.split(' | ')[0]),
        ['State', 'Supports', 'Challenges', 'Qualifies', 'Looked and found none', 'Dialogue'],
      );
      assert.equal(textOf(await lineOf(trees.claims, 'CLM-012', 'State')), 'State | revised');
      const evidence = await lineOf(trees.claims, 'CLM-012', 'Supports', '“jeg vil egentlig gerne');
      assert.equal(
        textOf(evidence),
        '“jeg vil egentlig gerne (.) prøve et køkken” | OBS-012#x03 · Kommune B',
      );
    });

    it('show the words of turns that are cited by their marks', async () => {
      const editor = await openAt('claims/CLM-012.md', '  - {ref: OBS-012#x03');
      const record = await vscode.workspace.openTextDocument(sampleUri('observations/OBS-012.md'));
      const [, words = '', mark = ''] = /: (.*) \^(t\d+)\r?$/m.exec(record.getText()) ?? [];
      await editor.edit((edit) =>
        edit.insert(editor.selection.active, `  - {ref: OBS-012#^${mark}, rel: qualifies}\n`),
      );
      await until(
        async () =>
          (await textsOf(trees.claims, await lineOf(trees.claims, 'CLM-012', 'Qualifies'))).some(
            (text) => text.includes(words.slice(0, 30)) && text.includes(`| OBS-012#^${mark} · Kommune B`),
          ),
        'the turn is quoted',
      );
    });

    it('tell of their problems, and lead to them', async () => {
      const editor = await openAt('claims/CLM-012.md', '  - {ref: OBS-012#x03');
      await editor.edit((edit) =>
        edit.insert(editor.selection.active, '  - {ref: OBS-404, rel: challenges}\n'),
      );
      const problem = await lineOf(trees.claims, 'CLM-012', '1 problem', '');
      await vscode.commands.executeCommand('redThread.open', problem);
      const { document, selection } = vscode.window.activeTextEditor ?? {};
      assert.equal(document?.getText(selection), 'OBS-404');
    });

    it('open the passage in its record', async () => {
      const evidence = await lineOf(trees.claims, 'CLM-012', 'Supports', '“jeg vil egentlig gerne');
      await vscode.commands.executeCommand('redThread.open', evidence);
      const editor = vscode.window.activeTextEditor;
      assert.match(editor?.document.fileName ?? '', /OBS-012\.md$/);
      assert.equal(editor?.document.getText(editor.selection), 'jeg vil egentlig gerne (.) prøve et køkken');
    });

    it('show unsaved evidence', async () => {
      const editor = await openAt('claims/CLM-012.md', '  - {ref: OBS-012#x03');
      await editor.edit((edit) =>
        edit.insert(editor.selection.active, '  - {ref: OBS-404, rel: challenges}\n'),
      );
      const line = await lineOf(trees.claims, 'CLM-012', 'Challenges', 'OBS-404');
      assert.equal(textOf(line), 'OBS-404 | not found');
    });
  });

  describe('References', () => {
    it('are cited or not, with authors, year and title', async () => {
      const line = await lineOf(trees.references, 'Cited', 'Andersen, Caswell & Larsen 2017: ');
      assert.match(textOf(line), /\| caswell2017 · cited \d+ times$/);
    });

    it('can be grouped by year, the newest first, and by author', async () => {
      await vscode.commands.executeCommand('redThread.groupReferencesByYear');
      const years = (await textsOf(trees.references)).map((text) => Number(text.split(' ')[0]));
      assert.deepEqual(
        years,
        [...years].sort((a, b) => b - a),
      );
      await lineOf(trees.references, '2017', 'Andersen, Caswell & Larsen 2017');
      await vscode.commands.executeCommand('redThread.groupReferencesByAuthor');
      await lineOf(trees.references, 'Caswell, Dorte', 'Andersen, Caswell & Larsen 2017');
    });

    it('open at the entry', async () => {
      const line = await lineOf(trees.references, 'Cited', 'Andersen, Caswell & Larsen 2017: ');
      await vscode.commands.executeCommand('redThread.open', line);
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.getText(editor.selection), 'caswell2017');
    });
  });

  describe('Linked here', () => {
    it('has the links to the active record by file, each with the words around it', async () => {
      await openAt('claims/CLM-012.md');
      await until(
        async () => (await textsOf(trees.linkedHere)).some((t) => t.startsWith('MEMO-010')),
        'it follows',
      );
      const link = await lineOf(trees.linkedHere, 'MEMO-010', 'Gjort for [[CLM-012]]');
      await vscode.commands.executeCommand('redThread.open', link);
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.getText(editor.selection), '[[CLM-012]]');
    });

    it('means the person at the cursor in people.yaml', async () => {
      await openAt('people.yaml', 'CIT-017');
      await until(
        async () => (await textsOf(trees.linkedHere)).some((t) => t.startsWith('OBS-012')),
        'it follows',
      );
    });
  });

  it('have ids that are unique and stay', async () => {
    await openAt('claims/CLM-012.md');
    for (const tree of [trees.records, trees.claims, trees.references, trees.linkedHere]) {
      const ids = await idsIn(tree);
      assert.equal(new Set(ids).size, ids.length);
      tree.refresh();
      assert.deepEqual(await idsIn(tree), ids);
    }
  });
});

async function idsIn(tree: NodeTree, node?: TreeNode): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const child of await tree.getChildren(node)) ids.push(child.id, ...(await idsIn(tree, child)));
  return ids;
}
