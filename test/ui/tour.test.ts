import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from '../support/workbench';

const wish = 'jeg vil egentlig gerne (.) prøve et køkken';

describe('a tour of the sample', () => {
  const bench = useWorkbench();

  /** What differs from the sample on disk. */
  const changedFiles = (): string[] =>
    execFileSync('git', ['status', '--porcelain'], { cwd: bench.folder, encoding: 'utf8' })
      .split('\n')
      .filter((line) => line !== '');

  const clipboard = async (): Promise<string> =>
    bench.ui.page.evaluate<string>('navigator.clipboard.readText()');

  /** Lets the mouse rest where nothing tells of itself. */
  const restMouse = async (): Promise<void> => {
    await bench.ui.page.mouse.move(700, 895);
    await bench.ui.page.locator('.monaco-hover:not(.hidden)').first().waitFor({ state: 'hidden' });
  };

  const suggestion = async (text: string) => {
    const first = (await bench.ui.completions()).filter({ hasText: text }).first();
    await first.waitFor();
    return first;
  };

  /** Saves until the folder is the sample again: an undo over many files goes on after its first file shows. */
  const saveUntilUnchanged = (): Promise<void> =>
    bench.ui.until(async () => {
      await bench.ui.runCommand('File: Save All Files');
      return changedFiles().length === 0;
    }, 'the rename was not undone');

  before(async () => {
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.statusBar(/\d+ records · \d+ problems/).waitFor();
  });

  describe('the views', () => {
    it('hold records, claims, references and what links to the open record', async () => {
      const { ui } = bench;
      await ui.treeRow('Repository', 'Observations');
      await ui.treeRow('Claims', /^CLM-012/);
      await ui.screenshot('tour-views');
      await ui.treeRow('References', /^Lipsky 2010/);
      await ui.openFile('claims/CLM-012.md');
      await ui.treeRow('Linked here', /^DRAFT-01/);
      await ui.screenshot('tour-references');
      // Collapsed again, it leaves its room to the others.
      await ui.collapse('References');
    });

    it('group records by site and by case, from the title of the view', async () => {
      const { ui } = bench;
      await ui.clickViewAction('Repository', 'Group By', 'Group Records by Site');
      await ui.expandTree('Repository', /^SITE-B/);
      await ui.treeRow('Repository', /^OBS-012/);
      await ui.screenshot('tour-by-site');
      await ui.clickViewAction('Repository', 'Group By', 'Group Records by Case');
      await ui.expandTree('Repository', /^CASE-04/);
      await ui.treeRow('Repository', /^OBS-085/);
      await ui.screenshot('tour-by-case');
      await ui.clickViewAction('Repository', 'Group By', 'Group Records by Type');
      await ui.treeRow('Repository', 'Observations');
    });

    it('lead from a claim to its evidence, at its place', async () => {
      const { ui } = bench;
      await ui.expandTree('Claims', /^CLM-012/);
      for (const relation of ['Supports', 'Challenges', 'Qualifies']) await ui.treeRow('Claims', relation);
      await ui.clickTree('Claims', new RegExp(wish.slice(0, 20)));
      await ui.activeTab('OBS-012.md').waitFor();
      await ui.statusBar(`${wish.length} selected`).waitFor();
      await ui.screenshot('tour-evidence');
    });

    it('follow the editor', async () => {
      const { ui } = bench;
      await ui.openFile('observations/OBS-012.md');
      const row = await ui.treeRow('Repository', /^OBS-012/);
      await ui.until(
        async () => (await row.getAttribute('aria-selected')) === 'true',
        'the Repository view did not follow',
      );
      await ui.expandTree('Linked here', /^DRAFT-01/);
      await ui.treeRow('Linked here', /OBS-012#x04/);
      await ui.screenshot('tour-linked-here');
      await ui.clickTree('Linked here', /OBS-012#x04/);
      await ui.activeTab('DRAFT-01.md').waitFor();
      await ui.statusBar(/^Ln 57, .*selected/).waitFor();
    });

    it('give links away: copied, put into the draft, opened to the side', async () => {
      const { ui } = bench;
      await ui.chooseInTree('Claims', /^CLM-012/, 'Copy Link');
      await ui.until(async () => (await clipboard()) === '[[CLM-012]]', 'no link was copied');
      await ui.openFile('drafts/DRAFT-02.md', { line: 16 });
      await ui.clickTreeAction('Claims', /^CLM-007/, 'Insert Link into the Draft');
      await ui.shownLine('[[CLM-007]]');
      await ui.undoAll();
      await ui.clickTreeAction('Claims', /^CLM-012/, 'Open to the Side');
      await ui.activeTab('CLM-012.md').waitFor();
      assert.equal(await ui.page.locator('.editor-group-container').count(), 2);
      await ui.screenshot('tour-to-the-side');
      await ui.closeEditors();
    });
  });

  describe('writing', () => {
    it('completes links, passages and citations', async () => {
      const { ui } = bench;
      await ui.openFile('drafts/DRAFT-01.md', { line: 54 });
      await ui.press('Enter');
      await ui.type('Here [[køkkens');
      await suggestion('OBS-012');
      await ui.screenshot('tour-complete-record');
      await ui.press('Tab');
      await ui.shownLine('Here [[OBS-012]]');
      // Behind the brackets, where a busy editor had not closed both of them before.
      await ui.press('End');
      await ui.press('ArrowLeft');
      await ui.press('ArrowLeft');
      await ui.type('#gerne');
      await suggestion('x03');
      await ui.screenshot('tour-complete-passage');
      await ui.press('Tab');
      await ui.shownLine('Here [[OBS-012#x03]]');
      await ui.press('End');
      await ui.type(' and @bureaucracy');
      await suggestion('lipsky2010');
      await ui.screenshot('tour-complete-citation');
      await ui.type('2010');
      await suggestion('lipsky2010');
      await ui.press('Tab');
      await ui.shownLine('Here [[OBS-012#x03]] and @lipsky2010');
      await ui.undoAll();
    });

    it('completes fields and their values in front matter', async () => {
      const { ui } = bench;
      await ui.openFile('memos/MEMO-001.md', { line: 2 });
      await ui.press('End');
      await ui.press('Enter');
      await ui.type('sens');
      await suggestion('sensitivity');
      await ui.screenshot('tour-complete-field');
      await ui.press('Tab');
      await suggestion('special');
      await ui.screenshot('tour-complete-value');
      await ui.type('spec');
      await suggestion('special');
      await ui.press('Tab');
      await ui.shownLine('sensitivity: special');
      await ui.undoAll();
    });

    it('tells on hover what a claim rests on, what a passage says and what a field means', async () => {
      const { ui } = bench;
      await ui.openFile('drafts/DRAFT-01.md', { line: 57 });
      const claim = await ui.hoverOver('CLM-012', 'Supports');
      assert.match(await claim.innerText(), /Kommune B[^]*Challenges[^]*INT-004/);
      await ui.screenshot('tour-hover-claim');
      await restMouse();
      const passage = await ui.hoverOver('OBS-012#x04', 'stillingsbetegnelse');
      assert.match(await passage.innerText(), /job title/);
      await ui.screenshot('tour-hover-passage');
      await restMouse();
      await ui.openFile('observations/OBS-012.md', { line: 1 });
      await ui.hoverOver('capture', 'How it was recorded');
      await ui.screenshot('tour-hover-field');
      await restMouse();
    });

    it('goes to the words of a passage with F12', async () => {
      const { ui } = bench;
      await ui.openFile('drafts/DRAFT-01.md', { line: 57 });
      await ui.clickText('OBS-012#x04');
      await ui.press('F12');
      await ui.activeTab('OBS-012.md').waitFor();
      await ui.statusBar(/^Ln 60,/).waitFor();
    });

    it('shows all places with Shift+F12, from a link and from the record itself', async () => {
      const { ui } = bench;
      const peek = ui.page.locator('.peekview-widget');
      for (const [file, line] of [
        ['drafts/DRAFT-01.md', 57],
        ['claims/CLM-012.md', 2],
      ] as const) {
        await ui.openFile(file, { line });
        await ui.clickText('CLM-012');
        await ui.press('Shift+F12');
        await peek.locator('.monaco-list-row', { hasText: 'FLIP-23.md' }).waitFor();
        await peek.locator('.monaco-list-row', { hasText: 'DRAFT-01.md' }).waitFor();
        await ui.screenshot(`tour-peek-${path.basename(file, '.md')}`);
        await ui.press('Escape');
        await peek.waitFor({ state: 'hidden' });
      }
    });

    it('renames with F2 everywhere, looked at first and undone as one', async () => {
      const { ui } = bench;
      const inDraft = () => fs.readFileSync(path.join(bench.folder, 'drafts/DRAFT-01.md'), 'utf8');
      await ui.openFile('observations/OBS-012.md', { line: 2, column: 8 });
      await ui.press('F2');
      const box = ui.page.locator('.rename-box input');
      await box.waitFor();
      await box.fill('OBS-912');
      await ui.press('Control+Enter');
      const apply = ui.page.getByRole('button', { name: 'Apply', exact: true });
      await apply.waitFor();
      await ui.screenshot('tour-rename-preview');
      await apply.click();
      await ui.activeTab('OBS-912.md').waitFor();
      await ui.until(
        () => Promise.resolve(inDraft().includes('[[OBS-912#x04]]') && !inDraft().includes('OBS-012')),
        'the draft was not renamed in',
      );
      assert.ok(fs.existsSync(path.join(bench.folder, 'observations/OBS-912.excerpts.mk.yaml')));
      await ui.screenshot('tour-renamed');
      await ui.clickText('OBS-912');
      await ui.press('ControlOrMeta+Z');
      await ui.activeTab('OBS-012.md').waitFor();
      await saveUntilUnchanged();
      await ui.closeEditors();
    });

    it('carries links along when a file is renamed in the Explorer', async () => {
      const { ui } = bench;
      await ui.openFile('memos/Feltguide.md');
      await ui.page.locator('.pane .monaco-list-row.selected', { hasText: 'Feltguide' }).waitFor();
      const explorer = ui.page.locator('.explorer-folders-view');
      await ui.tried(async () => {
        await ui.runCommand('File: Reveal Active File in Explorer View');
        await explorer.locator('.monaco-list-row', { hasText: 'Feltguide.md' }).click({ timeout: 5000 });
        await ui.press('F2');
        await explorer.locator('input').fill('Håndbog.md', { timeout: 5000 });
      }, 'the file was not named anew');
      await ui.press('Enter');
      await ui.screenshot('tour-explorer-question');
      await ui.page.locator('.monaco-dialog-box').getByRole('button', { name: 'OK' }).click();
      await ui.tab('MEMO-001.md').waitFor();
      await ui.openFile('memos/MEMO-001.md');
      await ui.findInEditor('[[Håndbog]]');
      await ui.tried(async () => {
        const before = explorer.locator('.monaco-list-row', { hasText: 'Feltguide.md' });
        await ui.openViewContainer('Explorer');
        // A second undo would take back what was done before.
        if (await before.isVisible()) return;
        await explorer.locator('.monaco-list-row', { hasText: 'Håndbog.md' }).click({ timeout: 5000 });
        await ui.press('ControlOrMeta+Z');
        await before.waitFor({ timeout: 10_000 });
      }, 'the file did not get its name back');
      await saveUntilUnchanged();
      await ui.closeEditors();
    });
  });

  describe('problems', () => {
    it('appear for text that is not saved, and a quick fix mends one', async () => {
      const { ui } = bench;
      await ui.openViewContainer('Red Thread');
      await ui.openFile('drafts/DRAFT-01.md', { line: 54 });
      await ui.press('Enter');
      await ui.type('As in [[OBS-1012]] and elsewhere.');
      const problem = (await ui.problems()).filter({ hasText: 'OBS-1012' }).first();
      await problem.waitFor();
      await ui.clickText('OBS-1012');
      const fix = ui.page.locator('.action-widget .monaco-list-row', { hasText: 'Change to “OBS-012”' });
      await ui.until(async () => {
        // The editor asks for fixes anew after each keystroke, and shows nothing where it is asked too early.
        await ui.press('Control+.');
        return fix.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
      }, 'the fix is not offered');
      await ui.screenshot('tour-quick-fix');
      await fix.click();
      await problem.waitFor({ state: 'detached' });
      await ui.shownLine('As in [[OBS-012]] and elsewhere.');
      await ui.undoAll();
      await ui.runCommand('View: Toggle Problems');
    });
  });

  describe('finding one’s way', () => {
    it('shows the path to the cursor above the text, and the outline', async () => {
      const { ui } = bench;
      await ui.openFile('observations/OBS-012.md', { line: 46 });
      const crumbs = ui.page.locator('.breadcrumbs-below-tabs');
      await crumbs.getByText('OBS-012', { exact: true }).waitFor();
      await crumbs.getByText('Ønsket').waitFor();
      await ui.runCommand('Explorer: Focus on Outline View');
      await ui.treeRow('Outline', /Tilbage til planen/);
      await ui.screenshot('tour-outline');
    });

    it('finds a name anywhere with Ctrl+T', async () => {
      const { ui } = bench;
      await ui.press('Control+T');
      await ui.quickInput.waitFor();
      await ui.type('omdirig');
      await ui.quickPicks.filter({ hasText: 'CLM-012' }).first().waitFor();
      await ui.screenshot('tour-symbols');
      await ui.chooseQuickPick('CLM-012');
      await ui.activeTab('CLM-012.md').waitFor();
      assert.deepEqual(changedFiles(), []);
    });
  });
});
