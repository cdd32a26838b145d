import assert from 'node:assert/strict';
import { copyOfSample, removeCopy } from '../../scripts/sampleCopy';
import { openRealVscode, packageRoot } from '../support/realVscode';
import type { RealVscode } from '../support/realVscode';
import { UiDriver } from '../support/uiDriver';

describe('the workbench', () => {
  let vscode: RealVscode;
  let ui: UiDriver;
  const folder = copyOfSample();

  before(async () => {
    vscode = await openRealVscode({ folder, extension: { kind: 'development', path: packageRoot } });
    ui = new UiDriver(vscode);
  });

  after(async () => {
    await vscode.close();
    removeCopy(folder);
  });

  it('opens a copy of the sample with the extension', async () => {
    await ui.openFile('red-thread.yaml');
    await ui.screenshot('workbench');
    assert.ok(await ui.tab('red-thread.yaml').isVisible());
  });

  it('takes over a changed setting', async () => {
    await ui.setSetting('editor.lineNumbers', 'off');
    await ui.editor.locator('.line-numbers').first().waitFor({ state: 'detached' });
  });

  it('wears the light, the dark and the high contrast theme', async () => {
    await ui.setTheme('dark');
    await ui.screenshot('workbench-dark');
    await ui.setTheme('high contrast');
    await ui.screenshot('workbench-high-contrast');
    await ui.setTheme('light');
  });
});
