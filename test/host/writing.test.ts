import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import { askPick } from '../../src/vscode/writing/steps';
import { nextFreeId } from '../../src/writing/freeId';
import {
  accepting,
  closeEditors,
  lineOf,
  openAt,
  openSample,
  sampleUri,
  snapshotOf,
  until,
  writeOutside,
} from './sample';

describe('writing', () => {
  let services: Services;

  before(async () => {
    services = await openSample();
    await vscode.commands.executeCommand('redThread.groupByType');
  });

  afterEach(async () => {
    await closeEditors();
    for (const path of made.splice(0)) {
      // As the Explorer deletes: the editor lets go of the document, which it keeps for minutes otherwise.
      const edit = new vscode.WorkspaceEdit();
      edit.deleteFile(sampleUri(path), { recursive: true, ignoreIfNotExists: true });
      await vscode.workspace.applyEdit(edit);
      await until(() => snapshotOf(services).recordAt(path) === undefined, `${path} is gone`);
    }
  });

  /** What tests have made, to be deleted. */
  const made: string[] = [];

  /** The id that is proposed for the next record of a type; where it will lie is noted. */
  function nextId(typeName: string, folder: string): string {
    const snapshot = snapshotOf(services);
    const type = snapshot.vocabulary.types.get(typeName);
    assert.ok(type);
    const id = nextFreeId(snapshot, type, '2020-01-01');
    made.push(`${folder}/${id}.md`);
    return id;
  }

  async function newMemo(): Promise<string> {
    await accepting(
      vscode.commands.executeCommand('redThread.newRecord', await lineOf(services.trees.records, 'Memos')),
    );
    return vscode.window.activeTextEditor?.document.getText() ?? '';
  }

  describe('a new record', () => {
    it('is made on the line of its type, with the next free id, and opened', async () => {
      const id = nextId('memo', 'memos');
      const text = await newMemo();
      assert.match(text, new RegExp(`^---\\nid: ${id}\\ntype: memo\\ntitle: \\nkind: \\n`));
      const onDisk = await vscode.workspace.fs.readFile(sampleUri(`memos/${id}.md`));
      assert.equal(new TextDecoder().decode(onDisk), text);
      await until(() => snapshotOf(services).named(id).length === 1, 'it is in the index');
    });

    it('is made with Enter alone, and says nothing that nobody has chosen', async () => {
      const id = nextId('observation', 'observations');
      await accepting(
        vscode.commands.executeCommand(
          'redThread.newRecord',
          await lineOf(services.trees.records, 'Observations'),
        ),
      );
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      assert.match(text, new RegExp(`^---\\nid: ${id}\\ntype: observation\\n`));
      assert.match(text, /\nsite: \n/);
    });

    it('leads with Tab from place to place', async () => {
      nextId('memo', 'memos');
      await newMemo();
      for (const text of ['Plads', 'method', 'OBS-012']) {
        await vscode.commands.executeCommand('type', { text });
        await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
      }
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      assert.match(text, /\ntitle: Plads\nkind: method\nabout: \[OBS-012\]\n/);
    });

    it('comes from the repository’s own template, which is no record', async () => {
      made.push('templates');
      writeOutside({ 'templates/memo.md': '---\nid: MEMO-000\ntype: memo\n---\n# Mine\n\n{{?Why}}\n' });
      const id = nextId('memo', 'memos');
      assert.equal(await newMemo(), `---\nid: ${id}\ntype: memo\n---\n# Mine\n\nWhy\n`);
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.getText(editor.selection), 'Why');
      assert.equal(snapshotOf(services).named('MEMO-000').length, 0);
    });

    it('never goes over a file that is there', async () => {
      const path = `memos/${nextId('memo', 'memos')}.md`;
      // The id is free, the file is not.
      writeOutside({ [path]: '---\nid: NOTE-001\n---\nMine\n' });
      await until(() => snapshotOf(services).named('NOTE-001').length === 1, 'the file is known');
      await newMemo();
      assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(sampleUri(path))), /Mine/);
      await vscode.commands.executeCommand('notifications.clearAll');
    });
  });

  it('takes the first of one choice with Enter where none is chosen, else the chosen one', async () => {
    const items = [{ label: 'eins' }, { label: 'zwei' }];
    const answered = async (chosen: typeof items): Promise<unknown> => {
      const place = { title: 'Ask', step: 1, totalSteps: 1 };
      const reply = askPick(place, { placeholder: '', items, chosen });
      await accepting(reply);
      return reply;
    };
    assert.deepEqual(await answered([]), { kind: 'answered', value: [items[0]] });
    assert.deepEqual(await answered(items.slice(1)), { kind: 'answered', value: [items[1]] });
  });

  it('duplicates the structure of a record without what stands in it', async () => {
    const id = nextId('observation', 'observations');
    await openAt('observations/OBS-012.md');
    await accepting(vscode.commands.executeCommand('redThread.duplicateAsTemplate'));
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, new RegExp(`^---\\nid: ${id}\\ntype: observation\\ntitle: \\n`));
    assert.match(text, /\ncapture: audio\n/);
    assert.match(text, /\n## Ønsket\n/);
    for (const personal of ['CIT-017', 'PRO-009', 'SITE-B', '2017-03-14', 'Mona', 'CASE-04']) {
      assert.equal(text.includes(personal), false, personal);
    }
  });

  describe('in a transcript', () => {
    const words = 'Ja det var lige før jul';

    it('Enter begins the other speaker’s turn, and is undone with it', async () => {
      const editor = await openAt('observations/OBS-012.md', words);
      const before = editor.document.getText();
      await vscode.commands.executeCommand('cursorEnd');
      await vscode.commands.executeCommand('type', { text: '\n' });
      await until(() => editor.document.getText().includes(`${words}\nPRO-009: \n`), 'the label is there');
      await vscode.commands.executeCommand('type', { text: 'nå' });
      assert.ok(editor.document.getText().includes(`${words}\nPRO-009: nå\n`));
      await vscode.commands.executeCommand('undo');
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), before);
    });

    it('keeps the order of what is typed without waiting', async () => {
      const editor = await openAt('observations/OBS-012.md', words);
      await vscode.commands.executeCommand('cursorEnd');
      const typed = ['\n', 'n', 'å', '\n', 'j', 'a'].map((text) =>
        vscode.commands.executeCommand('type', { text }),
      );
      await Promise.all(typed);
      await until(
        () => editor.document.getText().includes(`${words}\nPRO-009: nå\nCIT-017: ja\n`),
        'both labels are there',
      );
    });

    it('a second Enter takes the label away', async () => {
      const editor = await openAt('observations/OBS-012.md', words);
      await vscode.commands.executeCommand('cursorEnd');
      await vscode.commands.executeCommand('type', { text: '\n' });
      await until(() => editor.document.getText().includes(`${words}\nPRO-009: \n`), 'the label is there');
      await vscode.commands.executeCommand('type', { text: '\n' });
      await until(() => editor.document.getText().includes(`${words}\n\n\nPRO-009:`), 'the label is gone');
    });

    it('Enter is the editor’s alone where the setting says so, and with several cursors', async () => {
      const editor = await openAt('observations/OBS-012.md', words);
      const configuration = vscode.workspace.getConfiguration('redThread');
      await configuration.update('transcript.continueTurns', false, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('cursorEnd');
      await vscode.commands.executeCommand('type', { text: '\n' });
      await configuration.update('transcript.continueTurns', undefined, vscode.ConfigurationTarget.Global);
      const end = editor.document.lineAt(editor.selection.active.line - 1).range.end;
      editor.selections = [end, end.translate(3)].map((at) => new vscode.Selection(at, at));
      await vscode.commands.executeCommand('type', { text: '\n' });
      // Labels come in the order of their Enters: after this one there is none to come for those before.
      const answer = editor.document.getText().indexOf('PRO-009: Lige før jul');
      const after = editor.document.lineAt(editor.document.positionAt(answer)).range.end;
      editor.selection = new vscode.Selection(after, after);
      await vscode.commands.executeCommand('type', { text: '\n' });
      await until(
        () => /PRO-009: Lige før jul.*\nCIT-017: \n/.test(editor.document.getText()),
        'it continues',
      );
      assert.ok(editor.document.getText().includes(`${words}\n\n\nPRO-009: Lige før jul`));
    });

    it('a timestamp goes on from the last one above', async () => {
      const editor = await openAt('observations/OBS-012.md', 'CIT-017: Ja det var');
      await vscode.commands.executeCommand('type', { text: '[00:12:03] ' });
      await vscode.commands.executeCommand('cursorDown');
      await vscode.commands.executeCommand('cursorHome');
      await vscode.commands.executeCommand('redThread.insertTimestamp');
      assert.match(editor.document.getText(), /\n\[00:12:03\] CIT-017: .*\n\[00:12:03\] PRO-009: /);
    });

    it('a block id names the turn, and its link is copied', async () => {
      const editor = await openAt('observations/OBS-012.md', words);
      await vscode.commands.executeCommand('redThread.insertBlockId');
      assert.ok(editor.document.getText().includes(`${words} ^t002\n`));
      assert.equal(await vscode.env.clipboard.readText(), '[[OBS-012#^t002]]');
      await vscode.commands.executeCommand('redThread.insertBlockId');
      assert.equal(editor.document.getText().split('^t002').length, 2);
    });
  });
});
