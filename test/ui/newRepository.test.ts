import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/sampleCopy';
import { openRealVscode, packageRoot } from '../support/realVscode';
import type { RealVscode } from '../support/realVscode';
import { UiDriver } from '../support/uiDriver';

describe('a new repository', () => {
  let folder: string;
  let vscode: RealVscode;
  let ui: UiDriver;

  beforeEach(() => {
    folder = path.join(temporaryFolder('red-thread-new-'), 'projekt');
    fs.mkdirSync(folder);
  });

  afterEach(async () => {
    await vscode.close();
    fs.rmSync(path.dirname(folder), { recursive: true, force: true, maxRetries: 5 });
  });

  async function openFolder(): Promise<void> {
    vscode = await openRealVscode({ folder, extension: { kind: 'development', path: packageRoot } });
    ui = new UiDriver(vscode);
    await ui.openViewContainer('Red Thread');
    await ui.page.getByRole('button', { name: 'New Repository…' }).click();
  }

  /** Waits for a step by what its title ends with. */
  async function step(counter: string): Promise<void> {
    await ui.page
      .locator('.quick-input-titlebar')
      .filter({ hasText: `New Repository (${counter})` })
      .waitFor();
  }

  it('is made of a few answers, and leaves alone what is there', async () => {
    fs.writeFileSync(path.join(folder, 'README.md'), '# Mine\n');
    await openFolder();
    await ui.chooseQuickPick('An Empty Repository');
    await step('2/7');
    await ui.chooseQuickPick('projekt');
    await step('3/7');
    await ui.answerInput('Mødet og systemet');
    await step('4/7');
    await ui.chooseQuickPick('Danish');
    await ui.chooseQuickPick('English');
    await ui.press('Enter');
    await step('5/7');
    await ui.press('Enter');
    await step('6/7');
    await ui.screenshot('new-repository');
    await ui.answerInput('2');
    await step('7/7');
    await ui.press('Enter');
    await ui.tab('red-thread.yaml').waitFor();
    await ui.treeRow('Repository', 'Sites');
    assert.match((await ui.notifications()).join(), /left as they are: README\.md/);
    assert.equal(fs.readFileSync(path.join(folder, 'README.md'), 'utf8'), '# Mine\n');
    assert.match(fs.readFileSync(path.join(folder, 'sites/SITE-B.md'), 'utf8'), /label: Kommune B/);
    assert.match(
      fs.readFileSync(path.join(folder, 'red-thread.yaml'), 'utf8'),
      /^name: Mødet og systemet\nlanguages: \{material: \[da\], paper: \[en\]\}\n/,
    );
  });

  it('is the sample, with all its files', async () => {
    await openFolder();
    await ui.chooseQuickPick('The Sample');
    await step('2/2');
    await ui.chooseQuickPick('projekt');
    await ui.tab('README.md').waitFor();
    await ui.page.locator('.statusbar', { hasText: /\d{3} records/ }).waitFor();
    await ui.screenshot('new-sample');
    const list = fs.readFileSync(path.join(packageRoot, 'dist/sample-files.json'), 'utf8');
    for (const name of JSON.parse(list) as string[]) {
      assert.deepEqual(
        fs.readFileSync(path.join(folder, name)),
        fs.readFileSync(path.join(packageRoot, 'sample', name)),
      );
    }
  });
});
