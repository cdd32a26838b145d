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
 * Source: RFC 4180, in UTF-8 with a byte order mark.
 */
export function csvOf({ columns, rows }: Table): string {
  const lines = [columns.map(({ heading }) => heading), ...rows];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(field).join(',')}\r\n`).join('');
}

function field(cell: TableCell): string {
  if (typeof cell === 'number') return String(cell);
  const text = cell ?? '';
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
