import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanPlainYaml } from '../../../src/syntax/plainYaml';
import { parseYaml } from '../../../src/syntax/yaml';

/** What the scanner must agree with, where it answers at all. */
function assertSameAsLibrary(text: string, from = 0, to = text.length): boolean {
  const plain = scanPlainYaml(text, from, to);
  if (plain) assert.deepEqual({ ...plain, problems: [] }, parseYaml(text, from, to));
  return plain !== undefined;
}

const PLAIN = {
  'front matter':
    'id: OBS-012\ntype: observation\ndate: 2017-03-14\nduration_min: 45\nlocked: true\nnote: ~\n',
  'a flow list': 'participants: [CIT-017, PRO-009]\npotentials: []\n',
  'a block list, indented and not': 'sites:\n  - SITE-A\n  - SITE-B\ncodes:\n- rai\n- gri.explored\n',
  'quoted scalars': `title: "Jeg \\"vil\\" \\u00e6ble\\n"\nother: 'it''s'\nempty: ""\n`,
  'comments and blank lines': '# top\n\nid: A-1 # behind\n   # indented\ncase: CASE-04\n\n# end',
  'nested mappings': 'scope:\n  sites: [SITE-A]\n  group: young adults\nlevel: descriptive\n',
  'evidence in flow mappings':
    'evidence:\n  - {ref: OBS-012#x03, rel: supports}\n  - {checked: OBS-020, rel: none-found}\n',
  excerpts:
    '- id: x03\n  quote: "jeg vil egentlig gerne (.)"\n  at: [412, 455]\n  codes: [rai.volunteered]\n  translation: {en: "I\'d like", by: dc}\n- id: x04\n  quote: ja\n',
  'keys without values': 'site:\ncase:\n\n',
  'Windows line ends': 'id: A-1\r\nsites:\r\n  - A\r\n',
  'JSON over several lines':
    '[\n\t{\n\t\t"id": "a",\n\t\t"issued": {"date-parts": [[2017, 3]]},\n\t\t"n":1\n\t}\n]\n',
  nothing: '',
  'only comments': '# a\n# b',
};

describe('plain YAML', () => {
  for (const [name, text] of Object.entries(PLAIN)) {
    it(`is read without the library: ${name}`, () => {
      assert.ok(assertSameAsLibrary(text));
    });
  }

  for (const text of [
    'a: |\n  b\n',
    'a: &x b\n',
    'a: b: c\n',
    'a: b\n  c\n',
    'a: [b\n',
    'a: 1\na: 2\n',
    'a:\tb\n',
    '- - a\n',
    'a: [b, ]\n',
    'a: "\\q"\n',
    '? a\n',
    'a: @b\n',
    'a: {b}\n',
    'a: [[X]] y\n',
    'a: {b: [c}]\n',
    'a:\n    b: c\n  d: e\n',
  ]) {
    it(`is not what ${JSON.stringify(text)} is`, () => {
      assert.equal(scanPlainYaml(text, 0, text.length), undefined);
    });
  }

  it('is read within its bounds, with offsets in the whole text', () => {
    const text = '---\nid: A-1\n---\nbody: x';
    assert.ok(assertSameAsLibrary(text, 4, 12));
    assert.deepEqual(scanPlainYaml(text, 4, 12)?.root?.span, { start: 4, end: 11 });
  });

  it('comes out as the library reads it, whatever is written', () => {
    const word = fc.constantFrom(
      'id',
      'OBS-012',
      'a b',
      'æ',
      '12',
      '-1',
      '1.5',
      '.5',
      '0x1F',
      'true',
      'Null',
      '~',
      'x:y',
      'x: y',
      'x:',
      '#',
      ' #c',
      'a#b',
      '-',
      '- ',
      '--',
      '---',
      '...',
      '"',
      "'",
      '"q"',
      "'q'",
      '"\\n"',
      '[',
      ']',
      '{',
      '}',
      ',',
      ', ',
      '[a, b]',
      '{a: b}',
      '{"a":1}',
      '|',
      '>',
      '&a',
      '*a',
      '!t',
      '@',
      '`',
      '%',
      '?',
      '? ',
      ':',
      ': ',
      '\\',
      'https://a.dk',
      '2017-03-14',
      '1e3',
      '\u00a0',
      '\u2028',
      '😀',
      '\u0007',
      '<<',
      '=',
      '+',
      '(',
      '.',
    );
    const gap = fc.constantFrom('', '', ' ', '  ');
    const line = fc.tuple(
      fc.constantFrom('', '', '', '  ', '  ', '    ', ' ', '\t'),
      fc.constantFrom('', '', '- ', '-', '-   ', '- - '),
      fc.constantFrom('', 'a: ', 'b: ', 'c:', 'key:  ', '"a": ', 'd.e: ', 'a : '),
      fc
        .array(
          fc.tuple(word, gap).map((pair) => pair.join('')),
          { maxLength: 4 },
        )
        .map((words) => words.join('')),
      fc.constantFrom('', '', ' ', ' # c', '\t'),
      fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n', ''),
    );
    let answered = 0;
    fc.assert(
      fc.property(
        fc
          .array(
            line.map((parts) => parts.join('')),
            { maxLength: 6 },
          )
          .map((lines) => lines.join('')),
        (text) => {
          if (assertSameAsLibrary(text)) answered++;
        },
      ),
      { numRuns: 3000 },
    );
    assert.ok(answered > 100, `only ${answered} of the texts were plain`);
  });

  it('comes out as the library reads it, one character after another', () => {
    const piece = fc.constantFrom(
      ...'a b 1 : - # [ ] { } , " \' \\ . ~'.split(' '),
      ' ',
      '  ',
      'a: ',
      '\n',
      '\n',
      '\n  ',
      '\n- ',
      '": ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
        (text) => void assertSameAsLibrary(text),
      ),
      { numRuns: 5000 },
    );
  });
});
