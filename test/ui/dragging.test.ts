import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { dragRow } from '../support/dragRow';
import { useWorkbench } from '../support/workbench';

describe('dragging with the mouse', () => {
  const bench = useWorkbench({ settings: { 'redThread.author': 'dc' } });

  before(async () => {
    const { ui } = bench;
    await ui.openViewContainer('Red Thread');
    await ui.statusBar(/\d+ records · \d+ problems/).waitFor();
    for (const view of ['Repository', 'Linked here']) {
      await ui.collapse(view);
    }
  });

  async function savedText(file: string): Promise<string> {
    await bench.ui.activeTab(path.basename(file)).waitFor();
    await bench.ui.save();
    return fs.readFileSync(path.join(bench.folder, file), 'utf8');
  }

  it('puts a code below the one that it is dropped on', async () => {
    const { ui, folder } = bench;
    const before = fs.readFileSync(path.join(folder, 'codebook.yaml'), 'utf8');
    assert.match(before, /^ {2}- id: tema$/m);
    const changed = ui.tab('codebook.yaml').and(ui.page.locator('.dirty'));
    await dragRow(ui, ['Codebook', 'Theme'], ['Codebook', 'Third turn'], changed);
    await ui.expandTree('Codebook', 'Third turn');
    const moved = (await ui.treeRow('Codebook', 'Theme')).and(ui.page.locator('[aria-level="2"]'));
    await moved.waitFor();
    await ui.screenshot('dragging-code');
    assert.match(await savedText('codebook.yaml'), /^ {6}- id: tema$/m);
  });

  it('makes a passage evidence of the claim that it is dropped on', async () => {
    const { ui } = bench;
    await ui.runCommand('Red Thread: Find Passages…');
    await ui.quickPicks.first().waitFor();
    await ui.quickInput.fill('rai.volunteered');
    await ui.chooseQuickPick('rai.volunteered');
    await ui.quickInput.fill('');
    await ui.press('Enter');
    await ui.page.locator('.quick-input-widget', { hasText: '2/2' }).waitFor();
    await ui.press('Enter');
    await ui.expandTree('Passages', /^OBS-012/);
    const asked = ui.page.locator('.quick-input-widget', { hasText: 'Add as Evidence: OBS-012#x03' });
    await dragRow(ui, ['Passages', /^CIT-017: “jeg vil egentlig gerne/], ['Claims', /^CLM-007/], asked);
    await ui.chooseQuickPick('Challenges');
    await ui.answerInput('She said it herself.', 'Why does it count?');
    await ui.statusBar('OBS-012#x03 is evidence of CLM-007 now.').waitFor();
    await ui.openFile('claims/CLM-007.md');
    await ui.screenshot('dragging-passage');
    assert.match(
      await savedText('claims/CLM-007.md'),
      /\{ref: OBS-012#x03, rel: challenges, note: She said it herself\.,.* by: dc, date: \S+\}$/m,
    );
  });
});
