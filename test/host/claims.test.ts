import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import { type Answer, readClaim } from '../../src/model/claim';
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

const RECORD = 'observations/OBS-991.md';
const EXCERPTS = 'observations/OBS-991.excerpts.yaml';
const CLAIM = 'claims/CLM-001.md';
const DRAFT = 'drafts/DRAFT-991.md';

describe('claims', () => {
  let services: Services;

  before(async () => {
    services = await openSample();
    await vscode.workspace
      .getConfiguration('redThread')
      .update('author', 'tt', vscode.ConfigurationTarget.Global);
  });

  beforeEach(async () => {
    writeOutside({
      [RECORD]:
        '---\nid: OBS-991\ntype: observation\ndate: 2017-03-14\nsite: SITE-B\nparticipants: [CIT-017, PRO-009]\n---\n' +
        'CIT-017: jeg vil egentlig gerne prøve et køkken\nPRO-009: ja så skal vi have udfyldt skemaet\n',
      [DRAFT]: '---\nid: DRAFT-991\ntype: draft\n---\nSkemaet kommer først. Så kommer ønsket.\n',
    });
    await until(() => [RECORD, DRAFT].every((path) => snapshotOf(services).recordAt(path)), 'they are read');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEditors();
    for (const file of [EXCERPTS, RECORD, DRAFT]) deleteOutside(file);
    await until(() => snapshotOf(services).recordAt(RECORD) === undefined, 'the record is gone');
    await until(() => snapshotOf(services).file(EXCERPTS) === undefined, 'its excerpts are gone');
  });

  async function select(file: string, words: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(sampleUri(file));
    const editor = await vscode.window.showTextDocument(document);
    const at = document.getText().indexOf(words);
    assert.ok(at >= 0, words);
    editor.selection = new vscode.Selection(document.positionAt(at), document.positionAt(at + words.length));
  }

  async function text(file: string): Promise<string> {
    return (await vscode.workspace.openTextDocument(sampleUri(file))).getText();
  }

  /** Runs a command, and goes on with Enter from each of its questions. */
  function accept(command: string): Promise<void> {
    return accepting(vscode.commands.executeCommand(command));
  }

  function evidence(): readonly { ref: string; seen: string | undefined }[] {
    const root = snapshotOf(services).recordAt(CLAIM)?.facts.root;
    return readClaim(root).evidence.map(({ link, seen }) => ({
      ref: `${link.target}#${link.fragment ?? ''}`,
      seen,
    }));
  }

  it('take selected words as evidence, which become an excerpt, and both are taken back together', async () => {
    const before = await text(CLAIM);
    await select(RECORD, ' gerne prøve et køkken\n');
    await accept('redThread.addEvidence');
    assert.match(await text(EXCERPTS), /- id: tt01\n {2}quote: "gerne prøve et køkken"\n/);
    await until(() => evidence().some(({ ref }) => ref === 'OBS-991#tt01'), 'the claim cites them');
    assert.match(evidence().at(-1)?.seen ?? '', /^[\da-f]+$/);
    await vscode.commands.executeCommand('redThread.undoCoding');
    assert.equal(await text(CLAIM), before);
    await until(() => snapshotOf(services).file(EXCERPTS) === undefined, 'the excerpt is gone');
  });

  it('take words that are an excerpt already as they are', async () => {
    await select(RECORD, 'prøve et køkken');
    await vscode.commands.executeCommand('redThread.quoteSelection');
    const quoted = await text(EXCERPTS);
    await accept('redThread.addEvidence');
    assert.equal(await text(EXCERPTS), quoted);
    await until(() => evidence().some(({ ref }) => ref === 'OBS-991#tt01'), 'the claim cites it');
  });

  it('take the turn at the cursor, which gets its mark in the same edit', async () => {
    await select(RECORD, '');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const turn = editor.document.positionAt(editor.document.getText().indexOf('udfyldt'));
    editor.selection = new vscode.Selection(turn, turn);
    await accept('redThread.addEvidence');
    assert.match(await text(RECORD), /udfyldt skemaet \^t002\n/);
    await until(() => evidence().some(({ ref }) => ref === 'OBS-991#^t002'), 'the claim cites it');
  });

  it('are made of a sentence of a draft, which then links to them', async () => {
    await select(DRAFT, 'Skemaet kommer først.');
    const known = new Set([...snapshotOf(services).records()].map((r) => r.path));
    const done = accept('redThread.newClaim');
    await until(() => [...snapshotOf(services).records()].some((r) => !known.has(r.path)), 'it is there');
    const made = [...snapshotOf(services).records()].find((r) => !known.has(r.path));
    assert.ok(made);
    await vscode.commands.executeCommand('notifications.clearAll');
    await done;
    try {
      assert.equal(readClaim(made.facts.root).statement, 'Skemaet kommer først.');
      assert.ok((await text(DRAFT)).includes(`Skemaet kommer først. [[${made.id}]] Så`));
    } finally {
      deleteOutside(made.path);
      await until(() => snapshotOf(services).recordAt(made.path) === undefined, 'it is gone');
    }
  });

  it('show what makes up where they stand, from the line above a draft’s paragraph', async () => {
    const uri = sampleUri('drafts/DRAFT-01.md');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      20,
    );
    const command = lenses.map((lens) => lens.command).find((one) => one?.title.startsWith('CLM-012 · '));
    assert.ok(command);
    const { command: name, arguments: given = [] } = command;
    let below = 0;
    await until(async () => {
      below = (below % 3) + 1;
      await accepting(vscode.commands.executeCommand(name, ...(given as unknown[])), below);
      return services.passages.list?.title === 'CLM-012';
    }, 'its excerpts are shown');
    assert.ok(services.passages.list?.among?.includes('OBS-012#x03'));
  });

  /** Takes what each question proposes until a claim has so many answers of a session, then leaves the questions. */
  async function logUntil(claim: string, session: string, many: number): Promise<readonly Answer[]> {
    const answers = (): readonly Answer[] =>
      readClaim(snapshotOf(services).recordAt(claim)?.facts.root).dialogue.filter(
        (answer) => answer.session === session,
      );
    let isDone = false;
    const done = Promise.resolve(vscode.commands.executeCommand('redThread.logResponse')).finally(
      () => (isDone = true),
    );
    await until(async () => {
      if (answers().length >= many) return true;
      assert.ok(!isDone, 'the questions go on');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return false;
    }, `${claim} has ${many} answers of ${session}`);
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return isDone;
    }, 'the questions end');
    await done;
    return answers();
  }

  it('take the answers of a session one after the other, to the same claim and of the same role', async () => {
    await select('flip/FLIP-23.md', '');
    const [first, ...logged] = await logUntil('claims/CLM-007.md', 'FLIP-23', 3);
    assert.equal(first?.response, 'r3');
    for (const [i, answer] of logged.entries()) {
      const { response, outcome, role, shown } = answer;
      assert.deepEqual(
        { response, outcome, role },
        {
          response: `r${i + 5}`,
          outcome: 'confirmed',
          role: 'frontline',
        },
      );
      assert.match(shown ?? '', /^[\da-f]+$/);
    }
  });

  it('take the first answer of a session, which says once which claim and whose role', async () => {
    const file = 'flip/FLIP-991.md';
    writeOutside({ [file]: '---\nid: FLIP-991\ntype: flip-session\ndate: 2018-05-15\n---\n' });
    try {
      await until(() => snapshotOf(services).recordAt(file) !== undefined, 'the session is read');
      await select(file, '');
      const logged = await logUntil(CLAIM, 'FLIP-991', 2);
      assert.deepEqual(
        logged.map(({ response, outcome }) => [response, outcome]),
        [
          ['r1', 'confirmed'],
          ['r2', 'confirmed'],
        ],
      );
      assert.ok(logged[0]?.role);
      assert.equal(logged[1]?.role, logged[0].role);
      assert.match(await text(file), /^claims:\n {2}- CLM-001$/m);
    } finally {
      await closeEditors();
      deleteOutside(file);
      await until(() => snapshotOf(services).recordAt(file) === undefined, 'the session is gone');
    }
  });

  it('get another state', async () => {
    await select(CLAIM, '');
    await accept('redThread.setClaimState');
    await until(
      () => readClaim(snapshotOf(services).recordAt(CLAIM)?.facts.root).state === 'draft',
      'it is a draft',
    );
  });
});
