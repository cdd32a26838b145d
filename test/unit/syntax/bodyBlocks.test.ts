import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { covers, type Span } from '../../../src/model/span';
import { type BodyBlocks, blocksOf, commonMarkBlocks } from '../../../src/syntax/bodyBlocks';
import { headingsOf } from '../../../src/syntax/headings';
import { atOnce } from '../../../src/model/steps';
import { passagesIn } from '../../../src/syntax/passages';
import { guessedBlocks, plainBlocks } from '../../../src/syntax/plainBlocks';
import { scanBody } from '../../../src/syntax/scan';
import { spanAt } from '../../../src/syntax/spanAt';

/** The offsets of the characters in some spans, blanks left out: parsers differ in whether those belong to code. */
function charactersIn(text: string, spans: readonly Span[]): number[] {
  return spans.flatMap(({ start, end }) => {
    const offsets = Array.from({ length: end - start }, (_, i) => start + i);
    return offsets.filter((offset) => /\S/.test(text.charAt(offset)));
  });
}

/** What of the blocks decides what is read where. Code spans in speech do not: no link is read there. */
function comparable(text: string, blocks: BodyBlocks, withTurns: boolean): unknown {
  const speech = atOnce(passagesIn(text, 0, blocks, withTurns)).turns.map((turn) => turn.span);
  return {
    headings: headingsOf(text, blocks.headings),
    speech,
    blocks: charactersIn(text, blocks.opaqueBlocks),
    inline: charactersIn(text, blocks.opaqueInline).filter((offset) => !spanAt(speech, offset)),
  };
}

/**
 * Where the text of a tree stands: what is neither code nor HTML nor a mark. A footnote, `[^1]: [[A-1]]`,
 * may look like the definition of a link to CommonMark, and counts.
 */
function textLeaves(node: Nodes): Span[] {
  if ('children' in node) return node.children.flatMap(textLeaves);
  if (node.type !== 'text' && node.type !== 'definition') return [];
  return [{ start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }];
}

/** Whether the text is plain; if so, it must come out as the parser sees it. */
function agrees(text: string, withTurns: boolean): boolean {
  const plain = atOnce(plainBlocks(text, 0, withTurns));
  if (!plain) return false;
  assert.deepEqual(
    comparable(text, plain, withTurns),
    comparable(text, commonMarkBlocks(text, 0), withTurns),
    JSON.stringify(text),
  );
  return true;
}

describe('plain Markdown', () => {
  const plain = {
    paragraphs: 'a\nb\n\nc *d* [e](f) < g\n',
    'headings of both kinds': '# A #\n\nB\n===\ntext\n\nC\nD\n---\n####### no\n#no\n',
    'code spans and fences': 'a `b` c `d`\n\n``` js\n# x\n~~~\n```\n\n~~~\n`\n~~~\ntext\n',
    rules: 'a\n\n---\n\n***\n_ _ _\nb',
    'lists, nested and with paragraphs':
      '- a\n  b\n    - c\n    - d\n\n  e\n- f\n\n1. g\n2. h\n   1. i\n   2. j\n\nk\n',
    tasks: '- [ ] a\n- [x] b\n',
    'quotes, lazy ones too': '> a\n> b\nc\n\n>> d\n> - e\n\nf\n',
    'a transcript': 'CIT-017: ja `x\n[00:12] PRO-009: <ja> ``\n\nCIT-017: (.) =\n',
    'lines far in within a paragraph': 'a\n      b\n        # c\n',
    'Windows line ends': '# A\r\n\r\na `b`\r\n- c\r\n',
    'numbers that begin no list': 'in\n2017. was\n',
  };
  for (const [name, text] of Object.entries(plain)) {
    it(`is read without the parser: ${name}`, () => {
      assert.ok(agrees(text, true));
    });
  }

  const odd = [
    'a ``b`` c',
    'a `b\nc`',
    'a\n\n    b',
    '- a\n\n      b',
    '<!-- a -->',
    'a <b>',
    '- # a',
    '> ```\n> a',
    '\ta',
    '- a\n\n  ```\n  b\n  ```',
    'a\rb',
    '[a]: b\n---',
    '-     a',
  ];
  for (const text of odd) {
    it(`is not what ${JSON.stringify(text)} is`, () => {
      assert.equal(atOnce(plainBlocks(text, 0, false)), undefined);
    });
  }

  const words = fc.constantFrom(
    'ord',
    '`x`',
    '`',
    '``',
    '[[A-1]]',
    '\\`',
    '\\',
    '<b>',
    '<!-- c -->',
    '<',
    '*e*',
    '#',
    '1.',
    '-',
    '>',
    '=',
    '---',
    'CIT-017: ja',
    '^t1',
    '&amp;',
    '<https://a.dk>',
    '~~~',
    '```',
    ']:',
  );
  const begin = fc.constantFrom(
    '',
    '',
    '',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '2. ',
    '10) ',
    '> ',
    '>',
    '>> ',
    '> - ',
    '- - ',
    '# ',
    '## ',
    '#',
    '####### ',
    '```',
    '~~~',
    '````',
    '``` js',
    '---',
    '***',
    '- - -',
    '===',
    '=',
    '-',
    '--',
    '+',
    '1.',
    '<div>',
    '<!--',
    '-->',
    '</div>',
    '<pre>',
    'CIT-017: ',
    '[00:01] PRO-1: ',
    '-     ',
    '[a]: b',
    '\\# ',
    '1.  ',
    '-   ',
  );
  const indent = fc.constantFrom(
    '',
    '',
    '',
    '',
    '',
    ' ',
    '  ',
    '   ',
    '    ',
    '      ',
    '        ',
    '\t',
    ' \t',
  );
  const end = fc.constantFrom('\n', '\n', '\n', '\n\n', '\r\n', '  \n', '\t\n');
  const oddLine = fc.tuple(
    indent,
    begin,
    fc.array(words, { maxLength: 3 }).map((w) => w.join(' ')),
    end,
  );
  const plainBegin = fc.constantFrom(
    '',
    '',
    '',
    '- ',
    '* ',
    '1. ',
    '2. ',
    '> ',
    '# ',
    '## ',
    '```',
    '---',
    '===',
    '***',
    'CIT-017: ',
    '  ',
    '    ',
    '      ',
    '  - ',
    '    - ',
    '   1. ',
    '-  ',
    '10. ',
    '-',
    '> > ',
    '    # ',
  );
  const plainLine = fc.tuple(
    plainBegin,
    fc.constantFrom('', 'ord', 'ord', 'ord `x` b', '[[A-1]]', '^t1'),
    fc.constantFrom('\n', '\n', '\n\n'),
  );
  const lines = fc.oneof(fc.array(oddLine, { maxLength: 7 }), fc.array(plainLine, { maxLength: 8 }));
  const body = (lines as fc.Arbitrary<string[][]>).map((parts) =>
    parts.map((part) => part.join('')).join(''),
  );

  it('comes out as CommonMark sees it, whatever is written', () => {
    let answered = 0;
    fc.assert(
      fc.property(body, fc.boolean(), (text, withTurns) => {
        if (agrees(text, withTurns)) answered++;
      }),
      { numRuns: 1500 },
    );
    assert.ok(answered > 300, `only ${answered} of the texts were plain`);
  });

  it('has its links where CommonMark has text', () => {
    fc.assert(
      fc.property(body, (text) => {
        const leaves = textLeaves(fromMarkdown(text));
        const inText = [...text.matchAll(/\[\[A-1\]\]/g)].filter(({ index }) =>
          leaves.some((leaf) => covers(leaf, { start: index, end: index + 7 })),
        );
        const found = scanBody(text, 0, false).references.filter((r) => r.target === 'A-1');
        assert.deepEqual(
          found.map((r) => r.span.start),
          inText.map(({ index }) => index),
          JSON.stringify(text),
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('is guessed, where it is not plain, with every place inside the text', () => {
    fc.assert(
      fc.property(body, (text) => {
        const { headings, opaqueBlocks, opaqueInline } = atOnce(guessedBlocks(text, 0, true));
        for (const span of [...headings.map((h) => h.span), ...opaqueBlocks, ...opaqueInline]) {
          assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the blocks of a body', () => {
  it('are asked of the parser where the Markdown is not plain', () => {
    const text = '# A\n\n> # B\n\na <!-- b --> `c\nd`\n\n    e\n\nF\n===\n\n<div>\n# g\n</div>\n';
    const { headings, opaqueBlocks, opaqueInline } = blocksOf(text, 0, false);
    const cut = ({ start, end }: Span): string => text.slice(start, end);
    assert.deepEqual(
      headings.map((h) => [h.level, cut(h.span), h.underlined]),
      [
        [1, '# A', false],
        [1, 'F\n===', true],
      ],
    );
    assert.deepEqual(
      opaqueBlocks.map(cut).map((s) => s.trim()),
      ['e', '<div>\n# g\n</div>'],
    );
    assert.deepEqual(opaqueInline.map(cut), ['<!-- b -->', '`c\nd`']);
  });

  it('are offsets in the whole text', () => {
    const text = '---\nid: A-1\n---\n# A\n\n``a``\n';
    const { headings, opaqueInline } = blocksOf(text, 16, false);
    assert.deepEqual(headings[0]?.span, { start: 16, end: 19 });
    assert.deepEqual(opaqueInline, [{ start: 21, end: 26 }]);
  });

  it('are guessed where the parser would take too long', () => {
    const text = `# A\n\n${'>'.repeat(300)} <b>\n\n\`\`\`\nx\n\`\`\`\n`;
    const { headings, opaqueBlocks } = blocksOf(text, 0, false);
    assert.equal(headings.length, 1);
    assert.deepEqual(
      opaqueBlocks.map(({ start, end }) => text.slice(start, end)),
      ['```\nx\n```'],
    );
  });
});
