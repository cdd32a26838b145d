/** Steps of the arrow keys, in rows and columns. */
const steps: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowUp', [-1, 0]],
  ['ArrowDown', [1, 0]],
  ['ArrowLeft', [0, -1]],
  ['ArrowRight', [0, 1]],
]);

/** Where an arrow key leads from a button in a table: the next one in that direction, over what is no button. */
export function inTable(from: Element, key: string): HTMLElement | undefined {
  const step = steps.get(key);
  const cell = from.closest<HTMLTableCellElement>('td, th');
  const table = cell?.closest('table');
  if (!step || !cell || !table) return undefined;
  const rows = [...table.rows];
  let row = rows.findIndex((r) => r.contains(cell)) + step[0];
  let column = cell.cellIndex + step[1];
  for (; rows[row]?.cells[column]; row += step[0], column += step[1]) {
    const button = rows[row]?.cells[column]?.querySelector<HTMLElement>('button');
    if (button) return button;
  }
  return undefined;
}
