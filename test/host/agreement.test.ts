import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import type { AgreementPage, LinkedText, PassageItem } from '../../src/pages/agreement';
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

const AGREED = 'observations/OBS-012.excerpts.agreed.yaml';
const DECISION = `# Ours.
- id: agreed01
  quote: "Mm ((taster)) madlavning skriver jeg"
  decided_by: mk
  codes: [gri.acknowledged-only, tema.skema]
  settles: [OBS-012#x02, OBS-012#x22]
  memo: One word in a field
  at: [1509, 1545]
  date: 2019-05-02 # agreed01
`;

describe('the page about agreement', () => {
  let services: Services;
  let pages: AgreementPage[];
  let listening: vscode.Disposable;

  before(async () => {
    services = await openSample();
    await vscode.workspace
      .getConfiguration('redThread')
      .update('author', 'tt', vscode.ConfigurationTarget.Global);
  });

  after(() =>
    vscode.workspace
      .getConfiguration('redThread')
      .update('author', undefined, vscode.ConfigurationTarget.Global),
  );

  beforeEach(async () => {
    pages = [];
    listening = services.comparisons.agreement.panel.onDidShow((page) => pages.push(page));
    await vscode.commands.executeCommand('redThread.showAgreement');
    await until(() => pages.at(-1)?.figures !== undefined, 'the coders are compared');
    await use({ kind: 'show', code: '', list: 'differences' });
  });

  afterEach(async () => {
    listening.dispose();
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeEditors();
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(sampleUri(AGREED), { ignoreIfNotExists: true });
    await vscode.workspace.applyEdit(edit);
    deleteOutside(AGREED);
    await until(() => snapshotOf(services).file(AGREED) === undefined, 'the decisions are gone');
  });

  it('tells by code how far two coders agree, and over what', async () => {
    const turns = lastPage();
    assert.match(turns.summary, /^Coded by two or more of dc, mk: \d+ records · \d+ turns$/);
    const rows = turns.figures?.rows ?? [];
    assert.ok(rows.length > 5);
    assert.match(
      said(rows[0]?.counted[0]),
      /^[\d,]+ decisions, \d+ turns × \d+ codes: dc \d+, mk \d+, both \d+\.$/,
    );
    assert.match(rows[0]?.cells.at(-1)?.text ?? '', /^0\.\d\d$/);
    await use({ kind: 'unit' }, 'records');
    assert.match(said(lastPage().figures?.rows[0]?.counted[0]), /records × \d+ codes/);
    await use({ kind: 'unit' }, 'turns');
    assert.deepEqual(lastPage().figures, turns.figures);
  });

  it('leads from what was counted in words to the passages behind it', async () => {
    const given = (coder: string): string => `{"kind":"given","row":"all","code":"","coder":"${coder}"}`;
    const counted = lastPage().figures?.rows[0]?.counted[0] ?? [];
    const numbers = counted.filter((part) => typeof part !== 'string');
    assert.deepEqual(
      numbers.map(({ action }) => JSON.stringify(action)),
      ['dc', 'mk', ''].map(given),
    );
    const behind: ReadonlySet<string>[] = [];
    for (const { action } of numbers) {
      await use(action);
      behind.push(new Set(services.passages.list?.among));
    }
    const [dc, mk, both] = behind;
    assert.ok(dc && mk && both && both.size > 0);
    const of = (links: ReadonlySet<string>): number => [...both].filter((link) => links.has(link)).length;
    assert.ok(of(dc) > 0 && of(mk) > 0);
    assert.equal(of(dc) + of(mk), both.size);
    assert.equal(services.passages.list?.title, 'All codes · given together');
  });

  it('looks at one code and those below it', async () => {
    const all = lastPage().passages?.items.length ?? 0;
    await use({ kind: 'show', code: 'gri', list: 'differences' });
    const { figures, passages } = lastPage();
    assert.ok(figures?.rows.slice(1).every(({ id }) => id.startsWith('gri')));
    assert.ok((passages?.items.length ?? 0) > 0 && (passages?.items.length ?? 0) <= all);
  });

  it('leads from a passage to its words', async () => {
    const passage = kitchen().coders[0]?.passages[0];
    assert.ok(passage);
    await use(passage.action);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.path, sampleUri('observations/OBS-012.md').path);
    assert.equal(editor.document.getText(editor.selection), passage.quote.map(({ text }) => text).join(''));
  });

  it('shows what was decided and why, and what is decided anew in its place, until that is undone', async () => {
    await settleOutside();
    assert.equal(settled()?.decision?.by, 'Settled by mk, 2019-05-02');
    assert.equal(settled()?.decision?.reason, 'One word in a field');
    const anew = settled()?.actions.find(({ action }) => action.kind === 'decide');
    assert.ok(anew);
    await accepting(use(anew.action));
    const text = await agreedText();
    assert.match(text, /^# Ours\.\n- id: agreed01\n/);
    assert.match(text, /\n {2}decided_by: tt\n {2}codes: \[gri\.reformulated, tema\.skema\]\n/);
    assert.match(text, /\n {2}settles: \[OBS-012#x02, OBS-012#x22\]\n {2}memo: "?One word in a field"?\n/);
    assert.equal(settled()?.decision?.by.startsWith('Settled by tt, '), true);
    await vscode.commands.executeCommand('redThread.undoCoding');
    assert.equal(await agreedText(), DECISION);
    await until(() => settled()?.decision?.by === 'Settled by mk, 2019-05-02', 'the page follows');
  });

  it('takes a decision back', async () => {
    await settleOutside();
    const takeBack = settled()?.actions.find(({ action }) => action.kind === 'takeBack');
    assert.ok(takeBack);
    await use(takeBack.action);
    assert.equal(settled(), undefined);
    assert.doesNotMatch(await agreedText(), /agreed01/);
  });

  it('writes nothing where somebody gives up', async () => {
    const open = kitchen().actions[0]?.action;
    assert.ok(open);
    const asked = use(open);
    let isDone = false;
    void asked.finally(() => (isDone = true));
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return isDone;
    }, 'nothing is asked any more');
    assert.equal(snapshotOf(services).file(AGREED), undefined);
  });

  it('refuses what it does not understand', async () => {
    await assert.rejects(use({ kind: 'erase' }), /message\.kind is none of/);
    await use({ kind: 'decide', link: 'OBS-999#x01' });
    await use({ kind: 'open', path: '../../etc/hostname' });
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('comes back after a reload with what was chosen', async () => {
    await use({ kind: 'unit' }, 'characters');
    pages.length = 0;
    const panel = vscode.window.createWebviewPanel(
      'redThread.agreement',
      'Agreement',
      vscode.ViewColumn.Active,
    );
    const state = { repository: '', unit: 'records', without: [], code: 'gri', list: 'all' };
    services.comparisons.agreement.panel.restore(panel, { state: JSON.stringify(state), top: 0 });
    await until(() => pages.at(-1)?.figures !== undefined, 'the page is there again');
    const chosen = lastPage().choices.map((choice) => choice.chosen);
    assert.deepEqual(chosen, ['records', 'gri']);
    assert.equal(lastPage().passages?.choice.chosen, 'all');
    await use({ kind: 'unit' }, 'turns');
  });

  function said(text: LinkedText = []): string {
    return text.map((part) => (typeof part === 'string' ? part : part.text)).join('');
  }

  /** As if somebody had used what asks for this. */
  function use(action: object, value?: string): Promise<void> {
    const act = { kind: 'act', action: JSON.stringify(action), ...(value === undefined ? {} : { value }) };
    return services.comparisons.agreement.panel.answer(act);
  }

  function lastPage(): AgreementPage {
    const page = pages.at(-1);
    assert.ok(page);
    return page;
  }

  /** The first disagreement of OBS-012. */
  function kitchen(): PassageItem {
    const found = lastPage().passages?.items.find((item) => item.record === 'OBS-012' && !item.decision);
    assert.ok(found);
    return found;
  }

  function settled(): PassageItem | undefined {
    return lastPage().passages?.items.find(({ decision }) => decision !== undefined);
  }

  async function settleOutside(): Promise<void> {
    writeOutside({ [AGREED]: DECISION });
    await until(() => settled() !== undefined, 'the decision is shown');
  }

  async function agreedText(): Promise<string> {
    return (await vscode.workspace.openTextDocument(sampleUri(AGREED))).getText();
  }
});
