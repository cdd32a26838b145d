import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textAt, textsAt, type Value, valueAt } from '../../../src/model/value';
import { parseYaml } from '../../../src/syntax/yaml';

/** Rule and place of each problem, the place as the text that stands there. */
function problemsIn(text: string): string[] {
  return parseYaml(text).problems.map(
    (p) => `${p.rule} ${JSON.stringify(text.slice(p.span.start, p.span.end))}`,
  );
}

function messagesIn(text: string): string[] {
  return parseYaml(text).problems.map((p) => p.message);
}

/** All values in a value, itself included. */
function valuesIn(value: Value): Value[] {
  const inner =
    value.kind === 'scalar'
      ? []
      : value.kind === 'list'
        ? value.items
        : value.entries.flatMap((e) => e.value ?? []);
  return [value, ...inner.flatMap(valuesIn)];
}

describe('YAML', () => {
  it('gives scalars with type, text and place', () => {
    const text = 'a: x y # c\nb: "q\\"q"\nc: 2017-03\nd: 12\ne: true\nf: ~\n';
    const { root, problems } = parseYaml(text);
    assert.deepEqual(problems, []);
    const seen = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => {
      const value = valueAt(root, key);
      assert.ok(value?.kind === 'scalar');
      return [value.type, value.text, text.slice(value.span.start, value.span.end)];
    });
    assert.deepEqual(seen, [
      ['string', 'x y', 'x y'],
      ['string', 'q"q', '"q\\"q"'],
      ['string', '2017-03', '2017-03'],
      ['number', '12', '12'],
      ['boolean', 'true', 'true'],
      ['null', '~', '~'],
    ]);
  });

  it('leaves out a value that is not written, and keeps its key', () => {
    const { root } = parseYaml('site:\ncase: A');
    assert.ok(root?.kind === 'mapping');
    assert.deepEqual(
      root.entries.map((e) => [e.key, e.value === undefined]),
      [
        ['site', true],
        ['case', false],
      ],
    );
  });

  it('gives offsets in the whole text', () => {
    const text = '---\nid: A-1\n---\n';
    const value = valueAt(parseYaml(text, 4, 12).root, 'id');
    assert.deepEqual(value?.span, { start: 8, end: 11 });
  });

  it('ends collections where their last words end', () => {
    const text = 'a:\n  - x\n  - y # c\n\n\nb: z\n';
    const { root } = parseYaml(text);
    assert.equal(text.slice(valueAt(root, 'a')?.span.start, valueAt(root, 'a')?.span.end), '- x\n  - y');
    assert.equal(root?.span.end, text.length - 1);
  });

  it('reads block scalars, in which places are those of the whole', () => {
    assert.equal(textAt(parseYaml('a: |\n  x\n  y\nb: c').root, 'a'), 'x\ny\n');
  });

  it('reads keys that look like numbers or truth values as text', () => {
    const { root } = parseYaml('12: a\ntrue: b');
    assert.deepEqual([textAt(root, '12'), textAt(root, 'true')], ['a', 'b']);
  });

  it('reports a duplicate key at the second, pointing to the first, and keeps both', () => {
    const text = 'id: A-1\nid: A-2\n';
    const [problem] = parseYaml(text, 0, text.length, 'a.md').problems;
    assert.equal(problem?.rule, 'yaml-duplicate-key');
    assert.deepEqual(problem.span, { start: 8, end: 10 });
    assert.deepEqual(
      problem.related?.map((r) => [r.path, r.span]),
      [['a.md', { start: 0, end: 2 }]],
    );
    assert.equal(textAt(parseYaml(text).root, 'id'), 'A-1');
  });

  it('reports syntax errors at their place', () => {
    assert.deepEqual(problemsIn('a: b: c'), ['yaml-syntax "b"']);
    assert.deepEqual(problemsIn('a: 1\n\tb: 2'), ['yaml-syntax "\\t"']);
    assert.deepEqual(problemsIn('a: @x'), ['yaml-syntax "@"']);
    assert.deepEqual(problemsIn('a: ]'), ['yaml-syntax "]"']);
    assert.deepEqual(problemsIn('a: *nobody'), ['yaml-syntax "*nobody"']);
    assert.deepEqual(problemsIn('a: "b" c'), ['yaml-syntax "c"']);
  });

  it('words syntax errors for people who write field notes', () => {
    assert.match(
      messagesIn('title: Mødet: anden gang')[0] ?? '',
      /colon and a space must stand in quotation marks/,
    );
    assert.match(messagesIn('a: "x')[0] ?? '', /quotation mark .* never closed/);
    assert.match(messagesIn('a: [x, y')[0] ?? '', /bracket .* never closed/);
    assert.match(messagesIn('a: 1\n\tb: 2')[0] ?? '', /tab/);
    assert.match(messagesIn('a: "\\q"')[0] ?? '', /backslash/);
    assert.match(messagesIn('a: @x')[0] ?? '', /must stand in quotation marks/);
    assert.match(messagesIn('a: [x]]')[0] ?? '', /never opened/);
  });

  it('never repeats what is written, only short names of keys and anchors', () => {
    const secret = 'Birthe Nielsen fra Vestergade';
    for (const text of [
      `a: ${secret}: b`,
      `"${secret}`,
      `a: [${secret}`,
      `${secret}\nb: c`,
      `a: x\n ${secret}: c`,
      `- x\n${secret}: "`,
    ]) {
      for (const message of messagesIn(text)) assert.ok(!message.includes('Birthe'), message);
    }
  });

  it('keeps what can still be read, before a slip and behind it', () => {
    const slips = [
      'title: Mødet: anden gang',
      'title: Mødet: anden gang: tredje gang:',
      'title: Mødet\n  om: køkkenet',
      'titl',
      'titl\nmere',
      'title: @x',
      'title: "a" b',
      "title: 'it's'",
      '\ttitle: x',
      'title: [a, b',
      'title: {a: b',
      'title: *Mødet*',
      'title: - x',
      'title: [[X]] y',
      'list:\n  - quote: a: b\n    codes: [x]',
    ];
    for (const slip of slips) {
      const { root, problems } = parseYaml(`id: A-1\n${slip}\ncase: CASE-04\n`);
      assert.ok(problems.length > 0, slip);
      assert.deepEqual([textAt(root, 'id'), textAt(root, 'case')], ['A-1', 'CASE-04'], slip);
    }
  });

  it('takes a value with a colon for the text that it was meant to be', () => {
    const text = 'a: b: c\nd: e';
    const value = valueAt(parseYaml(text).root, 'a');
    assert.deepEqual(value, { kind: 'scalar', type: 'string', text: 'b: c', span: { start: 3, end: 7 } });
  });

  it('tells one cause of one line once, and not everything that follows from it', () => {
    assert.equal(problemsIn('a: ] ] ] ]').length, 1);
    assert.ok(problemsIn(']\n'.repeat(1000)).length <= 20);
    assert.ok(problemsIn('a: 1\n'.repeat(1000)).length <= 20);
  });

  it('reads the first of several documents, and says so', () => {
    const text = 'a: 1\n---\nb: 2\n';
    assert.deepEqual(problemsIn(text), ['yaml-syntax "---"']);
    assert.equal(textAt(parseYaml(text).root, 'a'), '1');
  });

  it('follows aliases, at their own place', () => {
    const text = 'a: &c CASE-04\nb: *c\nd: &e [x, y]\nf: *e\n';
    const { root, problems } = parseYaml(text);
    assert.deepEqual(problems, []);
    assert.equal(textAt(root, 'b'), 'CASE-04');
    assert.deepEqual(textsAt(root, 'f'), ['x', 'y']);
    assert.equal(text.slice(valueAt(root, 'b')?.span.start, valueAt(root, 'b')?.span.end), '*c');
  });

  it('does not follow an alias into itself', () => {
    assert.deepEqual(problemsIn('&a [*a]'), ['yaml-syntax "*a"']);
  });

  it('stops an alias bomb', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++) lines.push(`a${i}: &a${i} [${new Array(10).fill(`*a${i - 1}`).join(', ')}]`);
    const { root, problems } = parseYaml(lines.join('\n'));
    assert.ok(problems.length > 0 && problems.every((p) => p.rule === 'yaml-too-deep'));
    assert.ok(root && valuesIn(root).length < 50_000);
  });

  it('refuses what is nested too deeply', () => {
    for (const text of [
      '['.repeat(150),
      '['.repeat(100_000),
      '- '.repeat(50_000),
      '{a: '.repeat(20_000),
      '? '.repeat(20_000),
    ]) {
      assert.deepEqual(
        parseYaml(text).problems.map((p) => p.rule),
        ['yaml-too-deep'],
      );
    }
  });

  it('does not take brackets in quotations for nesting', () => {
    const text = '- id: x\n  quote: "ja [[[ (.)"\n'.repeat(600);
    assert.deepEqual(parseYaml(text).problems, []);
  });

  it('tolerates a byte order mark, and nothing at all', () => {
    assert.equal(textAt(parseYaml('\uFEFFa: b').root, 'a'), 'b');
    assert.deepEqual(parseYaml(''), { problems: [] });
    assert.deepEqual(parseYaml('# only words'), { problems: [] });
  });

  it('reads any text without throwing, with every place inside it', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '\n  ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&a ',
      '*a',
      '!t ',
      '|',
      '>',
      '#',
      '?',
      ',',
      '---\n',
      '...\n',
      '%',
      '\t',
      '\r\n',
      '\u0000',
      '@',
      '<<: ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 25 }).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(text, fc.nat(5), (source, from) => {
        const whole = 'x'.repeat(from) + source;
        const { root, problems } = parseYaml(whole, from);
        for (const { span } of [...(root ? valuesIn(root) : []), ...problems]) {
          assert.ok(
            from <= span.start && span.start <= span.end && span.end <= whole.length,
            JSON.stringify(span),
          );
        }
      }),
      { numRuns: 500, examples: [['!t ]: ', 0]] },
    );
  });
});
