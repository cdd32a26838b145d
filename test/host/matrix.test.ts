import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Services } from '../../src/composition';
import type { MatrixAction, MatrixPage } from '../../src/pages/matrix';
import type { Cell } from '../../src/pages/table';
import { closeEditors, openSample, until } from './sample';

describe('the matrix', () => {
  let services: Services;
  let pages: MatrixPage[];
  let listening: vscode.Disposable;

  before(async () => {
    services = await openSample();
  });

  beforeEach(async () => {
    pages = [];
    listening = services.comparisons.matrix.panel.onDidShow((page) => pages.push(page));
    await vscode.commands.executeCommand('redThread.showMatrix');
    await until(() => pages.length > 0, 'the matrix is shown');
  });

  afterEach(async () => {
    listening.dispose();
    await closeEditors();
  });

  it('shows codes by site, and a number shows its passages', async () => {
    const uptake = cellOf(now(), 'Uptake', 'Kommune B');
    assert.match(uptake.text, /^\d+$/);
    assert.ok(uptake.action);
    await use(uptake.action);
    const { passages } = services;
    assert.equal(passages.list?.query, uptake.action.kind === 'passages' && uptake.action.query);
    await until(
      () => passages.view.message?.includes(`${uptake.text} passages`) === true,
      'as many passages are listed as were counted',
    );
  });

  it('shows what is chosen, and keeps it over a reload', async () => {
    await choose('columns', 'code');
    await choose('by', 'record');
    await choose('share', 'row');
    assert.match(now().heading, /two codes together/);
    assert.equal(cellOf(now(), 'Uptake', 'Uptake').text, '100%');
    const state = JSON.stringify({ columns: 'type', unit: 'records' });
    const panel = vscode.window.createWebviewPanel('redThread.matrix', 'Matrix', vscode.ViewColumn.Active);
    services.comparisons.matrix.panel.restore(panel, { state, top: 0 });
    await until(() => now().heading === 'Records by code and type', 'it comes back as it was');
    assert.equal(now().choices.find(({ setting }) => setting === 'share')?.chosen, 'none');
  });

  it('crosses codes with coders', async () => {
    await choose('columns', 'coder');
    assert.match(now().heading, /by code and coder$/);
    const { action } = cellOf(now(), 'Uptake', 'mk');
    assert.ok(action?.kind === 'passages' && action.query.includes('coder:mk'), action?.kind);
  });

  it('is written as CSV and as a workbook, and copied as Markdown', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'matrix-'));
    const [open] = services.repositories.all;
    assert.ok(open);
    const write = (name: string, format: 'csv' | 'xlsx'): Promise<void> =>
      services.comparisons.matrix.write(open, format, vscode.Uri.file(path.join(folder, name)));
    await write('matrix.csv', 'csv');
    await write('matrix.xlsx', 'xlsx');
    assert.match(
      fs.readFileSync(path.join(folder, 'matrix.csv'), 'utf8'),
      /^\uFEFFCode,Label,.*,Total\r\nrai,/,
    );
    assert.equal(fs.readFileSync(path.join(folder, 'matrix.xlsx')).toString('latin1', 0, 2), 'PK');
    fs.rmSync(folder, { recursive: true });
    await use({ kind: 'handOn', format: 'md' });
    assert.match(await vscode.env.clipboard.readText(), /^\| Code \| Label \|/);
  });

  function now(): MatrixPage {
    const page = pages.at(-1);
    assert.ok(page);
    return page;
  }

  function use(action: MatrixAction, value?: string): Promise<void> {
    return services.comparisons.matrix.panel.answer({
      kind: 'act',
      action: JSON.stringify(action),
      ...(value === undefined ? {} : { value }),
    });
  }

  function choose(setting: 'columns' | 'by' | 'share', value: string): Promise<void> {
    return use({ kind: 'choose', setting }, value);
  }
});

function cellOf({ columns, rows }: MatrixPage, row: string, column: string): Cell<MatrixAction> {
  const position = columns.findIndex(({ label }) => label === column);
  const cell = rows.find(({ label }) => label === row)?.cells[position];
  assert.ok(cell, `${row} × ${column}`);
  return cell;
}
