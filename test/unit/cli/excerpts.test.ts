import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../../src/cli/commandLine';
import { coded } from '../../support/coded';
import { readXlsx } from '../../support/xlsx';

const talk = (id: string, site: string, more = ''): string =>
  `---\nid: ${id}\ntype: observation\ndate: 2017-03-14\nsite: ${site}\n${more}---\nCIT-1: jeg vil gerne prøve\nPRO-1: ja\nCIT-2: =1+1\n`;

const FILES = {
  'red-thread.yaml': 'source_labels: {observation: "(Obs. {number}, {site.label})"}\n',
  'people.yaml':
    '- {id: CIT-1, role: citizen, consent: {status: given}}\n- {id: PRO-1, role: frontline, consent: {status: oral}}\n- {id: CIT-2, role: citizen, consent: {status: withdrawn}}\n',
  'codebook.yaml': 'codes: [{id: rai, label: Raising, codes: [{id: rai.wish, label: Wish}]}, {id: gri}]\n',
  'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: Kommune A\n---\n',
  'OBS-1.md': talk('OBS-1', 'SITE-A'),
  'OBS-1.excerpts.dc.yaml': coded(talk('OBS-1', 'SITE-A'), [
    { id: 'x1', quote: 'jeg vil gerne prøve', codes: ['rai.wish'], memo: 'Min egen tanke.' },
    { id: 'x2', quote: '=1+1', codes: ['rai.wish'] },
    { id: 'x3', quote: 'ja', codes: ['gri'] },
  ]),
  'OBS-2.md': talk('OBS-2', 'SITE-A', 'status: raw\n'),
  'OBS-2.excerpts.yaml': coded(talk('OBS-2', 'SITE-A', 'status: raw\n'), [
    { id: 'y1', quote: 'jeg vil gerne prøve', codes: ['rai'] },
  ]),
};

describe('red-thread excerpts and matrix', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'red-thread-'));
    for (const [path, text] of Object.entries(FILES)) writeFileSync(join(folder, path), text);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
    let out = '';
    let err = '';
    const terminal = { out: (t: string) => (out += t), err: (t: string) => (err += t), environment: {} };
    return { code: await runCommandLine(args, terminal), out, err };
  };

  it('list what a query asks for, and hold back what must not be handed on', async () => {
    const { code, out, err } = await run('excerpts', folder, '--code', 'rai', '--site', 'SITE-A');
    assert.equal(code, 0);
    assert.match(err, /Left out .*: 2 /);
    assert.deepEqual(JSON.parse(out), {
      passages: [
        {
          passage: 'OBS-1#x1',
          quotation: 'jeg vil gerne prøve',
          translations: {},
          codes: ['rai.wish'],
          codePaths: ['Raising › Wish'],
          coder: 'dc',
          record: 'OBS-1',
          type: 'observation',
          site: 'Kommune A',
          month: '2017-03',
          speakers: ['CIT-1'],
          roles: ['citizen'],
          source: '(Obs. 1, Kommune A)',
          consent: 'given',
          found: 'exact',
        },
      ],
      withheld: 2,
    });
  });

  it('give what is held back when asked, marked and harmless to a spreadsheet', async () => {
    const { out } = await run(
      'excerpts',
      folder,
      '--query',
      'code:rai',
      '--include-withheld',
      '--format',
      'csv',
    );
    assert.match(out, /^OBS-1#x2,'=1\+1,.*,withdrawn,exact\r$/m);
    assert.ok(!out.includes('Min egen tanke') && !out.includes('2017-03-14'));
  });

  it('say that nothing fits, and what is no date', async () => {
    const none = await run('excerpts', folder, '--site', 'SITE-9');
    assert.deepEqual([none.code, none.err], [0, 'red-thread: No passage fits this.\n']);
    for (const dates of [
      ['--after', 'spring'],
      ['--query', 'code:rai (before:2017-13 OR code:gri)'],
    ]) {
      const { code, out, err } = await run('excerpts', folder, ...dates);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^red-thread: Write the date as 2017-03-14/);
    }
  });

  it('write a workbook into a new file, and never over one that is there', async () => {
    const file = join(folder, 'out.xlsx');
    const args = ['excerpts', folder, '--format', 'xlsx', '--out', file];
    assert.equal((await run(...args)).code, 0);
    const [sheet] = readXlsx(readFileSync(file));
    assert.deepEqual(
      sheet?.rows.map((row) => row[0]),
      ['Passage', 'OBS-1#x1', 'OBS-1#x3'],
    );
    const again = await run(...args);
    assert.equal(again.code, 2);
    assert.match(again.err, /there already/);
  });

  it('write a table to read, with source and codes', async () => {
    const { out } = await run('excerpts', folder, '--code', 'gri', '--format', 'md');
    assert.match(
      out,
      /^\| ja \| \(Obs\. 1, Kommune A\) · observation · 2017-03 \| PRO-1 \(frontline\) \| gri \|/m,
    );
  });

  it('count codes by site, and in percent', async () => {
    const { out } = await run('matrix', folder, '--rows', 'code', '--columns', 'site', '--format', 'csv');
    assert.equal(
      out,
      '\uFEFFCode,Label,SITE-A Kommune A,Total\r\nrai,Raising,3,3\r\nrai.wish,"  Wish",2,2\r\ngri,gri,1,1\r\nTotal,,4,4\r\n',
    );
    const turned = await run('matrix', folder, '--rows', 'coder', '--columns', 'type', '--format', 'csv');
    assert.match(turned.out, /^\uFEFF?"?Coder"?[,;]/);
    const coders = await run('matrix', folder, '--columns', 'coder', '--format', 'csv');
    assert.match(coders.out, /^\uFEFFCode,Label,dc,Without a coder,Total/);
    const shares = await run('matrix', folder, '--share', 'total', '--unit', 'records', '--format', 'csv');
    assert.match(shares.out, /gri,gri,50,50/);
  });

  it('say why they cannot run', async () => {
    for (const [args, why] of [
      [['excerpts', folder, '--code', 'nowhere'], /No code is called nowhere/],
      [['matrix', folder, '--columns', 'colour'], /Usage: .*--columns site\|case\|type\|coder\|code/],
      [['matrix', folder, '--below', 'nowhere'], /No code is called nowhere/],
      [['matrix', folder, '--code', 'rai'], /no option --code/],
    ] as const) {
      const { code, err } = await run(...args);
      assert.equal(code, 2);
      assert.match(err, why);
    }
    assert.ok(!existsSync(join(folder, 'out.xlsx')));
  });
});
