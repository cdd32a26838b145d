import type { Locator } from 'playwright-core';
import { useWorkbench } from '../support/workbench';

describe('coverage and voice balance', () => {
  const bench = useWorkbench();

  const button = (says: string | RegExp): Locator => bench.ui.webview().getByRole('button', { name: says });

  before(async () => {
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.treeRow('Repository', /Observations/);
    await bench.ui.runCommand('Red Thread: Show Coverage');
    await button(/^CLM-012, Kommune B: /).waitFor();
  });

  it('lead from a claim and a site to what makes it up', async () => {
    await bench.ui.screenshot('coverage');
    await button(/^CLM-012, Kommune B: /).click();
    await bench.ui.quickPicks.filter({ hasText: 'OBS-012#x03' }).first().waitFor();
    await bench.ui.screenshot('coverage-evidence');
    await bench.ui.press('Escape');
  });

  it('can be read in dark and high contrast, and show the gaps', async () => {
    for (const theme of ['dark', 'high contrast', 'light'] as const) {
      await bench.ui.setTheme(theme);
      await bench.ui.page.waitForTimeout(1000);
      await bench.ui.screenshot(`coverage-${theme.replace(' ', '-')}`);
    }
    await bench.ui.scrollTo(button(/: gap$/).first());
    await bench.ui.screenshot('coverage-potentials');
  });

  it('lead from a voice to its places in the draft', async () => {
    await bench.ui.openFile('drafts/DRAFT-01.md');
    await bench.ui.runCommand('Red Thread: Show Voice Balance');
    await button(/^Citizens, Quotations: /).waitFor();
    await bench.ui.screenshot('voices');
    await button(/^Citizens, Quotations: /).click();
    await bench.ui.quickPicks.filter({ hasText: 'OBS-003#x01' }).first().waitFor();
    await bench.ui.screenshot('voices-places');
  });
});
