import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { useWorkbench } from '../support/workbench';

describe('claims and dialogue', () => {
  const bench = useWorkbench({ settings: { 'redThread.author': 'dc' } });

  /** Saves the file in the active editor and reads it as it is on disk. */
  async function saved(file: string): Promise<string> {
    await bench.ui.activeTab(path.basename(file)).waitFor();
    await bench.ui.save();
    return fs.readFileSync(path.join(bench.folder, file), 'utf8');
  }

  before(async () => {
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.treeRow('Repository', /Observations/);
  });

  it('say above a draft’s paragraph where its claim stands', async () => {
    await bench.ui.openFile('drafts/DRAFT-01.md', { line: 57 });
    const lens = bench.ui.page.getByText(/CLM-\d+ · \d+ support.* of 6 sites/).first();
    await lens.waitFor();
    await bench.ui.screenshot('claims-lens');
  });

  it('take an answer that is logged in a session', async () => {
    await bench.ui.view('Dialogue');
    await bench.ui.openFile('flip/FLIP-23.md');
    await bench.ui.runCommand('Red Thread: Log Response…');
    const asked = (text: string): Locator => bench.ui.page.locator('.quick-input-widget', { hasText: text });
    // Claim and role are those of the answer before, until somebody says otherwise.
    await asked('FLIP-23: response r5 · CLM-007 · frontline').waitFor();
    await bench.ui.answerInput('We do not see it here.', 'What was said');
    await bench.ui.quickPicks.filter({ hasText: '3 Contested' }).waitFor();
    await bench.ui.screenshot('claims-outcome');
    await bench.ui.quickInput.fill('6');
    await bench.ui.chooseQuickPick('CLM-012');
    await asked('FLIP-23: response r5 · CLM-012 · frontline').waitFor();
    await bench.ui.quickInput.fill('7');
    await bench.ui.chooseQuickPick('leader');
    await asked('FLIP-23: response r5 · CLM-012 · leader').waitFor();
    await bench.ui.quickInput.fill('3');
    // The next answer is asked for at once.
    await asked('FLIP-23: response r6 · CLM-012 · leader').waitFor();
    // Words come back where somebody leaves the question after them.
    await bench.ui.answerInput('Perhaps.', 'What was said');
    await bench.ui.quickPicks.filter({ hasText: '3 Contested' }).waitFor();
    await bench.ui.press('Escape');
    await asked('What was said').waitFor();
    assert.equal(await bench.ui.quickInput.inputValue(), 'Perhaps.');
    await bench.ui.press('Escape');
    await bench.ui.quickInput.waitFor({ state: 'hidden' });
    await bench.ui.until(
      async () => (await bench.ui.treeLabels('Dialogue')).some((label) => label.includes('We do not see it')),
      'the Dialogue view tells of the answer that waits for a reply',
    );
    await bench.ui.screenshot('claims-dialogue');
  });

  it('show the other side of a claim', async () => {
    await bench.ui.openFile('claims/CLM-012.md');
    await bench.ui.runCommand('Red Thread: Find Negative Cases…');
    await bench.ui.quickInput.waitFor();
    await bench.ui.screenshot('claims-negative');
    await bench.ui.press('Escape');
  });

  it('remember that somebody looked and found none, and do not propose it again', async () => {
    const { ui } = bench;
    await ui.openFile('claims/CLM-012.md');
    await ui.runCommand('Red Thread: Find Negative Cases…');
    await ui.quickInput.fill('Kommune C');
    const row = ui.quickPicks.filter({ hasText: 'Kommune C' }).first();
    const id = /[A-Z]+-\d+/.exec(await row.innerText())?.[0] ?? '';
    await row.hover();
    await row.getByLabel('Looked Through, None Found').click();
    await ui.quickPicks.filter({ hasText: id }).first().waitFor({ state: 'detached' });
    await ui.press('Escape');
    const today = new Date().toISOString().slice(0, 4);
    assert.match(
      await saved('claims/CLM-012.md'),
      new RegExp(`checked: ${id}, rel: none-found, by: dc, date: ${today}-\\d\\d-\\d\\d`),
    );
  });

  it('keep the wording before, with the answer that led to another one', async () => {
    const { ui } = bench;
    const file = 'claims/CLM-012.md';
    const before = /^statement: (.*)$/m.exec(fs.readFileSync(path.join(bench.folder, file), 'utf8'))?.[1];
    await ui.openFile(file);
    await ui.runCommand('Red Thread: Revise Claim…');
    await ui.answerInput('A volunteered wish is often sent on to the next step.', 'The new wording');
    await ui.answerInput('Et ønske bliver ofte sendt videre.', 'in Danish');
    await ui.chooseQuickPick('SEM-2018L');
    await ui.activeTab('CLM-012.md').and(ui.page.locator('.dirty')).waitFor();
    const text = await saved(file);
    assert.match(text, /^statement: A volunteered wish is often sent on to the next step\.$/m);
    assert.match(text, /^statement_da: Et ønske bliver ofte sendt videre\.$/m);
    const [, answer = ''] = text.split('session: SEM-2018L');
    assert.ok(answer.split('session:')[0]?.includes(`revised_from: ${before ?? ''}`), answer);
    await ui.runCommand('Red Thread: Show Claim Page');
    const earlier = ui.webview().locator('.earlier li');
    await ui.until(async () => (await earlier.count()) === 2, 'both earlier wordings are shown');
    await ui.screenshot('claims-revised');
  });

  it('have an answer closed by a reply', async () => {
    const { ui } = bench;
    await ui.closeEditors();
    await ui.runCommand('Red Thread: Reply…');
    const first = ui.quickPicks.filter({ hasText: 'CLM-' }).first();
    const claim = /CLM-\d+/.exec(await first.innerText())?.[0] ?? '';
    await first.click();
    await ui.answerInput('We look at it again.', 'What does the team reply?');
    const file = `claims/${claim}.md`;
    await ui.openFile(file);
    assert.match(await saved(file), /^ {4}reply: We look at it again\.$/m);
    await ui.runCommand('Red Thread: Reply…');
    await ui.quickPicks.filter({ hasText: 'CLM-' }).first().waitFor();
    await ui.quickPicks.filter({ hasText: claim }).waitFor({ state: 'detached' });
    await ui.press('Escape');
  });

  it('let a number in the hover lead to the passages that make it up', async () => {
    const { ui } = bench;
    await ui.openFile('drafts/DRAFT-01.md', { line: 57 });
    const hover = await ui.hoverOver('CLM-012', 'Supports');
    await ui.screenshot('claims-hover');
    await hover.getByText('Supports (4)').click();
    await ui.page.locator('.quick-input-widget', { hasText: 'Where CLM-012 stands' }).waitFor();
    await ui.screenshot('claims-hover-list');
    await ui.chooseQuickPick('prøve et køkken');
    await ui.activeTab('OBS-012.md').waitFor();
  });

  it('let the number of links in a hover lead to where they stand', async () => {
    const { ui } = bench;
    await ui.closeEditors();
    await ui.openFile('claims/CLM-012.md', { line: 54 });
    const hover = await ui.hoverOver('[[FLIP-23', 'links lead here');
    await hover.getByText('links lead here').click();
    await ui.page.locator('.zone-widget .ref-tree .monaco-list-row').first().waitFor();
    await ui.screenshot('claims-hover-links');
    await ui.press('Escape');
  });

  it('let a live figure in a draft lead to what it counts', async () => {
    const { ui } = bench;
    await ui.closeEditors();
    await ui.openFile('drafts/DRAFT-01.md', { line: 27 });
    const hover = await ui.hoverOver('{{count observation}}', 'OBS-');
    await ui.screenshot('figure-hover');
    await hover.locator('a').first().click();
    await ui.page.locator('.quick-input-widget', { hasText: 'count ' }).waitFor();
    await ui.screenshot('figure-list');
    await ui.chooseQuickPick('OBS-003');
    await ui.activeTab('OBS-003.md').waitFor();
  });

  it('get evidence from what the search finds, by its button', async () => {
    const { ui } = bench;
    await ui.closeEditors();
    await ui.runCommand('Red Thread: Search');
    await ui.page.locator('.quick-input-titlebar').filter({ hasText: 'Search in' }).waitFor();
    await ui.quickInput.fill('OBS-034#x01');
    const found = ui.quickPicks.filter({ hasText: 'OBS-034#x01' }).first();
    await found.waitFor();
    await ui.until(async () => {
      await found.hover();
      const button = found.getByLabel('Add as Evidence to Claim…');
      return button.click({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    }, 'the button can be used');
    await ui.page.locator('.quick-input-widget', { hasText: 'Add as Evidence: OBS-034#x01' }).waitFor();
    await ui.screenshot('evidence-from-search');
    await ui.quickInput.fill('CLM-013');
    await ui.chooseQuickPick('CLM-013');
    await ui.chooseQuickPick('Challenges');
    await ui.answerInput('Found by searching.', 'Why');
    const file = 'claims/CLM-013.md';
    await ui.openFile(file);
    await ui.activeTab('CLM-013.md').and(ui.page.locator('.dirty')).waitFor();
    assert.match(await saved(file), /ref: OBS-034#x01, rel: challenges.*note: Found by searching\./);
  });
});
