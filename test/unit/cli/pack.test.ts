import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommandLine } from '../../../src/cli/commandLine';

describe('red-thread pack', () => {
  let folder = '';

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'red-thread-pack-'));
    const files = {
      'red-thread.yaml': 'name: Test\n',
      'CLM-1.md': '---\nid: CLM-1\ntype: claim\nstatement: So it is.\nstatement_da: Sådan er det.\n---\n',
      'FLIP-1.md': '---\nid: FLIP-1\ntype: flip-session\ntitle: Dag\ndate: 2018\nclaims: [CLM-1]\n---\n',
    };
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    let out = '';
    let err = '';
    const terminal = {
      out: (text: string) => (out += text),
      err: (text: string) => (err += text),
      environment: { LANG: 'en' },
    };
    return { code: await runCommandLine(['pack', folder, ...args], terminal), out, err };
  }

  it('writes the pack into a folder, and never over one', async () => {
    const into = path.join(folder, 'packs/FLIP-1');
    assert.equal((await run('flip-1', '--out', into)).code, 0);
    assert.deepEqual(fs.readdirSync(into).sort(), ['pack.html', 'pack.md', 'researchers-only.md']);
    assert.match(fs.readFileSync(path.join(into, 'pack.md'), 'utf8'), /Sådan er det/);
    fs.writeFileSync(path.join(into, 'pack.html'), 'mine');
    const again = await run('FLIP-1', '--out', into);
    assert.equal(again.code, 2);
    assert.match(again.err, /pack\.html is there already/);
    assert.equal(fs.readFileSync(path.join(into, 'pack.html'), 'utf8'), 'mine');
  });

  it('speaks the language and to the audience that are asked for', async () => {
    const { code, out } = await run(
      'FLIP-1',
      '--pack-language',
      'en',
      '--audience',
      'leaders',
      '--format',
      'json',
    );
    assert.equal(code, 0);
    const { pack } = JSON.parse(out) as { pack: { audience: string; claims: { statement: string }[] } };
    assert.deepEqual([pack.audience, pack.claims[0]?.statement], ['leaders', 'So it is.']);
  });

  it('says what it does not understand', async () => {
    assert.match((await run('FLIP-9')).err, /no session FLIP-9/);
    assert.match((await run('FLIP-1', '--audience', 'all')).err, /employees, leaders, mixed/);
    assert.match((await run('FLIP-1', '--pack-language', 'fr')).err, /da, en/);
    for (const [option, id] of [
      ['--sites', 'SITE-9'],
      ['--sites', 'CLM-1'],
      ['--claims', 'CLM-1,CLM-9'],
    ] as const) {
      const { code, err } = await run('FLIP-1', option, id);
      assert.equal(code, 2);
      assert.match(err, /^red-thread: There is no (site|claim) (SITE-9|CLM-1|CLM-9)\.\n$/);
    }
  });
});
