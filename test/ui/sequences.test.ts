import { useWorkbench } from '../support/workbench';

describe('the page of sequences', () => {
  const bench = useWorkbench();

  it('shows where uptakes lead, and opens the passages behind a figure', async () => {
    const { ui } = bench;
    await ui.openViewContainer('Red Thread');
    await ui.treeRow('Repository', /Observations/);
    await ui.runCommand('Red Thread: Show Sequences');
    const page = ui.webview();
    await page.locator('.flow .band').first().waitFor();
    for (const theme of ['dark', 'high contrast', 'light'] as const) {
      await ui.setTheme(theme);
      await ui.screenshot(`sequences-${theme}`);
    }
    await ui.scrollTo(page.locator('section.found'));
    await ui.screenshot('sequences-found');
    await page.getByLabel('Explored → Plan adjusted').first().click();
    await ui.until(
      async () => (await ui.treeLabels('Passages')).some((label) => label.startsWith('OBS-')),
      'the Passages view lists what is behind the figure',
    );
    await ui.screenshot('sequences-passages');
  });
});
