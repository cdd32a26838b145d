import assert from 'node:assert/strict';
import { csvOf } from '../../../src/exchange/csv';
import { atOnce } from '../../../src/model/steps';

const tableOf = (...rows: (string | number | undefined)[][]) => ({
  name: 'T',
  columns: (rows[0] ?? []).map((_, i) => ({ heading: `h${String(i)}` })),
  rows,
});

const written = (cell: string | number | undefined): string =>
  atOnce(csvOf(tableOf([cell]))).replace(/^\uFEFFh0\r\n|\r\n$/g, '');

describe('csvOf', () => {
  it('begins with a byte order mark and the headings, and ends each line with CRLF', () => {
    assert.equal(
      atOnce(csvOf(tableOf(['køkken', 2], ['ja', undefined]))),
      '\uFEFFh0,h1\r\nkøkken,2\r\nja,\r\n',
    );
  });

  it('quotes what has commas, quotation marks, line breaks or blanks at its ends', () => {
    assert.equal(written('ja, tak'), '"ja, tak"');
    assert.equal(written('han sagde "nej"'), '"han sagde ""nej"""');
    assert.equal(written('CIT-017: ja\nPRO-009: nej'), '"CIT-017: ja\nPRO-009: nej"');
    assert.equal(written(' ja'), '" ja"');
    assert.equal(written('plain'), 'plain');
  });

  it('keeps spreadsheets from running a text', () => {
    for (const formula of ['=1+1', '+45 sagde hun', '-nej', '@SUM(A1)', '  =1', '\t=1', '\r=1', '＝1+1']) {
      const text = written(formula).replace(/^"|"$/g, '');
      assert.ok(text.startsWith("'"), JSON.stringify(formula));
      assert.equal(text.slice(1), formula);
    }
  });

  it('leaves numbers alone, negative ones too', () => {
    assert.equal(written(-1.5), '-1.5');
  });
});
