import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { openRealVscode, packageRoot } from '../test/support/realVscode';
import { type ThemeName, UiDriver } from '../test/support/uiDriver';
import { copyOfSample, removeCopy } from './sampleCopy';

/** What a picture shows of the window, in CSS pixels. */
interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture of the product at work: where it is kept, how to come there, and what of the window it shows. */
interface Picture {
  readonly file: string;
  readonly scene: (ui: UiDriver) => Promise<void>;
  readonly clip: Clip;
  /** Whether the mouse stays where the scene put it. Elsewhere it would bring up tooltips. */
  readonly hovers?: true;
}

const window = { width: 1280, height: 800 };
/** The side bar with the editor beside it; the whole width is too small to read in a walkthrough. */
const left: Clip = { x: 48, y: 36, width: 760, height: 490 };
/** The middle of the window, where the palette opens. */
const middle: Clip = { x: 250, y: 0, width: 780, height: 400 };
const editor: Clip = { x: 352, y: 36, width: 800, height: 520 };
/** A page with its table or picture, beside the side bar. */
const page: Clip = { x: 352, y: 36, width: 924, height: 600 };

/** A page by itself, once it shows something. */
function onPage(title: string, what: (shown: FrameLocator) => Locator): Picture['scene'] {
  return async (ui) => {
    await ui.closeEditors();
    await ui.runCommand(`Red Thread: Show ${title}`);
    await what(ui.webview()).waitFor();
  };
}

/** In the order in which they are taken: each begins where the one before left the window. */
const pictures: readonly Picture[] = [
  {
    file: 'media/walkthrough/sample.png',
    clip: middle,
    scene: async (ui) => {
      await ui.runCommand('Red Thread: New Repository');
      await ui.quickPicks.nth(1).waitFor();
      await ui.press('ArrowDown');
    },
  },
  {
    file: 'media/walkthrough/look.png',
    clip: left,
    scene: async (ui) => {
      await ui.press('Escape');
      await ui.runCommand('Red Thread: Show Overview');
      await ui.webview().locator('.problems button').first().waitFor();
    },
  },
  {
    file: 'media/walkthrough/find.png',
    clip: middle,
    scene: async (ui) => {
      await ui.closeEditors();
      await ui.runCommand('Red Thread: Search');
      await ui.quickInput.fill('koekken site:B');
      await ui.quickPicks.filter({ hasText: 'OBS-012' }).first().waitFor();
    },
  },
  {
    file: 'media/walkthrough/read.png',
    clip: left,
    scene: async (ui) => {
      await ui.press('Escape');
      await ui.openFile('observations/OBS-012.md', { line: 52 });
      await collapse(ui, 'Claims');
      await ui.expandTree('Linked Here', /^CLM-012/);
    },
  },
  {
    file: 'media/walkthrough/follow.png',
    hovers: true,
    clip: { ...editor, width: 924 },
    scene: async (ui) => {
      await ui.closeEditors();
      await openDraft(ui, 'CLM-012');
      await ui.hoverOver('CLM-012', 'Supports');
    },
  },
  {
    file: 'docs/images/overview.png',
    hovers: true,
    clip: { x: 0, y: 0, ...window },
    scene: async (ui) => {
      for (const view of ['Repository', 'Claims']) await ui.view(view);
      await ui.hoverOver('CLM-012', 'Supports');
    },
  },
  {
    file: 'media/walkthrough/quote.png',
    clip: editor,
    scene: async (ui) => {
      // The hover of the picture before goes with the mouse.
      await ui.page.mouse.move(window.width - 1, 1);
      await ui.press('Escape');
      await ui.page.locator('.monaco-hover:not(.hidden)').first().waitFor({ state: 'hidden' });
      await ui.clickText('In another municipality');
      for (const key of ['End', 'Enter', 'Enter']) await ui.press(key);
      await ui.type('[[OBS-012#');
      await ui.completions();
    },
  },
  {
    file: 'media/walkthrough/mend.png',
    clip: { x: 352, y: 36, width: 860, height: 730 },
    scene: async (ui) => {
      await ui.press('Escape');
      await ui.closeEditors();
      await ui.problems();
      await ui.openFile('memos/MEMO-023.md');
      const fixes = ui.page.locator('.action-widget').first();
      await ui.until(async () => {
        // Before the problem is told of there is nothing to choose from.
        await ui.clickText('cheked');
        await ui.press('Control+.');
        return fixes.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
      }, 'no way out is offered');
    },
  },
  {
    file: 'media/walkthrough/write.png',
    clip: middle,
    scene: async (ui) => {
      await ui.press('Escape');
      await ui.runCommand('View: Hide Panel');
      await ui.closeEditors();
      await ui.runCommand('Red Thread: New Record');
      await ui.quickPicks.filter({ hasText: 'Observation' }).first().waitFor();
    },
  },
  {
    file: 'docs/images/agreement.png',
    clip: editor,
    scene: async (ui) => {
      await ui.press('Escape');
      await ui.closeEditors();
      await ui.runCommand('Red Thread: Show Agreement');
      await ui.webview().getByRole('combobox', { name: 'Code' }).selectOption('third');
      await ui.webview().getByText('dc 12, mk 9, both 9').waitFor();
    },
  },
  {
    file: 'docs/images/matrix.png',
    clip: page,
    scene: onPage('Matrix', (shown) => shown.getByRole('button', { name: 'Uptake, Kommune B: ' })),
  },
  {
    file: 'docs/images/coverage.png',
    clip: page,
    scene: onPage('Coverage', (shown) => shown.getByRole('button', { name: 'CLM-012, Kommune B: ' })),
  },
  {
    file: 'docs/images/sequences.png',
    clip: page,
    scene: onPage('Sequences', (shown) => shown.locator('.flow .band').first()),
  },
  {
    file: 'media/walkthrough/claim.png',
    clip: left,
    scene: async (ui) => {
      await ui.press('Escape');
      await ui.openFile('claims/CLM-012.md', { line: 17 });
      for (const view of ['References', 'Linked Here']) await collapse(ui, view);
      await ui.expandTree('Claims', /^CLM-012/);
      await ui.expandTree('Claims', 'Supports');
      await ui.expandTree('Claims', 'Challenges');
      // The trees follow the editor after a pause, and would open again what is closed before.
      await ui.page.waitForTimeout(2000);
      await collapse(ui, 'Repository');
    },
  },
  {
    file: 'docs/images/translation.png',
    clip: { x: 352, y: 36, width: 900, height: 560 },
    scene: async (ui) => {
      await ui.closeEditors();
      await ui.openFile('observations/OBS-002.md', { line: 56 });
      await ui.clickText('Det sad jeg med i tre aftener');
      await ui.runCommand('Red Thread: Translate Passage…');
      await ui.page.locator('.review-widget .monaco-editor').first().waitFor();
      await ui.type('I sat with that for three evenings. Then it fit.');
    },
  },
  {
    file: 'docs/images/passages.png',
    hovers: true,
    clip: { x: 0, y: 0, ...window },
    scene: async (ui) => {
      await ui.closeEditors();
      await ui.runCommand('Red Thread: Find Passages…');
      await ui.quickInput.fill('rai.volunteered');
      await ui.chooseQuickPick('rai.volunteered');
      await ui.press('Enter');
      await ui.chooseQuickPick('Kommune B');
      await ui.press('Enter');
      const wish = /^CIT-017: “jeg vil egentlig gerne/;
      await ui.clickTree('Passages', wish);
      await ui.activeTab('OBS-012.md').waitFor();
      const told = ui.page.locator('.monaco-hover', { hasText: 'Memo' });
      await ui.until(async () => {
        // A pointer that rests where it clicked tells nothing.
        await ui.page.mouse.move(window.width - 1, 1);
        await (await ui.treeRow('Passages', wish)).hover();
        await ui.page.waitForTimeout(3000);
        return told.isVisible();
      }, 'nothing is told of the passage');
    },
  },
  {
    file: 'media/walkthrough/practice.png',
    clip: middle,
    scene: async (ui) => {
      await ui.press('Escape');
      await ui.closeEditors();
      await ui.runCommand('View: Hide Panel');
      await ui.openFile('flip/FLIP-23.md', { line: 25 });
      await ui.runCommand('Red Thread: Log Response…');
      await ui.answerInput('We do not see it here.', 'What was said');
      await ui.quickPicks.filter({ hasText: 'Contested' }).first().waitFor();
    },
  },
  {
    file: 'media/walkthrough/revise.png',
    clip: middle,
    scene: async (ui) => {
      await ui.press('Escape');
      await ui.openFile('claims/CLM-012.md', { line: 17 });
      await ui.runCommand('Red Thread: Revise Claim…');
      const wording = 'A wish that citizens raise is often redirected, by more than the form.';
      await ui.answerInput(wording, 'The new wording');
      await ui.answerInput('', 'in Danish');
      await ui.quickPicks.filter({ hasText: 'FLIP' }).first().waitFor();
    },
  },
  {
    file: 'docs/images/claim-page.png',
    clip: { x: 352, y: 36, width: 924, height: 730 },
    scene: async (ui) => {
      await ui.press('Escape');
      await ui.closeEditors();
      await ui.openFile('claims/CLM-012.md', { line: 17 });
      await ui.runCommand('Red Thread: Show Claim Page');
      await ui.webview().locator('.piece').first().waitFor();
    },
  },
  {
    file: 'docs/images/evidence-map.png',
    clip: { x: 0, y: 36, width: window.width, height: 730 },
    scene: async (ui) => {
      await ui.closeEditors();
      await ui.runCommand('View: Close Primary Side Bar');
      await ui.runCommand('Red Thread: Show Evidence Map');
      await ui
        .webview()
        .getByRole('button', { name: /^CLM-012/ })
        .click();
    },
  },
  {
    file: 'docs/images/pack.png',
    clip: { x: 48, y: 36, width: window.width - 48, height: 620 },
    scene: async (ui) => {
      await ui.closeEditors();
      await ui.openFile('flip/FLIP-23.md');
      await ui.runCommand('Red Thread: Prepare FLIP Session…');
      for (const question of ['Which session', 'Which claims', 'Which sites', 'Who sits', 'Which language']) {
        await ui.page.locator(`.quick-input-widget input[placeholder^="${question}"]`).waitFor();
        await ui.press('Enter');
      }
      await ui.page.getByRole('button', { name: 'What Was Left Out' }).click();
      await ui.webview().getByText('For the researchers alone').waitFor();
      await ui.page.locator('.notification-toast').first().waitFor({ state: 'detached' });
    },
  },
];

/** Opens a draft with the first line in the middle that names `id`. */
async function openDraft(ui: UiDriver, id: string): Promise<void> {
  const lines = fs.readFileSync(path.join(packageRoot, 'sample/drafts/DRAFT-01.md'), 'utf8').split('\n');
  await ui.openFile('drafts/DRAFT-01.md', { line: lines.findIndex((text) => text.includes(`[[${id}`)) + 1 });
}

async function collapse(ui: UiDriver, view: string): Promise<void> {
  const pane = await ui.view(view);
  // Its actions cover the middle of the header while the mouse is there.
  await pane.locator('> .pane-header .title').click({ position: { x: 5, y: 5 } });
}

const walkthrough = 'media/walkthrough/';

/** Takes the pictures of the walkthrough, light and dark, and of the documentation; or those whose path has `only`. */
async function takePictures(only = ''): Promise<void> {
  await takeThem('light', (file) => (file.includes(only) ? file : undefined));
  await takeThem('dark', (file) => {
    const dark = file.replace(walkthrough, `${walkthrough}dark/`);
    return dark !== file && dark.includes(only) ? dark : undefined;
  });
}

/**
 * Takes pictures in a real VS Code.
 * @param fileFor where a picture is kept in this theme; undefined for one that is not taken
 */
async function takeThem(theme: ThemeName, fileFor: (file: string) => string | undefined): Promise<void> {
  const last = pictures.findLastIndex(({ file }) => fileFor(file) !== undefined);
  if (last < 0) return;
  const folder = copyOfSample();
  const vscode = await openRealVscode({
    folder,
    extension: { kind: 'development', path: packageRoot },
    viewport: window,
    settings: {
      'redThread.author': 'dc',
      'breadcrumbs.enabled': false,
      'editor.wordWrap': 'on',
      'scm.diffDecorations': 'none',
    },
  });
  try {
    const ui = new UiDriver(vscode);
    await ui.openViewContainer('Red Thread');
    await ui.until(async () => (await ui.treeLabels('Repository')).length > 5, 'the sample is not read');
    await ui.setTheme(theme);
    for (const { file, scene, clip, hovers } of pictures.slice(0, last + 1)) {
      await scene(ui);
      const kept = fileFor(file);
      if (kept === undefined) continue;
      if (!hovers) await ui.page.mouse.move(window.width - 1, 1);
      // What fades in or is still being asked for would make each picture another one.
      await ui.page.waitForTimeout(1500);
      const target = path.join(packageRoot, kept);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      await ui.page.screenshot({ path: target, clip, animations: 'disabled' });
      console.log(`${kept}: ${Math.round(fs.statSync(target).size / 1024)} KB`);
    }
  } catch (error) {
    console.error(vscode.log());
    await vscode.page.screenshot({ path: path.join(packageRoot, 'test/ui/shots/pictures-failed.png') });
    throw error;
  } finally {
    await vscode.close();
    removeCopy(folder);
  }
}

takePictures(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
