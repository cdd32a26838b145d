import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/sampleCopy';
import { openRealVscode, packageRoot } from '../support/realVscode';
import type { RealVscode } from '../support/realVscode';
import { UiDriver } from '../support/uiDriver';

const words = 'Jeg kan lave mad til tredive';
const evidence = '- {ref: OBS-102#^t001, rel: supports}';

describe('the first hour', () => {
  let folder: string;
  let vscode: RealVscode;
  let ui: UiDriver;

  beforeEach(() => {
    folder = path.join(temporaryFolder('red-thread-first-'), 'projekt');
    fs.mkdirSync(folder);
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed() === true) await ui.screenshot(`failed-first-hour-${Date.now()}`);
    await vscode.close();
    fs.rmSync(path.dirname(folder), { recursive: true, force: true, maxRetries: 5 });
  });

  async function open(emptyWindow: boolean): Promise<void> {
    vscode = await openRealVscode({
      folder,
      emptyWindow,
      extension: { kind: 'development', path: packageRoot },
    });
    ui = new UiDriver(vscode);
  }

  const read = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');
  const isRead = () => ui.statusBar(/\d{3} records/).waitFor();

  /** Waits for a step of making a record by what its title ends with. */
  const step = async (counter: string): Promise<void> =>
    ui.page.locator('.quick-input-titlebar').filter({ hasText: counter }).waitFor();

  /** Opens the command palette with a text and takes its first entry, which has to say `entry`; without the mouse. */
  async function byKeys(text: string, entry: string): Promise<void> {
    const first = ui.quickPicks.first().filter({ hasText: entry });
    await ui.tried(async () => {
      // The first key after a start can get lost, and a list that is left while it is filled can stay empty.
      if (await ui.quickInput.isVisible()) await ui.press('Escape');
      await ui.press('F1');
      await ui.quickInput.waitFor({ timeout: 3000 });
      await ui.press('ControlOrMeta+A');
      await ui.type(text);
      await first.waitFor({ timeout: 15_000 });
    }, `the command palette did not offer ${entry}`);
    await ui.press('Enter');
  }

  /** Enters a folder in the editor's own dialogue. */
  async function enterFolder(to: string): Promise<void> {
    await ui.until(async () => {
      // The dialogue begins empty, then fills in where it stands: with what is typed by then behind it.
      if ((await ui.quickInput.inputValue()) === to) return true;
      if ((await ui.quickInput.inputValue()) !== '') await ui.quickInput.fill(to);
      return false;
    }, 'the folder could not be entered');
    await ui.press('Enter');
  }

  /** The case is found, with its passage, in all that there is to read: only then does the list stand still. */
  async function foundWithPassage(): Promise<void> {
    const first = ui.quickPicks.first();
    await first.filter({ hasText: /CASE-04.*Ønsket/ }).waitFor();
    await ui.page.locator('.quick-input-progress.active').waitFor({ state: 'hidden' });
  }

  /** The claim rests on the turn in the note, on disk and in the view. */
  async function claimRestsOnNote(): Promise<void> {
    await ui.save();
    await ui.openViewContainer('Red Thread');
    await ui.expandTree('Claims', /^CLM-012/);
    await ui.treeRow('Claims', new RegExp(words.slice(0, 12)));
    assert.match(read('claims/CLM-012.md'), /none-found.*\n {2}- \{ref: OBS-102#\^t001, rel: supports\}\n/);
    assert.match(read('observations/OBS-102.md'), new RegExp(`site: SITE-B\n[^]*CIT-017: ${words} \\^t001`));
    assert.match(read('drafts/DRAFT-01.md'), /\[\[OBS-102/);
  }

  it('leads from a window without a folder to a linked claim, with the keyboard only', async () => {
    await open(true);
    await byKeys('>Red Thread: Focus on Repository View', 'Focus on Repository View');
    await ui.page.getByRole('button', { name: 'New Repository…' }).waitFor();
    await ui.screenshot('first-hour-welcome');
    await byKeys('>Red Thread: New Repository', 'New Repository');
    await step('New Repository');
    await ui.type('The Sample');
    await ui.press('Enter');
    await step('(2/2)');
    await ui.press('Enter');
    await ui.page.getByRole('button', { name: 'Make the Repository Here' }).waitFor();
    await enterFolder(`${folder}/`);
    await ui.activeTab('README.md').waitFor();
    await isRead();

    await byKeys('>Red Thread: Search', 'Search');
    await ui.page.locator('.quick-input-titlebar').filter({ hasText: 'Search in' }).waitFor();
    await ui.type('koekken type:case');
    await foundWithPassage();
    await ui.screenshot('first-hour-search');
    await ui.press('Enter');
    await ui.activeTab('CASE-04.md').waitFor();

    await byKeys('>Red Thread: New Record', 'New Record');
    await step('New Record');
    await ui.type('Observation');
    await ui.press('Enter');
    await step('(2/6)');
    await ui.press('Enter');
    await step('(3/6)');
    await ui.type('I kantinen');
    await ui.press('Enter');
    await step('(4/6)');
    await ui.press('Enter');
    await step('(5/6)');
    await ui.type('SITE-B');
    await ui.press('Enter');
    await step('(6/6)');
    await ui.press('Enter');
    await ui.activeTab('OBS-102.md').waitFor();
    await ui.press('ControlOrMeta+End');
    await ui.type(`\nCIT-017: ${words} ^t001`);
    await ui.shownLine(`CIT-017: ${words} ^t001`);
    await ui.screenshot('first-hour-note');
    await ui.save();

    await byKeys('drafts/DRAFT-01.md:54', 'DRAFT-01.md');
    await ui.statusBar('Ln 54, Col 1').waitFor();
    await ui.press('Enter');
    await ui.type('[[OBS-102#tredive');
    await (await ui.completions()).filter({ hasText: 't001' }).first().waitFor();
    await ui.screenshot('first-hour-quote');
    await ui.press('Tab');
    await ui.shownLine('[[OBS-102#^t001]]');
    await ui.save();

    await byKeys('claims/CLM-012.md:24', 'CLM-012.md');
    await ui.statusBar('Ln 24, Col 1').waitFor();
    await ui.press('End');
    await ui.press('Enter');
    await ui.type(evidence);
    await ui.press('Escape');
    await ui.shownLine(`  ${evidence}`);
    await claimRestsOnNote();
    await ui.screenshot('first-hour-claim');
  });

  it('leads from a folder without a repository to a linked claim, with the mouse', async () => {
    await open(false);
    await ui.openViewContainer('Red Thread');
    await ui.page.getByRole('button', { name: 'New Repository…' }).click();
    await ui.chooseQuickPick('The Sample');
    await step('(2/2)');
    await ui.chooseQuickPick('projekt');
    await ui.activeTab('README.md').waitFor();
    await isRead();

    await ui.clickViewAction('Repository', 'Search…');
    await ui.quickInput.fill('koekken type:case');
    await foundWithPassage();
    await ui.chooseQuickPick('CASE-04');
    await ui.activeTab('CASE-04.md').waitFor();

    await ui.clickTreeAction('Repository', 'Observations', 'New Record…');
    await step('(1/5)');
    await ui.press('Enter');
    await step('(2/5)');
    await ui.answerInput('I kantinen');
    await step('(3/5)');
    await ui.press('Enter');
    await step('(4/5)');
    await ui.chooseQuickPick('SITE-B');
    await step('(5/5)');
    await ui.quickInput.fill('CIT-017');
    await ui.chooseQuickPick('CIT-017');
    await ui.page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
    await ui.activeTab('OBS-102.md').waitFor();
    await ui.clickText('## Rummet');
    await ui.press('End');
    await ui.type(`\nCIT-017: ${words} ^t001`);
    await ui.save();

    await ui.openFile('drafts/DRAFT-01.md', { line: 54 });
    await ui.clickTreeAction('Repository', /^OBS-102/, 'Insert Link into the Draft');
    await ui.shownLine('[[OBS-102]]');
    await ui.save();

    await ui.clickTree('Claims', /^CLM-012/);
    await ui.activeTab('CLM-012.md').waitFor();
    await ui.clickText('Read through for redirection');
    await ui.press('End');
    await ui.press('Enter');
    await ui.type(evidence);
    await ui.press('Escape');
    await claimRestsOnNote();
    await ui.screenshot('first-hour-mouse');
  });
});
