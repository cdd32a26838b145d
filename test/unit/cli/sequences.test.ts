import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../../src/cli/commandLine';

const FILES = {
  'red-thread.yaml': 'name: Test\nsequence: [raised, taken, led]\n',
  'codebook.yaml':
    '- {id: raised}\n- {id: taken, codes: [{id: taken.up, label: Taken up}]}\n- {id: led, codes: [{id: led.plan}]}\n',
  'OBS-1.md': '---\nid: OBS-1\ntype: observation\nsite: SITE-A\n---\nCIT-1: jeg vil\nPRO-1: ja da\n',
  'OBS-1.excerpts.dc.yaml':
    '- {id: dc1, quote: jeg vil, codes: [raised]}\n- {id: dc2, quote: ja da, codes: [taken.up]}\n',
  'MEMO-1.md': '---\nid: MEMO-1\ntype: memo\n---\nnok\n',
  'MEMO-1.excerpts.mk.yaml': '- {id: mk1, quote: nok, codes: [led.plan]}\n',
};

describe('red-thread sequences', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'red-thread-sequences-'));
    for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const terminal = {
      out: (text: string) => (said.out += text),
      err: (text: string) => (said.err += text),
      environment: {},
    };
    return { code: await runCommandLine(['sequences', folder, ...args], terminal), ...said };
  }

  it('gives the sequences of observations with their passages, sums and flows, as JSON', async () => {
    const { code, out } = await run('--format', 'json');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), {
      type: 'observation',
      stages: ['raised', 'taken', 'led'],
      coders: ['dc', 'mk'],
      sequences: 1,
      records: 1,
      complete: 0,
      missing: { raised: 0, taken: 0, led: 1 },
      bySite: [
        { name: 'SITE-A', sequences: 1, records: 1, complete: 0, missing: { raised: 0, taken: 0, led: 1 } },
      ],
      byOutcome: [
        { name: null, sequences: 1, records: 1, complete: 0, missing: { raised: 0, taken: 0, led: 1 } },
      ],
      flows: [{ from: 'taken.up', to: null, sequences: 1, records: ['OBS-1'] }],
      found: [
        {
          record: 'OBS-1',
          site: 'SITE-A',
          coder: 'dc',
          missing: ['led'],
          stages: [
            { codes: ['raised'], passages: [{ ref: 'OBS-1#dc1', quote: 'jeg vil' }] },
            { codes: ['taken.up'], passages: [{ ref: 'OBS-1#dc2', quote: 'ja da' }] },
            { codes: [], passages: [] },
          ],
        },
      ],
    });
  });

  it('says it in words, of all records where it is asked to', async () => {
    const { out } = await run('--type', 'all');
    assert.match(out, /^raised → taken → led$/m);
    assert.match(out, /^ {2}All: 2 \(complete: 0; missing: raised 1, taken 1, led 1\)$/m);
    assert.match(out, /^ {2}Taken up → –: 1$/m);
  });

  it('refuses a coder and a type that nobody has, and says which there are', async () => {
    const coder = await run('--coder', 'zz');
    const type = await run('--type', 'meeting');
    assert.deepEqual([coder.code, type.code], [2, 2]);
    assert.match(coder.err, /zz.*dc, mk/);
    assert.match(type.err, /meeting.*memo, observation, all/);
  });
});
