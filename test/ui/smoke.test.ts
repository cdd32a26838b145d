import assert from 'node:assert/strict';
import { useWorkbench } from '../support/workbench';

describe('the workbench', () => {
  const bench = useWorkbench();

  it('opens a copy of the sample with the extension', async () => {
    await bench.ui.openFile('red-thread.yaml');
    await bench.ui.screenshot('workbench');
    assert.ok(await bench.ui.tab('red-thread.yaml').isVisible());
  });

  it('takes over a changed setting', async () => {
    await bench.ui.openFile('red-thread.yaml');
    await bench.ui.setSetting('editor.lineNumbers', 'off');
    await bench.ui.editor.locator('.line-numbers').first().waitFor({ state: 'detached' });
  });

  it('leads from the figures in the status bar’s tooltip to what they count', async () => {
    const { ui } = bench;
    const item = ui.statusBar(/\d+ records · \d+ problems/);
    await item.waitFor();
    const click = (figure: RegExp): Promise<void> =>
      ui.tried(
        async () => {
          await ui.page.mouse.move(700, 300);
          await item.hover({ timeout: 3000 });
          const link = ui.page.locator('.monaco-hover a', { hasText: figure });
          await link.click({ timeout: 5000 });
        },
        `no ${String(figure)} in the tooltip`,
      );
    await click(/^\d+ records$/);
    await ui.page.locator('.part.sidebar .composite.title', { hasText: 'Red Thread' }).waitFor();
    await ui.screenshot('status-tooltip');
    await click(/^\d+ problems$/);
    await ui.page.locator('.markers-panel .monaco-list-row').first().waitFor();
  });

  it('wears the dark, the high contrast and the light theme', async () => {
    for (const theme of ['dark', 'high contrast', 'light'] as const) {
      await bench.ui.setTheme(theme);
      await bench.ui.screenshot(`workbench-${theme.replace(' ', '-')}`);
    }
  });
});
