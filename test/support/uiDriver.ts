import fs from 'node:fs';
import path from 'node:path';
import { errors } from 'playwright-core';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { RealVscode } from './realVscode';
import { scrollTowards } from './treeScroll';

/** The themes that pictures are taken in: VS Code's name, and the class that it gives its workbench. */
const themes = {
  light: { name: 'Light 2026', class: 'vs' },
  dark: { name: 'Dark 2026', class: 'vs-dark' },
  'high contrast': { name: 'Dark High Contrast', class: 'hc-black' },
} as const;

/** One of the themes of `setTheme`. */
export type ThemeName = keyof typeof themes;

const shots = path.resolve(__dirname, '../ui/shots');

/**
 * The hands and eyes of a user in a real workbench. Every method waits until what it does has taken effect,
 * and fails after `patience` milliseconds. What it returns are Playwright locators, so a test can look closer.
 */
export class UiDriver {
  readonly page: Page;

  constructor(
    private readonly vscode: RealVscode,
    private readonly patience = 60_000,
  ) {
    this.page = vscode.page;
    this.page.setDefaultTimeout(patience);
  }

  /** Runs a command by its title in the command palette, for example 'Red Thread: Check the repository'. */
  async runCommand(title: string): Promise<void> {
    await this.pickQuickly(`>${title}`, title);
  }

  /** Opens a file by its path relative to the workspace; at a line and column from 1, where given. */
  async openFile(file: string, at?: { readonly line: number; readonly column?: number }): Promise<Locator> {
    const { line, column = 1 } = at ?? { line: 1 };
    const name = path.posix.basename(file);
    await this.pickQuickly(at === undefined ? file : `${file}:${line}:${column}`, name);
    await this.activeTab(name).waitFor();
    await this.editor.waitFor();
    if (at !== undefined) await this.statusBar(`Ln ${line}, Col ${column}`).waitFor();
    return this.editor;
  }

  /** The quick input's text field, while it is open. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-box input');
  }

  /** The rows of the open quick pick. */
  get quickPicks(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
  }

  /** Chooses the first entry of the open quick pick that has this text. */
  async chooseQuickPick(text: string): Promise<void> {
    const row = this.quickPicks.filter({ hasText: text }).first();
    await row.waitFor();
    await row.click();
  }

  /**
   * Types into the input box and accepts it.
   * @param prompt what the box says, where another question stands in its place just before.
   */
  async answerInput(text: string, prompt = ''): Promise<void> {
    await this.page.locator('.quick-input-widget', { hasText: prompt }).waitFor();
    await this.quickInput.waitFor();
    await this.quickInput.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** The tab of a file, by its name. */
  tab(name: string): Locator {
    return this.page
      .locator('.tabs-container .tab')
      .filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** The tab of a file, by its name, once its editor is the active one. */
  activeTab(name: string): Locator {
    return this.tab(name).and(this.page.locator('.editor-group-container.active .tab.active'));
  }

  /** Opens a view container by the title that its icon in the activity bar has. */
  async openViewContainer(title: string): Promise<void> {
    const icon = this.page
      .locator('.activitybar .action-item')
      .filter({ has: this.page.getByLabel(title) })
      .first();
    await icon.waitFor();
    if (!((await icon.getAttribute('class')) ?? '').includes('checked')) await icon.click();
    await this.page
      .locator('.part.sidebar .composite.title')
      .filter({ hasText: new RegExp(escaped(title), 'i') })
      .waitFor();
  }

  /** A view of the side bar or the panel by its title; expanded if it was collapsed. */
  async view(title: string): Promise<Locator> {
    await this.fold(title, false);
    return this.pane(title);
  }

  /** Collapses a view, which leaves its room to the others. */
  async collapse(title: string): Promise<void> {
    await this.fold(title, true);
  }

  /** The header of a view, expanded or not. */
  viewHeader(title: string): Locator {
    return this.pane(title).locator('> .pane-header');
  }

  private pane(title: string): Locator {
    return this.page.locator('.pane').filter({
      has: this.page.locator('.pane-header .title', { hasText: new RegExp(`^${escaped(title)}$`, 'i') }),
    });
  }

  private async fold(title: string, isCollapsed: boolean): Promise<void> {
    const header = this.viewHeader(title);
    await header.waitFor({ state: 'attached' });
    if ((await header.getAttribute('aria-expanded')) !== String(isCollapsed)) return;
    // At its beginning: its actions come up below the mouse.
    await header.click({ position: { x: 8, y: 8 } });
    await header.and(this.page.locator(`[aria-expanded="${String(!isCollapsed)}"]`)).waitFor();
  }

  /**
   * A row of a tree view by its whole label, or by a pattern that it matches; the first, where several do. The view
   * is scrolled until it shows, since rows that are out of sight are not drawn.
   */
  async treeRow(view: string, label: string | RegExp): Promise<Locator> {
    const pane = await this.view(view);
    const row = pane
      .locator('.monaco-list-row')
      .filter({ has: this.page.locator('.label-name', { hasText: exactly(label) }) })
      .first();
    const list = pane.locator('.monaco-list').first();
    await list.waitFor();
    await this.until(() => scrollTowards(this.page, list, row), `no ${String(label)} in ${view}`);
    return row;
  }

  /** Runs an action in the title bar of a view, by its title; of a submenu the entry as well. */
  async clickViewAction(view: string, action: string, entry?: string): Promise<void> {
    await this.view(view);
    const header = this.viewHeader(view);
    const open = async (): Promise<void> => {
      await header.hover({ timeout: 3000 });
      await header.getByLabel(action).click({ timeout: 3000 });
    };
    if (entry === undefined) await this.tried(open, `${action} of ${view} could not be run`);
    else await this.chooseInMenu(open, entry);
  }

  /** Chooses an entry of a menu, by its title. A menu that closes before it could be used is opened again. */
  private async chooseInMenu(open: () => Promise<void>, entry: string): Promise<void> {
    const menu = this.page.locator('.monaco-menu');
    const item = menu.locator('.action-item', { hasText: exactly(entry) }).first();
    await this.tried(async () => {
      // One that is left from before would lie over what is to be clicked.
      while ((await menu.count()) > 0) {
        await this.page.keyboard.press('Escape');
        await this.page.waitForTimeout(50);
      }
      await open();
      await item.waitFor({ timeout: 3000 });
      // For 100 ms a new menu takes a click for the end of the one that opened it. Timers of one page fire in order.
      await item.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)), undefined, {
        timeout: 3000,
      });
      await item.click({ timeout: 3000 });
    }, `${entry} could not be chosen`);
    await item.waitFor({ state: 'detached' });
  }

  /** Does something anew until Playwright finds everything where it should be: rows and menus move on their own. */
  async tried(act: () => Promise<void>, failure: string): Promise<void> {
    await this.until(async () => {
      try {
        await act();
        return true;
      } catch (error) {
        if (!(error instanceof errors.TimeoutError || isGone(error))) throw error;
        return false;
      }
    }, failure);
  }

  /** Scrolls until this is in sight. */
  async scrollTo(place: Locator): Promise<void> {
    await this.tried(() => place.scrollIntoViewIfNeeded({ timeout: 3000 }), 'it is not to be scrolled to');
  }

  /** Clicks a row of a tree view, which opens it, or opens and closes its children. */
  async clickTree(view: string, label: string | RegExp): Promise<void> {
    // The row and not its label: a label wider than the view would be scrolled to its middle first.
    await this.onRow(view, label, (row) => row.click({ timeout: 3000 }));
  }

  /** Makes the children of a row visible. */
  async expandTree(view: string, label: string | RegExp): Promise<void> {
    await this.onRow(view, label, async (row) => {
      if ((await row.getAttribute('aria-expanded', { timeout: 3000 })) === 'false') {
        await row.locator('.monaco-tl-twistie').click({ timeout: 3000 });
      }
      await row.and(this.page.locator('[aria-expanded="true"]')).waitFor({ timeout: 5000 });
    });
  }

  /** The labels of the rows that a tree view shows, top to bottom. */
  async treeLabels(view: string): Promise<string[]> {
    return (await this.view(view)).locator('.monaco-list-row .label-name').allInnerTexts();
  }

  /** Runs an inline action of a row, by its title. */
  async clickTreeAction(view: string, label: string | RegExp, action: string): Promise<void> {
    await this.onRow(view, label, async (row) => {
      await row.hover({ timeout: 3000 });
      await row.getByLabel(action).first().click({ timeout: 3000 });
    });
  }

  /** Chooses an entry of a row's context menu, by its title. */
  async chooseInTree(view: string, label: string | RegExp, entry: string): Promise<void> {
    await this.chooseInMenu(async () => {
      await (await this.treeRow(view, label)).click({ button: 'right', timeout: 3000 });
    }, entry);
  }

  /** Does something with a row of a tree view. The view follows the editor, and may scroll the row away meanwhile. */
  private async onRow(
    view: string,
    label: string | RegExp,
    act: (row: Locator) => Promise<void>,
  ): Promise<void> {
    await this.tried(
      async () => act(await this.treeRow(view, label)),
      `nothing could be done with ${String(label)} in ${view}`,
    );
  }

  /** Types into whatever has the focus, key by key, as completion needs it. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 40 });
  }

  /** Presses a key or a chord such as 'Control+Space'. */
  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** The active text editor. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor').first();
  }

  /** The piece of the active editor that shows `text`; the first, where several do. Text that spans tokens counts. */
  async findInEditor(text: string): Promise<{ readonly x: number; readonly y: number }> {
    const line = this.editor
      .locator('.view-line')
      .filter({ hasText: visible(text) })
      .first();
    await line.waitFor();
    // Tokens split a line at places that are none of a test's business, so the middle of the text is measured.
    let place = await line.evaluate(middleOf, visible(text));
    await this.until(async () => {
      // An editor that has only just been opened may still be scrolling.
      const before = place;
      await this.page.waitForTimeout(50);
      place = await line.evaluate(middleOf, visible(text));
      return before?.x === place?.x && before?.y === place?.y;
    }, `'${text}' does not stand still`);
    if (place === undefined) throw new Error(`'${text}' is not in its line`);
    return place;
  }

  /** Waits until the active editor shows a line that says this and nothing else. */
  async shownLine(text: string): Promise<void> {
    await this.editor
      .locator('.view-line')
      .filter({ hasText: new RegExp(`^${escaped(visible(text))}$`) })
      .first()
      .waitFor();
  }

  /** Takes back whatever was typed into the active editor since it was saved. */
  async undoAll(): Promise<void> {
    await this.until(async () => {
      if ((await this.page.locator('.editor-group-container.active .tab.active.dirty').count()) === 0)
        return true;
      await this.page.keyboard.press('ControlOrMeta+Z');
      return false;
    }, 'not all could be undone');
  }

  /** Puts the cursor into the middle of a text in the active editor. */
  async clickText(text: string, modifiers: ('Control' | 'Shift' | 'Alt')[] = []): Promise<void> {
    const { x, y } = await this.findInEditor(text);
    for (const key of modifiers) await this.page.keyboard.down(key);
    await this.page.mouse.click(x, y);
    for (const key of modifiers) await this.page.keyboard.up(key);
  }

  /** Lets the mouse rest on a text in the active editor until a hover that says `shown` is there. */
  async hoverOver(text: string, shown: string | RegExp): Promise<Locator> {
    const hover = this.page
      .locator('.monaco-hover:not(.hidden) .monaco-hover-content')
      .filter({ hasText: shown })
      .first();
    await this.until(async () => {
      const { x, y } = await this.findInEditor(text);
      await this.page.mouse.move(x + 200, y + 200);
      await this.page.mouse.move(x, y, { steps: 4 });
      return hover.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    }, `no hover over '${text}'`);
    return hover;
  }

  /** Asks for completion at the cursor, unless it is open, and waits for its list. */
  async completions(): Promise<Locator> {
    const list = this.page.locator('.suggest-widget.visible .monaco-list-row');
    await this.until(async () => {
      if ((await list.count()) > 0) return true;
      await this.page.keyboard.press('Control+Space');
      return list
        .first()
        .waitFor({ timeout: 3000 })
        .then(
          () => true,
          () => false,
        );
    }, 'no completion');
    return list;
  }

  /** The entries of the Problems panel, which this opens. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.runCommand('View: Toggle Problems');
    await panel.waitFor();
    return panel.locator('.monaco-list-row');
  }

  /** The text of the open notifications. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notification-toast .notification-list-item-message').allInnerTexts();
  }

  /** The content of the webview that shows; of the first, where several do. */
  webview(): FrameLocator {
    return this.page
      .locator('iframe.webview.ready >> visible=true')
      .first()
      .contentFrame()
      .frameLocator('#active-frame');
  }

  /** Saves the active editor and waits until it is written. */
  async save(): Promise<void> {
    await this.press('ControlOrMeta+S');
    await this.page.locator('.tabs-container .tab.active:not(.dirty)').first().waitFor();
  }

  /** Closes all editors; changes that are not saved are lost. */
  async closeEditors(): Promise<void> {
    await this.runCommand('File: Revert File');
    await this.runCommand('View: Close All Editors');
    await this.page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
  }

  /** The entry of the status bar that has this text. */
  statusBar(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text });
  }

  /** Switches the colour theme and waits until the workbench wears it. */
  async setTheme(theme: ThemeName): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await this.quickInput.fill(themes[theme].name);
    await this.chooseQuickPick(themes[theme].name);
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.page.locator(`.monaco-workbench.${themes[theme].class}`).waitFor();
  }

  /** Changes a setting of the open folder. */
  async setSetting(key: string, value: unknown): Promise<void> {
    const settings = JSON.parse(fs.readFileSync(this.vscode.settingsFile, 'utf8')) as Record<string, unknown>;
    fs.writeFileSync(this.vscode.settingsFile, JSON.stringify({ ...settings, [key]: value }, undefined, 2));
    // The change is read from disk; its effects show only where a test looks for them.
    await this.page.waitForTimeout(500);
  }

  /**
   * Takes a picture of the workbench, or of one part of it, into `test/ui/shots/`.
   * @returns the picture's path
   */
  async screenshot(name: string, part?: Locator): Promise<string> {
    fs.mkdirSync(shots, { recursive: true });
    const file = path.join(shots, `${name}.png`);
    // Animations, the caret and late fonts would make each picture another one.
    await this.page.waitForTimeout(300);
    await (part ?? this.page).screenshot({ path: file, animations: 'disabled', caret: 'initial' });
    return file;
  }

  /**
   * Waits until something holds, asking ever again.
   * @throws Error with `failure` and a picture's path when patience is at its end
   */
  async until(holds: () => Promise<boolean>, failure: string): Promise<void> {
    const deadline = Date.now() + this.patience;
    while (!(await holds())) {
      if (Date.now() > deadline) {
        const picture = await this.screenshot(`failure-${Date.now()}`);
        throw new Error(`${failure} (see ${picture})`);
      }
      await this.page.waitForTimeout(100);
    }
  }

  /** Opens the command palette with a text and chooses the first entry that says `entry`. */
  private async pickQuickly(text: string, entry: string): Promise<void> {
    const row = this.quickPicks.filter({ hasText: entry }).first();
    await this.until(async () => {
      try {
        // The first key after a start or a click can get lost, and what takes the focus closes the palette again.
        await this.page.keyboard.press('F1');
        await this.quickInput.fill(text, { timeout: 3000 });
        await row.click({ timeout: 15_000 });
        return true;
      } catch (error) {
        if (!(error instanceof errors.TimeoutError)) throw error;
        // Opened anew it offers what has come meanwhile.
        if (await this.quickInput.isVisible()) await this.page.keyboard.press('Escape');
        return false;
      }
    }, `the command palette did not offer ${entry}`);
    // Closed, or open for what the command asks in its turn.
    await this.until(
      async () => !(await this.quickInput.isVisible()) || (await this.quickInput.inputValue()) !== text,
      `the command palette did not take ${entry}`,
    );
  }
}

/** The little of a page's DOM that `middleOf` needs; the project is compiled without the browser's types. */
interface PageNode {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  readonly ownerDocument: {
    createTreeWalker(root: PageNode, show: number): { nextNode(): PageNode | null };
    createRange(): {
      setStart(node: PageNode, offset: number): void;
      setEnd(node: PageNode, offset: number): void;
      getBoundingClientRect(): { left: number; top: number; width: number; height: number };
    };
  };
}

/**
 * Runs in the page, so it may use nothing from outside.
 * @returns where the middle of `text` is drawn, in CSS pixels of the viewport
 */
function middleOf(line: PageNode, text: string): { x: number; y: number } | undefined {
  const onlyText = 4;
  const at = (line.textContent ?? '').indexOf(text) + Math.floor(text.length / 2);
  const walker = line.ownerDocument.createTreeWalker(line, onlyText);
  let before = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { length } = node.textContent ?? '';
    if (at < before + length) {
      const range = line.ownerDocument.createRange();
      range.setStart(node, at - before);
      range.setEnd(node, at - before + 1);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    before += length;
  }
  return undefined;
}

/** Whether something was drawn anew just when it was to be used, which Playwright does not try again by itself. */
function isGone(error: unknown): boolean {
  return error instanceof Error && /not attached|detached/i.test(error.message);
}

/** The editor draws spaces as non-breaking ones. */
function visible(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** What matches a whole text and nothing longer; a pattern stays as it is. */
function exactly(text: string | RegExp): RegExp {
  return typeof text === 'string' ? new RegExp(`^\\s*${escaped(text)}\\s*$`) : text;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
