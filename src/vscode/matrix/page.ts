import * as vscode from 'vscode';
import {
  type Matrix,
  type MatrixCell,
  type MatrixColumns,
  type MatrixHead,
  matrixInSteps,
} from '../../analysis/matrix';
import { parsePassageQuery } from '../../analysis/passageQuery';
import { unknownCodes } from '../../analysis/retrieval';
import { dimensionLabels, matrixLabel, type MatrixShare, shareOf } from '../../exchange/matrixTable';
import { codePath } from '../../language/codePath';
import type { MatrixAction, MatrixPage, MatrixSettings } from '../../pages/matrix';
import type { Cell, Heading, Row } from '../../pages/table';
import type { Steps } from '../../model/steps';
import type { Snapshot } from '../../repository/snapshot';
import { formatted, percentage } from '../formatted';
import type { OpenRepository } from '../openRepository';
import { matrixChoices, matrixHeading } from './choices';

/** More cells than these would take a page seconds to draw. What is handed on has them all. */
const MOST_COLUMNS = 80;
const MOST_CELLS = 12_000;

/** The page about a repository, as somebody set it; in steps. */
export function* matrixPage(
  open: OpenRepository,
  settings: MatrixSettings,
  all: readonly OpenRepository[],
): Steps<MatrixPage> {
  const { snapshot } = open.repository;
  const whole = yield* matrixInSteps(snapshot, settings);
  const shown = whole.columns.slice(0, MOST_COLUMNS);
  const rowCount = Math.floor(MOST_CELLS / Math.max(1, shown.length));
  const part = { ...whole, columns: shown, rows: whole.rows.slice(0, rowCount) };
  const isPart = shown.length < whole.columns.length || part.rows.length < whole.rows.length;
  const hasCodes = [...snapshot.definitions('code')].length > 0;
  return {
    ...frame(),
    notice: noticeOf(snapshot, settings, isPart),
    choices: matrixChoices(open, all, settings),
    query: { label: vscode.l10n.t('Only passages with'), value: settings.query },
    showEmpty: { label: vscode.l10n.t('Empty rows and columns'), isTicked: settings.empty },
    heading: matrixHeading(settings),
    rowHeading: dimensionLabels()[settings.rows],
    columns: columnsOf(snapshot, part, settings),
    rows: rowsOf(snapshot, part, settings),
    empty: hasCodes
      ? vscode.l10n.t('No coded passage is like this. Choose something else above.')
      : vscode.l10n.t('There is no code yet. Select some words in a record and take “Code Selection…”.'),
    handOn: [
      { format: 'xlsx', label: vscode.l10n.t('Save as Excel Workbook…') },
      { format: 'csv', label: vscode.l10n.t('Save as CSV…') },
      { format: 'md', label: vscode.l10n.t('Copy as Markdown Table') },
    ],
  };
}

/** The page while there is no repository to count in. */
export function emptyMatrixPage(isSearching: boolean): MatrixPage {
  return {
    ...frame(),
    notice: undefined,
    choices: [],
    query: { label: vscode.l10n.t('Only passages with'), value: '' },
    showEmpty: { label: vscode.l10n.t('Empty rows and columns'), isTicked: false },
    heading: vscode.l10n.t('Matrix'),
    rowHeading: '',
    columns: [],
    rows: [],
    empty: isSearching
      ? vscode.l10n.t('Looking for a repository…')
      : vscode.l10n.t('There is no repository in this window.'),
    handOn: [],
  };
}

function frame() {
  return {
    title: vscode.l10n.t('Matrix'),
    summary: vscode.l10n.t(
      'How much there is of each code, and where. A code counts with the codes below it; every number leads to its passages.',
    ),
    choicesLabel: vscode.l10n.t('What the matrix shows'),
  };
}

function noticeOf(snapshot: Snapshot, { query }: MatrixSettings, isPart: boolean): string | undefined {
  if (!snapshot.complete) {
    return vscode.l10n.t('The repository is not read in full yet: the numbers can still grow.');
  }
  const [unknown] = unknownCodes(snapshot, parsePassageQuery(query));
  if (unknown !== undefined) return vscode.l10n.t('No code is called {0}.', unknown);
  if (isPart) {
    return vscode.l10n.t(
      'The matrix is too large to be shown in full: choose a part of the codebook. What you save holds all of it.',
    );
  }
  return undefined;
}

function columnsOf(
  snapshot: Snapshot,
  { columns }: Matrix,
  { columns: by }: MatrixSettings,
): readonly Heading<MatrixAction>[] {
  const heads = columns.map(({ name }) =>
    // Columns are not indented, so that they say themselves what they stand below.
    by === 'code' ? codeHeading(snapshot, name, true) : { label: labelOf(snapshot, by, name) },
  );
  return [{ label: vscode.l10n.t('All') }, ...heads];
}

function rowsOf(
  snapshot: Snapshot,
  matrix: Matrix,
  { rows: of, columns: by, share }: MatrixSettings,
): readonly Row<MatrixAction>[] {
  const { rows, columns, columnTotals, total } = matrix;
  if (rows.length === 0) return [];
  const all = vscode.l10n.t('All');
  const labels = columns.map(({ name }) => labelOf(snapshot, by, name));
  const valueOf = (cell: MatrixCell, row: MatrixCell, column: MatrixCell): number | undefined =>
    shareOf(share, cell, { row, column, total });
  const isSame = (row: MatrixHead, i: number): boolean => of === by && row.name === columns[i]?.name;
  const most = Math.max(
    0,
    ...rows.flatMap((row) =>
      row.cells
        .slice(0, columns.length)
        .flatMap((cell, i) =>
          isSame(row, i) ? [] : (valueOf(cell, row.total, columnTotals[i] ?? total) ?? []),
        ),
    ),
  );
  const numbers = (
    label: string,
    cells: readonly MatrixCell[],
    row: MatrixCell,
    head?: MatrixHead,
  ): Cell<MatrixAction>[] =>
    columns.map((_, i) => {
      const cell = cells[i] ?? total;
      const value = valueOf(cell, row, columnTotals[i] ?? total);
      const isGround = head !== undefined && !isSame(head, i);
      return number([label, labels[i] ?? ''], cell, { share, value, most: isGround ? most : undefined });
    });
  const sum = (label: string, cell: MatrixCell): Cell<MatrixAction> =>
    number([label, all], cell, { share, value: valueOf(cell, cell, total), most: undefined });
  const isFlat = rows.every(({ depth }) => depth === 0);
  return [
    ...rows.map((row): Row<MatrixAction> => {
      const label = labelOf(snapshot, of, row.name);
      return {
        ...(of === 'code' ? codeHeading(snapshot, row.name, isFlat || row.depth === 0) : { label }),
        depth: row.depth,
        cells: [sum(label, row.total), ...numbers(label, row.cells, row.total, row)],
      };
    }),
    { label: all, isSum: true, cells: [sum(all, total), ...numbers(all, columnTotals, total)] },
  ];
}

function labelOf(snapshot: Snapshot, by: MatrixColumns, name: string): string {
  return matrixLabel(snapshot, by, name, vscode.env.language);
}

/** A code by its label; with what it stands below where nothing else shows it. */
function codeHeading(snapshot: Snapshot, name: string, isAlone: boolean): Heading<MatrixAction> {
  const label = labelOf(snapshot, 'code', name);
  const path = codePath(snapshot, name, vscode.env.language);
  return isAlone && path !== label
    ? { label, above: path.slice(0, -label.length).trim().replaceAll(' ›', '\u00a0›') }
    : { label };
}

/** A number that leads to its passages. What is nothing leads nowhere. */
function number(
  of: readonly string[],
  { value: count, query }: MatrixCell,
  {
    share,
    value,
    most,
  }: { readonly share: MatrixShare; readonly value: number | undefined; readonly most: number | undefined },
): Cell<MatrixAction> {
  const text = share === 'none' || value === undefined ? formatted(count) : percentage(value / 100);
  return {
    text: count === 0 ? '–' : text,
    says: `${of.join(', ')}: ${share === 'none' ? text : `${text} (${formatted(count)})`}`,
    share: most && value ? value / most : undefined,
    action: count === 0 ? undefined : { kind: 'passages', query, title: of.join(' × ') },
  };
}
