import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { useWorkbench } from '../support/workbench';

describe('the overview', () => {
  const bench = useWorkbench();

  /** A number of the page, by what it counts. */
  const number = (says: string | RegExp): Locator => bench.ui.webview().getByRole('button', { name: says });

  before(async () => {
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.treeRow('Repository', /Observations/);
  });

  beforeEach(async () => {
    await bench.ui.runCommand('Red Thread: Show Overview');
    await number(/^Observations: /).waitFor();
  });

  it('leads from a number to the records that it counts', async () => {
    await number(/^Kommune B, Interviews: \d/).click();
    await bench.ui.quickInput.waitFor();
    assert.equal(await bench.ui.quickInput.inputValue(), 'site:SITE-B type:interview');
    await bench.ui.chooseQuickPick('INT-004');
    await bench.ui.activeTab('INT-004.md').waitFor();
  });

  it('comes back where it was left', async () => {
    await bench.ui.openFile('interviews/INT-004.md');
    await bench.ui.tab('Overview').click();
    const problems = bench.ui.webview().getByRole('heading', { name: 'Problems' });
    await bench.ui.scrollTo(problems);
    // The page keeps its place with the next frame that it draws.
    await problems.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await bench.ui.tab('INT-004.md').click();
    await bench.ui.tab('Overview').click();
    await bench.ui.until(
      () => problems.evaluate((heading: PageElement) => heading.getBoundingClientRect().top < 900),
      'the page begins at its top again',
    );
  });

  it('stays as it is while what it counts changes', async () => {
    const heading = await bench.ui.webview().getByRole('heading', { name: 'Problems' }).elementHandle();
    const counted = await number(/^Observations: /).getAttribute('aria-label');
    fs.writeFileSync(path.join(bench.folder, 'observations/OBS-998.md'), '---\ntype: observation\n---\n');
    await number(`Observations: ${String(Number(/\d+/.exec(counted ?? '')?.[0]) + 1)}`).waitFor();
    assert.equal(await heading.evaluate((element: PageElement) => element.isConnected), true);
  });

  it('is used by keyboard alone', async () => {
    await number(/^Observations: /).focus();
    await bench.ui.press('Tab');
    const focused = bench.ui.webview().locator(':focus');
    assert.match((await focused.getAttribute('aria-label')) ?? '', /^Meetings: \d+$/);
    await bench.ui.press('Enter');
    await bench.ui.quickInput.waitFor();
    assert.equal(await bench.ui.quickInput.inputValue(), 'type:meeting');
    await bench.ui.press('Escape');
  });

  it('leads from its first line to all records, excerpts, people, codes and works', async () => {
    const { ui } = bench;
    const opens = async (counted: RegExp, shown: () => Locator): Promise<void> => {
      await ui.runCommand('Red Thread: Show Overview');
      await ui.webview().locator('.summary').getByRole('button', { name: counted }).click();
      await shown().waitFor();
    };
    await opens(/^\d+ people$/, () => ui.activeTab('people.yaml'));
    await opens(/^\d+ excerpts$/, () => ui.page.locator('.part.panel').getByText(/All passages · \d+/));
    for (const [counted, view] of [
      [/^\d+ codes$/, 'Codebook'],
      [/^\d+ works$/, 'References'],
      [/^\d+ records$/, 'Repository'],
    ] as const) {
      await ui.collapse(view);
      await opens(counted, () => ui.viewHeader(view).and(ui.page.locator('[aria-expanded="true"]')));
    }
  });

  it('can be read in light, dark and high contrast', async () => {
    for (const theme of ['light', 'dark', 'high contrast'] as const) {
      await bench.ui.setTheme(theme);
      const page = bench.ui.webview();
      const bar = page.locator('.bar rect').first();
      const text = page.locator('.summary');
      // A page is coloured anew some time after the workbench; 3 and 4.5 are what WCAG 2.2 asks of shapes and texts.
      await bench.ui.until(
        async () => (await contrastOf(bar, 'fill')) >= 3 && (await contrastOf(text, 'color')) >= 4.5,
        `the page is hard to read in ${theme}`,
      );
      await bench.ui.screenshot(`overview-${theme.replace(' ', '-')}`);
    }
  });

  it('is there again after the window was reloaded', async () => {
    // Unlike the browser's reload, this one waits until everything is kept.
    await bench.ui.runCommand('Developer: Reload Window');
    await number(/^Observations: \d/).waitFor({ state: 'detached' });
    await number(/^Observations: \d/).waitFor({ timeout: 60_000 });
    assert.equal(await bench.ui.tab('Overview').count(), 1);
  });
});

/** The little of the page's DOM that is asked for; the project is compiled without the browser's types. */
interface PageElement {
  readonly isConnected: boolean;
  getBoundingClientRect(): { readonly top: number };
  readonly ownerDocument: {
    readonly defaultView: {
      getComputedStyle(element: PageElement): { getPropertyValue(name: string): string };
    } | null;
  };
}

/** How far a colour of an element stands out from the editor's ground: the contrast ratio of WCAG, 1 to 21. */
async function contrastOf(element: Locator, property: string): Promise<number> {
  const [ink = '', ground = ''] = await element.evaluate((e: PageElement, name) => {
    const style = e.ownerDocument.defaultView?.getComputedStyle(e);
    return [style?.getPropertyValue(name), style?.getPropertyValue('--vscode-editor-background')];
  }, property);
  const [lighter = 0, darker = 0] = [luminanceOf(ink), luminanceOf(ground)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The relative luminance of `#rrggbb` or `rgb(…)`, from 0 to 1. */
function luminanceOf(colour: string): number {
  const [r = 0, g = 0, b = 0] = colour.startsWith('#')
    ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/[\d.]+/g) ?? []).map(Number);
  const linear = (channel: number): number =>
    channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}
