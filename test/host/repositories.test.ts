import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import { vocabularyFor } from '../../src/model/vocabulary/builtIn';
import { workspaceFiles } from '../../src/vscode/workspaceFiles';
import { InlineParser } from '../../src/repository/parser';
import type { RecordEntry } from '../../src/repository/snapshot';
import { WorkspaceRepositories } from '../../src/vscode/workspaceRepositories';
import {
  closeEditors,
  deleteOutside,
  openAt,
  openSample,
  sampleUri,
  snapshotOf,
  until,
  writeOutside,
} from './sample';

describe('repositories', () => {
  let services: Services;
  const recordsIn = (folder: string): number =>
    [...snapshotOf(services).records()].filter((r) => r.path.startsWith(folder)).length;
  const refresh = (): Thenable<unknown> => vscode.commands.executeCommand('redThread.refresh');

  before(async () => {
    services = await openSample();
  });

  afterEach(async () => {
    await closeEditors();
    for (const folder of ['many', 'inner', 'new']) deleteOutside(folder);
    await refresh();
  });

  it('the sample is found and read', () => {
    assert.equal(services.repositories.all.length, 1);
    assert.equal(snapshotOf(services).complete, true);
    assert.ok(recordsIn('observations/') >= 8);
  });

  it('unsaved text counts at once, and what is on disk again after a revert', async () => {
    const title = (): string | undefined => snapshotOf(services).recordAt('observations/OBS-012.md')?.title;
    const before = title();
    const editor = await openAt('observations/OBS-012.md', 'Køkkensamtalen');
    await editor.edit((edit) => edit.insert(editor.selection.active, 'Den lange '));
    assert.equal(title(), `Den lange ${before ?? ''}`);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until(() => title() === before, 'the former title is back');
  });

  it('documents that are no files of a repository are left alone', async () => {
    const { version } = snapshotOf(services);
    await vscode.workspace.openTextDocument({ language: 'markdown', content: '---\nid: OBS-900\n---\n' });
    assert.equal(snapshotOf(services).version, version);
  });

  it('500 files that change at once are noticed', async () => {
    const names = Array.from({ length: 500 }, (_, i) => `many/OBS-${String(9000 + i)}.md`);
    writeOutside(Object.fromEntries(names.map((name) => [name, '---\ntype: observation\n---\n'])));
    await refresh();
    assert.equal(recordsIn('many/'), 500);
    writeOutside(Object.fromEntries(names.map((name) => [name, '---\ntype: memo\n---\n'])));
    const memos = (): number =>
      [...snapshotOf(services).records()].filter((r) => r.path.startsWith('many/') && r.type === 'memo')
        .length;
    await until(() => memos() === 500, 'the changes have been noticed without being asked for');
  });

  it('a file in a new folder and the deletion of that folder are noticed without being asked for', async () => {
    writeOutside({ 'new/deeper/OBS-800.md': '---\ntype: observation\n---\n' });
    await until(() => recordsIn('new/') === 1, 'the new file is there');
    deleteOutside('new');
    await until(() => recordsIn('new/') === 0, 'the file is gone');
  });

  it('a folder with a red-thread.yaml of its own is a repository of its own, until that is gone', async () => {
    writeOutside({
      'inner/red-thread.yaml': 'name: Inner\n',
      'inner/OBS-700.md': '---\ntype: observation\n---\n',
    });
    await until(() => services.repositories.all.length === 2, 'the inner repository is open');
    const inner = services.repositories.of(sampleUri('inner/OBS-700.md'));
    assert.equal(inner?.pathOf(sampleUri('inner/OBS-700.md')), 'OBS-700.md');
    assert.ok(inner);
    await until(() => inner.repository.snapshot.recordAt('OBS-700.md') !== undefined, 'it is read');
    await until(() => recordsIn('inner/') === 0, 'the outer repository has let go of it');
    writeOutside({ 'inner/OBS-701.md': '---\ntype: observation\n---\n' });
    await until(
      () => inner.repository.snapshot.recordAt('OBS-701.md') !== undefined,
      'its changes are its own',
    );
    assert.equal(recordsIn('inner/'), 0);
    deleteOutside('inner/red-thread.yaml');
    await until(() => services.repositories.all.length === 1, 'the inner repository is closed');
    await until(() => recordsIn('inner/') === 2, 'its records belong to the outer one');
  });

  it('a repository that is moved in as a whole, folder and all, is noticed without being asked for', async () => {
    const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'red-thread-elsewhere-'));
    fs.writeFileSync(path.join(elsewhere, 'red-thread.yaml'), 'name: Inner\n');
    fs.renameSync(elsewhere, sampleUri('inner').fsPath);
    await until(() => services.repositories.all.length === 2, 'the repository is open');
    deleteOutside('inner');
    await until(() => services.repositories.all.length === 1, 'the repository is closed');
  });

  it('what a setting leaves out while they are open goes, unsaved text included, and comes back without it', async () => {
    const settings = vscode.workspace.getConfiguration('redThread', sampleUri(''));
    const exclude = (globs: readonly string[] | undefined): Thenable<void> =>
      settings.update('exclude', globs, vscode.ConfigurationTarget.Workspace);
    const record = (path: string): RecordEntry | undefined => snapshotOf(services).recordAt(path);
    const problems = (path: string): number => vscode.languages.getDiagnostics(sampleUri(path)).length;
    writeOutside({
      'many/OBS-900.md': '---\ntype: observation\n---\n[[OBS-999]]\n',
      'many/kept/OBS-901.md': '---\ntype: observation\n---\n',
      'new/OBS-902.md': '---\ntype: observation\n---\n',
    });
    await refresh();
    const editor = await openAt('new/OBS-902.md', '');
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), '# Unsaved\n'));
    assert.equal(record('new/OBS-902.md')?.title, 'Unsaved');
    await until(() => problems('many/OBS-900.md') > 0, 'the broken link is told of');
    try {
      await exclude(['many/*.md', 'new/**']);
      await until(() => record('many/OBS-900.md') === undefined, 'the file is left out');
      await until(() => record('new/OBS-902.md') === undefined, 'the open document is left out');
      assert.ok(record('many/kept/OBS-901.md'));
      await until(() => problems('many/OBS-900.md') === 0, 'its problems are gone');
      writeOutside({ 'many/OBS-903.md': '---\ntype: observation\n---\n' });
      await editor.edit((edit) => edit.insert(new vscode.Position(3, 2), 'Still '));
      await refresh();
      assert.equal(recordsIn('many/'), 1);
      assert.equal(recordsIn('new/'), 0);
      await exclude(['many/kept/**']);
      await until(() => recordsIn('many/') === 2, 'another folder is left out');
      assert.equal(record('many/kept/OBS-901.md'), undefined);
      await until(() => record('new/OBS-902.md')?.title === 'Still Unsaved', 'what is typed counts again');
    } finally {
      await exclude(undefined);
      await editor.document.save();
    }
    await until(() => recordsIn('many/') === 3, 'all is read again');
  });

  it('after they are disposed they listen to nothing', async () => {
    const errors: unknown[] = [];
    const own = new WorkspaceRepositories(
      { filesAt: workspaceFiles, parser: new InlineParser(), vocabularyOf: (c) => vocabularyFor(c, 'en') },
      (error) => errors.push(error),
    );
    await own.find();
    await until(() => own.activity === 'ready', 'they are read');
    const [first] = own.all;
    assert.ok(first);
    const { snapshot } = first.repository;
    own.dispose();
    const { version } = snapshot;
    const editor = await openAt('observations/OBS-012.md', 'Køkkensamtalen');
    await editor.edit((edit) => edit.insert(editor.selection.active, 'Den lange '));
    assert.equal(snapshot.version, version);
    assert.equal(own.all.length, 0);
    assert.deepEqual(errors, []);
  });
});
