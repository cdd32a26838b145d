import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from '../support/workbench';

describe('the codebook', () => {
  const bench = useWorkbench();

  const fileText = (file: string): string => fs.readFileSync(path.join(bench.folder, file), 'utf8');

  const saved = async (file: string, holds: (text: string) => boolean): Promise<void> =>
    bench.ui.until(async () => {
      await bench.ui.runCommand('File: Save All Files');
      return holds(fileText(file));
    }, `${file} does not say so`);

  before(async () => {
    const { ui } = bench;
    await ui.openViewContainer('Red Thread');
    await ui.statusBar(/\d+ records · \d+ problems/).waitFor();
    for (const view of ['Repository', 'Claims', 'Linked here']) {
      await ui.collapse(view);
    }
    await ui.expandTree('Codebook', 'Raising');
    await ui.expandTree('Codebook', 'Who raises it');
  });

  it('shows codes below codes in their colours with how much they are used', async () => {
    const { ui } = bench;
    const row = await ui.treeRow('Codebook', 'Who raises it');
    await row.hover();
    await ui.screenshot('codebook-view');
    assert.match(await (await ui.treeRow('Codebook', 'Raising')).innerText(), /\d+ passages · \d+ records/);
  });

  it('changes what a code is called, retires it and takes it back', async () => {
    const { ui } = bench;
    await ui.expandTree('Codebook', 'What is raised');
    await ui.chooseInTree('Codebook', 'Resource', 'Change Label of Code…');
    await ui.answerInput('Styrke');
    await ui.answerInput('Strength', 'And in');
    await ui.treeRow('Codebook', 'Strength');
    await ui.chooseInTree('Codebook', 'Strength', 'Retire Code…');
    await ui.answerInput('Too rare');
    await saved('codebook.yaml', (text) => text.includes('what: retired, why: Too rare'));
    await ui.screenshot('codebook-retired');
    await ui.chooseInTree('Codebook', 'Strength', 'Take Code Back into Use…');
    await ui.answerInput('');
    await saved('codebook.yaml', (text) => text.includes('what: reactivated'));
  });

  it('gives a code another id wherever it is used, and keeps the old one in its history', async () => {
    const { ui } = bench;
    await ui.chooseInTree('Codebook', 'Third party', 'Rename Code…');
    await ui.answerInput('rai.relatives');
    // The box checks the id before it closes.
    await ui.answerInput('', 'Why?');
    await saved('codebook.yaml', (text) => /id: rai\.relatives[\s\S]*from: rai\.third-party/.test(text));
    await saved('observations/OBS-052.excerpts.yaml', (text) => !text.includes('rai.third-party'));
    assert.match(fileText('observations/OBS-052.excerpts.yaml'), /rai\.relatives/);
  });

  it('merges a code into another with all its passages', async () => {
    const { ui } = bench;
    await ui.tried(async () => {
      // The lines move while the codes are counted anew: the click may have met the one below.
      await ui.press('Escape');
      await ui.chooseInTree('Codebook', 'Third party', 'Merge Code Into…');
      await ui.page.getByPlaceholder(/^Which code should rai\.\S+ become/).waitFor({ timeout: 5000 });
    }, 'the code is not asked for');
    await ui.quickInput.fill('rai.solicited');
    await ui.press('Enter');
    const dialog = ui.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await ui.screenshot('codebook-merge');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await ui.answerInput('The same to those who were there');
    await saved('codebook.yaml', (text) => text.includes('merged_into: rai.solicited'));
    await saved('observations/OBS-052.excerpts.yaml', (text) => !/rai\.(relatives|third-party)/.test(text));
    assert.match(
      fileText('observations/OBS-052.excerpts.yaml'),
      /\[rai\.solicited, rai\.wish, rai\.explicit\]/,
    );
    await ui.screenshot('codebook-merged');
  });

  it('makes two codes of one, and the new one takes the passages that are ticked', async () => {
    const { ui } = bench;
    const solicited = (): number =>
      fileText('observations/OBS-012.excerpts.dc.yaml').split('rai.solicited').length - 1;
    const before = solicited();
    assert.ok(before > 0);
    await ui.chooseInTree('Codebook', 'Solicited', 'Split Code…');
    await ui.answerInput('Ved skemaet');
    await ui.answerInput('At the form', 'And in');
    await ui.page.getByPlaceholder('Which passages go to the new code?').waitFor();
    await ui.quickInput.fill('OBS-012#x0');
    await ui.quickPicks.first().click();
    await ui.screenshot('codebook-split');
    await ui.press('Enter');
    await ui.answerInput('Two things', 'Why?');
    await saved('codebook.yaml', (text) => /at-the-form|ved-skemaet/.test(text));
    await saved('observations/OBS-012.excerpts.dc.yaml', (text) => /at-the-form|ved-skemaet/.test(text));
    assert.equal(solicited(), before - 1);
    await ui.treeRow('Codebook', 'At the form');
  });

  it('lets somebody say which older codings still hold', async () => {
    const { ui } = bench;
    const file = 'observations/OBS-991.excerpts.yaml';
    fs.writeFileSync(
      path.join(bench.folder, 'observations/OBS-991.md'),
      '---\nid: OBS-991\ntype: observation\n---\nCIT-017: det ene\nCIT-017: det andet\n',
    );
    fs.writeFileSync(
      path.join(bench.folder, file),
      '- {id: a1, quote: det ene, codes: [rai], coded: {rai: 1}}\n' +
        '- {id: a2, quote: det andet, codes: [rai], coded: {rai: 1}}\n',
    );
    const older = ui.quickPicks.filter({ hasText: 'OBS-991#a1' });
    await ui.until(async () => {
      // Until the files are read there are none, and somebody is told so.
      await ui.chooseInTree('Codebook', 'Raising', 'Recheck Older Codings…');
      return older.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    }, 'no older codings are listed');
    await older.click();
    await ui.screenshot('codebook-recheck');
    await ui.press('Enter');
    await saved(file, (text) => /det ene.*\{rai: 2\}/.test(text));
    assert.match(fileText(file), /det andet.*\{rai: 1\}/);
    await ui.chooseInTree('Codebook', 'Raising', 'Recheck Older Codings…');
    await ui.quickPicks.filter({ hasText: 'OBS-991#a2' }).waitFor();
    assert.equal(await older.count(), 0);
    await ui.press('Escape');
  });
});
