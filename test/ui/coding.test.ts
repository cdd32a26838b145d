import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from '../support/workbench';

const words = 'Det sad jeg med i tre aftener';

describe('coding', () => {
  const bench = useWorkbench({ settings: { 'redThread.author': 'tt' } });

  before(() => bench.ui.statusBar(/\d+ records · \d+ problems/).waitFor());

  /** Selects the row of some words in the active editor, and asks which codes they get. */
  async function askForCodes(said: string): Promise<void> {
    const { ui } = bench;
    await ui.clickText(said);
    await ui.press('Home');
    await ui.press('Shift+End');
    await ui.runCommand('Red Thread: Code Selection…');
    await ui.page
      .locator('.quick-input-widget')
      .filter({ has: ui.page.getByPlaceholder(/Which codes/) })
      .waitFor();
  }

  it('makes a code in place, below another, and gives it to the words', async () => {
    const { ui } = bench;
    await ui.openFile('observations/OBS-002.md', { line: 56 });
    await askForCodes(words);
    await ui.type('Arbejde om aftenen');
    await ui.screenshot('coding-new-code');
    await ui.chooseQuickPick('New code “Arbejde om aftenen”');
    await ui.press('Enter');
    await ui.page.getByPlaceholder('Below which code does it belong?').waitFor();
    await ui.screenshot('coding-new-code-parent');
    await ui.chooseQuickPick('At the top');
    await ui.statusBar(/coded: arbejde-om-aftenen/).waitFor();
    await ui.screenshot('coding-new-code-done');
    await ui.runCommand('Red Thread: Save Coding');
    const codebook = (): string => fs.readFileSync(path.join(bench.folder, 'codebook.yaml'), 'utf8');
    await ui.until(
      () => Promise.resolve(/- id: arbejde-om-aftenen\n\s+label:/.test(codebook())),
      'the code is not in the codebook',
    );
  });

  it('asks for a memo along with the code where somebody wants to write one', async () => {
    const { ui } = bench;
    await ui.openFile('observations/OBS-012.md', { line: 50 });
    await askForCodes('Vi var halvtreds nogle gange');
    await ui.quickInput.fill('rai.resource');
    await ui.chooseQuickPick('rai.resource');
    await ui.page.locator('.quick-input-widget').getByLabel('Code, and write a memo').click();
    await ui.answerInput('En hel forsamling', 'A thought about this passage');
    await ui.statusBar(/coded: rai\.resource/).waitFor();
    await ui.runCommand('Red Thread: Save Coding');
    const file = path.join(bench.folder, 'observations/OBS-012.excerpts.yaml');
    await ui.until(
      () =>
        Promise.resolve(fs.existsSync(file) && fs.readFileSync(file, 'utf8').includes('En hel forsamling')),
      'the memo is not saved',
    );
    await ui.screenshot('coding-with-memo');
  });

  it('shows the passages of one coder alone, also after a reload', async () => {
    const { ui } = bench;
    await ui.openFile('observations/OBS-012.md', { line: 50 });
    // The light bulb comes and goes in the same column.
    const bars = ui.editor.locator('.margin .cgmr:not(.codicon-gutter-lightbulb)');
    await ui.statusBar(/^\s*\d+ passages$/).waitFor();
    await bars.first().waitFor();
    const before = await bars.count();
    const tick = async (): Promise<void> => {
      await ui.runCommand('Red Thread: Show Passages Of…');
      await ui.page.getByPlaceholder('Codes and coders to show').waitFor();
      await ui.quickInput.fill('mk');
      await ui.chooseQuickPick('mk');
      await ui.screenshot('coding-filter');
      await ui.press('Enter');
    };
    const some = ui.statusBar(/^\s*\d+ of \d+ passages$/);
    await tick();
    await some.waitFor();
    await ui.until(async () => (await bars.count()) < before, 'the margin shows all');
    const filtered = await bars.count();
    assert.ok(filtered > 0);
    await ui.screenshot('coding-filtered');
    await ui.runCommand('Developer: Reload Window');
    await some.waitFor({ state: 'detached' });
    await some.waitFor();
    await ui.until(async () => (await bars.count()) === filtered, 'the margin is another one');
    await tick();
    await ui.statusBar(/^\s*\d+ passages$/).waitFor();
    await ui.until(async () => (await bars.count()) === before, 'the margin does not show all');
  });
});
