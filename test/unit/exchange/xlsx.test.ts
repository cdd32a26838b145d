import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { xlsxOf } from '../../../src/exchange/xlsx';
import { readXlsx } from '../../support/xlsx';

const table = {
  name: 'Passages: A/B',
  columns: [{ heading: 'Quotation', width: 60 }, { heading: 'n' }],
  rows: [
    ['jeg vil <gerne> & "prøve" 😀\nPRO-009: ja', 3],
    ['=1+1', undefined],
    ['  ja ', 0.25],
  ],
};

describe('xlsxOf', () => {
  it('writes a workbook from which the texts and numbers come back', async () => {
    const [sheet] = readXlsx(await xlsxOf(table));
    assert.equal(sheet?.name, 'Passages A B');
    assert.deepEqual(sheet.rows, [['Quotation', 'n'], ...table.rows]);
  });

  it('stores no formula, and nothing of whoever made it', async () => {
    const files = unzipSync(await xlsxOf(table));
    assert.ok(!Object.keys(files).some((name) => name.startsWith('docProps')));
    const all = Object.values(files).map((bytes) => strFromU8(bytes));
    assert.ok(all.every((text) => !/<f>|creator|lastModifiedBy/.test(text)));
  });

  it('gives each sheet a name of its own that Excel takes', async () => {
    const long = 'Hvem rejser det, og hvad kommer der ud af det?';
    const sheets = readXlsx(
      await xlsxOf({ ...table, name: long }, { ...table, name: long }, { ...table, name: '' }),
    );
    const names = sheets.map(({ name }) => name);
    assert.equal(new Set(names).size, 3);
    assert.ok(names.every((name) => name.length > 0 && name.length <= 31));
  });

  it('cuts what is longer than a cell may be, and says so', async () => {
    const text = '😀'.repeat(20_000);
    const [sheet] = readXlsx(await xlsxOf({ ...table, rows: [[text, 1]] }));
    const cell = String(sheet?.rows[1]?.[0]);
    assert.ok(cell.length <= 32_767 && cell.endsWith('😀 […]'));
  });

  it('writes thousands of passages', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => [`passage ${String(i)} ${'ord '.repeat(60)}`, i]);
    const [sheet] = readXlsx(await xlsxOf({ ...table, rows }));
    assert.equal(sheet?.rows.length, 5001);
    assert.equal(sheet.rows[5000]?.[1], 4999);
  }).timeout(20_000);
});
