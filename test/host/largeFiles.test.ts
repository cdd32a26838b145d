import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import {
  closeEditors,
  deleteOutside,
  openSample,
  sampleUri,
  snapshotOf,
  until,
  writeOutside,
} from './sample';

const FILE = 'memos/MEMO-large.md';

describe('large files', () => {
  let services: Services;

  before(async () => {
    services = await openSample();
    const lines = Array.from({ length: 4000 }, (_, i) => `Om køkkenet og haven, nummer ${i}.\n`);
    writeOutside({ [FILE]: `---\nid: MEMO-large\ntype: memo\n---\n${lines.join('\n')}\n[[OBS-012]]\n` });
  });

  after(async () => {
    await closeEditors();
    deleteOutside(FILE);
  });

  it('and bibliographies are read in a thread of their own', async () => {
    await until(
      () => 'isOpen' in services.parser && services.parser.isOpen === true,
      'the other thread is there',
    );
    await until(
      () =>
        snapshotOf(services)
          .file(FILE)
          ?.references.some((r) => r.target === 'OBS-012') === true,
      'the large file is read',
    );
  });

  it('are completed, and their links lead on, by what stands in them at this moment', async () => {
    const document = await vscode.workspace.openTextDocument(sampleUri(FILE));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), 'Først dette. [[OBS-01\n\n'));
    const typed = new vscode.Position(5, 'Først dette. [[OBS-01'.length);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      typed,
    );
    assert.ok(items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'OBS-012'));
    const link = document.positionAt(document.getText().indexOf('[[OBS-012]]') + 4);
    const [target] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      link,
    );
    assert.ok(target && 'targetUri' in target ? target.targetUri.path.includes('OBS-012') : target);
  });
});
