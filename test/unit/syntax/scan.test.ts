import assert from 'node:assert/strict';
import type { Reference } from '../../../src/model/facts';
import type { Span } from '../../../src/model/span';
import { scanBody } from '../../../src/syntax/scan';

function at(text: string, span: Span | undefined): string | undefined {
  return span && text.slice(span.start, span.end);
}

/** Each reference as form and source; its parts are checked against the places that they claim. */
function linksIn(text: string, withTurns = false): string[] {
  return scanBody(text, 0, withTurns).references.map((reference) => {
    assert.equal(at(text, reference.targetSpan), reference.target);
    assert.equal(at(text, reference.fragmentSpan), reference.fragment);
    return `${reference.form} ${at(text, reference.span) ?? ''}`;
  });
}

function onlyLink(text: string): Reference {
  const { references } = scanBody(text, 0, false);
  assert.equal(references.length, 1, text);
  const [reference] = references;
  assert.ok(reference);
  return reference;
}

function keysIn(text: string): string[] {
  return scanBody(text, 0, false)
    .references.filter((r) => r.form === 'citation')
    .map((r) => r.target);
}

describe('wikilinks', () => {
  it('have a target, a fragment and a label', () => {
    assert.deepEqual(onlyLink('see [[OBS-012#x03|the kitchen]].'), {
      form: 'wikilink',
      span: { start: 4, end: 31 },
      target: 'OBS-012',
      targetSpan: { start: 6, end: 13 },
      fragment: 'x03',
      fragmentSpan: { start: 14, end: 17 },
      label: 'the kitchen',
    });
  });

  it('may lead to a block id, to a heading, and within their own file', () => {
    assert.equal(onlyLink('[[OBS-012#^t014]]').fragment, '^t014');
    assert.equal(onlyLink('[[OBS-012#What was said]]').fragment, 'What was said');
    const within = onlyLink('[[#Room]]');
    assert.deepEqual([within.target, within.fragment], ['', 'Room']);
  });

  it('bear blanks inside', () => {
    const link = onlyLink('[[ OBS-012 # x03 | label ]]');
    assert.deepEqual([link.target, link.fragment, link.label], ['OBS-012', 'x03', 'label']);
  });

  it('embed with an exclamation mark', () => {
    assert.deepEqual(linksIn('![[OBS-012#x03]] \\![[OBS-013]]'), [
      'embed ![[OBS-012#x03]]',
      'wikilink [[OBS-013]]',
    ]);
  });

  it('bear the escaped bar of a table, and brackets in the label', () => {
    const link = onlyLink('| [[OBS-012\\|jeg [ehm] vil]] |');
    assert.deepEqual([link.target, link.label], ['OBS-012', 'jeg [ehm] vil']);
  });

  it('are found inside brackets, headings, quotes, lists and emphasis', () => {
    assert.deepEqual(linksIn('# [[A-1]]\n\n> [[A-2]]\n\n- **[[A-3]]** [[[A-4]]] ([[A-5]])'), [
      'wikilink [[A-1]]',
      'wikilink [[A-2]]',
      'wikilink [[A-3]]',
      'wikilink [[A-4]]',
      'wikilink [[A-5]]',
    ]);
  });

  it('take the innermost brackets, and skip what is still being typed', () => {
    assert.deepEqual(linksIn('[[A-1 and [[A-2]]\n\n[[A-\n[[A-3]]'), ['wikilink [[A-2]]', 'wikilink [[A-3]]']);
  });

  it('are none when empty, over two lines, or escaped', () => {
    assert.deepEqual(linksIn('[[]] [[ ]] [[|x]] [[#]] [[A\n1]] \\[[A-1]] [A-1] [[A[1]]'), []);
    assert.deepEqual(linksIn('\\\\[[A-1]]'), ['wikilink [[A-1]]']);
  });
});

describe('links are not read', () => {
  const hidden = {
    'in code spans': 'a `[[A-1]] @key` b',
    'in code spans of two backticks': '``[[A-1]] ` @key``',
    'in code spans over two lines': 'a `b\n[[A-1]] @key` c',
    'in fenced code': '```\n[[A-1]]\n@key\n```',
    'in fenced code with tildes, in a list': '- a\n\n  ~~~\n  [[A-1]]\n  ~~~',
    'in fenced code that is never closed': '~~~~ md\n~~~\n[[A-1]]',
    'in indented code': 'a\n\n    [[A-1]] @key\n',
    'in code indented with a tab': '\t[[A-1]]\n',
    'in comments': 'a <!-- [[A-1]] --> b <!-- @key\n[[A-2]] -->',
    'in blocks of HTML': '<div>\n[[A-1]] @key\n</div>',
    'in the attributes of a tag': 'a <a title="[[A-1]]"> b',
    'where an odd body is too long for the parser': '```\n[[A-1]]\n```\n\n<b>\n' + 'ord\n\n'.repeat(60_000),
  };
  for (const [place, text] of Object.entries(hidden)) {
    it(place, () => {
      assert.deepEqual(linksIn(text), []);
    });
  }

  it('in what is said in a turn, but in the notes between', () => {
    const text = 'CIT-017: ja [[A-1]] @key\nog [[A-2]]\n\n[[A-3]]\n\n[00:12:03] PRO-009: [[A-4]]\n';
    assert.deepEqual(linksIn(text, true), ['wikilink [[A-3]]']);
    assert.equal(linksIn(text, false).length, 5);
  });
});

describe('links are read', () => {
  const seen = {
    'behind a lone backtick': 'a ` [[A-1]]',
    'behind an escaped backtick': '\\`[[A-1]]`',
    'in a paragraph that goes on far in': 'a\n      [[A-1]]',
    'in nested lists': '- a\n    - [[A-1]]\n',
    'behind code': '```\nx\n```\n[[A-1]]',
    'behind a comparison': 'a < b [[A-1]] > c',
    'in a footnote': '[^1]: [[A-1]]',
    'with Windows line ends': 'a\r\n```\r\nx\r\n```\r\n[[A-1]]\r\n',
  };
  for (const [place, text] of Object.entries(seen)) {
    it(place, () => {
      assert.deepEqual(linksIn(text), ['wikilink [[A-1]]']);
    });
  }
});

describe('citations', () => {
  it('stand in brackets or in the sentence', () => {
    assert.deepEqual(keysIn('@caswell2017 says [see @lipsky1980, p. 3; -@prior2012] and [-@foo_bar].'), [
      'caswell2017',
      'lipsky1980',
      'prior2012',
      'foo_bar',
    ]);
  });

  it('have keys with single marks inside, and none at the end', () => {
    assert.deepEqual(keysIn('@a.b:c/d-e+f. @doe99, @x--y @Ærø2010! @_a @1984'), [
      'a.b:c/d-e+f',
      'doe99',
      'x',
      'Ærø2010',
      '_a',
      '1984',
    ]);
    assert.deepEqual(keysIn('@http://a.dk/b?c=d.'), ['http://a.dk/b?c']);
  });

  it('may have an odd key in braces', () => {
    const text = '@{odd key!}';
    const link = onlyLink(text);
    assert.deepEqual(
      [link.target, at(text, link.span), at(text, link.targetSpan)],
      ['odd key!', text, 'odd key!'],
    );
  });

  it('are none in e-mail addresses', () => {
    assert.deepEqual(keysIn('a@b.dk, a.b@c.dk, a+@b.dk, a_@b, 1@2'), []);
  });

  it('are none in web addresses and destinations of links', () => {
    assert.deepEqual(
      keysIn('https://medium.com/@foo/bar (http://x.dk/a;@b) www.x.dk/@c [a](@d) [a](b/@e) mailto:@f'),
      [],
    );
    assert.deepEqual(keysIn('https://x.dk/a @b [x](y) @c [a](b)[@d] (see @e) https://x.dk [@f]'), [
      'b',
      'c',
      'd',
      'e',
      'f',
    ]);
  });

  it('are none when escaped, without a key, or in the target of a wikilink', () => {
    assert.deepEqual(keysIn('\\@a @ b @. @{} @{a [[@note]]'), []);
  });

  it('come in order of place among the links', () => {
    assert.deepEqual(linksIn('@a [[A-1]] @b'), ['citation @a', 'wikilink [[A-1]]', 'citation @b']);
  });
});

describe('live figures', () => {
  function figuresIn(text: string): string[] {
    return scanBody(text, 0, false).figures.map((f) => `${at(text, f.span) ?? ''} ${f.expression}`);
  }

  it('stand in double braces on one line', () => {
    assert.deepEqual(figuresIn('We saw {{ count observation site=SITE-B }} meetings.'), [
      '{{ count observation site=SITE-B }} count observation site=SITE-B',
    ]);
  });

  it('are none in code, over two lines, escaped, or where nothing is asked', () => {
    assert.deepEqual(figuresIn('`{{count a}}` {{count\na}} \\{{count a}} {{}} {{< video x >}}'), []);
  });
});

describe('the time for a body', () => {
  // Quadratic time would take minutes here; the limit leaves room for a busy machine.
  for (const piece of [
    '[',
    '[[',
    '[[a',
    '@',
    '@{',
    '/@a',
    '`',
    '` ',
    'a`b ',
    '\\',
    '^',
    ' ^a',
    '{{',
    '>',
    '<',
    '<a ',
    '<!--',
    '#',
    '- ',
    '](x',
    ']()@a',
  ]) {
    it(`is in proportion to its length, even for ${JSON.stringify(piece)} a million times`, () => {
      const text = piece.repeat(1_000_000 / piece.length);
      const start = performance.now();
      scanBody(text, 0, false);
      assert.ok(performance.now() - start < 8_000);
    });
  }
});
