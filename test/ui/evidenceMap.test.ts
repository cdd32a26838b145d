import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { useWorkbench } from '../support/workbench';

describe('the evidence map', () => {
  const bench = useWorkbench();

  const page = () => bench.ui.webview();
  const heading = (name: string | RegExp): Locator =>
    page().locator('#details').getByRole('heading', { name });
  const choice = (name: string): Locator => page().getByRole('combobox', { name });

  before(async () => {
    await bench.ui.openViewContainer('Red Thread');
    await bench.ui.treeRow('Repository', /Observations/);
    await bench.ui.runCommand('Red Thread: Show Evidence Map');
    await heading('Claims').waitFor();
  });

  /** Opens the map anew, with one claim and what speaks to it. */
  async function showOneClaim(): Promise<void> {
    await bench.ui.closeEditors();
    await bench.ui.runCommand('Red Thread: Show Evidence Map');
    await choice('Claim').selectOption('CLM-012');
    await page()
      .getByText(/^Claims: 1 · /)
      .waitFor();
  }

  it('can be read in light, dark and high contrast', async () => {
    for (const theme of ['light', 'dark', 'high contrast'] as const) {
      await bench.ui.setTheme(theme);
      await page().locator('#graph canvas').first().waitFor();
      await bench.ui.page.waitForTimeout(800);
      await bench.ui.screenshot(`evidence-map-${theme.replace(' ', '-')}`);
      await page().locator('#stage').focus();
      await bench.ui.press('ArrowRight');
      await page().locator('#lit canvas').first().waitFor();
      await bench.ui.page.waitForTimeout(400);
      await bench.ui.screenshot(`evidence-map-looked-at-${theme.replace(' ', '-')}`);
      await bench.ui.press('Escape');
      await heading('Claims').waitFor();
      assert.equal(await page().locator('#lit canvas').count(), 0);
    }
    await bench.ui.setTheme('light');
  });

  it('is walked through by keyboard, and opens what is looked at beside the map', async () => {
    await choice('Claim').selectOption('CLM-012');
    await page()
      .getByText(/^Claims: 1 · /)
      .waitFor();
    await page().locator('#stage').focus();
    await bench.ui.press('ArrowRight');
    await heading(/^CLM-012/).waitFor();
    await bench.ui.press('ArrowDown');
    await heading(/^FLIP-23/).waitFor();
    await bench.ui.press('Enter');
    await bench.ui.activeTab('FLIP-23.md').waitFor();
    await bench.ui.tab('Evidence Map').waitFor();
  });

  it('leads by its list from a claim to its evidence, and opens it', async () => {
    await showOneClaim();
    const claim = page().getByRole('button', { name: /^CLM-012/ });
    await claim.click();
    await page().getByRole('button', { name: 'All Claims' }).click();
    await claim.click();
    await page().getByRole('button', { name: 'OBS-012#x03' }).click();
    await heading('OBS-012#x03').waitFor();
    await page().getByRole('button', { name: 'Open' }).click();
    await bench.ui.activeTab('OBS-012.md').waitFor();
  });

  it('lists what each of its figures counts', async () => {
    await showOneClaim();
    await page()
      .locator('#summary')
      .getByRole('button', { name: /^Sessions: / })
      .click();
    await heading(/^Sessions: /).waitFor();
    await page()
      .getByRole('button', { name: /^FLIP-23/ })
      .waitFor();
    await bench.ui.screenshot('evidence-map-sessions');
  });

  it('is saved as SVG and as PNG', async () => {
    await showOneClaim();
    for (const format of ['svg', 'png'] as const) {
      await page()
        .getByRole('button', { name: `Save as ${format.toUpperCase()}…` })
        .click();
      await bench.ui.quickInput.waitFor();
      await bench.ui.screenshot(`evidence-map-save-${format}`);
      await bench.ui.page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
      const file = path.join(bench.folder, `evidence-map-CLM-012.${format}`);
      await bench.ui.until(() => Promise.resolve(fs.existsSync(file)), `${format} is written`);
      const content = fs.readFileSync(file);
      if (format === 'svg') assert.match(content.toString('utf8'), /^<svg[^]*CLM-012[^]*<\/svg>\s*$/);
      else assert.equal(content.subarray(1, 4).toString('latin1'), 'PNG');
    }
  });

  it('stays in sight when its page gets narrower, and stands still once somebody came nearer', async () => {
    await bench.ui.closeEditors();
    await bench.ui.runCommand('Red Thread: Show Evidence Map');
    await choice('Claim').selectOption('');
    /** Whether all is in sight: then asking for that changes nothing. */
    const isFitted = async (): Promise<boolean> => {
      await bench.ui.page.waitForTimeout(1000);
      const before = await page().locator('#graph').screenshot();
      await page().getByRole('button', { name: 'Show All' }).click();
      await bench.ui.page.waitForTimeout(500);
      return before.equals(await page().locator('#graph').screenshot());
    };
    await bench.ui.runCommand('View: Split Editor Right');
    assert.ok(await isFitted());
    await bench.ui.screenshot('evidence-map-narrow');
    await page().getByRole('button', { name: 'Zoom In' }).click();
    await bench.ui.runCommand('View: Join All Editor Groups');
    assert.ok(!(await isFitted()));
  });

  it('opens what is clicked', async () => {
    await showOneClaim();
    const stage = page().locator('#stage');
    const box = await stage.boundingBox();
    assert.ok(box);
    // A claim that is alone lies near the middle of what is shown; its box is found by going over it.
    const spots = [0.5, 0.45, 0.55, 0.4, 0.6].flatMap((x) =>
      [0.5, 0.45, 0.55, 0.4, 0.6].map((y) => ({ x, y })),
    );
    for (const { x, y } of spots) {
      await stage.hover({ position: { x: box.width * x, y: box.height * y } });
      await bench.ui.page.waitForTimeout(250);
      if (!(await heading(/^CLM-012/).isVisible())) continue;
      await stage.click({ position: { x: box.width * x, y: box.height * y } });
      break;
    }
    await bench.ui.activeTab('CLM-012.md').waitFor();
    await bench.ui.screenshot('evidence-map-claim');
  });
});
