import assert from 'node:assert/strict';
import fc from 'fast-check';
import { neverCancelled } from '../../../src/model/event';
import { applyEdits, type Changes } from '../../../src/language/changes';
import { planRename, prepareRename, RenameError } from '../../../src/language/rename';
import { CURSOR, type Workspace, corpus } from '../../support/corpus';
import { editor, village } from './support';

/** The repository after a rename at the cursor: all files by path. */
async function renamed(
  files: Readonly<Record<string, string>>,
  name: string,
): Promise<Record<string, string>> {
  const { ws, texts, document, offset } = await editor(files);
  return applied(ws, await planRename(ws.snapshot, texts, document, offset, name, neverCancelled));
}

async function applied(ws: Workspace, changes: Changes): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const path of ws.files.paths()) {
    const text = (await ws.read(path)) ?? '';
    const edits = changes.edits.get(path);
    if (edits) assert.equal(edits.text, text);
    const to = changes.fileRenames.find((move) => move.from === path)?.to ?? path;
    result[to] = applyEdits(text, edits?.edits ?? []);
  }
  return result;
}

async function refused(files: Readonly<Record<string, string>>, name: string): Promise<string> {
  try {
    await renamed(files, name);
  } catch (error) {
    if (error instanceof RenameError) return error.code;
    throw error;
  }
  return 'not refused';
}

describe('Rename', () => {
  it('changes a record’s id in front matter, links, embeds, claims and other fields, from a link', async () => {
    const files = await renamed(
      { ...village, 'a.md': 'see [[OBS‸-012|words]], ![[OBS-012#x03]] and [[obs-012#^t014]]' },
      'OBS-112',
    );
    assert.equal(files['a.md'], 'see [[OBS-112|words]], ![[OBS-112#x03]] and [[OBS-112#^t014]]');
    assert.match(files['observations/OBS-112.md'] ?? '', /^---\nid: OBS-112\n/);
    assert.match(
      files['claims/CLM-012.md'] ?? '',
      /\{ref: OBS-112#x03, rel: supports\}\n {2}- \{checked: OBS-112,/,
    );
  });

  it('changes an excerpt’s id in the decision that settles it', async () => {
    const files = await renamed(
      {
        'OBS-1.md': '---\nid: OBS-1\ntype: memo\n---\nja da\n',
        'OBS-1.excerpts.yaml': '- {id: d‸c01, quote: ja da}\n',
        'OBS-1.excerpts.agreed.yaml': '- {id: agreed01, quote: ja da, settles: [OBS-1#dc01]}\n',
      },
      'dc07',
    );
    assert.match(files['OBS-1.excerpts.agreed.yaml'] ?? '', /settles: \[OBS-1#dc07\]/);
  });

  it('renames the file that is called by the id, and its excerpt files', async () => {
    const files = await renamed({ ...village, 'a.md': '[[OBS‸-012]]' }, 'OBS-112');
    assert.ok('observations/OBS-112.md' in files && 'observations/OBS-112.excerpts.yaml' in files);
    assert.ok(!('observations/OBS-012.md' in files));
  });

  it('keeps what stands behind the id in a file name, and files with other names as they are', async () => {
    const titled = await renamed(
      { 'o/A-1 The room.md': '---\nid: A-1‸\n---\n', 'o/A-1 The room.excerpts.mk.yaml': '[]' },
      'A-2',
    );
    assert.deepEqual(Object.keys(titled).sort(), [
      'o/A-2 The room.excerpts.mk.yaml',
      'o/A-2 The room.md',
      'red-thread.yaml',
    ]);
    const other = await renamed({ 'room.md': '---\nid: A-1‸\n---\n' }, 'A-2');
    assert.equal(other['room.md'], '---\nid: A-2\n---\n');
  });

  it('keeps links by path to a renamed file whole', async () => {
    const files = await renamed({ 'o/A-1.md': '---\nid: A-1‸\n---\n', 'b.md': '[x](o/A-1.md#top)' }, 'A-2');
    assert.equal(files['b.md'], '[x](o/A-2.md#top)');
  });

  it('starts from the id in front matter', async () => {
    const files = await renamed(
      { 'A-1.md': '---\nid: A‸-1\n---\n', 'b.md': '---\nabout: "[[A-1|it]]"\ncase: A-1\n---\n' },
      'B-1',
    );
    assert.equal(files['b.md'], '---\nabout: "[[B-1|it]]"\ncase: B-1\n---\n');
  });

  it('changes a person’s id in people.yaml, fields, links, before turns and in quotations', async () => {
    const files = await renamed({ ...village, 'a.md': '[[CIT‸-017]]' }, 'CIT-117');
    assert.match(files['people.yaml'] ?? '', /id: CIT-117\n/);
    assert.match(
      files['observations/OBS-012.md'] ?? '',
      /participants: \[CIT-117, PRO-009\][^]*\nCIT-117: jeg vil/,
    );
    assert.match(files['observations/OBS-012.excerpts.yaml'] ?? '', /prefix: "CIT-117: "/);
  });

  it('starts from the label before a turn', async () => {
    const record = village['observations/OBS-012.md'].replace('\nCIT-017:', '\nCIT-0‸17:');
    const files = await renamed({ ...village, 'observations/OBS-012.md': record }, 'CIT-117');
    assert.match(files['observations/OBS-012.md'] ?? '', /\nCIT-117: jeg vil/);
    assert.match(files['people.yaml'] ?? '', /id: CIT-117\n/);
  });

  it('changes live figures', async () => {
    const files = await renamed(
      {
        ...village,
        'a.md': '{{count observation site=SITE-B}} {{count interview site="site-b" kind=SITE-BX}}',
        'b.md': '[[SITE‸-B]]',
      },
      'SITE-Z',
    );
    assert.equal(
      files['a.md'],
      '{{count observation site=SITE-Z}} {{count interview site="SITE-Z" kind=SITE-BX}}',
    );
  });

  it('leaves words alone that only look like a name', async () => {
    const files = await renamed(
      {
        'dc.md': 'a note',
        'raw.md': 'another',
        'o.md': '---\nid: O-1\ntype: observation\nstatus: raw\n---\n',
        'o.excerpts.yaml': '- id: x1\n  by: dc\n',
        'b.md': '[[dc‸]] [[raw]]',
      },
      'dorte',
    );
    assert.equal(files['o.excerpts.yaml'], '- id: x1\n  by: dc\n');
    assert.equal(files['b.md'], '[[dorte]] [[raw]]');
    const raw = await renamed(
      { 'raw.md': '', 'o.md': '---\ntype: observation\nstatus: raw\n---\n[[raw‸]]' },
      'rough',
    );
    assert.equal(raw['o.md'], '---\ntype: observation\nstatus: raw\n---\n[[rough]]');
  });

  it('changes labels behind line breaks in a quotation, and nothing that only looks alike', async () => {
    const files = await renamed(
      {
        'people.yaml': '- id: CIT-1‸\n',
        'A-1.md': '---\nid: A-1\ntype: observation\n---\nCIT-1: a CIT-1: b\n[00:01:02] CIT-1: c\nCIT-12: d\n',
        'A-1.excerpts.yaml':
          '- id: x1\n  quote: "a\\nCIT-1: c\\n[00:01:02] CIT-1: c\\nCIT-12: d, xCIT-1: e"\n',
      },
      'CIT-2',
    );
    assert.match(files['A-1.md'] ?? '', /\nCIT-2: a CIT-1: b\n\[00:01:02\] CIT-2: c\nCIT-12: d\n/);
    assert.match(
      files['A-1.excerpts.yaml'] ?? '',
      /"a\\nCIT-2: c\\n\[00:01:02\] CIT-2: c\\nCIT-12: d, xCIT-1: e"/,
    );
  });

  it('changes a code in the codebook, in excerpts and in links', async () => {
    const files = await renamed({ ...village, 'a.md': 'see [[rai.vol‸unteered]]' }, 'rai.own');
    assert.equal(files['a.md'], 'see [[rai.own]]');
    assert.match(files['codebook.yaml'] ?? '', /id: rai\.own\n/);
    assert.match(files['observations/OBS-012.excerpts.yaml'] ?? '', /codes: \[rai\.own\]/);
  });

  it('changes an excerpt’s id, and of the link only the fragment', async () => {
    const files = await renamed({ ...village, 'a.md': '[[OBS-012#x‸03|w]] and [[OBS-012]]' }, 'x30');
    assert.equal(files['a.md'], '[[OBS-012#x30|w]] and [[OBS-012]]');
    assert.match(files['claims/CLM-012.md'] ?? '', /ref: OBS-012#x30/);
    assert.match(files['observations/OBS-012.excerpts.yaml'] ?? '', /^- id: x30\n/);
  });

  it('changes a block id and a heading, links within the same file included', async () => {
    const block = await renamed({ ...village, 'a.md': '[[OBS-012#^t0‸14]]' }, '^t15');
    assert.equal(block['a.md'], '[[OBS-012#^t15]]');
    assert.match(block['observations/OBS-012.md'] ?? '', / \^t15\n/);
    const heading = await renamed(
      { 'a.md': '# On‸e\n\n[[#One]] and [[#Other#one]]\n\n## Other\n', 'b.md': '[[a#One]]' },
      'First',
    );
    assert.equal(heading['a.md'], '# First\n\n[[#First]] and [[#Other#First]]\n\n## Other\n');
    assert.equal(heading['b.md'], '[[a#First]]');
  });

  it('changes a citation key in the bibliography and wherever it is cited', async () => {
    const files = await renamed(
      { ...village, 'a.md': '[see @cas‸well2017, p. 3; -@caswell2017] and @{caswell2017}.' },
      'andersen2017',
    );
    assert.equal(files['a.md'], '[see @andersen2017, p. 3; -@andersen2017] and @{andersen2017}.');
    assert.match(files['references.bib'] ?? '', /^@article\{andersen2017,/);
  });

  it('puts a new key in braces where Pandoc needs them', async () => {
    const files = await renamed({ ...village, 'a.md': 'so @cas‸well2017.' }, 'caswell..2017');
    assert.equal(files['a.md'], 'so @{caswell..2017}.');
  });

  it('tells the part of a link that would be renamed', async () => {
    const onTarget = await editor({ ...village, 'a.md': '[[OBS‸-012#x03]]' });
    assert.deepEqual(prepareRename(onTarget.ws.snapshot, onTarget.document, onTarget.offset), {
      span: { start: 2, end: 9 },
      name: 'OBS-012',
    });
    const onFragment = await editor({ ...village, 'a.md': '[[OBS-012#x‸03]]' });
    assert.deepEqual(prepareRename(onFragment.ws.snapshot, onFragment.document, onFragment.offset), {
      span: { start: 10, end: 13 },
      name: 'x03',
    });
  });

  it('takes the text of open documents, saved or not', async () => {
    const { ws, texts, document, offset } = await editor({ ...village, 'a.md': '[[OBS‸-012]]', 'b.md': '' });
    void ws.repository.update('b.md', 'not saved yet: [[OBS-012]]');
    const changes = await planRename(ws.snapshot, texts, document, offset, 'OBS-112', neverCancelled);
    assert.deepEqual(changes.edits.get('b.md')?.edits, [{ span: { start: 17, end: 24 }, text: 'OBS-112' }]);
  });

  it('may change the case of a name', async () => {
    const files = await renamed({ 'a.md': '---\nid: Notes‸\n---\n', 'b.md': '[[NOTES]]' }, 'notes');
    assert.equal(files['b.md'], '[[notes]]');
  });
});

describe('Rename refuses', () => {
  it('when nothing has a name there, or the link leads nowhere', async () => {
    assert.equal(await refused({ 'a.md': 'plain‸ words' }, 'A-1'), 'nothing');
    assert.equal(await refused({ 'a.md': '[[OBS-9‸99]]' }, 'A-1'), 'nothing');
  });

  it('when two records share the id', async () => {
    const twins = { 'a.md': '---\nid: A-1\n---\n', 'b.md': '---\nid: a-1\n---\n' };
    assert.equal(await refused({ ...twins, 'c.md': '[[A‸-1]]' }, 'A-2'), 'ambiguous');
    assert.equal(await refused({ ...twins, 'b.md': '---\nid: a-1‸\n---\n' }, 'A-2'), 'ambiguous');
  });

  it('when something has the new name already', async () => {
    assert.equal(await refused({ ...village, 'a.md': '[[OBS‸-012]]' }, 'CLM-012'), 'collision');
    assert.equal(await refused({ ...village, 'a.md': '# One‸\n\n# Two\n' }, 'two'), 'collision');
    const files = { 'references.bib': '@book{a,}\n@book{b,}\n', 'a.md': '@a‸ ' };
    assert.equal(await refused(files, 'b'), 'collision');
  });

  it('when a file has the new name already', async () => {
    assert.equal(
      await refused({ 'A-1.md': '---\nid: A-1‸\n---\n', 'A-2.md': '---\nid: B-1\n---\n' }, 'A-2'),
      'collision',
    );
  });

  it('when the new name cannot be one', async () => {
    for (const name of ['', 'no id', 'OBS]]1', 'lower-1', 'OBS-1#x']) {
      assert.equal(await refused({ ...village, 'a.md': '[[OBS‸-012]]' }, name), 'invalid', name);
    }
    assert.equal(await refused({ ...village, 'a.md': '@caswell‸2017' }, 'a,b'), 'invalid');
    assert.equal(await refused({ ...village, 'a.md': '# On‸e\n' }, 'a|b'), 'invalid');
  });

  it('when a file that links to it cannot be read', async () => {
    const { ws, document, offset } = await editor({ ...village, 'a.md': '[[OBS‸-012]]' });
    const texts = {
      read: async (path: string) => (path === 'claims/CLM-012.md' ? undefined : ws.read(path)),
    };
    await assert.rejects(
      planRename(ws.snapshot, texts, document, offset, 'OBS-112', neverCancelled),
      (error) =>
        error instanceof RenameError && error.code === 'unreadable' && error.subject === 'claims/CLM-012.md',
    );
  });
});

describe('Rename, there and back', () => {
  const link = fc.constantFrom(
    '[[A-1]]',
    '[[a-1|A-1]]',
    '![[A-1#x1]]',
    '[[A-1#^t1]]',
    '[[A-1#Head]]',
    '[[#Head]]',
    '@key',
    '[@key; -@key]',
    '@{key}',
    '`[[A-1]]`',
    '[[c.one]]',
    '[[P-1]]',
    'A-1',
    '\n\n',
    ' ',
    'æøå 😀',
    '- ',
    '\nP-1: ',
  );
  const body = fc.array(link, { maxLength: 8 }).map((parts) => parts.join(' '));
  const front = fc.subarray([
    'case: A-1',
    'about: ["[[A-1|A-1]]", A-1#x1]',
    'participants: [P-1]',
    "ref: 'A-1#x1'",
    'codes: [c.one]',
    'loose: [[A-1]]',
  ]);
  const starts: readonly [path: string, marked: string, name: string][] = [
    ['c.md', '[[A-1‸]]', 'B-9'],
    ['c.md', '[[A-1#x1‸]]', 'x9'],
    ['c.md', '[[A-1#^t1‸]]', 't9'],
    ['c.md', '[[A-1#Head‸]]', 'Other head'],
    ['c.md', '@key‸', 'other:key'],
    ['c.md', '[[P-1‸]]', 'Q-9'],
    ['c.md', '[[c.one‸]]', 'c.nine'],
  ];

  it('gives the original texts, and breaks nothing that resolved', async () => {
    await fc.assert(
      fc.asyncProperty(
        body,
        body,
        front,
        fc.constantFrom(...starts),
        async (one, two, fields, [path, marked, name]) => {
          const files: Record<string, string> = {
            'A-1.md': `---\nid: A-1\ntype: observation\n---\n# Head\n\nP-1: hello ^t1\n\n${one}\n`,
            'A-1.excerpts.yaml': '- id: x1\n  quote: hello\n  prefix: "P-1: "\n  codes: [c.one]\n',
            'b.md': `---\nid: B-1\n${fields.join('\n')}\n---\n${two}\n`,
            'people.yaml': '- {id: P-1, site: A-1}\n',
            'codebook.yaml': 'codes:\n  - id: c\n    codes: [{id: c.one}]\n',
            'references.bib': '@book{key, title = {T}}\n',
            [path]: marked,
          };
          const before = await corpus(files);
          const there = await renamed(files, name);
          const after = await corpus(there);
          assert.equal(broken(after), broken(before));
          // Back again, from the same link.
          const link = there[path] ?? '';
          const close = link.search(/\]\]$|$/);
          const back = await renamed(
            { ...there, [path]: link.slice(0, close) + CURSOR + link.slice(close) },
            oldName(marked),
          );
          const original = Object.fromEntries(
            await Promise.all(before.files.paths().map(async (p) => [p, await before.read(p)] as const)),
          );
          assert.deepEqual(lowered(back), lowered(original));
        },
      ),
      { numRuns: 60 },
    );
  });

  function oldName(marked: string): string {
    return /([^[#^@]+)‸/.exec(marked)?.[1] ?? '';
  }

  /** A link written in another case takes the name as it is given. */
  function lowered(files: Record<string, unknown>): string {
    return JSON.stringify(Object.entries(files).sort(), undefined, 1).toLowerCase();
  }

  function broken(ws: Workspace): number {
    let count = 0;
    for (const { path, references } of ws.snapshot.files()) {
      count += references.filter((r) => ws.snapshot.resolve(r, path).kind !== 'found').length;
    }
    return count;
  }
});

describe('Rename of a record with thousands of links', () => {
  it('lets others use the thread in between', async () => {
    const files: Record<string, string> = { 'A-1.md': '---\nid: A-1‸\n---\n' };
    for (let i = 0; i < 3000; i++)
      files[`m/M-${i}.md`] = `---\nid: M-${i}\n---\nsee [[A-1]] ${'and more words '.repeat(60)}\n`;
    const { ws, texts, document, offset } = await editor(files);
    let turns = 0;
    const clock = setInterval(() => turns++, 0);
    const changes = await planRename(ws.snapshot, texts, document, offset, 'B-1', neverCancelled);
    clearInterval(clock);
    assert.equal(changes.edits.size, 3001);
    assert.ok(turns >= 5, `${turns} times`);
  });
});
