import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CodedPassage } from '../../src/analysis/codedPassages';
import { passagesInOrder } from '../../src/analysis/passagesInOrder';
import type { Services } from '../../src/composition';
import { type CodedQuote, coded } from '../support/coded';
import {
  accepting,
  closeEditors,
  deleteOutside,
  openSample,
  sampleUri,
  snapshotOf,
  until,
  writeOutside,
} from './sample';

const RECORD = 'observations/OBS-990.md';
const EXCERPTS = 'observations/OBS-990.excerpts.yaml';
const body = `---
id: OBS-990
type: observation
date: 2017-03-14
site: SITE-B
participants: [CIT-017, PRO-009]
---
CIT-017: jeg vil egentlig gerne prøve et køkken
PRO-009: ja 𝄞 så skal vi have udfyldt skemaet ^t002
CIT-017: det er det samme hver gang
`;

describe('coding', () => {
  let services: Services;

  before(async () => {
    services = await openSample();
    await configure('author', 'tt');
  });

  after(async () => configure('author', undefined));

  beforeEach(async () => {
    writeOutside({ [RECORD]: body });
    await until(() => snapshotOf(services).recordAt(RECORD) !== undefined, 'the record is read');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(sampleUri(RECORD)));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeEditors();
    const edit = new vscode.WorkspaceEdit();
    for (const file of [EXCERPTS, RECORD]) edit.deleteFile(sampleUri(file), { ignoreIfNotExists: true });
    await vscode.workspace.applyEdit(edit);
    deleteOutside(EXCERPTS);
    await until(() => snapshotOf(services).recordAt(RECORD) === undefined, 'the record is gone');
    await until(() => snapshotOf(services).file(EXCERPTS) === undefined, 'its excerpts are gone');
  });

  function configure(key: string, value: string | boolean | undefined): Thenable<void> {
    const settings = vscode.workspace.getConfiguration('redThread');
    return settings.update(key, value, vscode.ConfigurationTarget.Global);
  }

  function editor(): vscode.TextEditor {
    const found = vscode.window.visibleTextEditors.find((e) => e.document.uri.path.endsWith('OBS-990.md'));
    assert.ok(found);
    return found;
  }

  function select(words: string, length = words.length): void {
    const { document } = editor();
    const at = document.getText().indexOf(words);
    assert.ok(at >= 0, words);
    editor().selection = new vscode.Selection(document.positionAt(at), document.positionAt(at + length));
  }

  async function excerpts(): Promise<string> {
    return (await vscode.workspace.openTextDocument(sampleUri(EXCERPTS))).getText();
  }

  function passages(): readonly CodedPassage[] {
    const record = snapshotOf(services).recordAt(RECORD);
    return record ? passagesInOrder(snapshotOf(services), record) : [];
  }

  async function quote(words: string): Promise<void> {
    select(words);
    await vscode.commands.executeCommand('redThread.quoteSelection');
  }

  /** Runs a command that asks for codes, and accepts what is marked. */
  function accept(command: string): Promise<void> {
    return accepting(vscode.commands.executeCommand(command));
  }

  it('writes what is selected, trimmed, with an id of the coder’s', async () => {
    await quote(' ja 𝄞 så skal vi have udfyldt skemaet ^t002\n');
    const text = await excerpts();
    assert.match(text, /^- id: tt01\n {2}quote: "ja 𝄞 så skal vi have udfyldt skemaet"\n/);
    assert.match(
      text,
      /\n {2}suffix: " \^t002\\nCIT-017: det er det samme"\n {2}by: tt\n {2}at: \[57, 93\]\n/,
    );
    assert.match(text, /\n {2}date: \d{4}-\d\d-\d\d # tt01\n$/);
    assert.ok(
      snapshotOf(services)
        .file(EXCERPTS)
        ?.definitions.some((d) => d.name === 'tt01'),
    );
  });

  it('goes over turns, and keeps entries in the order of the text', async () => {
    await quote('det er det samme');
    await quote('prøve et køkken\nPRO-009: ja');
    const text = await excerpts();
    assert.ok(text.indexOf('tt02') < text.indexOf('tt01'));
    assert.match(text, /quote: "prøve et køkken\\nPRO-009: ja"/);
  });

  it('gives the code that was used last with Enter, and the same passage no second entry', async () => {
    services.coding.recent.note('gri.explored');
    select('prøve et køkken');
    await accept('redThread.codeSelection');
    assert.match(await excerpts(), /\n {2}codes: \[gri\.explored\]\n {2}coded: \{gri\.explored: \d+\}\n/);
    await quote('prøve et køkken');
    assert.equal((await excerpts()).match(/- id:/g)?.length, 1);
    editor().selection = new vscode.Selection(editor().selection.active, editor().selection.active);
    await vscode.commands.executeCommand('redThread.removeCode');
    assert.doesNotMatch(await excerpts(), /codes:/);
    await accept('redThread.changeCodes');
    assert.match(await excerpts(), /\n {2}codes: \[gri\.explored\]\n {2}coded: \{gri\.explored: \d+\}\n/);
  });

  it('lets a passage grow and shrink to what is selected', async () => {
    await quote('prøve et køkken');
    select('gerne prøve et køkken');
    await vscode.commands.executeCommand('redThread.fitExcerpt');
    assert.match(await excerpts(), /quote: "gerne prøve et køkken"/);
    select('køkken');
    await vscode.commands.executeCommand('redThread.fitExcerpt');
    assert.match(await excerpts(), /quote: "køkken"/);
    assert.match(await excerpts(), /# tt01\n$/);
  });

  it('takes back what was done, step by step, and the file that it made', async () => {
    await quote('prøve et køkken');
    const first = await excerpts();
    await quote('det er det samme');
    await vscode.commands.executeCommand('redThread.undoCoding');
    assert.equal(await excerpts(), first);
    await vscode.commands.executeCommand('redThread.undoCoding');
    await until(() => snapshotOf(services).file(EXCERPTS) === undefined, 'the file is gone');
  });

  it('deletes the passage at the cursor', async () => {
    await quote('prøve et køkken');
    await quote('det er det samme');
    await vscode.commands.executeCommand('redThread.deleteExcerpt');
    assert.doesNotMatch(await excerpts(), /tt02/);
    assert.match(await excerpts(), /tt01/);
  });

  it('is refused in front matter', async () => {
    await quote('participants');
    assert.equal(snapshotOf(services).file(EXCERPTS), undefined);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('never writes to a file that cannot be read', async () => {
    const broken = '- id: x01\n  quote: "ikke lukket\n';
    writeOutside({ [EXCERPTS]: broken });
    await until(() => snapshotOf(services).file(EXCERPTS) !== undefined, 'the file is read');
    await quote('prøve et køkken');
    assert.equal(await excerpts(), broken);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('goes into the coder’s own file where the setting says so', async () => {
    const own = 'observations/OBS-990.excerpts.tt.yaml';
    await configure('coding.ownFile', true);
    try {
      await quote('prøve et køkken');
      assert.ok(snapshotOf(services).file(own));
      assert.equal(snapshotOf(services).file(EXCERPTS), undefined);
    } finally {
      await configure('coding.ownFile', undefined);
      const edit = new vscode.WorkspaceEdit();
      edit.deleteFile(sampleUri(own), { ignoreIfNotExists: true });
      await vscode.workspace.applyEdit(edit);
    }
  });

  it('shows memos and comments beside the passage, and writes answers, changes and deletions', async () => {
    await quote('prøve et køkken');
    const { edits, memos, repositories } = services.coding;
    const open = repositories.of(sampleUri(EXCERPTS));
    assert.ok(open);
    const { setMemo } = await import('../../src/writing/excerptFile');
    await edits.write(open, EXCERPTS, (text) => setMemo(text, 'tt01', 'Et ønske?'), 'memo');
    const thread = (): vscode.CommentThread | undefined => memos.threadOf('OBS-990#tt01');
    await until(() => thread()?.comments.length === 1, 'the memo is shown');
    const shown = thread();
    assert.ok(shown);
    await vscode.commands.executeCommand('redThread.replyToMemo', { thread: shown, text: 'Ja' });
    assert.match(await excerpts(), /comments:\n {4}- \{by: tt, date: \d{4}-\d\d-\d\d, text: "Ja"\}\n/);
    await until(() => thread()?.comments.length === 2, 'the answer is shown');
    const [, answer] = thread()?.comments ?? [];
    await vscode.commands.executeCommand('redThread.editMemo', answer);
    assert.equal(answer?.mode, vscode.CommentMode.Editing);
    await vscode.commands.executeCommand('redThread.cancelMemo', answer);
    assert.ok(answer);
    answer.body = 'Nej';
    await vscode.commands.executeCommand('redThread.saveMemo', answer);
    assert.match(await excerpts(), /text: "Nej"/);
    await until(() => thread()?.comments.length === 2, 'both are shown');
    await vscode.commands.executeCommand('redThread.deleteMemo', thread()?.comments[1]);
    assert.doesNotMatch(await excerpts(), /comments:/);
    await vscode.commands.executeCommand('redThread.deleteMemo', thread()?.comments[0]);
    await until(() => thread() === undefined, 'the thread is gone');
    assert.doesNotMatch(await excerpts(), /memo:/);
  });

  it('moves with its words in the moment somebody types', async () => {
    await quote('prøve et køkken');
    const spoken = (): string | undefined => {
      const [passage] = passages();
      const text = editor().document.getText();
      return passage?.span && text.slice(passage.span.start, passage.span.end);
    };
    await until(() => spoken() === 'prøve et køkken', 'it is found');
    const at = editor().document.getText().indexOf('et køkken');
    await editor().edit((edit) => edit.insert(editor().document.positionAt(at), 'måske '));
    assert.equal(spoken(), 'prøve måske et køkken');
  });

  it('saves what it wrote, and nothing else', async () => {
    await quote('prøve et køkken');
    await quote('det er det samme');
    const record = editor().document;
    await editor().edit((edit) => edit.insert(new vscode.Position(7, 0), 'CIT-017: nå\n'));
    const document = await vscode.workspace.openTextDocument(sampleUri(EXCERPTS));
    assert.ok(document.isDirty);
    await vscode.commands.executeCommand('redThread.saveCoding');
    assert.deepEqual([document.isDirty, record.isDirty], [false, true]);
  });

  it('exports all memos into a document that is not saved', async () => {
    await quote('prøve et køkken');
    const { edits, repositories } = services.coding;
    const open = repositories.of(sampleUri(EXCERPTS));
    assert.ok(open);
    const { addComment, setMemo } = await import('../../src/writing/excerptFile');
    await edits.write(open, EXCERPTS, (text) => setMemo(text, 'tt01', 'Et ønske?'), 'memo');
    const comment = { by: 'mk', date: '2026-01-02', text: 'Eller et svar?' };
    await edits.write(open, EXCERPTS, (text) => addComment(text, 'tt01', comment), 'comment');
    await accept('redThread.exportMemos');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.match(
      document.getText(),
      /## \[\[OBS-990#tt01\]\]\n\n> prøve et køkken\n\n\*\*tt:\*\* Et ønske\?\n\n\*\*mk, 2026-01-02:\*\* Eller et svar\?/,
    );
  });

  it('tells on hover what is known of a passage, and above it where it is cited', async () => {
    await quote('prøve et køkken');
    const memo = 'memos/MEMO-990.md';
    writeOutside({ [memo]: '---\nid: MEMO-990\ntype: memo\n---\nSe [[OBS-990#tt01]].\n' });
    await until(() => snapshotOf(services).recordAt(memo) !== undefined, 'the memo is read');
    try {
      const uri = sampleUri(RECORD);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        editor().selection.active,
      );
      const told = hovers
        .flatMap((h) => h.contents)
        .map((c) => (c instanceof vscode.MarkdownString ? c.value : ''))
        .join('\n');
      for (const words of ['tt01', 'MEMO', 'CIT\\-017']) assert.ok(told.includes(words), told);
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
        10,
      );
      assert.deepEqual(
        lenses.map((lens) => [lens.range.start.line, lens.command?.title]),
        [[7, 'cited in 1 memo']],
      );
      assert.equal((lenses[0]?.command?.arguments?.[2] as vscode.Location[]).length, 1);
    } finally {
      deleteOutside(memo);
    }
  });

  /** The words that are marked, in the order of the text, and the lines with bars in the margin. */
  function marked(): { readonly words: readonly string[]; readonly lines: readonly number[] } {
    const drawn = [...services.coding.marks.drawnIn(editor())];
    const rangesOf = (kind: string): readonly vscode.Range[] =>
      drawn
        .flatMap(([key, ranges]) => (key.startsWith(kind) ? ranges : []))
        .sort((a, b) => a.start.compareTo(b.start));
    return {
      words: rangesOf('mark').map((range) => editor().document.getText(range)),
      lines: rangesOf('bars').map(({ start }) => start.line),
    };
  }

  async function untilMarked(words: readonly string[], lines: readonly number[]): Promise<void> {
    const wanted = JSON.stringify({ words, lines });
    await until(() => JSON.stringify(marked()) === wanted, `only ${words.join(', ')} are marked`);
  }

  it('marks what chosen codes and coders have, in the text and in the margin, and tells on hover of nothing else', async () => {
    const quotes: readonly CodedQuote[] = [
      { id: 'aa1', quote: 'prøve et køkken', codes: ['rai.wish'], by: 'aa' },
      { id: 'aa2', quote: 'udfyldt skemaet', codes: ['gri.redirected', 'tema.skema'], by: 'aa' },
      { id: 'bb1', quote: 'et køkken', codes: ['rai.meaning'], by: 'bb' },
    ];
    writeOutside({ [EXCERPTS]: coded(body, quotes) });
    const { marks } = services.coding;
    const told = async (words: string): Promise<number> => {
      const at = editor().document.getText().indexOf(words);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        sampleUri(RECORD),
        editor().document.positionAt(at),
      );
      return hovers.flatMap((h) => h.contents).length;
    };
    try {
      await untilMarked(['prøve et køkken', 'et køkken', 'udfyldt skemaet'], [7, 8]);
      assert.equal(await told('et køkken'), 2);
      await marks.showOnly({ codes: [], coders: ['BB'] });
      await untilMarked(['et køkken'], [7]);
      assert.equal(await told('et køkken'), 1);
      assert.equal(await told('udfyldt'), 0);
      await marks.showOnly({ codes: ['tema.skema'], coders: [] });
      await untilMarked(['udfyldt skemaet'], [8]);
      await marks.showOnly({ codes: ['tema.skema', 'rai.wish'], coders: ['aa'] });
      await untilMarked(['prøve et køkken', 'udfyldt skemaet'], [7, 8]);
      await marks.showOnly({ codes: ['rai.wish'], coders: ['bb'] });
      await untilMarked([], []);
      // The picker ticks what is chosen, so that to accept it changes nothing, here where no passage has it.
      await accept('redThread.filterCoding');
      await untilMarked([], []);
    } finally {
      await marks.showOnly({ codes: [], coders: [] });
    }
    await untilMarked(['prøve et køkken', 'et køkken', 'udfyldt skemaet'], [7, 8]);
  });

  it('gives a line of its own to a passage only where it shares characters with another, not where it shares a row', async () => {
    const quotes: readonly CodedQuote[] = [
      { id: 'aa1', quote: 'jeg vil', codes: ['rai.wish'], by: 'aa' },
      { id: 'aa2', quote: 'prøve et køkken', codes: ['rai.wish'], by: 'aa' },
      { id: 'bb1', quote: 'et køkken', codes: ['rai.wish'], by: 'bb' },
    ];
    writeOutside({ [EXCERPTS]: coded(body, quotes) });
    await untilMarked(['jeg vil', 'prøve et køkken', 'et køkken'], [7]);
    const lanes = [...services.coding.marks.drawnIn(editor())].flatMap(([key, ranges]) =>
      key.startsWith('mark')
        ? ranges.map((range) => [editor().document.getText(range), key.split(' ').at(-1)])
        : [],
    );
    assert.deepEqual(lanes, [
      ['jeg vil', '0'],
      ['prøve et køkken', '0'],
      ['et køkken', '1'],
    ]);
  });

  it('hides and shows its marks', async () => {
    await quote('prøve et køkken');
    await untilMarked(['prøve et køkken'], [7]);
    await vscode.commands.executeCommand('redThread.toggleCoding');
    assert.deepEqual(marked(), { words: [], lines: [] });
    const [passage] = [...snapshotOf(services).definitions('excerpt')].filter((l) => l.path === EXCERPTS);
    assert.ok(passage);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      sampleUri(RECORD),
      editor().selection.active,
    );
    assert.deepEqual(hovers, []);
    await vscode.commands.executeCommand('redThread.toggleCoding');
    await untilMarked(['prøve et køkken'], [7]);
  });
});
