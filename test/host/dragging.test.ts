import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import { dragging } from '../../src/vscode/trees/dragEvidence';
import type { TreeNode } from '../../src/vscode/trees/node';
import { accepting, closeEditors, lineOf, openAt, openSample, sampleUri, until } from './sample';

const CLAIM = 'claims/CLM-007.md';

describe('dragging', () => {
  let services: Services;
  let fromAnywhere: vscode.TreeDragAndDropController<TreeNode>;
  let toClaims: vscode.TreeDragAndDropController<TreeNode>;
  const { token } = new vscode.CancellationTokenSource();

  before(async () => {
    services = await openSample();
    fromAnywhere = dragging(() => services.repositories.all, false);
    toClaims = dragging(() => services.repositories.all, true);
    await vscode.commands.executeCommand('redThread.groupByType');
  });

  afterEach(closeEditors);

  /** What is under the mouse while these lines are dragged. */
  async function dragged(...nodes: readonly TreeNode[]): Promise<vscode.DataTransfer> {
    const data = new vscode.DataTransfer();
    await fromAnywhere.handleDrag?.(nodes, data, token);
    return data;
  }

  /** Drops on a line of the Claims view, and accepts what is proposed where something is asked. */
  async function drop(target: TreeNode | undefined, data: vscode.DataTransfer): Promise<void> {
    await accepting(Promise.resolve(toClaims.handleDrop?.(target, data, token)));
  }

  const claimText = async (): Promise<string> =>
    (await vscode.workspace.openTextDocument(sampleUri(CLAIM))).getText();

  const passage = async (): Promise<TreeNode> => {
    const [repository] = services.repositories.all;
    assert.ok(repository);
    await services.passages.show({ repository, query: 'code:rai.volunteered coder:dc' });
    return lineOf(services.passages.tree, 'OBS-012', 'CIT-017: “jeg vil egentlig gerne');
  };

  it('a passage onto a claim makes it evidence of the claim', async () => {
    assert.doesNotMatch(await claimText(), /OBS-012#x03/);
    await drop(await lineOf(services.trees.claims, 'CLM-007'), await dragged(await passage()));
    assert.match(await claimText(), /ref: OBS-012#x03\b[^]*?rel: supports/);
  });

  it('a passage is found behind the empty item that the editor puts before what another view gives', async () => {
    const [[type = '', item] = []] = await dragged(await passage());
    assert.ok(item);
    const empty = new vscode.DataTransferItem('');
    const both = new vscode.DataTransfer();
    both.set(type, empty);
    both[Symbol.iterator] = () =>
      [
        [type, empty] as [string, vscode.DataTransferItem],
        [type, item] as [string, vscode.DataTransferItem],
      ].values();
    await drop(await lineOf(services.trees.claims, 'CLM-007'), both);
    assert.match(await claimText(), /ref: OBS-012#x03\b/);
  });

  it('a record onto the evidence of a claim counts for that claim', async () => {
    const before = await claimText();
    const record = await lineOf(services.trees.records, 'Observations', 'OBS-013');
    const claim = await lineOf(services.trees.claims, 'CLM-007');
    const [relation] = await services.trees.claims.getChildren(claim);
    assert.ok(relation);
    await drop(relation, await dragged(record));
    assert.notEqual(await claimText(), before);
    assert.match(await claimText(), /ref: OBS-013\b/);
  });

  it('evidence of one claim onto another, and what links to a record, count there too', async () => {
    const claim = await lineOf(services.trees.claims, 'CLM-007');
    const piece = await lineOf(services.trees.claims, 'CLM-012', 'Supports', '“Men det skal jo ind');
    await drop(claim, await dragged(piece));
    assert.match(await claimText(), /ref: OBS-012#x04\b/);
    await openAt('sites/SITE-B.md');
    const linking = async (): Promise<readonly TreeNode[]> => services.trees.linkedHere.getChildren();
    await until(async () => (await linking()).some(({ link }) => link === '[[OBS-020]]'), 'links are listed');
    const record = (await linking()).find(({ link }) => link === '[[OBS-020]]');
    assert.ok(record);
    await drop(claim, await dragged(record));
    assert.match(await claimText(), /ref: OBS-020\b/);
  });

  it('carries links, so that what is dropped into a text is one', async () => {
    const record = await lineOf(services.trees.records, 'Observations', 'OBS-013');
    const text = (await dragged(await passage(), record)).get('text/plain');
    assert.equal(await text?.asString(), '[[OBS-012#x03]] [[OBS-013]]');
  });

  it('takes no claim and no work for evidence, and nothing from elsewhere', async () => {
    const before = await claimText();
    const claim = await lineOf(services.trees.claims, 'CLM-007');
    const work = await lineOf(services.trees.references, 'Cited', 'Andersen, Caswell & Larsen 2017');
    const strange = new vscode.DataTransfer();
    const type = 'application/vnd.red-thread.evidence';
    strange.set(type, new vscode.DataTransferItem('[{"root": 1, "ref": "OBS-012"}, "x"]'));
    const other = new vscode.DataTransfer();
    other.set(type, new vscode.DataTransferItem('[{"root": "file:///elsewhere", "ref": "OBS-012"}]'));
    for (const data of [await dragged(claim, work), strange, other]) await drop(claim, data);
    await drop(undefined, await dragged(await passage()));
    assert.equal(await claimText(), before);
  });
});
