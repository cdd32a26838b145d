import assert from 'node:assert/strict';
import os from 'node:os';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import type { OpenRepository } from '../../src/vscode/openRepository';
import { writePassages } from '../../src/vscode/passages/exportPassages';
import type { PassagesView } from '../../src/vscode/passages/passagesView';
import {
  accepting,
  closeEditors,
  deleteOutside,
  lineOf,
  openAt,
  openSample,
  textOf,
  textsOf,
  until,
  writeOutside,
} from './sample';

describe('passages', () => {
  let services: Services;
  let passages: PassagesView;
  let repository: OpenRepository;

  before(async () => {
    services = await openSample();
    passages = services.passages;
    const [open] = services.repositories.all;
    assert.ok(open);
    repository = open;
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('redThread.groupPassagesByRecord');
    await closeEditors();
    deleteOutside('many');
  });

  describe('list', () => {
    it('shows what a query asks for by record: who speaks, the words, the codes and the coder', async () => {
      await passages.show({ repository, query: 'code:rai.volunteered site:SITE-B coder:dc' });
      await until(() => passages.view.visible, 'the view is visible');
      const group = await lineOf(passages.tree, 'OBS-012 Køkkensamtalen | 2017-03-14 · Kommune B · ');
      const line = await lineOf(passages.tree, textOf(group), 'CIT-017: “jeg vil egentlig gerne (.)');
      assert.match(textOf(line), /\| .*Volunteered.* · x03 · dc$/);
      await until(
        () => /^Volunteered · Kommune B · coded by dc · \d+ passages? in \d+ records?$/.test(message()),
        'it says what is shown',
      );
    });

    it('opens the passage in its record', async () => {
      await passages.show({ repository, query: 'code:rai.volunteered' });
      const line = await lineOf(passages.tree, 'OBS-012', 'CIT-017: “jeg vil egentlig gerne');
      await vscode.commands.executeCommand('redThread.open', line);
      const editor = vscode.window.activeTextEditor;
      assert.match(editor?.document.fileName ?? '', /OBS-012\.md$/);
      assert.equal(editor?.document.getText(editor.selection), 'jeg vil egentlig gerne (.) prøve et køkken');
    });

    it('tells of a passage in its context, with its memo and the consent of who speaks', async () => {
      await passages.show({ repository, query: 'code:rai.volunteered' });
      const line = await lineOf(passages.tree, 'OBS-012', 'CIT-017: “jeg vil egentlig gerne');
      const { token } = new vscode.CancellationTokenSource();
      const { tooltip } = await passages.tree.resolveTreeItem(new vscode.TreeItem(''), line, token);
      assert.ok(tooltip instanceof vscode.MarkdownString);
      assert.match(tooltip.value, /\*\*jeg vil egentlig gerne \\\(\\\.\\\) prøve et køkken\*\*/);
      assert.match(tooltip.value, /> PRO\\-/);
      assert.match(tooltip.value, /consent given/);
    });

    it('can be grouped by code and by site', async () => {
      await passages.show({ repository, query: 'code:rai.volunteered' });
      await vscode.commands.executeCommand('redThread.groupPassagesByCode');
      await until(
        async () => (await textsOf(passages.tree)).some((t) => t.startsWith('Volunteered | ')),
        'by code',
      );
      const line = await lineOf(passages.tree, 'Volunteered', 'CIT-017: “jeg vil egentlig gerne');
      assert.match(textOf(line), /OBS-012#x03/);
      await vscode.commands.executeCommand('redThread.groupPassagesBySite');
      await until(
        async () => (await textsOf(passages.tree)).some((t) => t.startsWith('Kommune B | ')),
        'by site',
      );
    });

    it('shows given passages under the title of a figure, and a query among them', async () => {
      const among = ['OBS-012#x03', 'OBS-012#x01'];
      await passages.show({ repository, query: '', title: 'Figure 1', among });
      assert.equal((await linksShown()).join(), 'OBS-012#x01,OBS-012#x03');
      assert.equal(message(), 'Figure 1 · 2 passages in 1 record');
      await passages.show({ repository, query: 'code:rai.volunteered', title: 'Figure 1', among });
      assert.equal((await linksShown()).join(), 'OBS-012#x03');
    });

    it('says that nothing is like what is asked for, and that a code is not known', async () => {
      await passages.show({ repository, query: 'code:rai site:SITE-404' });
      assert.deepEqual(await textsOf(passages.tree), []);
      assert.match(message(), /No passage is like this$/);
      await passages.show({ repository, query: 'code:nowhere' });
      assert.deepEqual(await textsOf(passages.tree), []);
      assert.match(message(), /No code is called nowhere\.$/);
    });

    it('follows what is typed in an excerpt file', async () => {
      await passages.show({ repository, query: '"en ganske ny sætning"' });
      assert.deepEqual(await textsOf(passages.tree), []);
      let refreshes = 0;
      const listening = passages.tree.onDidChangeTreeData(() => refreshes++);
      const editor = await openAt('observations/OBS-012.excerpts.dc.yaml');
      const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
      await editor.edit((edit) =>
        edit.insert(end, '- {id: new1, quote: en ganske ny sætning, codes: [rai]}\n'),
      );
      await until(async () => (await textsOf(passages.tree)).length === 1, 'the passage is there');
      await until(() => refreshes > 0, 'the view was told');
      listening.dispose();
    });

    it('holds 5,000 passages: a list of records at once, their passages when they are opened', async () => {
      const files: Record<string, string> = {};
      for (let i = 0; i < 50; i++) {
        const id = `OBS-${String(8000 + i)}`;
        const lines = Array.from({ length: 100 }, (_, n) => `Linje ${String(n)} af mange.`);
        files[`many/${id}.md`] = `---\nid: ${id}\ntype: observation\n---\n${lines.join('\n')}\n`;
        files[`many/${id}.excerpts.yaml`] = lines
          .map((line, n) => `- {id: m${String(n)}, quote: ${line}, codes: [rai]}\n`)
          .join('');
      }
      writeOutside(files);
      await vscode.commands.executeCommand('redThread.refresh');
      await repository.repository.settled();
      await passages.show({ repository, query: '"af mange"' });
      const started = Date.now();
      const records = await passages.tree.getChildren();
      const took = Date.now() - started;
      assert.equal(records.length, 50);
      assert.ok(took < 500, `it took ${String(took)} ms`);
      assert.equal((await textsOf(passages.tree, records[0])).length, 100);
      await vscode.commands.executeCommand('redThread.groupPassagesByCode');
      await until(async () => (await textsOf(passages.tree)).length === 1, 'by code');
      const [code] = await passages.tree.getChildren();
      assert.match((await textsOf(passages.tree, code)).join(), /^OBS-8000#m\d+ – OBS-8002#m\d+ \| 250,/);
    });
  });

  it('of a code are shown from the codebook, with those of the codes below it', async () => {
    const code = await lineOf(services.trees.codebook, 'Raising');
    await vscode.commands.executeCommand('redThread.showCodePassages', code);
    await until(() => passages.list?.query === 'code:rai', 'they are asked for');
    await lineOf(passages.tree, 'OBS-012', 'CIT-017: “jeg vil egentlig gerne');
  });

  describe('are asked for', () => {
    it('step by step, each of which can be passed over', async () => {
      await passages.show({ repository, query: 'code:rai' });
      await accepting(vscode.commands.executeCommand('redThread.showPassages'));
      assert.equal(passages.list?.query, '');
      await until(
        async () => (await textsOf(passages.tree)).length > 30,
        'all records with passages are there',
      );
      await until(() => /^All passages · \d+ passages in \d+ records$/.test(message()), 'it says so');
    });

    it('anew from what is shown', async () => {
      await passages.show({ repository, query: 'code:rai.wish', title: 'Figure 1' });
      await accepting(vscode.commands.executeCommand('redThread.refinePassages'));
      assert.equal(passages.list?.title, 'Figure 1');
      assert.equal(passages.list.query, 'code:rai.wish');
    });
  });

  describe('are handed on', () => {
    const target = vscode.Uri.joinPath(vscode.Uri.file(os.tmpdir()), `red-thread-${String(process.pid)}`);
    const textAt = async (uri: vscode.Uri): Promise<string> =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));

    after(() => vscode.workspace.fs.delete(target, { recursive: true }));

    it('as CSV, as an Excel workbook and as a table to read', async () => {
      const list = { repository, query: 'code:rai.volunteered site:SITE-B coder:dc' };
      const csv = vscode.Uri.joinPath(target, 'passages.csv');
      const { count } = await writePassages(list, 'csv', csv);
      const lines = (await textAt(csv)).split('\r\n');
      assert.match(lines[0] ?? '', /^\uFEFFPassage,Quotation,/);
      assert.equal(lines.length, count + 2);
      assert.match(
        lines.join('\n'),
        /OBS-012#x03,jeg vil egentlig gerne.*Raising › Who raises it › Volunteered/,
      );
      const xlsx = vscode.Uri.joinPath(target, 'passages.xlsx');
      await writePassages(list, 'xlsx', xlsx);
      assert.match(await textAt(xlsx), /^PK/);
      const md = vscode.Uri.joinPath(target, 'passages.md');
      await writePassages(list, 'md', md);
      assert.match(await textAt(md), /^\| Quotation \| Source \| Speakers \| Codes \|.*\n\| --- \|/);
    });

    it('without those of records that are not pseudonymised, and of people who withdrew their consent', async () => {
      const uri = vscode.Uri.joinPath(target, 'some.csv');
      const { count, withheld } = await writePassages({ repository, query: '' }, 'csv', uri);
      assert.ok(count > 100);
      assert.ok(withheld.length > 0);
      const text = await textAt(uri);
      for (const { link } of withheld) assert.ok(!text.includes(`${link},`), link);
    });

    it('through the clipboard', async () => {
      await passages.show({ repository, query: 'code:rai.volunteered site:SITE-B coder:dc' });
      await vscode.commands.executeCommand('redThread.copyPassages');
      assert.match(await vscode.env.clipboard.readText(), /^\| Quotation \|[^]*jeg vil egentlig gerne/);
    });
  });

  it('are coded again from the list', async () => {
    await passages.show({ repository, query: 'code:rai.volunteered site:SITE-B coder:dc' });
    const line = await lineOf(passages.tree, 'OBS-012', 'CIT-017: “jeg vil egentlig gerne');
    const item = passages.tree.getTreeItem(line);
    assert.equal(item.contextValue, 'place linkable citableAsEvidence passage');
    await accepting(vscode.commands.executeCommand('redThread.changeCodes', line));
    await lineOf(passages.tree, 'OBS-012', 'CIT-017: “jeg vil egentlig gerne');
  });

  const message = (): string => passages.view.message ?? '';

  const linksShown = async (): Promise<readonly (string | undefined)[]> => {
    const records = await passages.tree.getChildren();
    const nodes = await Promise.all(records.map((record) => passages.tree.getChildren(record)));
    return nodes.flat().map((node) => node.link?.replace(/[[\]]/g, ''));
  };
});
