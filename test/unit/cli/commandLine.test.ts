import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommandLine } from '../../../src/cli/commandLine';

const FILES = {
  'red-thread.yaml': 'name: Test\ntypes: {site: {label: {da: Sted}}}\n',
  'people.yaml': '- {id: CIT-017, role: citizen, site: SITE-B}\n',
  'SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: Municipality B\n---\n',
  'POT-3.md': '---\nid: POT-3\ntype: potential\ntitle_da: Mødet\ntitle_en: The meeting\n---\n',
  'POT-4.md': '---\nid: POT-4\ntype: potential\ntitle_da: Samskabelse\ntitle_en: Co-creation\n---\n',
  'observations/OBS-012.md':
    '---\nid: OBS-012\ntype: observation\ntitle: The kitchen\ndate: 2017-03-14\nsite: SITE-B\nparticipants: [CIT-017]\npotentials: POT-3\n---\nja\n',
  'observations/OBS-012.excerpts.yaml': '- id: x03\n  quote: ja\n',
  'CLM-1.md':
    '---\nid: CLM-1\ntype: claim\nstatement: So.\nevidence:\n  - {ref: OBS-012#x03, rel: supports}\n---\nRests on 😀 [[OBS-012]].\n',
  'note.md': 'A note on [[OBS-012|it]].\n',
};

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], environment: Record<string, string> = {}): Promise<Run> {
  let out = '';
  let err = '';
  const code = await runCommandLine(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    environment,
  });
  return { code, out, err };
}

describe('red-thread', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'red-thread-'));
    for (const [path, text] of Object.entries(FILES)) write(path, text);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  describe('check', () => {
    it('exits with 0 and counts the records where nothing is wrong', async () => {
      const { code, out, err } = await run(['check', folder, '--format', 'json']);
      assert.deepEqual([code, JSON.parse(out), err], [0, { problems: [], records: 5 }, '']);
    });

    it('exits with 1 where there is an error, and gives its place counted from 1', async () => {
      write('a/b.md', 'one\n😀 see [[OBS-102]]\n');
      const { code, out } = await run(['check', folder, '--format', 'json']);
      assert.equal(code, 1);
      assert.deepEqual(JSON.parse(out), {
        problems: [
          {
            rule: 'link-broken',
            severity: 'error',
            file: 'a/b.md',
            line: 2,
            column: 10,
            endLine: 2,
            endColumn: 17,
            message: 'No record has the id OBS-102. Did you mean OBS-012?',
          },
        ],
        records: 5,
      });
    });

    it('exits with 0 where there are only warnings', async () => {
      write('OBS-9.md', '---\ntype: unheard-of\n---\n');
      const { code, out } = await run(['check', folder]);
      assert.equal(code, 0);
      assert.equal(
        out,
        'OBS-9.md:2:7: warning: No type of record is called “unheard-of”. Types of your own go into red-thread.yaml. [type-unknown]\n' +
          'Records: 6. Errors: 0. Warnings: 1. Others: 0.\n',
      );
    });

    it('gives the same twice', async () => {
      write('a.md', '[[OBS-1]] [[OBS-2]]');
      write('b.md', '[[OBS-3]] @nobody');
      const first = await run(['check', folder, '--format=json']);
      assert.deepEqual(await run(['check', folder, '--format=json']), first);
    });
  });

  describe('stats', () => {
    it('counts by type, site and potential', async () => {
      const { code, out } = await run(['stats', folder, '--format', 'json']);
      assert.equal(code, 0);
      assert.deepEqual(JSON.parse(out), {
        records: 5,
        types: { site: 1, observation: 1, potential: 2, claim: 1 },
        sites: { 'SITE-B': 1 },
        potentials: { 'POT-3': 1, 'POT-4': 0 },
      });
    });

    it('says the same in words', async () => {
      const { out } = await run(['stats', folder]);
      assert.match(out, /^Records: 5\nBy type\n {2}site +1\n/);
      assert.match(out, /By potential\n {2}POT-3 {2}1\n {2}POT-4 {2}0\n$/);
    });
  });

  describe('links', () => {
    it('tells what links to a record, with the line, and where it links', async () => {
      const { code, out } = await run(['links', folder, 'obs-012', '--format', 'json']);
      assert.equal(code, 0);
      assert.deepEqual(JSON.parse(out), {
        from: [
          { file: 'CLM-1.md', line: 6, id: 'CLM-1', text: '- {ref: OBS-012#x03, rel: supports}' },
          { file: 'CLM-1.md', line: 8, id: 'CLM-1', text: 'Rests on 😀 [[OBS-012]].' },
          { file: 'note.md', line: 1, id: 'note', text: 'A note on [[OBS-012|it]].' },
        ],
        to: [
          { file: 'SITE-B.md', line: 2, id: 'SITE-B', text: 'Municipality B' },
          {
            file: 'people.yaml',
            line: 1,
            id: 'CIT-017',
            text: '- {id: CIT-017, role: citizen, site: SITE-B}',
          },
          { file: 'POT-3.md', line: 2, id: 'POT-3', text: 'Mødet' },
        ],
      });
    });

    it('knows excerpts, people and works', async () => {
      write('r.bib', '@book{caswell2017,\n  title = {A book}\n}\n');
      write('a.md', 'see [@caswell2017]\n');
      const places = async (id: string): Promise<unknown> => {
        const { out } = await run(['links', folder, id, '--format', 'json']);
        const { from } = JSON.parse(out) as { from: { file: string; line: number }[] };
        return from.map((p) => `${p.file}:${p.line}`);
      };
      assert.deepEqual(await places('OBS-012#x03'), ['CLM-1.md:6']);
      assert.deepEqual(await places('CIT-017'), ['observations/OBS-012.md:7']);
      assert.deepEqual(await places('@caswell2017'), ['a.md:1']);
    });

    it('tells links to an id that is not there, and exits with 2 where nothing has to do with it', async () => {
      write('a.md', '[[OBS-999]]\n');
      const { code, out } = await run(['links', folder, 'OBS-999']);
      assert.deepEqual([code, out], [0, 'Links from: 1\n  a.md:1: a: [[OBS-999]]\nLinks to: 0\n']);
      const none = await run(['links', folder, 'OBS-998']);
      assert.deepEqual([none.code, none.out], [2, '']);
      assert.match(none.err, /OBS-998/);
    });
  });

  it('exits with 2 and says why where it cannot run', async () => {
    rmSync(join(folder, 'red-thread.yaml'));
    for (const [args, why] of [
      [['check', folder], /is not a repository: it has no red-thread\.yaml/],
      [['check', join(folder, 'nowhere')], /is not there/],
      [['check', join(folder, 'note.md')], /is not a folder/],
      [['check'], /Usage: red-thread check DIR/],
      [['links', folder], /Usage: red-thread links DIR ID/],
      [['chek', folder], /no command “chek”/],
      [['check', folder, '--format', 'xml'], /text, json/],
      [['check', folder, '--code', 'a'], /no option --code/],
      [['excerpts', folder, '--format', 'xlsx'], /--out FILE/],
      [['check', folder, '--colour'], /--colour/],
      [[], /red-thread check DIR/],
    ] as const) {
      const { code, out, err } = await run(args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, why);
    }
  });

  it('helps, and tells its version', async () => {
    const help = await run(['--help']);
    assert.equal(help.code, 0);
    for (const command of ['check DIR', 'stats DIR', 'links DIR ID']) assert.ok(help.out.includes(command));
    const version = await run(['--version']);
    assert.deepEqual([version.code, version.err], [0, '']);
    assert.match(version.out, /^\d+\.\d+\.\d+\n$/);
  });

  it('takes labels in the language of the option, else of the system', async () => {
    write('CASE-1.md', '---\ntype: case\nsite: CIT-017\ncitizen: CIT-017\n---\n');
    assert.match((await run(['check', folder, '--language', 'da'])).out, /Sted/);
    assert.match((await run(['check', folder], { LANG: 'da_DK.UTF-8' })).out, /Sted/);
    assert.match((await run(['check', folder, '--language', 'da'], { LANG: 'en_GB' })).out, /Sted/);
  });

  describe('search', () => {
    it('gives hits with the line that answers, as JSON', async () => {
      const { code, out } = await run(['search', folder, 'kitchen', '--format', 'json']);
      assert.equal(code, 0);
      assert.deepEqual(JSON.parse(out), {
        hits: [
          {
            id: 'OBS-012',
            type: 'observation',
            title: 'The kitchen',
            file: 'observations/OBS-012.md',
            line: 2,
            snippet: '',
          },
        ],
      });
    });

    it('points to the place in the text', async () => {
      const { out } = await run(['search', folder, '"note on"']);
      assert.equal(out, 'note.md:1: note\n    A note on [[OBS-012|it]].\n');
    });

    it('finds nothing without failing', async () => {
      assert.deepEqual(await run(['search', folder, 'giraffe']), { code: 0, out: '', err: '' });
    });
  });

  it('says in plain words what is wrong with an option', async () => {
    for (const [args, wrong] of [
      [['check', folder, '--frob'], 'There is no option --frob.'],
      [['check', folder, '--format'], '--format takes a value.'],
      [['check', folder, '--out', '--format', 'json'], '--out takes a value.'],
      [['excerpts', folder, '--include-withheld=yes'], '--include-withheld takes no value.'],
      [['check', folder, '-x'], 'There is no option -x.'],
    ] as const) {
      const { code, out, err } = await run(args);
      assert.deepEqual([code, out, err], [2, '', `red-thread: ${wrong} See red-thread --help.\n`]);
    }
  });
});
