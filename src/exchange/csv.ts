import type { Steps } from '../model/steps';
import type { Table, TableCell } from '../model/table';

/** Tells Excel that the file is UTF-8; without it «køkken» would be opened as «kÃ¸kken». */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What spreadsheets take for the beginning of a formula. A tab or a line break before it does not keep them from it.
 * Source: OWASP, CSV Injection.
 */
const FORMULA = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * A table as comma-separated values, with its headings in the first line.
 * A text that a spreadsheet would run as a formula gets an apostrophe in front. Numbers are written with a point.
 * A row in a step.
 * Source: RFC 4180, in UTF-8 with a byte order mark.
 */
export function* csvOf({ columns, rows }: Table): Steps<string> {
  const lines = [BYTE_ORDER_MARK + lineOf(columns.map(({ heading }) => heading))];
  for (const cells of rows) {
    lines.push(lineOf(cells));
    yield;
  }
  return lines.join('');
}

function lineOf(cells: readonly TableCell[]): string {
  return `${cells.map(field).join(',')}\r\n`;
}

function field(cell: TableCell): string {
  if (typeof cell === 'number') return String(cell);
  const text = cell ?? '';
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
