import assert from 'node:assert/strict';
import {
  type Matrix,
  type MatrixChoice,
  matrixColumns,
  matrixOf,
  matrixReaches,
  matrixRows,
} from '../../../src/analysis/matrix';
import { parsePassageQuery } from '../../../src/analysis/passageQuery';
import { passagesInOrder, retrieve } from '../../../src/analysis/retrieval';
import { matrixTable } from '../../../src/exchange/matrixTable';
import { coded } from '../../support/coded';
import { corpus, type Workspace } from '../../support/corpus';

const head = (id: string, type: string, more: string): string =>
  `---\nid: ${id}\ntype: ${type}\n${more}---\n`;

const first = `${head('OBS-1', 'observation', 'site: SITE-A\ncase: CASE-1\n')}CIT-1: abcdefghij\nPRO-1: klmnopqrst\nCIT-1: uvwxyz`;
const second = `${head('INT-1', 'interview', 'site: SITE-B\n')}CIT-1: abcdefghij`;

const files = {
  'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: Kommune A\n---\n',
  'SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: Kommune B\n---\n',
  'SITE-C.md': '---\nid: SITE-C\ntype: site\nlabel: Kommune C\n---\n',
  'CASE-1.md': '---\nid: CASE-1\ntype: case\nsite: SITE-A\ncitizen: CIT-1\n---\n',
  'people.yaml': '- {id: CIT-1, role: citizen}\n- {id: PRO-1, role: frontline}\n',
  'codebook.yaml':
    'codes:\n  - {id: rai, label: Raising, codes: [{id: rai.wish, label: Wish}, {id: rai.none}]}\n  - {id: gri, label: Uptake}\n',
  'OBS-1.md': first,
  // Turn 1: «abcdef» a wish, «efghij» uptake: they share «ef». Turn 2: uptake alone. Turn 3: raising alone.
  'OBS-1.excerpts.yaml': coded(first, [
    { id: 'a', quote: 'abcdef', codes: ['rai.wish'] },
    { id: 'b', quote: 'efghij', codes: ['gri'] },
    { id: 'c', quote: 'klmno', codes: ['gri'] },
    { id: 'd', quote: 'uvw', codes: ['rai'] },
  ]),
  'INT-1.md': second,
  'INT-1.excerpts.yaml': coded(second, [{ id: 'e', quote: 'abcd', codes: ['rai.wish', 'gri'], by: 'mk' }]),
};

const choice: MatrixChoice = {
  rows: 'code',
  columns: 'site',
  unit: 'passages',
  by: 'overlap',
  below: undefined,
  query: '',
  sort: 'codebook',
  empty: false,
};

const inWords = ({ rows, columns, columnTotals, total }: Matrix): readonly string[] => [
  `: ${columns.map(({ name }) => name || '–').join(' ')}`,
  ...rows.map(
    (row) => `${row.name}: ${row.cells.map(({ value }) => value).join(' ')} = ${String(row.total.value)}`,
  ),
  `all: ${columnTotals.map(({ value }) => value).join(' ')} = ${String(total.value)}`,
];

describe('matrixOf', () => {
  let ws: Workspace;
  before(async () => (ws = await corpus(files)));
  const matrix = (more: Partial<MatrixChoice> = {}): readonly string[] =>
    inWords(matrixOf(ws.snapshot, { ...choice, ...more }));

  it('counts passages by code and site, a code with those below it, and totals once', () => {
    assert.deepEqual(matrix(), [
      ': SITE-A SITE-B',
      'rai: 2 1 = 3',
      'rai.wish: 1 1 = 2',
      'gri: 2 1 = 3',
      'all: 4 1 = 5',
    ]);
  });

  it('counts records, and characters that several passages cover once', () => {
    assert.deepEqual(matrix({ unit: 'records' }), [
      ': SITE-A SITE-B',
      'rai: 1 1 = 2',
      'rai.wish: 1 1 = 2',
      'gri: 1 1 = 2',
      'all: 1 1 = 2',
    ]);
    // abcdef + uvw; efghij + klmno; all of abcdefghij + klmno + uvw.
    assert.deepEqual(matrix({ unit: 'characters' }), [
      ': SITE-A SITE-B',
      'rai: 9 4 = 13',
      'rai.wish: 6 4 = 10',
      'gri: 11 4 = 15',
      'all: 18 4 = 22',
    ]);
  });

  it('crosses codes with cases and types', () => {
    assert.deepEqual(matrix({ columns: 'case' }).slice(0, 2), [': CASE-1 –', 'rai: 2 1 = 3']);
    assert.deepEqual(matrix({ columns: 'type' }).slice(0, 2), [': observation interview', 'rai: 2 1 = 3']);
  });

  it('crosses codes with coders, in whatever letters they are written; what nobody signed comes last', async () => {
    assert.deepEqual(matrix({ columns: 'coder' }), [
      ': mk –',
      'rai: 1 2 = 3',
      'rai.wish: 1 1 = 2',
      'gri: 1 2 = 3',
      'all: 1 4 = 5',
    ]);
    assert.equal(matrix({ columns: 'coder', query: '-coder:mk', empty: true })[0], ': mk –');
    const both = await corpus({
      ...files,
      'OBS-1.excerpts.yaml': coded(first, [{ id: 'a', quote: 'abcdef', codes: ['rai'], by: 'MK' }]),
    });
    const { columns, columnTotals } = matrixOf(both.snapshot, { ...choice, columns: 'coder' });
    assert.deepEqual([columns.length, columnTotals[0]?.value], [1, 2]);
  });

  it('crosses codes that come together on the same words, in a turn, in a record', () => {
    const rows = (by: MatrixChoice['by']): readonly string[] => matrix({ columns: 'code', by }).slice(1, 4);
    // On the same words: a, b and e.
    assert.deepEqual(rows('overlap'), ['rai: 3 2 3 = 3', 'rai.wish: 2 2 3 = 2', 'gri: 3 3 3 = 3']);
    assert.deepEqual(rows('turn'), ['rai: 3 2 3 = 3', 'rai.wish: 2 2 3 = 2', 'gri: 3 3 3 = 3']);
    assert.deepEqual(rows('record'), ['rai: 3 3 5 = 3', 'rai.wish: 3 2 4 = 2', 'gri: 5 4 3 = 3']);
  });

  it('takes shares of a row and of a column of their own passages, so that none is more than the whole', () => {
    for (const unit of ['passages', 'records', 'characters'] as const) {
      for (const by of matrixReaches) {
        const { rows, columnTotals } = matrixOf(ws.snapshot, { ...choice, columns: 'code', by, unit });
        for (const { cells, total } of rows) {
          for (const [i, { value, ofRow, ofColumn }] of cells.entries()) {
            const column = columnTotals[i]?.value ?? 0;
            assert.ok(ofRow <= Math.min(value, total.value) && ofColumn <= Math.min(value, column));
          }
        }
      }
    }
    // Of the passages of raising a and e stand with uptake; of those of uptake, b and e with raising.
    const { rows } = matrixOf(ws.snapshot, { ...choice, columns: 'code' });
    const cell = rows[0]?.cells[2];
    assert.deepEqual([cell?.value, cell?.ofRow, cell?.ofColumn], [3, 2, 2]);
  });

  it('shows a subtree, empty rows and columns, and the largest first', () => {
    assert.deepEqual(matrix({ below: 'rai', empty: true }), [
      ': SITE-A SITE-B SITE-C',
      'rai: 2 1 0 = 3',
      'rai.wish: 1 1 0 = 2',
      'rai.none: 0 0 0 = 0',
      'all: 2 1 0 = 3',
    ]);
    assert.deepEqual(matrix({ unit: 'characters', sort: 'count' }).slice(1, 4), [
      'gri: 11 4 = 15',
      'rai: 9 4 = 13',
      'rai.wish: 6 4 = 10',
    ]);
  });

  it('counts only what a query leaves', () => {
    assert.deepEqual(matrix({ query: 'coder:mk' }), [
      ': SITE-B',
      'rai: 1 = 1',
      'rai.wish: 1 = 1',
      'gri: 1 = 1',
      'all: 1 = 1',
    ]);
  });

  it('turns codes into columns, and crosses what is no code', () => {
    assert.deepEqual(matrix({ rows: 'site', columns: 'code' }), [
      ': rai rai.wish gri',
      'SITE-A: 2 1 2 = 4',
      'SITE-B: 1 1 1 = 1',
      'all: 3 2 3 = 5',
    ]);
    assert.deepEqual(matrix({ rows: 'coder', columns: 'type' }), [
      ': observation interview',
      'mk: 0 1 = 1',
      ': 4 0 = 4',
      'all: 4 1 = 5',
    ]);
    assert.deepEqual(matrix({ rows: 'coder', columns: 'site', below: 'gri' }), [
      ': SITE-A SITE-B',
      'mk: 0 1 = 1',
      ': 2 0 = 2',
      'all: 2 1 = 3',
    ]);
  });

  it('has in every cell as many passages as the cell lists', () => {
    for (const [rows, columns] of matrixRows.flatMap((r) => matrixColumns.map((c) => [r, c] as const))) {
      for (const by of matrixReaches) {
        for (const query of ['', 'role:citizen', 'code:rai OR code:gri']) {
          const { columnTotals, total, ...matrix } = matrixOf(ws.snapshot, {
            ...choice,
            rows,
            columns,
            by,
            query,
          });
          const cells = matrix.rows.flatMap((r) => [...r.cells, r.total]);
          for (const cell of [...cells, ...columnTotals, total]) {
            const listed = retrieve(ws.snapshot, passagesInOrder(ws.snapshot), parsePassageQuery(cell.query));
            assert.equal(listed.length, cell.value, cell.query);
          }
        }
      }
    }
  });

  it('is handed on with labels, totals and percentages', () => {
    const { columns, rows } = matrixTable(ws.snapshot, matrixOf(ws.snapshot, choice), choice, 'row', 'en');
    assert.deepEqual(
      columns.map(({ heading }) => heading),
      ['Code', 'Label', 'SITE-A Kommune A', 'SITE-B Kommune B', 'Total'],
    );
    assert.deepEqual(rows, [
      ['rai', 'Raising', 66.7, 33.3, 100],
      ['rai.wish', '  Wish', 50, 50, 100],
      ['gri', 'Uptake', 66.7, 33.3, 100],
      ['Total', '', 80, 20, 100],
    ]);
  });
});
