import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import { readCode } from '../../src/model/code';
import { palette } from '../../src/model/palette';
import { draggingCodes } from '../../src/vscode/codebook/dragCodes';
import type { TreeNode } from '../../src/vscode/trees/node';
import {
  accepting,
  closeEditors,
  deleteOutside,
  lineOf,
  openSample,
  sampleUri,
  snapshotOf,
  textsOf,
  until,
  writeOutside,
} from './sample';

const RECORD = 'observations/OBS-991.md';
const EXCERPTS = 'observations/OBS-991.excerpts.yaml';

describe('the codebook', () => {
  let services: Services;

  before(async () => {
    services = await openSample();
  });

  afterEach(async () => {
    await closeEditors();
    deleteOutside(EXCERPTS);
    deleteOutside(RECORD);
    await until(() => snapshotOf(services).recordAt(RECORD) === undefined, 'the record is gone');
  });

  const codeLine = (...texts: readonly string[]): Promise<TreeNode> =>
    lineOf(services.trees.codebook, ...texts);

  async function shown(uri: vscode.Uri): Promise<vscode.TextEditor> {
    await until(() => snapshotOf(services).file(EXCERPTS) !== undefined, 'the excerpts are read');
    return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  }

  it('lets a code be dragged below another one; in a text it is its id', async () => {
    const { codebook } = services.trees;
    const isMoved = (text: string): boolean => text.startsWith('Who raises it');
    const { token } = new vscode.CancellationTokenSource();
    const dragging = draggingCodes((id) => codebook.withId(id));
    const data = new vscode.DataTransfer();
    await dragging.handleDrag?.([await codeLine('Raising', 'Who raises it')], data, token);
    assert.equal(await data.get('text/plain')?.asString(), 'rai.origin');
    await dragging.handleDrop?.(await codeLine('Theme'), data, token);
    await until(async () => (await textsOf(codebook, await codeLine('Theme'))).some(isMoved), 'it is below');
    const away = new vscode.DataTransfer();
    await dragging.handleDrag?.([await codeLine('Theme', 'Who raises it')], away, token);
    await dragging.handleDrop?.(undefined, away, token);
    await until(async () => (await textsOf(codebook)).some(isMoved), 'it is at the top');
  });

  it('gives a code the colour that is chosen', async () => {
    const [first] = palette();
    const line = await codeLine('Raising', 'Who raises it', 'Solicited');
    const colour = (): string | undefined => {
      const [code] = snapshotOf(services).named('rai.solicited');
      return readCode(code?.definition.fields, 'en').colour;
    };
    assert.notEqual(colour(), first?.value);
    await accepting(vscode.commands.executeCommand('redThread.recolourCode', line));
    assert.equal(colour(), first?.value);
  });

  it('points out codings under an earlier definition until somebody says that they hold', async () => {
    writeOutside({
      [RECORD]: '---\nid: OBS-991\ntype: observation\n---\nCIT-017: det ene\n',
      [EXCERPTS]: '- {id: x1, quote: det ene, codes: [rai], coded: {rai: 1}}\n',
    });
    const uri = sampleUri(EXCERPTS);
    const { document } = await shown(uri);
    const outdated = (): readonly vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(uri).filter(({ message }) => message.includes('version 1 of rai'));
    await until(() => outdated().length === 1, 'it is pointed out');
    const [problem] = outdated();
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem?.range,
    );
    const edit = actions.find(({ title }) => title === 'It still holds')?.edit;
    assert.ok(edit);
    await vscode.workspace.applyEdit(edit);
    assert.match(document.getText(), /coded: \{rai: 2\}/);
    await until(() => outdated().length === 0, 'it is not pointed out any more');
  });
});
