import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Work } from '../../../src/model/work';
import { readWorks } from '../../../src/syntax/bibliography';
import { scanBibliography } from '../../../src/syntax/bibtexScan';
import { parseFile } from '../../../src/syntax/parseFile';

/** Each entry as type and key; that the places are right is checked. */
function entriesIn(text: string): string[] {
  return scanBibliography(text).entries.map(({ type, key, keySpan, span }) => {
    assert.equal(text.slice(keySpan.start, keySpan.end), key);
    assert.ok(text.slice(span.start, span.end).startsWith('@'));
    return `${type} ${key}`;
  });
}

/** Where each problem stands, as the text from there to the end of the line. */
function problemsIn(text: string): string[] {
  return scanBibliography(text).problems.map(({ rule, span }) => {
    assert.equal(rule, 'bibliography-entry');
    return text.slice(span.start).split('\n')[0] ?? '';
  });
}

async function worksIn(text: string, path = 'a.bib'): Promise<Work[]> {
  const works: Work[] = [];
  for await (const work of readWorks(path, text)) works.push(work);
  return works;
}

describe('a .bib file', () => {
  it('gives the key and the whole of each entry', () => {
    const text =
      'Words.\n@article{caswell2017, title = {A}}\n @Book ( lipsky1980 , year = 1980 )\n@misc{x}\n@misc{y,}';
    assert.deepEqual(entriesIn(text), ['article caswell2017', 'Book lipsky1980', 'misc x', 'misc y']);
    assert.deepEqual(problemsIn(text), []);
    const [first] = scanBibliography(text).entries;
    assert.equal(text.slice(first?.span.start, first?.span.end), '@article{caswell2017, title = {A}}');
  });

  it('is read through braces, quotation marks, joined values and escapes', () => {
    const text =
      '@a{k1, t = {a {b} \\} @x{c}}, u = "d {"} e", v = jan # "~" # {1}, w = 12,\n}\n@a{k2, t = {https://x.dk/@y}}';
    assert.deepEqual(entriesIn(text), ['a k1', 'a k2']);
    assert.deepEqual(problemsIn(text), []);
  });

  it('takes comments, macros and preambles for no entries', () => {
    const text =
      '@comment{jabref-meta: a; @b{c,}}\n@string{ejss = "European"}\n@preamble{"\\newcommand"}\n% @book{no, t={x}}\n@comment more\n@a{k}';
    assert.deepEqual(entriesIn(text), ['a k']);
    assert.deepEqual(
      scanBibliography(text).macros.map(({ start, end }) => text.slice(start, end)),
      ['@string{ejss = "European"}'],
    );
    assert.deepEqual(problemsIn(text), []);
  });

  it('loses nothing but the broken entry', () => {
    const text = '@a{k1, t = {x}}\n@a{k2, t = {x\n@a{k3, t = "x}\n@a{k4, t = {x}}';
    assert.deepEqual(entriesIn(text), ['a k1', 'a k2', 'a k3', 'a k4']);
    assert.deepEqual(problemsIn(text), ['k2, t = {x', '"x}']);
  });

  it('tells of entries without a key, at the entry', () => {
    assert.deepEqual(problemsIn('@a{}\n@a{, t = {x}}\n@a{t = {x}}'), [
      '@a{}',
      '@a{, t = {x}}',
      '@a{t = {x}}',
    ]);
  });

  it('tells where fields can no longer be read', () => {
    assert.deepEqual(problemsIn('@a{k,\n t = {x}\n u = {y}\n}'), ['u = {y}']);
    assert.deepEqual(problemsIn('@a{k, t {x}}'), ['t {x}}']);
    assert.deepEqual(problemsIn('@a{k, t = }'), ['}']);
    assert.deepEqual(problemsIn('@a{k, t = {x} {y}}'), ['{y}}']);
    assert.deepEqual(problemsIn('@a{k, t = "x}'), ['"x}']);
  });

  it('never repeats a field in its problems', () => {
    for (const text of ['@a{k, note = {Birthe} {Birthe}}', '@a{Birthe = {Birthe}}', '@a{k, note = {Birthe']) {
      for (const { message } of scanBibliography(text).problems)
        assert.ok(!message.includes('Birthe'), message);
    }
  });

  it('gives its keys as definitions', () => {
    const facts = parseFile('a.bib', 'bibliography', '@a{k1}\n@a{k2');
    assert.deepEqual(
      facts.definitions.map((d) => [d.kind, d.name]),
      [
        ['citation', 'k1'],
        ['citation', 'k2'],
      ],
    );
    assert.deepEqual(
      facts.problems.map((p) => p.rule),
      ['bibliography-entry'],
    );
  });

  it('finds every key in whatever stands around sound entries', () => {
    const junk = fc.constantFrom(
      '',
      'words @ words',
      '% x',
      '@comment{a}',
      '@a{broken, t = {x',
      '@a{, t={x}}',
      '}',
      '{',
      '"',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(junk, { maxLength: 8 }), (pieces) => {
        const text = pieces.map((piece, i) => `${piece}\n@a{key${i}, t = {x}, u = "y"}\n`).join('');
        const sound = scanBibliography(text)
          .entries.map((e) => e.key)
          .filter((key) => key.startsWith('key'));
        assert.deepEqual(
          sound,
          pieces.map((_, i) => `key${i}`),
        );
      }),
    );
  });

  it('takes time in proportion to its length', () => {
    for (const piece of [
      '@',
      '@a{',
      '@a{k,',
      '@a{k, t={',
      '{',
      '\\',
      '@a{k}\n',
      '@a{k, t={x\n',
      '@comment',
      ' @',
      '%',
      '=#',
    ]) {
      const text = piece.repeat(1_000_000 / piece.length);
      const start = performance.now();
      scanBibliography(text);
      scanBibliography(`@a{k, t = {${text}`);
      assert.ok(performance.now() - start < 8_000, piece);
    }
  });
});

describe('the works of a .bib file', () => {
  it('come in the shape of CSL, LaTeX decoded and macros put in', async () => {
    const text = String.raw`
@string{ejss = "European Journal of Social Security"}
@article{andersen2017,
  author = {Andersen, Niklas A. and Caswell, Dorte and {Danish Agency}},
  title = {A {N}ew approach: {LISES}, s\o{}gning \& caf\'e}, subtitle = {Or not},
  journaltitle = ejss, date = {2017-03-14}, volume = 19, number = {4}, pages = {335--352},
  doi = {10.1/x}, url = {http://x.dk/a_b}, abstract = {It \emph{costs}.},
  file = {Full Text:files/12/a.pdf:application/pdf}
}`;
    assert.deepEqual(await worksIn(text), [
      {
        id: 'andersen2017',
        type: 'article-journal',
        title: 'A New approach: LISES, søgning & café: Or not',
        'container-title': 'European Journal of Social Security',
        volume: '19',
        issue: '4',
        page: '335–352',
        DOI: '10.1/x',
        URL: 'http://x.dk/a_b',
        abstract: 'It costs.',
        file: 'files/12/a.pdf',
        author: [
          { family: 'Andersen', given: 'Niklas A.' },
          { family: 'Caswell', given: 'Dorte' },
          { literal: 'Danish Agency' },
        ],
        issued: { 'date-parts': [[2017, 3, 14]] },
      },
    ]);
  });

  it('are of BibTeX as of BibLaTeX', async () => {
    const text = String.raw`
@book{a, author = "Michael Lipsky", title = "T", year = 1980, month = mar, publisher = {Russell Sage}, address = {New York}, edition = {2nd}}
@phdthesis{b, author = {van der Berg, Jr., Jan and others}, title = {T}, school = {AAU}, year = {in press}}
@techreport{c, title = {T}, institution = {VIVE}, number = 7, year = {c. 1999}}
@inproceedings{d, editor = {Foo, B.}, booktitle = {P}, date = {2019/2020}}
@oddity{e, title = {T}}`;
    const works = await worksIn(text);
    assert.deepEqual(
      works.map(({ id, type, issued }) => [id, type, issued?.['date-parts']]),
      [
        ['a', 'book', [[1980, 3]]],
        ['b', 'thesis', undefined],
        ['c', 'report', [[1999]]],
        ['d', 'paper-conference', [[2019], [2020]]],
        ['e', 'document', undefined],
      ],
    );
    assert.deepEqual(works[0]?.author, [{ family: 'Lipsky', given: 'Michael' }]);
    assert.equal(works[0]['publisher-place'], 'New York');
    assert.deepEqual(works[1]?.author, [{ family: 'van der Berg', given: 'Jan, Jr.' }]);
    assert.deepEqual([works[2]?.publisher, works[2]?.issue], ['VIVE', undefined]);
    assert.deepEqual(
      [works[3]?.editor, works[3]?.['container-title']],
      [[{ family: 'Foo', given: 'B.' }], 'P'],
    );
  });

  it('bear a price in dollars, unknown commands and unknown macros', async () => {
    const works = await worksIn(
      String.raw`@a{k, title = {It costs $5}, abstract = {\oddity{x} and more}, journal = nosuch}`,
    );
    assert.equal(works[0]?.title, 'It costs $5');
    assert.match(works[0].abstract ?? '', /and more/);
  });

  it('are read past broken entries', async () => {
    const works = await worksIn(
      '@a{k1, title = {x\n@a{k2, title = {y}}\n@a{, title = {z}}\n@a{k3, title = {z}}',
    );
    assert.deepEqual(
      works.filter((w) => w.title !== undefined).map((w) => w.id),
      ['k2', 'k3'],
    );
  });

  it('find the PDF among the files that reference managers name', async () => {
    const files = {
      'a/b.pdf': 'a/b.pdf',
      ':C\\:/a b.pdf:PDF': 'C:/a b.pdf',
      'x.html;y.pdf': 'y.pdf',
      'Snapshot:1/x.html:text/html;Full Text:2/y.pdf:application/pdf': '2/y.pdf',
      'x.html': 'x.html',
    };
    for (const [field, path] of Object.entries(files)) {
      assert.equal((await worksIn(`@a{k, file = {${field}}}`))[0]?.file, path);
    }
  });

  it('can be left in the middle', async () => {
    const works = readWorks('a.bib', '@a{k1, title = {x}}\n@a{k2, title = {y}}');
    assert.equal((await works.next()).value?.id, 'k1');
    await works.return();
    assert.equal((await works.next()).done, true);
  });
});

describe('a CSL bibliography', () => {
  const json = JSON.stringify(
    [
      {
        id: 'caswell2017',
        type: 'article-journal',
        title: 'T',
        'container-title': 'J',
        volume: 19,
        author: [
          { family: 'Berg', given: 'J', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
          { literal: 'Agency' },
        ],
        issued: { 'date-parts': [['2017', 3]] },
      },
      { id: 12, issued: { raw: '2018-02' } },
      { title: 'nobody' },
    ],
    null,
    '\t',
  );

  it('in JSON gives its keys at their place, and its works', async () => {
    const facts = parseFile('a.csl.json', 'bibliography', json);
    assert.deepEqual(facts.problems, []);
    assert.deepEqual(
      facts.definitions.map((d) => [d.kind, d.name, json.slice(d.span.start, d.span.end)]),
      [
        ['citation', 'caswell2017', 'caswell2017'],
        ['citation', '12', '12'],
      ],
    );
    assert.deepEqual(await worksIn(json, 'a.csl.json'), [
      {
        id: 'caswell2017',
        type: 'article-journal',
        title: 'T',
        'container-title': 'J',
        volume: '19',
        author: [{ family: 'van der Berg', given: 'J, Jr.' }, { literal: 'Agency' }],
        issued: { 'date-parts': [[2017, 3]] },
      },
      { id: '12', type: 'document', issued: { 'date-parts': [[2018, 2]] } },
    ]);
  });

  it('in YAML is a list, at the top or under references', async () => {
    const list =
      '- id: a\n  issued: {year: 2017, month: 3}\n- id: b\n  issued:\n    - year: 2018\n- id: c\n  issued: 2019-04\n  author: Agency\n';
    for (const text of [list, `---\nreferences:\n${list}...\n`]) {
      assert.deepEqual(
        parseFile('a.csl.yaml', 'bibliography', text).definitions.map((d) => d.name),
        ['a', 'b', 'c'],
      );
      const works = await worksIn(text, 'a.csl.yaml');
      assert.deepEqual(
        works.map((w) => w.issued?.['date-parts']),
        [[[2017, 3]], [[2018]], [[2019, 4]]],
      );
      assert.deepEqual(works[2]?.author, [{ literal: 'Agency' }]);
    }
  });

  it('that is broken tells where, and keeps what can be read', () => {
    const facts = parseFile('a.csl.json', 'bibliography', '[{"id": "a"}, {"id": "b"');
    assert.deepEqual(
      facts.definitions.map((d) => d.name),
      ['a', 'b'],
    );
    assert.ok(facts.problems.length > 0 && facts.problems.every((p) => p.rule === 'yaml-syntax'));
  });

  it('is known by what it holds where its name does not tell', () => {
    const names = (text: string): string[] =>
      parseFile('library', 'bibliography', text).definitions.map((d) => d.name);
    assert.deepEqual([names('[{"id": "a"}]'), names('@a{b}')], [['a'], ['b']]);
  });
});
