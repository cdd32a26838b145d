import fs from 'node:fs';
import path from 'node:path';
import assert from 'node:assert/strict';
import { useWorkbench } from '../support/workbench';

describe('the page about agreement', () => {
  const bench = useWorkbench({ settings: { 'redThread.author': 'dc' } });
  const button = (says: string | RegExp) => bench.ui.webview().getByRole('button', { name: says });

  before(async () => {
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.runCommand('Red Thread: Show Agreement');
    await bench.ui.webview().getByRole('heading', { name: 'Agreement by code' }).waitFor();
  });

  it('leads from a figure to the passages, and from a disagreement to a decision with its reason', async () => {
    const { ui } = bench;
    const page = ui.webview();
    await ui.screenshot('agreement-figures');
    await button(/, κ: 0\.\d\d$/)
      .nth(1)
      .click();
    await page.getByRole('heading', { name: 'Side by side' }).waitFor();
    await page.locator('label.choice', { hasText: /^Code/ }).locator('select').selectOption('');
    await button('OBS-012: Decide…').first().click();
    await ui.quickPicks.first().waitFor();
    await ui.screenshot('agreement-decide');
    await ui.chooseQuickPick('As mk coded it');
    await ui.answerInput('The word answers, and nothing is done with it', 'The reason, in a few words');
    await page.getByText('The word answers, and nothing is done with it').waitFor();
    await button('OBS-012: Decide Anew…').first().waitFor();
    const file = path.join(bench.folder, 'observations/OBS-012.excerpts.agreed.yaml');
    assert.match(fs.readFileSync(file, 'utf8'), /settles: \[OBS-012#x\d\d, OBS-012#x\d\d\]/);
  });

  it('leads from a figure of a record to the passages that it counts', async () => {
    const { ui } = bench;
    const figure = button(/^OBS-012, Passages mk: \d+$/);
    const count = Number(/\d+$/.exec((await figure.getAttribute('aria-label')) ?? '')?.[0]);
    await figure.click();
    await ui.page.getByText(`OBS-012 · mk · ${String(count)} passages`).waitFor();
    await ui.screenshot('agreement-record');
  });

  it('leads from what was counted in words to the passages behind it', async () => {
    const { ui } = bench;
    await button(/^All codes, given together: [\d,]+$/).click();
    await ui.page.getByText(/^All codes · given together · \d+ passages/).waitFor();
    await ui.screenshot('agreement-counted');
  });

  it('can be read in light, dark and high contrast', async () => {
    const { ui } = bench;
    for (const theme of ['dark', 'high contrast', 'light'] as const) {
      await ui.setTheme(theme);
      await ui.screenshot(`agreement-${theme.replace(' ', '-')}`);
    }
  });

  it('leads from a passage to its words', async () => {
    await bench.ui.webview().locator('.quote').first().click();
    await bench.ui.statusBar(/selected/).waitFor();
  });
});
