import { errors, type Locator, type Page } from 'playwright-core';

/** How far a list is scrolled, in pixels, and where a row of it is. */
interface Sight {
  readonly top: number;
  readonly height: number;
  readonly contentHeight: number;
  /** How far to scroll until the row is in sight; 0 where it is, undefined where it is not drawn. */
  readonly distance: number | undefined;
}

/** So many pixels VS Code scrolls at a turn of the wheel, however far it is turned. */
const NOTCH = 50;
/** So long a list may take to draw itself anew, in milliseconds. */
const REDRAWING = 1000;

/**
 * Scrolls a list by one screen, or as far as the row is away. Rows that are out of sight are not drawn, so a row that
 * is not there may be above or below: the search goes down, and from the end back to the top.
 * @returns whether the row is in sight
 */
export async function scrollTowards(page: Page, list: Locator, row: Locator): Promise<boolean> {
  const sight = await sightOf(list, row);
  if (sight === undefined) return false;
  if (sight.distance === 0) return true;
  const end = Math.max(0, sight.contentHeight - sight.height);
  const isAtEnd = sight.top >= end - 1;
  const screen = Math.max(NOTCH, sight.height - NOTCH);
  const distance = sight.distance ?? (isAtEnd ? -sight.top : Math.min(screen, end - sight.top));
  // All of it fits, so that there is nothing to do but to wait.
  if (distance === 0 || end === 0) return false;
  try {
    await list.hover({ timeout: 3000 });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    // What is told of the line below the mouse lies over the list, until the mouse goes.
    await page.mouse.move(0, 0);
    return false;
  }
  for (let n = Math.ceil(Math.abs(distance) / NOTCH); n > 0; n--)
    await page.mouse.wheel(0, Math.sign(distance) * NOTCH);
  const deadline = Date.now() + REDRAWING;
  while (Date.now() < deadline) {
    const now = await sightOf(list, row);
    if (now?.top !== sight.top) break;
    await page.waitForTimeout(20);
  }
  return false;
}

async function sightOf(list: Locator, row: Locator): Promise<Sight | undefined> {
  const [sight] = await list.evaluateAll(measured);
  if (sight === undefined) return undefined;
  const [place] = await row.evaluateAll(boxes);
  if (place === undefined) return { ...sight, distance: undefined };
  const above = sight.screenTop - place.top;
  const below = place.bottom - sight.screenTop - sight.height;
  return { ...sight, distance: above > 0 ? -above : Math.max(0, below) };
}

/** The little of a page's DOM that is needed; the project is compiled without the browser's types. */
interface PageElement {
  getBoundingClientRect(): { readonly top: number; readonly bottom: number; readonly height: number };
  querySelector(selector: string): PageElement | null;
}

/** Runs in the page. */
function measured(lists: PageElement[]): (Omit<Sight, 'distance'> & { readonly screenTop: number })[] {
  return lists.flatMap((list) => {
    const rows = list.querySelector('.monaco-list-rows');
    if (rows === null) return [];
    const { top, height } = list.getBoundingClientRect();
    const content = rows.getBoundingClientRect();
    return [{ screenTop: top, height, top: Math.round(top - content.top), contentHeight: content.height }];
  });
}

/** Runs in the page. */
function boxes(rows: PageElement[]): { readonly top: number; readonly bottom: number }[] {
  return rows.map((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return { top, bottom };
  });
}
