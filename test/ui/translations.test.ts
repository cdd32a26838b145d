import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from '../support/workbench';

describe('translations', () => {
  const bench = useWorkbench({ settings: { 'redThread.author': 'jt' } });

  before(async () => {
    const excerpts = path.join(bench.folder, 'observations/OBS-012.excerpts.dc.yaml');
    fs.writeFileSync(excerpts, fs.readFileSync(excerpts, 'utf8').replace(', checked_by: mk', ''));
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.treeRow('Repository', /Observations/);
  });

  it('stand beside the original where a draft cites it', async () => {
    const { ui } = bench;
    await ui.openFile('drafts/DRAFT-01.md', { line: 51 });
    for (const theme of ['light', 'dark', 'high contrast'] as const) {
      await ui.setTheme(theme);
      await ui.hoverOver('OBS-012#x03', 'checked by mk');
      await ui.screenshot(`translation-hover-${theme}`);
    }
    await ui.setTheme('light');
  });

  it('are written below the passage, and read by somebody else', async () => {
    const { ui } = bench;
    await ui.openFile('observations/OBS-002.md', { line: 56 });
    await ui.clickText('Det sad jeg med i tre aftener');
    await ui.runCommand('Red Thread: Translate Passage…');
    const field = ui.page.locator('.review-widget');
    await field.getByText('OBS-002#x04: translate into English').waitFor();
    await field.getByText('Så passede den.').waitFor();
    await ui.type('It took me three evenings. Then it fit.');
    for (const theme of ['dark', 'high contrast', 'light'] as const) {
      await ui.setTheme(theme);
      await ui.screenshot(`translation-field-${theme}`);
    }
    await field.getByText('Keep Translation').click();
    await ui.statusBar('OBS-002#x04 translated into English').waitFor();
    await field.waitFor({ state: 'detached' });
    await ui.runCommand('Red Thread: Mark Translation as Checked…');
    await ui.until(
      async () => (await ui.notifications()).some((text) => text.startsWith('You translated this yourself')),
      'who translated is told that somebody else checks',
    );
    await ui.openFile('observations/OBS-012.excerpts.dc.yaml', { line: 2 });
    await ui.runCommand('Red Thread: Mark Translation as Checked…');
    const dialog = ui.page.locator('.monaco-dialog-box');
    await dialog.getByText('Også til mange').waitFor();
    await dialog.getByText('For a lot of people too').waitFor();
    await ui.screenshot('translation-check');
    await dialog.getByText('It Fits: Mark as Checked').click();
    await ui.editor.getByText('checked_by: jt').waitFor();
  });
});
