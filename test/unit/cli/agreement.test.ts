import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../../src/cli/commandLine';

const FILES = {
  'red-thread.yaml': 'name: Test\n',
  'codebook.yaml': '- id: top\n  codes: [{id: wish}, {id: taken}]\n- id: other\n',
  'OBS-1.md': '---\nid: OBS-1\ntype: observation\n---\nCIT-1: jeg vil\nPRO-1: ja da\n',
  'OBS-1.excerpts.dc.yaml': '- {id: dc01, quote: jeg vil, codes: [wish]}\n',
  'OBS-1.excerpts.mk.yaml':
    '- {id: mk01, quote: jeg vil, codes: [wish]}\n- {id: mk02, quote: ja da, codes: [taken]}\n',
};

async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const terminal = {
    out: (text: string) => (said.out += text),
    err: (text: string) => (said.err += text),
    environment: {},
  };
  return { code: await runCommandLine(args, terminal), ...said };
}

describe('red-thread agreement', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'red-thread-agreement-'));
    for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('gives figures by code with what was counted, as JSON', async () => {
    const { code, out } = await run('agreement', folder, '--unit', 'turns', '--format', 'json');
    const result = JSON.parse(out) as Record<string, unknown>;
    assert.equal(code, 0);
    assert.deepEqual(result['coders'], ['dc', 'mk']);
    assert.deepEqual(result['counted'], {
      unit: 'turns',
      units: 2,
      records: ['OBS-1'],
      leftOut: { recordsCodedByOne: 0, passagesNotFound: 0 },
    });
    const codes = result['codes'] as readonly Record<string, unknown>[];
    assert.deepEqual(
      codes.map((c) => [c['code'], c['passages'], c['percentage'], c['kappa'], c['alpha']]),
      [
        ['taken', { dc: 0, mk: 1 }, 0.5, 0, 0],
        ['wish', { dc: 1, mk: 1 }, 1, 1, 1],
      ],
    );
  });

  it('writes null and why for what is undefined', async () => {
    const { out } = await run('agreement', folder, '--unit', 'records', '--format', 'json');
    const [, wish] = (JSON.parse(out) as { codes: readonly Record<string, unknown>[] }).codes;
    assert.deepEqual(
      [wish?.['kappa'], wish?.['undefined']],
      [null, { kappa: 'no-variation', alpha: 'no-variation' }],
    );
  });

  it('says it in a table too', async () => {
    const { code, out } = await run('agreement', folder);
    assert.equal(code, 0);
    assert.match(out, /^Coders: dc, mk\. Records: 1\. Turns: 2\.$/m);
    assert.match(out, /^wish +1\/1 +100\.0 % +1\.000 +1\.000 +1\.000$/m);
  });

  it('looks at the codes that are asked for and those below them, and tells of branches', async () => {
    const one = await run('agreement', folder, '--codes', 'wish');
    assert.match(one.out, /^wish /m);
    assert.doesNotMatch(one.out, /taken/);
    const branch = await run('agreement', folder, '--codes', 'top');
    assert.match(branch.out, /^taken /m);
    assert.match(branch.out, /^top and all below +1\/2 +50\.0 %/m);
  });

  it('refuses what it does not know, and says what there is', async () => {
    const unit = await run('agreement', folder, '--unit', 'words');
    const coder = await run('agreement', folder, '--coders', 'dc,zz');
    const code = await run('agreement', folder, '--codes', 'wish,gone');
    const alone = await run('agreement', folder, '--coders', 'dc,dc');
    assert.deepEqual([unit.code, coder.code, code.code, alone.code], [2, 2, 2, 2]);
    assert.match(unit.err, /characters, turns or records/);
    assert.match(coder.err, /zz.*dc, mk/);
    assert.match(code.err, /no code gone/);
    assert.match(alone.err, /No record is coded by two/);
  });
});
