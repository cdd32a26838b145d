import writeXlsxFile, { type SheetData } from 'write-excel-file/universal';
import type { Table, TableCell } from '../model/table';

/** The longest text that Excel takes in a cell, in UTF-16 code units; a file with a longer one is called damaged. */
const LONGEST = 32_767;
const CUT = ' […]';
const LONGEST_NAME = 31;
const WIDTH = 18;

/**
 * Tables as an Excel workbook, a sheet for each, with the headings kept in sight. Texts are stored as texts, so that
 * none is run as a formula. It carries no names and no properties of whoever made it.
 * @returns the bytes of the file.
 */
export async function xlsxOf(...tables: readonly Table[]): Promise<Uint8Array> {
  const names = sheetNames(tables);
  const sheets = tables.map(({ columns, rows }, i) => ({
    sheet: names[i] ?? '',
    data: [
      columns.map(({ heading }) => ({ ...textCell(heading), fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cellOf)),
    ] satisfies SheetData,
    columns: columns.map(({ width }) => ({ width: width ?? WIDTH })),
    stickyRowsCount: 1,
  }));
  const blob = await writeXlsxFile(sheets).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function cellOf(cell: TableCell) {
  if (cell === undefined || cell === '') return null;
  return typeof cell === 'number' ? { value: cell, type: Number } : textCell(cell);
}

function textCell(text: string) {
  const value = text.length <= LONGEST ? text : cutTo(text, LONGEST - CUT.length) + CUT;
  return { value, type: String, wrap: true, alignVertical: 'top' as const };
}

/** Never between the halves of a surrogate pair. */
function cutTo(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

/** Sheets have short names, without the signs that formulas use, each once whatever its capitals. */
function sheetNames(tables: readonly Table[]): readonly string[] {
  const taken = new Set<string>();
  return tables.map(({ name }, i) => {
    const plain = name.replace(/(?:[[\]/\\:*?]|\s)+|^'+|'+$/g, ' ').trim() || String(i + 1);
    let unique = cutTo(plain, LONGEST_NAME).trim();
    for (let n = 2; taken.has(unique.toLowerCase()); n++) {
      unique = `${cutTo(plain, LONGEST_NAME - 1 - String(n).length).trim()} ${String(n)}`;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}
