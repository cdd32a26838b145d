import type { Steps } from '../model/steps';
import type { Table, TableCell } from '../model/table';

/** What Pandoc, GitHub or this extension's own preview would take for more than a letter, within a line. */
const ACTIVE = /[\\`*_[\]<>|&~^$@{}]/g;

/**
 * A table in Markdown, its columns parted by bars. What stands in the cells is shown as it is written: nothing in it
 * acts as Markdown. Columns that hold only numbers are set to the right. A row in a step.
 * Source: pipe tables of GitHub Flavored Markdown, which Pandoc reads too.
 */
export function* markdownTableOf({ columns, rows }: Table): Steps<string> {
  const isNumeric = columns.map(
    (_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number' || row[i] === undefined),
  );
  const lines = [
    lineOf(columns.map(({ heading }) => inCell(heading))),
    lineOf(isNumeric.map((numeric) => (numeric ? '---:' : '---'))),
  ];
  for (const row of rows) {
    lines.push(lineOf(row.map(inCell)));
    yield;
  }
  return lines.join('');
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function inCell(cell: TableCell): string {
  if (cell === undefined) return '';
  const text = String(cell).trim().replace(ACTIVE, '\\$&');
  // A table has one line for each row; a quotation over several turns keeps its lines all the same.
  return text.replace(/[ \t]*(?:\r\n|\r|\n)+[ \t]*/g, '<br>');
}
