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
    // The list stays beside the session, whatever is opened.
    await bench.ui.tab('FLIP-23.md').click();
    await bench.ui.activeTab('FLIP-23.md').waitFor();
    await bench.ui.press('ControlOrMeta+S');
    await bench.ui.activeTab('FLIP-23.md').and(bench.ui.page.locator(':not(.dirty)')).waitFor();
    await bench.ui.screenshot('pack-session');
    const list = fs.readFileSync(path.join(folder, 'researchers-only.md'), 'utf8');
    const [, shown = ''] = list.split(/^## Shown/m);
    const refs = new Set([...shown.matchAll(/← (\S+?#x\d+)/g)].map(([, ref]) => ref));
    assert.match(
      fs.readFileSync(file, 'utf8'),
      new RegExp(`^excerpts_shown: \\[${[...refs].join(', ')}\\]$`, 'm'),
    );
  });

  it('writes the note back to a site', async () => {
    await bench.ui.tried(async () => {
      // A list that is shown beside takes the focus when it comes, and with it the first question away.
      await bench.ui.runCommand('Red Thread: Write Return Note…');
      await bench.ui.quickPicks.first().waitFor({ timeout: 5000 });
      await bench.ui.screenshot('note-1');
      await bench.ui.press('Enter');
      await bench.ui.quickPicks.filter({ hasText: 'Dansk' }).waitFor({ timeout: 5000 });
    }, 'the language is not asked for');
    await bench.ui.chooseQuickPick('Dansk');
    await bench.ui.tab('Untitled-1').waitFor();
    await bench.ui.screenshot('note-2');
  });
});

describe('taking claims to practice in Danish', () => {
  const bench = useWorkbench({ locale: 'da' });

  before(async () => {
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.statusBar(/\d+ dokumenter/).waitFor();
  });

  it('prepares a seminar that has no record yet, to the end', async () => {
    const { ui } = bench;
    await ui.runCommand('Red Thread: Forbered seminar…');
    await ui.chooseQuickPick('Ny: Seminar');
    for (const [n, answer] of ['SEM-99', 'Ønsker og skemaer', '2099-05-15'].entries()) {
      await ui.page.locator('.quick-input-widget', { hasText: `(${n + 2}/` }).waitFor();
      await ui.quickInput.fill(answer);
      await ui.press('Enter');
    }
    for (const [n, choices] of [
      ['CLM-012', 'CLM-004'],
      ['Kommune A'],
      ['Medarbejdere'],
      ['Dansk'],
    ].entries()) {
      await ui.page.locator('.quick-input-widget', { hasText: `(${n + 5}/` }).waitFor();
      for (const choice of choices) {
        await ui.quickInput.fill(choice);
        await ui.chooseQuickPick(choice);
      }
      await ui.screenshot(`seminar-da-${n + 5}`);
      if (n < 2) await ui.press('Enter');
    }
    await ui.until(
      async () => (await ui.notifications()).some((text) => text.startsWith('Pakken er lavet')),
      'the pack is made',
    );
    await ui.screenshot('seminar-da-made');
    const pack = fs.readFileSync(path.join(bench.folder, 'packs/SEM-99/pack.html'), 'utf8');
    assert.match(pack, /<html lang="da">[^]*<h1>Ønsker og skemaer<\/h1>[^]*Kommune A/);
    assert.doesNotMatch(pack, /CLM-|OBS-|CIT-|PRO-/);
    await ui.save();
  });

  it('thanks and names funders in the language of the draft', async () => {
    const { ui } = bench;
    await ui.closeEditors();
    for (const [draft, funding, thanks] of [
      ['DRAFT-02', 'er finansieret af Den A.P.', 'Vi takker partnerne i'],
      ['DRAFT-01', 'was funded by Den A.P.', 'We thank the partners of'],
    ] as const) {
      await ui.openFile(`drafts/${draft}.md`);
      await ui.press('Control+End');
      await ui.runCommand('Red Thread: Indsæt oplysning om finansiering');
      await ui.findInEditor(funding);
      await ui.press('Enter');
      await ui.press('Enter');
      await ui.runCommand('Red Thread: Indsæt tak til partnerne');
      await ui.findInEditor(thanks);
      await ui.screenshot(`statements-${draft}`);
      await ui.undoAll();
    }
    await ui.closeEditors();
    await ui.openFile('drafts/DRAFT-01.md');
    await ui.runCommand('Red Thread: Vis stemmebalance');
    await ui
      .webview()
      .getByRole('button', { name: /citater/ })
      .first()
      .waitFor();
    await ui.screenshot('voices-da');
    await ui.closeEditors();
    await ui.openFile('claims/CLM-012.md');
    await ui.runCommand('Red Thread: Vis påstandens side');
    await ui.webview().getByText('Set efter uden fund').waitFor();
    await ui.screenshot('claim-page-da');
  });
});
