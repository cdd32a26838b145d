import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileFacts, FileKind } from '../../../src/model/facts';
import type { Span } from '../../../src/model/span';
import { textAt } from '../../../src/model/value';
import { parseFile } from '../../../src/syntax/parseFile';

/** Each definition as kind, name, and the text of its place. */
function definitionsIn(text: string, { definitions }: FileFacts): string[][] {
  return definitions.map((d) => [d.kind, d.name, text.slice(d.span.start, d.span.end)]);
}

describe('a record', () => {
  const text = [
    '---',
    'id: "OBS-012"',
    'type: observation',
    'case: CASE-04',
    '---',
    '# Room',
    '',
    'See [[CLM-012]] and {{count observation}}. ^t000',
    '',
    'CIT-017: [[OBS-013]] ^t001',
    '',
  ].join('\n');
  const facts = parseFile('a/OBS-012 Køkken.md', 'record', text);

  it('gives itself, its headings and its block ids', () => {
    assert.deepEqual(definitionsIn(text, facts), [
      ['record', 'OBS-012', 'OBS-012'],
      ['heading', 'Room', 'Room'],
      ['block', 't000', 't000'],
      ['block', 't001', 't001'],
    ]);
    assert.deepEqual(facts.definitions[0]?.extent, { start: 0, end: text.length });
    assert.equal(facts.definitions[1]?.level, 1);
  });

  it('gives the references of front matter and body, but not of speech', () => {
    assert.deepEqual(
      facts.references.map((r) => [r.form, r.target]),
      [
        ['field', 'CASE-04'],
        ['wikilink', 'CLM-012'],
      ],
    );
  });

  it('gives front matter, the beginning of the body and live figures', () => {
    assert.equal(textAt(facts.root, 'case'), 'CASE-04');
    assert.equal(text.slice(facts.bodyStart, facts.bodyStart + 6), '# Room');
    assert.deepEqual(
      facts.figures?.map((f) => f.expression),
      ['count observation'],
    );
    assert.deepEqual(facts.problems, []);
  });

  it('has turns in records of a type, but not in drafts, claims, memos and plain notes', () => {
    const links = (type: string): number =>
      parseFile('a.md', 'record', `---\n${type}\n---\nCIT-017: [[A-1]]`).references.length;
    assert.deepEqual(
      ['type: interview', 'type: draft', 'type: claim', 'type: memo', 'x: 1'].map(links),
      [0, 1, 1, 1, 1],
    );
  });

  it('without an id is named by its file, at an empty place', () => {
    const { definitions } = parseFile('a/OBS-012 Køkken.md', 'record', 'Body');
    assert.deepEqual([definitions[0]?.name, definitions[0]?.span], ['OBS-012', { start: 0, end: 0 }]);
    assert.equal(parseFile('a/A-1.md', 'record', '---\nid:\n---\n').definitions[0]?.name, 'A-1');
  });

  it('whose id is a list or a group is named by its file, and told so', () => {
    for (const id of ['[A-1]', '{a: b}']) {
      const { definitions, problems } = parseFile('A-2.md', 'record', `---\nid: ${id}\n---\n`);
      assert.equal(definitions[0]?.name, 'A-2');
      assert.deepEqual(
        problems.map((p) => [p.rule, p.span]),
        [['id-invalid', { start: 8, end: 8 + id.length }]],
      );
    }
  });

  it('whose front matter is not closed is read as far as it goes, and told so', () => {
    const { definitions, references, problems } = parseFile('x.md', 'record', '---\nid: A-1\n\n[[A-2]]');
    assert.equal(definitions[0]?.name, 'A-1');
    assert.deepEqual(
      references.map((r) => r.target),
      ['A-2'],
    );
    assert.deepEqual(
      problems.map((p) => [p.rule, p.span.start]),
      [['yaml-syntax', 0]],
    );
  });

  it('whose front matter is broken still has its body', () => {
    const { definitions, problems } = parseFile('x.md', 'record', '---\nid: A-1\ncase: "\n---\n# Room\n');
    assert.deepEqual(
      definitions.map((d) => d.name),
      ['A-1', 'Room'],
    );
    assert.deepEqual(
      problems.map((p) => p.rule),
      ['yaml-syntax'],
    );
  });

  it('names the file where a problem points to a second place', () => {
    const { problems } = parseFile('a/x.md', 'record', '---\na: 1\na: 2\n---\n');
    assert.deepEqual(
      problems[0]?.related?.map((r) => r.path),
      ['a/x.md'],
    );
  });
});

describe('a file of people', () => {
  it('gives them, from a list at the top or under people', () => {
    for (const lead of ['', 'people:\n']) {
      const text = `${lead}- id: CIT-017\n  site: SITE-B\n- id: PRO-009\n- role: leader\n`;
      const facts = parseFile('people.yaml', 'people', text);
      assert.deepEqual(definitionsIn(text, facts), [
        ['person', 'CIT-017', 'CIT-017'],
        ['person', 'PRO-009', 'PRO-009'],
      ]);
      assert.equal(textAt(facts.definitions[0]?.fields, 'site'), 'SITE-B');
      assert.deepEqual(
        facts.references.map((r) => r.target).filter((target) => target !== 'leader'),
        ['SITE-B'],
      );
    }
  });

  it('tells of an id that is none, and reads the others', () => {
    const facts = parseFile('people.yaml', 'people', '- id: [A]\n- id: CIT-017\n- text\n');
    assert.deepEqual(
      facts.problems.map((p) => p.rule),
      ['id-invalid'],
    );
    assert.deepEqual(
      facts.definitions.map((d) => d.name),
      ['CIT-017'],
    );
  });
});

describe('a codebook', () => {
  it('gives codes with their parents', () => {
    const text =
      'codes:\n  - id: rai\n    codes:\n      - id: rai.volunteered\n        codes: [{id: deep}]\n      - label: x\n  - id: gri\n';
    const { definitions } = parseFile('codebook.yaml', 'codebook', text);
    assert.deepEqual(
      definitions.map((d) => [d.name, d.parent]),
      [
        ['rai', undefined],
        ['rai.volunteered', 'rai'],
        ['deep', 'rai.volunteered'],
        ['gri', undefined],
      ],
    );
    const [first] = definitions;
    assert.equal(text.slice(first?.extent.start, first?.extent.end).endsWith('- label: x'), true);
  });
});

describe('an excerpt file', () => {
  it('gives excerpts, and the codes and people that they name', () => {
    const text =
      '- id: x03\n  quote: "OBS-001 [[A-1]]"\n  at: [1, 2]\n  codes: [a, rai.volunteered]\n  by: dc\n- id: 4\n';
    const facts = parseFile('OBS-012.excerpts.yaml', 'excerpts', text);
    assert.deepEqual(definitionsIn(text, facts), [
      ['excerpt', 'x03', 'x03'],
      ['excerpt', '4', '4'],
    ]);
    assert.deepEqual(
      facts.references.filter((r) => r.field === 'codes').map((r) => r.target),
      ['a', 'rai.volunteered'],
    );
    assert.ok(!facts.references.some((r) => r.field === 'quote'));
  });
});

describe('the configuration', () => {
  it('gives its content and no definitions', () => {
    const facts = parseFile('red-thread.yaml', 'configuration', 'name: LISES\nbibliography: [a.bib]\n');
    assert.equal(textAt(facts.root, 'name'), 'LISES');
    assert.deepEqual(facts.definitions, []);
  });
});

describe('any file', () => {
  function placesIn(facts: FileFacts): Span[] {
    return [
      ...facts.definitions.flatMap((d) => [d.span, d.extent]),
      ...facts.references.flatMap((r) => [r.span, r.targetSpan, ...(r.fragmentSpan ? [r.fragmentSpan] : [])]),
      ...facts.problems.flatMap((p) => [p.span, ...(p.related ?? []).map((r) => r.span)]),
      ...(facts.figures ?? []).map((f) => f.span),
    ];
  }

  it('gives plain facts with places inside it, whatever it holds', () => {
    const kinds: FileKind[] = ['record', 'excerpts', 'people', 'codebook', 'configuration', 'bibliography'];
    const piece = fc.constantFrom(
      '---\n',
      'id: ',
      'codes: ',
      '- ',
      'A-1',
      '[[',
      ']]',
      '#',
      '|',
      '@',
      '{',
      '}',
      '@article{',
      '"',
      '\n',
      '\n\n',
      '  ',
      ': ',
      ',',
      '`',
      '<',
      '>',
      '^a',
      'CIT-1: ',
      '\r\n',
      '\uFEFF',
      '\u0000',
      '\ud800',
      '=',
      '\\',
      '&a ',
      '*a ',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom('a/b.md', 'a.bib', 'a.csl.json'),
        text,
        (kind, path, source) => {
          const facts = parseFile(path, kind, source);
          assert.deepEqual(structuredClone(facts), facts);
          for (const { start, end } of placesIn(facts))
            assert.ok(0 <= start && start <= end && end <= source.length);
          assert.ok(0 <= facts.bodyStart && facts.bodyStart <= source.length);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('gives the same facts with Windows line ends, at moved places', () => {
    const text =
      '---\nid: A-1\ncase: "CASE-04"\nsites:\n  - SITE-A\n---\n# A\n\na [[A-2#x]]\n@b ^c\n\n```\n[[no]]\n```\n';
    const names = (facts: FileFacts): unknown => [
      facts.definitions.map((d) => d.name),
      facts.references.map((r) => [r.target, r.fragment]),
    ];
    assert.deepEqual(
      names(parseFile('a.md', 'record', text.replaceAll('\n', '\r\n'))),
      names(parseFile('a.md', 'record', text)),
    );
  });
});
