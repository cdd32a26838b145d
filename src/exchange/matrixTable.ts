import { t } from '@vscode/l10n';
import type { Matrix, MatrixCell, MatrixChoice, MatrixColumns } from '../analysis/matrix';
import { siteLabel } from '../language/about';
import { codeLabel } from '../language/codePath';
import type { Table } from '../model/table';
import type { Snapshot } from '../repository/snapshot';

/** What percentages are taken of; none gives the counts themselves. */
export const matrixShares = ['none', 'row', 'column', 'total'] as const;
export type MatrixShare = (typeof matrixShares)[number];

/** What a row or column of a matrix is called: «Kommune B», «Møder», a code's label; words for what has none. */
export function matrixLabel(snapshot: Snapshot, by: MatrixColumns, name: string, language: string): string {
  if (name === '') return nothingLabel(by);
  switch (by) {
    case 'code':
      return codeLabel(snapshot, name, language);
    case 'type':
      return snapshot.vocabulary.types.get(name)?.plural ?? name;
    case 'site':
      return siteLabel(snapshot, name);
    case 'case':
    case 'coder':
      return name;
  }
}

function nothingLabel(by: MatrixColumns): string {
  switch (by) {
    case 'site':
      return t('Without a site');
    case 'case':
      return t('Without a case');
    case 'coder':
      return t('Without a coder');
    case 'type':
    case 'code':
      return t('Notes');
  }
}

/** What rows and columns can be, as choices and headings. */
export const dimensionLabels = (): Record<MatrixColumns, string> => ({
  code: t('Code'),
  site: t('Site'),
  case: t('Case'),
  type: t('Type'),
  coder: t('Coder'),
});

/** What a cell is a share of. */
interface MatrixTotals {
  readonly row: MatrixCell;
  readonly column: MatrixCell;
  readonly total: MatrixCell;
}

/** A count, or its percentage of the row's, the column's or the whole total; undefined where that is nothing. */
export function shareOf(
  share: MatrixShare,
  { value, ofRow, ofColumn }: MatrixCell,
  totals: MatrixTotals,
): number | undefined {
  if (share === 'none') return value;
  const whole = totals[share].value;
  const part = { row: ofRow, column: ofColumn, total: value }[share];
  return whole === 0 ? undefined : (part / whole) * 100;
}

/** A matrix as a table, with ids and labels of the rows, and totals. Percentages have one decimal. */
export function matrixTable(
  snapshot: Snapshot,
  matrix: Matrix,
  by: Pick<MatrixChoice, 'rows' | 'columns'>,
  share: MatrixShare,
  language: string,
): Table {
  const { rows, columns, columnTotals, total } = matrix;
  const numbers = (cells: readonly MatrixCell[], row: MatrixCell): (number | undefined)[] => {
    const own = cells.map((cell, i) =>
      rounded(shareOf(share, cell, { row, column: columnTotals[i] ?? total, total })),
    );
    return [...own, rounded(shareOf(share, row, { row, column: total, total }))];
  };
  return {
    name: t('Matrix'),
    columns: [
      { heading: dimensionLabels()[by.rows], width: 24 },
      { heading: t('Label'), width: 32 },
      ...columns.map(({ name }) => {
        const label = matrixLabel(snapshot, by.columns, name, language);
        return { heading: name === '' || name === label ? label : `${name} ${label}`, width: 14 };
      }),
      { heading: t('Total'), width: 10 },
    ],
    rows: [
      ...rows.map((row) => [
        row.name,
        `${'  '.repeat(row.depth)}${matrixLabel(snapshot, by.rows, row.name, language)}`,
        ...numbers(row.cells, row.total),
      ]),
      [t('Total'), '', ...numbers(columnTotals, total)],
    ],
  };
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * 10) / 10;
}
