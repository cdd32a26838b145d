import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { alsoRemove, eventually, indexed, make, memo, removeMade, textOf, uriOf } from './languageSupport';
import { fixesAt } from './sample';

/** This extension's diagnostics of a file, by rule. */
function problems(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((d) => d.source === 'Red Thread');
}

function ruleOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

async function problemOf(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return eventually(() => problems(uri).find((d) => ruleOf(d) === rule), `${rule} is told`);
}

describe('problems', () => {
  before(indexed);
  afterEach(removeMade);

  it('are told while a text is being written, and go when they are mended', async () => {
    const { document } = await memo('---\nid: $ID\ntype: memo\n---\n[[OBS-012]]');
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), ' [[OBS-9999]]'));
    const problem = await problemOf(document.uri, 'link-broken');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(problem.range), 'OBS-9999');
    await editor.edit((edit) => edit.replace(problem.range, 'OBS-003'));
    await eventually(() => (problems(document.uri).length === 0 ? true : undefined), 'the problem goes');
  });

  it('come and go in files that are not open, and in those that depend on others', async () => {
    const { document } = await memo('---\nid: $ID\ntype: memo\n---\n[[MEMO-992]]');
    await problemOf(document.uri, 'link-broken');
    await make('memos/MEMO-992.md', '---\nid: MEMO-992\ntype: memo\n---\n');
    await eventually(() => (problems(document.uri).length === 0 ? true : undefined), 'the link is whole');
  });

  it('of a passage that could be two places are mended by choosing one, and undone in one step', async () => {
    const turns = 'CIT-017: det ved jeg ikke endnu\nPRO-009: så venter vi med det\n';
    await make('observations/OBS-998.md', `---\nid: OBS-998\ntype: observation\n---\n${turns}${turns}`);
    const file =
      '- id: x1\n  quote: "det ved jeg ikke endnu"\n  prefix: "CIT-017: "\n  suffix: "\\nPRO-009: så"\n';
    const { document } = await make('observations/OBS-998.excerpts.yaml', file);
    const problem = await problemOf(document.uri, 'excerpt-ambiguous');
    const actions = await fixesAt(document.uri, problem.range);
    assert.deepEqual(
      actions.map((a) => a.title).filter((title) => /passage|excerpt/.test(title)),
      ['This is the passage: line 5', 'This is the passage: line 7', 'Delete the excerpt x1'],
    );
    const second = actions.find((a) => a.title.endsWith('line 7'));
    assert.ok(second?.edit);
    assert.ok(await vscode.workspace.applyEdit(second.edit));
    assert.match(document.getText(), /at: \[71, 93\]/);
    const isMended = (): true | undefined =>
      problems(document.uri).every((d) => ruleOf(d) !== 'excerpt-ambiguous') || undefined;
    await eventually(isMended, 'the place is certain');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), file);
  });

  it('are corrected to the nearest id', async () => {
    const { document } = await memo('---\nid: $ID\ntype: memo\n---\n[[OBS-0121]]');
    const problem = await problemOf(document.uri, 'link-broken');
    const actions = await fixesAt(document.uri, problem.range);
    const fix = actions.find(
      (a) => a.edit?.has(document.uri) && a.edit.get(document.uri).some((e) => e.newText === 'OBS-012'),
    );
    assert.ok(fix?.edit, actions.map((a) => a.title).join());
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await eventually(() => (problems(document.uri).length === 0 ? true : undefined), 'the problem goes');
  });

  it('of a missing record are mended by making it, where such records lie', async () => {
    const { document } = await memo('---\nid: $ID\ntype: memo\n---\n[[CLM-990]]');
    const problem = await problemOf(document.uri, 'link-broken');
    const actions = await fixesAt(document.uri, problem.range);
    const fix = actions.find((a) => a.title.startsWith('Create CLM-990'));
    assert.ok(fix?.edit, actions.map((a) => a.title).join());
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    const text = await textOf('claims/CLM-990.md');
    assert.equal(text, '---\nid: CLM-990\ntype: claim\nstatement:\n---\n\n');
    await eventually(() => (problems(document.uri).length === 0 ? true : undefined), 'the link is whole');
    alsoRemove('claims/CLM-990.md');
  });

  it('of what only people can mend are answered by where that begins', async () => {
    const claim = '---\nid: CLM-991\ntype: claim\nstate: settled\nstatement: A wish is heard.\n---\n';
    const { document } = await make('claims/CLM-991.md', claim);
    const problem = await problemOf(document.uri, 'claim-without-evidence');
    const actions = await fixesAt(document.uri, problem.range);
    const page = actions.find((a) => a.title === 'Open the claim’s page');
    assert.ok(actions.some((a) => a.title === 'Search for evidence…') && page?.command);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand(page.command.command);
    const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const opened = await eventually(() => tabs().find(({ label }) => label === 'Claim'), 'its page is open');
    await vscode.window.tabGroups.close(opened);
  });

  it('of a case that one side alone told begin the record of the other interview', async () => {
    const pd =
      '---\nid: PD-991\ntype: positive-deviance\nsite: SITE-B\ncitizen: CIT-010\nprofessionals: [PRO-009]\ninterviews: [INT-008]\n---\n';
    const { document } = await make('positive-deviance/PD-991.md', pd);
    const problem = await problemOf(document.uri, 'deviance-one-sided');
    const [action] = await fixesAt(document.uri, problem.range);
    assert.match(action?.title ?? '', /^New record of the interview with/);
    assert.equal(action?.command?.command, 'redThread.newRecord');
    const [, says] = (action.command.arguments ?? []) as [unknown, Record<string, string>];
    assert.equal(says['positive_deviance'], 'PD-991');
  });

  it('weigh what the settings say', async () => {
    const { document } = await memo('---\nid: $ID\ntype: memo\n---\n[[OBS-9999]]');
    await problemOf(document.uri, 'link-broken');
    const configuration = vscode.workspace.getConfiguration('redThread');
    try {
      await configuration.update('rules', { 'link-broken': 'hint' }, vscode.ConfigurationTarget.Workspace);
      await eventually(
        () =>
          problems(document.uri).some((d) => d.severity === vscode.DiagnosticSeverity.Hint)
            ? true
            : undefined,
        'the rule is a hint',
      );
      await configuration.update('rules', { 'link-broken': 'off' }, vscode.ConfigurationTarget.Workspace);
      await eventually(() => (problems(document.uri).length === 0 ? true : undefined), 'the rule is off');
    } finally {
      await configuration.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('go with the file', async () => {
    const uri = uriOf('memos/MEMO-995.md');
    alsoRemove('memos/MEMO-995.md');
    const text = '---\nid: MEMO-995\ntype: memo\n---\n[[OBS-9999]]';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await problemOf(uri, 'link-broken');
    await vscode.workspace.fs.delete(uri);
    await eventually(() => (problems(uri).length === 0 ? true : undefined), 'the problem goes');
  });
});
