import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from '../support/workbench';

describe('taking claims to practice', () => {
  const bench = useWorkbench();

  before(async () => {
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.treeRow('Repository', /Observations/);
  });

  afterEach(async () => {
    await bench.ui.press('Escape');
    await bench.ui.runCommand('View: Revert and Close Editor');
  });

  it('makes the pack of the open session, which then says what it shows', async () => {
    const file = path.join(bench.folder, 'flip/FLIP-23.md');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/^date: .*$/m, 'date: 2099-05-15'));
    await bench.ui.openFile('flip/FLIP-23.md');
    await bench.ui.shownLine('date: 2099-05-15');
    await bench.ui.runCommand('Red Thread: Prepare FLIP Session…');
    for (const [n, question] of [
      'Which session is the pack for?',
      'Which claims are put into play?',
      'Which sites take part?',
      'Who sits in the session?',
      'Which language is the pack in?',
    ].entries()) {
      await bench.ui.page.locator(`.quick-input-widget input[placeholder^="${question}"]`).waitFor();
      await bench.ui.screenshot(`pack-${n + 1}`);
      await bench.ui.press('Enter');
    }
    await bench.ui.until(
      async () => (await bench.ui.notifications()).some((text) => text.includes('The pack is made')),
      'the pack is made',
    );
    await bench.ui.screenshot('pack-made');
    const folder = path.join(bench.folder, 'packs/FLIP-23');
    assert.deepEqual(fs.readdirSync(folder).sort(), ['pack.html', 'pack.md', 'researchers-only.md']);
    await bench.ui.page.getByRole('button', { name: 'What Was Left Out' }).click();
    await bench.ui.webview().getByText('For the researchers alone').waitFor();
    await bench.ui.screenshot('pack-left-out');
    await bench.ui.tab('FLIP-23.md').click();
    await bench.ui.save();
    await bench.ui.screenshot('pack-session');
    const list = fs.readFileSync(path.join(folder, 'researchers-only.md'), 'utf8');
    const [, shown = ''] = list.split(/^## Shown/m);
    const refs = new Set([...shown.matchAll(/← (\S+?#x\d+)/g)].map(([, ref]) => ref));
    assert.match(
      fs.readFileSync(file, 'utf8'),
      new RegExp(`^excerpts_shown: \\[${[...refs].join(', ')}\\]$`, 'm'),
    );
  });

  it('prepares a seminar that has no record yet', async () => {
    await bench.ui.runCommand('Red Thread: Prepare Seminar…');
    await bench.ui.quickPicks.first().waitFor();
    await bench.ui.screenshot('seminar-1');
    await bench.ui.press('Escape');
  });

  it('writes the note back to a site', async () => {
    await bench.ui.runCommand('Red Thread: Write Return Note…');
    await bench.ui.quickPicks.first().waitFor();
    await bench.ui.screenshot('note-1');
    await bench.ui.press('Enter');
    await bench.ui.chooseQuickPick('Dansk');
    await bench.ui.tab('Untitled-1').waitFor();
    await bench.ui.screenshot('note-2');
  });
});
