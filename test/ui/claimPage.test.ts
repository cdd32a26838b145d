import { useWorkbench } from '../support/workbench';

describe('the page of a claim', () => {
  const bench = useWorkbench();

  it('leads from the claim to the words and back, in light, dark and high contrast', async () => {
    const { ui } = bench;
    await ui.openViewContainer('Red Thread');
    await ui.clickTreeAction('Claims', /^CLM-012/, 'Show Claim Page');
    const page = ui.webview();
    await page.getByRole('heading', { name: /^CLM-012/ }).waitFor();
    for (const theme of ['dark', 'high contrast', 'light'] as const) {
      await ui.setTheme(theme);
      await ui.screenshot(`claim-page-${theme.replace(' ', '-')}`);
    }
    await ui.scrollTo(page.getByRole('heading', { name: 'What is missing' }));
    await ui.screenshot('claim-page-end');
    await page.getByRole('button', { name: 'OBS-012#x03' }).click();
    await ui.activeTab('OBS-012.md').waitFor();
    await ui.statusBar(/selected/).waitFor();
    await ui.screenshot('claim-page-passage');
  });
});
