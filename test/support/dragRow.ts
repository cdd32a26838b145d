import type { Locator } from 'playwright-core';
import type { UiDriver } from './uiDriver';

/** A row of a tree view: the view's title, and the row's label as for `treeRow`. */
type Row = readonly [view: string, label: string | RegExp];

/**
 * Drags a row of a tree view onto another with the mouse. Both must fit into sight at once.
 * @param effect what shows that it was dropped; until then it is dragged anew, since a view may move under the mouse.
 */
export async function dragRow(ui: UiDriver, source: Row, target: Row, effect: Locator): Promise<void> {
  await ui.tried(
    async () => {
      const to = await ui.treeRow(...target);
      await drag(ui, await ui.treeRow(...source), to);
      await effect.waitFor({ timeout: 10_000 });
    },
    `${String(source[1])} could not be dragged onto ${String(target[1])}`,
  );
}

/** Lets go once the tree offers to take what is dragged. */
async function drag(ui: UiDriver, from: Locator, to: Locator): Promise<void> {
  const { mouse } = ui.page;
  const start = await gripOf(from);
  const end = await gripOf(to);
  const taking = to.and(ui.page.locator('.drop-target'));
  await mouse.move(start.x, start.y);
  await mouse.down();
  try {
    // A drag begins with the first small way.
    await mouse.move(start.x + 6, start.y, { steps: 6 });
    await mouse.move(end.x, end.y, { steps: 15 });
    for (let i = 1; i < 15 && (await taking.count()) === 0; i++) {
      await ui.page.waitForTimeout(200);
      // A user's browser tells again and again what a drag is over; this one does where the mouse moves.
      await mouse.move(end.x + (i % 2), end.y);
    }
    await taking.waitFor({ timeout: 1000 });
  } catch (error) {
    // Nothing takes what is let go on the row that it came from.
    await mouse.move(start.x, start.y);
    throw error;
  } finally {
    await mouse.up();
  }
}

/** A place near the beginning of a row, where it has no buttons. */
async function gripOf(row: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await row.boundingBox({ timeout: 3000 });
  return { x: (box?.x ?? 0) + 80, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}
