import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from '../support/workbench';

describe('passages', () => {
  const bench = useWorkbench();

  const panel = () => bench.ui.page.locator('.part.panel');

  /** Waits until the list says what it shows. */
  const shown = (message: string): Promise<void> => panel().getByText(message).first().waitFor();

  before(async () => {
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.statusBar(/\d+ records · \d+ problems/).waitFor();
    for (const view of ['Repository', 'Linked here']) {
      await bench.ui.collapse(view);
    }
    await bench.ui.clickTreeAction('Codebook', 'Uptake', 'Show Passages of Code');
    await shown('Uptake · ');
  });

  /** Narrows the list down to a code, as one who types what is asked for. */
  async function showCode(id: string, label: string): Promise<void> {
    const { ui } = bench;
    await ui.runCommand('Red Thread: Refine Passages…');
    await ui.quickInput.fill(`code:${id}`);
    await ui.chooseQuickPick('Show ');
    await shown(`${label} · `);
  }

  it('are asked for step by step: codes, how they belong together, and what narrows them down', async () => {
    const { ui } = bench;
    await ui.runCommand('Red Thread: Find Passages…');
    await ui.quickPicks.first().waitFor();
    for (const code of ['rai.volunteered', 'gri.redirected']) {
      await ui.quickInput.fill(code);
      await ui.chooseQuickPick(code);
    }
    await ui.quickInput.fill('');
    await ui.screenshot('passages-codes');
    await ui.press('Enter');
    await ui.chooseQuickPick('Near each other');
    await ui.page.locator('.quick-input-widget', { hasText: '3/3' }).waitFor();
    await ui.screenshot('passages-narrow');
    await ui.chooseQuickPick('Kommune B');
    await ui.press('Enter');
    await shown('Volunteered near Redirected · Kommune B · ');
    await ui.treeRow('Passages', /^CIT-017: “jeg vil egentlig gerne/);
    await ui.screenshot('passages-list');
  });

  it('open at their words, and tell of their context', async () => {
    const { ui } = bench;
    const line = /^CIT-017: “jeg vil egentlig gerne/;
    // So few that none has to be scrolled to.
    await showCode('rai.volunteered site:SITE-B', 'Volunteered · Kommune B');
    await ui.until(async () => {
      // A list that comes in the place of another one is closed again.
      await ui.expandTree('Passages', /^OBS-012/);
      const quoted = panel().locator('.label-name').filter({ hasText: line }).first();
      return quoted.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    }, 'the passages of the record do not show');
    await ui.clickTree('Passages', line);
    await ui.activeTab('OBS-012.md').waitFor();
    const hover = ui.page.locator('.monaco-hover', { hasText: 'PRO-009: ' }).filter({ hasText: 'Memo' });
    await ui.until(async () => {
      // A pointer that rests where it clicked tells nothing.
      await ui.page.mouse.move(1200, 300);
      await (await ui.treeRow('Passages', line)).hover();
      return hover.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
    }, 'nothing is told of the passage');
    await ui.screenshot('passages-tooltip');
    await ui.page.mouse.move(1200, 300);
    await hover.waitFor({ state: 'hidden' });
  });

  it('are refined by typing and by choosing', async () => {
    const { ui } = bench;
    await ui.runCommand('Red Thread: Refine Passages…');
    await ui.page.locator('.quick-input-widget', { hasText: 'Take away: ' }).waitFor();
    await ui.screenshot('passages-refine');
    await ui.quickInput.fill('code:rai.volunteered coder:');
    await ui.quickPicks.filter({ hasText: 'coder:dc' }).and(ui.quickPicks.first()).waitFor();
    await ui.chooseQuickPick('coder:mk');
    await ui.quickPicks.filter({ hasText: 'Volunteered · coded by mk' }).waitFor();
    await ui.chooseQuickPick('Show ');
    await shown('Volunteered · coded by mk · ');
  });

  it('stand by code or site', async () => {
    const { ui } = bench;
    await showCode('rai.volunteered', 'Volunteered');
    await ui.runCommand('Red Thread: Group Passages by Site');
    await ui.treeRow('Passages', 'Kommune B');
    await ui.screenshot('passages-by-site');
    await ui.runCommand('Red Thread: Group Passages by Code');
    await ui.treeRow('Passages', 'Volunteered');
    await ui.runCommand('Red Thread: Group Passages by Record');
  });

  it('of a code are shown from the codebook', async () => {
    const { ui } = bench;
    await ui.clickTreeAction('Codebook', 'Raising', 'Show Passages of Code');
    await shown('Raising · ');
  });

  it('are exported to a file, and what may not be handed on is left out and shown', async () => {
    const { ui, folder } = bench;
    await ui.runCommand('Red Thread: Refine Passages…');
    await ui.quickInput.fill('');
    await ui.chooseQuickPick('Show ');
    await shown('All passages · ');
    await ui.runCommand('Red Thread: Export Passages…');
    await ui.chooseQuickPick('CSV');
    const file = path.join(folder, '..', `passages-${String(process.pid)}.csv`);
    // The box that asks for a file fills itself in when it has looked at the folder.
    await ui.until(
      async () => (await ui.quickInput.inputValue()).endsWith('passages.csv'),
      'no file is asked for',
    );
    await ui.answerInput(file);
    await ui.page.locator('.notification-toast', { hasText: /\d+ passages written to/ }).waitFor();
    await ui.screenshot('passages-exported');
    assert.match(fs.readFileSync(file, 'utf8'), /OBS-012#x03/);
    fs.rmSync(file);
    await ui.page.getByRole('button', { name: 'Show What Was Left Out' }).click();
    await shown('Left out of the export · ');
  });

  it('can be read in dark and in high contrast', async () => {
    const { ui } = bench;
    for (const theme of ['dark', 'high contrast'] as const) {
      await ui.setTheme(theme);
      await ui.screenshot(`passages-${theme.replace(' ', '-')}`);
    }
    await ui.setTheme('light');
  });
});
