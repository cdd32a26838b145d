import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from '../support/workbench';

const words = 'Det sad jeg med i tre aftener';

describe('coding', () => {
  const bench = useWorkbench({ settings: { 'redThread.author': 'tt' } });

  it('makes a code in place, below another, and gives it to the words', async () => {
    const { ui } = bench;
    await ui.statusBar(/\d+ records · \d+ problems/).waitFor();
    await ui.openFile('observations/OBS-002.md', { line: 56 });
    const { x, y } = await ui.findInEditor(words);
    await ui.page.mouse.click(x, y);
    await ui.press('Home');
    await ui.press('Shift+End');
    await ui.runCommand('Red Thread: Code Selection…');
    await ui.page
      .locator('.quick-input-widget')
      .filter({ has: ui.page.getByPlaceholder(/Which codes/) })
      .waitFor();
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
});
