import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  keptMatrix,
  type MatrixAction,
  matrixMarkup,
  type MatrixPage,
  parseMatrixAction,
  restoredMatrix,
  usualMatrix,
  withSetting,
} from '../../../src/pages/matrix';
import type { Cell } from '../../../src/pages/table';
import { parsePageContent } from '../../../src/protocol/page';
import { htmlOf } from '../../support/html';

const snapshot = path.join(import.meta.dirname, '../../fixtures/matrix.html');

const number = (text: string, says: string, share?: number): Cell<MatrixAction> => ({
  text,
  says,
  share,
  action: text === '–' ? undefined : { kind: 'passages', query: `code:gri ${says}`, title: says },
});

const page: MatrixPage = {
  title: 'Matrix',
  summary: 'How much there is of each code.',
  notice: undefined,
  choicesLabel: 'What the matrix shows',
  choices: [
    {
      setting: 'columns',
      label: 'Crossed with',
      options: [
        { value: 'site', label: 'Site' },
        { value: 'code', label: 'Code' },
      ],
      chosen: 'code',
    },
  ],
  query: { label: 'Only passages with', value: 'coder:mk' },
  showEmpty: { label: 'Empty rows and columns', isTicked: true },
  heading: 'Passages of two codes together',
  rowHeading: 'Code',
  columns: [{ label: 'All' }, { label: 'Uptake' }, { above: 'Uptake ›', label: 'Explored' }],
  rows: [
    { label: 'Uptake', depth: 0, cells: [number('3', 'a'), number('3', 'b'), number('1', 'c', 0.25)] },
    { label: 'Explored', depth: 7, cells: [number('1', 'd'), number('1', 'e', 7), number('–', 'f', 0)] },
    { label: 'All', isSum: true, cells: [number('3', 'g'), number('3', 'h'), number('1', 'i')] },
  ],
  empty: 'No coded passage is like this.',
  handOn: [
    { format: 'csv', label: 'Save as CSV…' },
    { format: 'md', label: 'Copy as Markdown Table' },
  ],
};

describe('the matrix’s page', () => {
  it('is drawn as test/fixtures/matrix.html shows it (UPDATE_SNAPSHOTS=1 writes it anew)', () => {
    const body = matrixMarkup(page);
    const html = htmlOf(body);
    if (process.env['UPDATE_SNAPSHOTS'] === '1') fs.writeFileSync(snapshot, html);
    assert.equal(html, fs.readFileSync(snapshot, 'utf8'));
    assert.equal(parsePageContent({ body, state: '' }).kind, 'message', 'a page may have all of it');
  });

  it('says what to do where there is nothing to count, and has nothing to hand on then', () => {
    const html = htmlOf(matrixMarkup({ ...page, rows: [] }));
    assert.match(html, /<p class="empty">No coded passage is like this\.<\/p>/);
    assert.doesNotMatch(html, /<table|handOn/);
  });

  it('asks for what its elements were given, and for nothing else', () => {
    const asked: readonly MatrixAction[] = [
      { kind: 'choose', setting: 'unit' },
      { kind: 'passages', query: 'code:gri', title: 'Uptake' },
      { kind: 'handOn', format: 'xlsx' },
    ];
    for (const value of asked) assert.deepEqual(parseMatrixAction(value), { kind: 'message', value });
    for (const value of [{ kind: 'choose', setting: 'path' }, { kind: 'handOn', format: 'exe' }, {}, 'all']) {
      assert.equal(parseMatrixAction(value).kind, 'error', JSON.stringify(value));
    }
  });
});

describe('the matrix’s settings', () => {
  const chosen = {
    ...usualMatrix,
    repository: 'file:///lises',
    columns: 'code',
    unit: 'characters',
    by: 'turn',
    below: 'gri',
    query: 'coder:mk',
    sort: 'count',
    empty: true,
    share: 'row',
  } as const;

  it('come back as they were kept', () => {
    assert.deepEqual(restoredMatrix(keptMatrix(chosen)), chosen);
    assert.deepEqual(restoredMatrix(keptMatrix(usualMatrix)), usualMatrix);
  });

  it('come back as far as they make sense', () => {
    for (const nonsense of ['', 'nonsense', '[]', '{"columns":1}', '{"columns":"planet"}']) {
      assert.deepEqual(restoredMatrix(nonsense), usualMatrix, nonsense);
    }
    assert.deepEqual(restoredMatrix('{"columns":"case","unit":"planets"}'), {
      ...usualMatrix,
      columns: 'case',
    });
  });

  it('forget the part of the codebook with another repository', () => {
    assert.equal(withSetting(chosen, 'repository', 'file:///cubb').below, undefined);
    assert.equal(withSetting(chosen, 'unit', 'records').below, 'gri');
  });
});
