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
    await bench.ui.setSetting('editor.lineNumbers', 'off');
    await bench.ui.editor.locator('.line-numbers').first().waitFor({ state: 'detached' });
  });

  it('wears the dark, the high contrast and the light theme', async () => {
    for (const theme of ['dark', 'high contrast', 'light'] as const) {
      await bench.ui.setTheme(theme);
      await bench.ui.screenshot(`workbench-${theme.replace(' ', '-')}`);
    }
  });
});
