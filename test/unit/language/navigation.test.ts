import assert from 'node:assert/strict';
import { neverCancelled } from '../../../src/model/event';
import { definitionAt } from '../../../src/language/definition';
import { documentLinks, linkTarget } from '../../../src/language/documentLinks';
import { atOnce } from '../../../src/model/steps';
import { foldingRanges } from '../../../src/language/folding';
import { highlightsAt, referencesAt } from '../../../src/language/references';
import { type DocumentSymbol, documentSymbols, workspaceSymbols } from '../../../src/language/symbols';
import { corpus } from '../../support/corpus';
import { documentAt, editor, village } from './support';

/** What the definitions at the cursor are called, with the text they stand at. */
async function definitions(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { ws, document, offset } = await editor({ ...village, ...files });
  const found = definitionAt(ws.snapshot, document, offset)?.targets ?? [];
  return Promise.all(
    found.map(
      async ({ path, definition: { span } }) =>
        `${path} ${((await ws.read(path)) ?? '').slice(span.start, span.end)}`,
    ),
  );
}

async function references(
  files: Readonly<Record<string, string>>,
  includeDefinition = false,
): Promise<string[]> {
  const { ws, document, offset } = await editor({ ...village, ...files });
  const found = atOnce(referencesAt(ws.snapshot, document, offset, includeDefinition));
  return Promise.all(
    found.map(
      async ({ path, span }) => `${path} ${((await ws.read(path)) ?? '').slice(span.start, span.end)}`,
    ),
  );
}

describe('Go to definition', () => {
  it('leads to records, excerpts, turns, headings, codes, people and works', async () => {
    assert.deepEqual(await definitions({ 'a.md': '[[OBS‸-012]]' }), ['observations/OBS-012.md OBS-012']);
    assert.deepEqual(await definitions({ 'a.md': '[[OBS‸-012#x03]]' }), [
      'observations/OBS-012.excerpts.yaml x03',
    ]);
    assert.deepEqual(await definitions({ 'a.md': '[[OBS-012#^t0‸14]]' }), ['observations/OBS-012.md t014']);
    assert.deepEqual(await definitions({ 'a.md': '[[OBS-012#the ro‸om]]' }), [
      'observations/OBS-012.md The room',
    ]);
    assert.deepEqual(await definitions({ 'a.md': '[[rai.vol‸unteered]]' }), [
      'codebook.yaml rai.volunteered',
    ]);
    assert.deepEqual(await definitions({ 'a.md': '---\nabout: CIT‸-017\n---\n' }), ['people.yaml CIT-017']);
    assert.deepEqual(await definitions({ 'a.md': 'so @cas‸well2017' }), ['references.bib caswell2017']);
  });

  it('gives all candidates of an ambiguous link, and the record where the fragment is missing', async () => {
    const twin = { 'twin.md': '---\nid: obs-012\n---\n' };
    assert.equal((await definitions({ ...twin, 'a.md': '[[OBS‸-012]]' })).length, 2);
    assert.deepEqual(await definitions({ 'a.md': '[[OBS-012#no‸ne]]' }), ['observations/OBS-012.md OBS-012']);
    assert.deepEqual(await definitions({ 'a.md': '[[OBS-9‸99]]' }), []);
  });
});

describe('References', () => {
  it('are found from a link as from the name itself', async () => {
    const expected = ['b.md OBS-012', 'claims/CLM-012.md OBS-012#x03', 'claims/CLM-012.md OBS-012'];
    const b = { 'b.md': '[[OBS-012]]' };
    assert.deepEqual(await references({ 'b.md': '[[OBS‸-012]]' }), expected);
    const record = village['observations/OBS-012.md'].replace('id: OBS', 'id: OBS‸');
    assert.deepEqual(await references({ ...b, 'observations/OBS-012.md': record }), expected);
    assert.deepEqual(await references({ ...b, 'observations/OBS-012.md': record }, true), [
      'observations/OBS-012.md OBS-012',
      ...expected,
    ]);
  });

  it('are found from an excerpt, a code, a person, a heading, a turn and a key at their own place', async () => {
    const excerpts = village['observations/OBS-012.excerpts.yaml'];
    assert.deepEqual(
      await references({ 'observations/OBS-012.excerpts.yaml': excerpts.replace('x03', 'x‸03') }),
      ['claims/CLM-012.md OBS-012#x03'],
    );
    const codebook = village['codebook.yaml'].replace('id: rai.vol', 'id: rai‸.vol');
    assert.deepEqual(await references({ 'codebook.yaml': codebook }), [
      'observations/OBS-012.excerpts.yaml rai.volunteered',
    ]);
    const people = village['people.yaml'].replace('CIT-017', 'CIT-0‸17');
    assert.deepEqual(await references({ 'people.yaml': people }), ['observations/OBS-012.md CIT-017']);
    const record = village['observations/OBS-012.md'];
    const heading = {
      'observations/OBS-012.md': record.replace('# The room', '# The ‸room'),
      'b.md': '[[OBS-012#The room]]',
    };
    assert.deepEqual(await references(heading), ['b.md OBS-012#The room']);
    const turn = {
      'observations/OBS-012.md': record.replace('^t014', '^t0‸14'),
      'b.md': '[[OBS-012#^t014]]',
    };
    assert.deepEqual(await references(turn), ['b.md OBS-012#^t014']);
    const bib = {
      'references.bib': village['references.bib'].replace('{cas', '{cas‸'),
      'b.md': '[@caswell2017]',
    };
    assert.deepEqual(await references(bib), ['b.md @caswell2017']);
  });

  it('of a name that nothing has are all who ask for it', async () => {
    assert.deepEqual(await references({ 'a.md': '[[OBS-9‸99]]', 'b.md': '[[obs-999]]' }), [
      'a.md OBS-999',
      'b.md obs-999',
    ]);
  });

  it('of the same document are highlighted', async () => {
    const { ws, document, offset } = await editor({
      'a.md': '---\nid: A-1\n---\n[[A‸-1]] [[a-1#x]] [[B-1]]',
    });
    const spans = highlightsAt(ws.snapshot, document, offset).map((s) => document.text.slice(s.start, s.end));
    assert.deepEqual(spans, ['A-1', '[[A-1]]', '[[a-1#x]]']);
  });
});

describe('Document links', () => {
  it('are the wikilinks that lead to one place', async () => {
    const ws = await corpus({
      ...village,
      'a.md': '[[OBS-012#x03]] ![[OBS-012]] [[none]] `[[OBS-012]]` @caswell2017',
    });
    const document = documentAt(ws, 'a.md', (await ws.read('a.md')) ?? '');
    const links = atOnce(documentLinks(ws.snapshot, document));
    assert.deepEqual(
      links.map(({ span, reference }) => [
        document.text.slice(span.start, span.end),
        linkTarget(ws.snapshot, 'a.md', reference)?.path,
      ]),
      [
        ['[[OBS-012#x03]]', 'observations/OBS-012.excerpts.yaml'],
        ['![[OBS-012]]', 'observations/OBS-012.md'],
      ],
    );
  });
});

function outline(symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap((s) => [
    `${'  '.repeat(depth)}${s.name}${s.detail === '' ? '' : ` | ${s.detail}`}`,
    ...outline(s.children, depth + 1),
  ]);
}

async function outlineOf(path: keyof typeof village): Promise<string[]> {
  const ws = await corpus(village);
  const symbols = atOnce(documentSymbols(ws.snapshot, documentAt(ws, path, village[path])));
  return outline(symbols);
}

describe('The outline', () => {
  it('of a record has its headings and the turns that have an id', async () => {
    assert.deepEqual(await outlineOf('observations/OBS-012.md'), [
      'OBS-012 | Mødet i køkkenet',
      '  The room',
      '    Talk',
      '      ^t014 | CIT-017: jeg vil gerne prøve et køkken',
    ]);
  });

  it('of YAML files and bibliographies has their entries, codes as a tree', async () => {
    assert.deepEqual(await outlineOf('codebook.yaml'), [
      'rai | Fremsættelse / Raising',
      '  rai.volunteered | Volunteered',
    ]);
    assert.deepEqual(await outlineOf('people.yaml'), ['CIT-017 | Mona', 'PRO-009']);
    assert.deepEqual(await outlineOf('observations/OBS-012.excerpts.yaml'), [
      'x03 | jeg vil gerne prøve et køkken',
    ]);
    assert.deepEqual(await outlineOf('references.bib'), ['caswell2017 | A New Approach to Helping']);
  });

  it('of a file with more names than anybody looks through has its sections, and as many of the others', async () => {
    const turns = Array.from({ length: 6000 }, (_, i) => `CIT-1: ja ^t${String(i)}\n\n`);
    const text = `---\nid: A-1\ntype: observation\n---\n${turns.join('')}# The end\n`;
    const ws = await corpus({ 'a.md': text });
    const [record] = atOnce(documentSymbols(ws.snapshot, documentAt(ws, 'a.md', text)));
    assert.equal(record?.children.length, 4999);
    assert.equal(record.children.at(-1)?.name, 'The end');
  });

  it('holds every name within the extent of its entry', async () => {
    const ws = await corpus(village);
    const check = (symbol: DocumentSymbol): void => {
      assert.ok(symbol.extent.start <= symbol.span.start && symbol.span.end <= symbol.extent.end);
      symbol.children.forEach(check);
    };
    for (const [path, text] of Object.entries(village)) {
      atOnce(documentSymbols(ws.snapshot, documentAt(ws, path, text))).forEach(check);
    }
  });
});

describe('Workspace symbols', () => {
  it('are found by id, title, code, pseudonym and key, the best first', async () => {
    const ws = await corpus(village);
    const labels = async (query: string): Promise<string[]> =>
      (await workspaceSymbols(ws.snapshot, query, neverCancelled)).map((s) => s.label);
    assert.deepEqual(await labels('obs-012'), ['OBS-012 Mødet i køkkenet']);
    assert.deepEqual(await labels('køkken'), ['OBS-012 Mødet i køkkenet']);
    assert.equal((await labels('mona'))[0], 'CIT-017 Mona');
    assert.deepEqual(await labels('approach helping'), ['caswell2017 A New Approach to Helping']);
    assert.equal((await labels('rai'))[0], 'rai Fremsættelse / Raising');
    assert.equal((await labels('')).length, 8);
  });
});

describe('Folding', () => {
  it('takes front matter, sections, code and long runs of turns', async () => {
    const turns = ['CIT-1: a', 'PRO-1: b', 'CIT-1: c', 'PRO-1: d'].join('\n');
    const text = `---\nid: A-1\ntype: observation\n---\n# One\n\nWords.\n\n${turns}\n\n# Two\n\n\`\`\`\ncode\n\`\`\`\n`;
    const ws = await corpus({ 'a.md': text });
    const folded = atOnce(foldingRanges(documentAt(ws, 'a.md', text))).map(({ start, end }) =>
      text.slice(start, end),
    );
    assert.deepEqual(folded, [
      '---\nid: A-1\ntype: observation\n---',
      `# One\n\nWords.\n\n${turns}`,
      '# Two\n\n```\ncode\n```',
      '```\ncode\n```',
      turns,
    ]);
  });
});
