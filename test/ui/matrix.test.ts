import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { useWorkbench } from '../support/workbench';

describe('the matrix', () => {
  const bench = useWorkbench();

  /** A number of the page, by what it counts. */
  const number = (says: string | RegExp): Locator => bench.ui.webview().getByRole('button', { name: says });
  const choose = (label: string, value: string): Promise<readonly string[]> =>
    bench.ui.webview().getByRole('combobox', { name: label, exact: true }).selectOption(value);

  before(async () => {
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.treeRow('Repository', /Observations/);
    await bench.ui.runCommand('Red Thread: Show Matrix');
    await number(/^Uptake, Kommune B: /).waitFor();
  });

  it('leads from a number to its passages', async () => {
    await number(/^Uptake, Kommune B: /).click();
    await bench.ui.page.getByText(/^Uptake × Kommune B/).waitFor();
    await bench.ui.screenshot('matrix-passages');
    await bench.ui.runCommand('View: Hide Panel');
  });

  it('is gone through by arrow keys', async () => {
    await number(/^Uptake, Kommune B: /).focus();
    await bench.ui.press('ArrowDown');
    const focused = bench.ui.webview().locator(':focus');
    assert.match((await focused.getAttribute('aria-label')) ?? '', /, Kommune B: \d/);
  });

  it('can be read in light, dark and high contrast', async () => {
    for (const theme of ['light', 'dark', 'high contrast'] as const) {
      await bench.ui.setTheme(theme);
      await bench.ui.page.waitForTimeout(1000);
      await bench.ui.screenshot(`matrix-${theme.replace(' ', '-')}`);
    }
  });

  it('crosses codes with codes, and is there again after a reload', async () => {
    await choose('Crossed with', 'code');
    await choose('As', 'row');
    await number(/^Uptake, Raising: [\d.]+%/).waitFor();
    await bench.ui.screenshot('matrix-codes');
    // Unlike the browser's reload, this one waits until everything is kept.
    await bench.ui.runCommand('Developer: Reload Window');
    await number(/^Uptake, Raising/).waitFor({ state: 'detached' });
    await number(/^Uptake, Raising: [\d.]+%/).waitFor({ timeout: 60_000 });
  });
});
