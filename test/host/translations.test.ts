import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import { fingerprintOf } from '../../src/model/fingerprint';
import {
  closeEditors,
  deleteOutside,
  fixesAt,
  openSample,
  sampleUri,
  snapshotOf,
  until,
  writeOutside,
} from './sample';

const RECORD = 'observations/OBS-991.md';
const EXCERPTS = 'observations/OBS-991.excerpts.yaml';
const DRAFT = 'drafts/DRAFT-91.md';
const quote = 'jeg vil egentlig gerne prøve et køkken';
const files = {
  [RECORD]: `---\nid: OBS-991\ntype: observation\ndate: 2017-03-14\nsite: SITE-B\nparticipants: [CIT-017]\nlang: da\n---\nCIT-017: ${quote}\n`,
  [EXCERPTS]: `- id: x1\n  quote: ${quote}\n  by: dc\n`,
  [DRAFT]: '---\nid: DRAFT-91\ntype: draft\ntitle: Kitchens\nlang: en\n---\nSee [[OBS-991#x1]].\n',
};

describe('translations', () => {
  let services: Services;

  before(async () => {
    services = await openSample();
    await nameMyself('tt');
    writeOutside(files);
    await until(() => snapshotOf(services).file(EXCERPTS) !== undefined, 'the excerpts are read');
    await until(() => snapshotOf(services).recordAt(DRAFT) !== undefined, 'the draft is read');
  });

  after(async () => {
    await nameMyself(undefined);
    await closeEditors();
    for (const file of Object.keys(files)) deleteOutside(file);
    await until(() => snapshotOf(services).recordAt(RECORD) === undefined, 'the record is gone');
  });

  function nameMyself(initials: string | undefined): Thenable<void> {
    const settings = vscode.workspace.getConfiguration('redThread');
    return settings.update('author', initials, vscode.ConfigurationTarget.Global);
  }

  async function written(): Promise<string> {
    return (await vscode.workspace.openTextDocument(sampleUri(EXCERPTS))).getText();
  }

  /** Runs what a fix of a problem with this rule offers. */
  async function fix(path: string, rule: string, title: RegExp): Promise<void> {
    const document = await vscode.workspace.openTextDocument(sampleUri(path));
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    const found = (): vscode.Diagnostic | undefined =>
      vscode.languages.getDiagnostics(document.uri).find(({ code }) => JSON.stringify(code).includes(rule));
    await until(() => found() !== undefined, `${rule} is told`);
    const problem = found();
    assert.ok(problem);
    const actions = await fixesAt(document.uri, problem.range);
    const command = actions.find((action) => title.test(action.title))?.command;
    assert.ok(command, actions.map((action) => action.title).join());
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
  }

  it('are written from the citation that lacks one, beside the draft', async () => {
    await fix(DRAFT, 'translation-missing', /Translate into English/);
    const { translations } = services.coding;
    await until(() => [...translations.fields].length === 1, 'the field is open');
    const [field] = translations.fields;
    assert.ok(field);
    assert.equal(field.thread.uri.path, sampleUri(RECORD).path);
    const [original] = field.thread.comments;
    assert.ok(original?.body instanceof vscode.MarkdownString && original.body.value.includes('køkken'));
    assert.equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.Two);
    await vscode.commands.executeCommand('redThread.keepTranslation', field);
    assert.equal([...translations.fields].length, 1, 'an empty translation is not kept');
    field.body = ' I would actually like to try a kitchen ';
    await vscode.commands.executeCommand('redThread.keepTranslation', field);
    const line = `  translation: {en: "I would actually like to try a kitchen", by: tt, of: "${fingerprintOf(quote)}"}\n`;
    assert.ok((await written()).includes(line), await written());
    assert.equal([...translations.fields].length, 0);
    const problems = (): readonly vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(sampleUri(DRAFT)).filter((d) => d.message.includes('no translation'));
    await until(() => problems().length === 0, 'the citation is content');
  });

  it('are checked by somebody else than who translated', async () => {
    await fix(EXCERPTS, 'translation-unchecked', /mark it as checked/);
    assert.doesNotMatch(await written(), /checked_by/);
    await nameMyself('kk');
    await fix(EXCERPTS, 'translation-unchecked', /mark it as checked/);
    await until(async () => (await written()).includes('by: tt, checked_by: kk, of:'), 'it is marked');
  });

  it('are changed in the excerpt file where the cursor is there, and can be left as they are', async () => {
    const document = await vscode.workspace.openTextDocument(sampleUri(EXCERPTS));
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    editor.selection = new vscode.Selection(1, 4, 1, 4);
    await vscode.commands.executeCommand('redThread.translatePassage');
    const [field] = services.coding.translations.fields;
    assert.equal(field?.body, 'I would actually like to try a kitchen');
    assert.equal(field.thread.uri.path, document.uri.path);
    const before = await written();
    await vscode.commands.executeCommand('redThread.cancelTranslation', field);
    assert.equal(await written(), before);
  });
});
