import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { useWorkbench } from '../support/workbench';

describe('the way of a claim to practice and back, in Danish', () => {
  const bench = useWorkbench({ locale: 'da', settings: { 'redThread.author': 'dc' } });

  const asked = (text: string): Locator => bench.ui.page.locator('.quick-input-widget', { hasText: text });
  const read = (file: string): string => fs.readFileSync(path.join(bench.folder, file), 'utf8');

  before(async () => {
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.statusBar(/\d+ dokumenter/).waitFor();
  });

  it('begins with the evidence, at its words', async () => {
    const { ui } = bench;
    for (const view of ['Samling', 'Links hertil']) await ui.collapse(view);
    await ui.expandTree('Påstande', /^CLM-012/);
    await ui.expandTree('Påstande', 'Støtter');
    await ui.clickTree('Påstande', /jeg vil egentlig gerne/);
    await ui.activeTab('OBS-012.md').waitFor();
    await ui.screenshot('da-1-evidence');
  });

  it('makes the pack of a session', async () => {
    const { ui } = bench;
    await ui.openFile('flip/FLIP-23.md');
    await ui.runCommand('Red Thread: Forbered FLIP-session…');
    for (const [n, question] of [
      'Hvilken session er pakken til?',
      'Hvilke påstande sættes i spil?',
      'Hvilke steder',
      'Hvem sidder med',
      'Hvilket sprog er pakken på?',
    ].entries()) {
      await ui.page.locator(`.quick-input-widget input[placeholder^="${question}"]`).waitFor();
      await ui.screenshot(`da-2-pack-${n + 1}`);
      await ui.press('Enter');
    }
    await ui.page.getByRole('button', { name: 'Hvad der blev udeladt' }).click();
    await ui.webview().getByRole('heading').first().waitFor();
    await ui.screenshot('da-2-pack-made');
    assert.ok(fs.existsSync(path.join(bench.folder, 'packs/FLIP-23/pack.html')));
  });

  it('writes down what practice answers', async () => {
    const { ui } = bench;
    await ui.runCommand('View: Close All Editors');
    await ui.openFile('flip/FLIP-23.md');
    await ui.runCommand('Red Thread: Skriv svar ned…');
    await asked('Hvad der blev sagt').waitFor();
    await ui.screenshot('da-3-said');
    await ui.answerInput('Det kender vi ikke her.', 'Hvad der blev sagt');
    await ui.quickPicks.filter({ hasText: '3 Bestridt' }).waitFor();
    await ui.screenshot('da-3-outcome');
    await ui.quickInput.fill('3');
    await asked('Hvad der blev sagt').waitFor();
    await ui.press('Escape');
    await ui.quickInput.waitFor({ state: 'hidden' });
    await ui.openFile('claims/CLM-007.md');
    await ui.save();
    assert.match(read('claims/CLM-007.md'), /session: FLIP-23[^]*Det kender vi ikke her\./);
    await ui.collapse('Påstande');
    await ui.treeRow('Dialog', /Det kender vi ikke her/);
    await ui.screenshot('da-3-dialogue');
  });

  it('gives the claim another wording, with what led to it on its page', async () => {
    const { ui } = bench;
    await ui.openFile('claims/CLM-012.md');
    await ui.runCommand('Red Thread: Omformulér påstand…');
    await asked('Den nye ordlyd').waitFor();
    await ui.screenshot('da-4-wording');
    await ui.answerInput('A volunteered wish is often sent on to the next step.', 'Den nye ordlyd');
    await ui.answerInput('Et ønske bliver ofte sendt videre.', 'Ordlyden på dansk');
    await ui.quickPicks.filter({ hasText: 'SEM-2018L' }).first().waitFor();
    await ui.screenshot('da-4-led-to-it');
    await ui.chooseQuickPick('SEM-2018L');
    await ui.activeTab('CLM-012.md').and(ui.page.locator('.dirty')).waitFor();
    await ui.save();
    await ui.runCommand('Red Thread: Vis påstandens side');
    await ui.webview().getByText('Et ønske bliver ofte sendt videre.').first().waitFor();
    await ui.screenshot('da-4-page');
    await ui.scrollTo(ui.webview().getByRole('heading').last());
    await ui.screenshot('da-4-page-end');
  });
});
