import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Mapping, textAt, textsAt, type Value, valueAt, itemsOf } from '../../../src/model/value';
import { applyEdits } from '../../../src/language/changes';
import { parseYaml } from '../../../src/syntax/yaml';
import {
  addComment,
  addExcerpt,
  moveExcerpt,
  type NewExcerpt,
  removeComment,
  removeExcerpt,
  setCodes,
  setComment,
  setMemo,
  type Written,
} from '../../../src/writing/excerptFile';

const kitchen: NewExcerpt = {
  id: 'dc01',
  quote: 'jeg vil egentlig gerne (.) prøve et køkken',
  prefix: 'CIT-017: ',
  suffix: '\nPRO-009: ja',
  at: [412, 455],
  by: 'dc',
  codes: ['rai.volunteered', 'rai.wish'],
  date: '2026-11-27',
};
const written = `- id: dc01
  quote: "jeg vil egentlig gerne (.) prøve et køkken"
  prefix: "CIT-017: "
  suffix: "\\nPRO-009: ja"
  by: dc
  codes: [rai.volunteered, rai.wish]
  at: [412, 455]
  date: 2026-11-27 # dc01
`;

/** The new text. @throws where nothing was written, or where the edit does not lead to it. */
function textOf(before: string, result: Written): string {
  assert.ok(result.kind === 'written', result.kind);
  assert.equal(applyEdits(before, [result.edit]), result.text);
  return result.text;
}

function entriesIn(text: string): readonly Value[] {
  const { root, problems } = parseYaml(text);
  assert.deepEqual(problems, [], text);
  return itemsOf(valueAt(root, 'excerpts') ?? root);
}

function entry(text: string, id: string): Mapping {
  const found = entriesIn(text).find((e) => textAt(e, 'id') === id);
  assert.ok(found?.kind === 'mapping');
  return found;
}

describe('an excerpt file', () => {
  it('begins with its first excerpt', () => {
    assert.equal(textOf('', addExcerpt('', kitchen)), written);
  });

  it('keeps what stands in it when the first excerpt comes', () => {
    for (const [before, after] of [
      ['# Kodet af dc\n', `# Kodet af dc\n${written}`],
      ['# Kodet af dc', `# Kodet af dc\n${written}`],
      ['[]\n', written],
      ['excerpts:\n', `excerpts:\n${written.replace(/^/gm, '  ').trimEnd()}\n`],
      ['excerpts: []\n', `excerpts:\n${written.replace(/^/gm, '  ').trimEnd()}\n`],
    ] as const) {
      assert.equal(textOf(before, addExcerpt(before, kitchen)), after);
    }
  });

  it('takes an excerpt at its place in the order of the text', () => {
    const first = { ...kitchen, id: 'dc02', at: [10, 20] as const };
    const middle = { ...kitchen, id: 'dc03', at: [100, 120] as const };
    let text = textOf(written, addExcerpt(written, first));
    text = textOf(text, addExcerpt(text, middle));
    assert.deepEqual(
      entriesIn(text).map((e) => textAt(e, 'id')),
      ['dc02', 'dc03', 'dc01'],
    );
    assert.ok(text.endsWith(written));
  });

  it('goes by where the passages are now, where somebody knows', () => {
    const text = textOf(
      written,
      addExcerpt(written, { ...kitchen, id: 'dc02', at: [10, 20] }, () => 5),
    );
    assert.deepEqual(
      entriesIn(text).map((e) => textAt(e, 'id')),
      ['dc01', 'dc02'],
    );
  });

  it('keeps comments, blank lines and the order and form that others gave it', () => {
    const before = `# Kodebog version 2
- codes: [a,   b]   # usikker
  id: x01
  quote: 'it''s'

# spørg MK
- id: x02
  quote: |
    to
    linjer
  at: [50, 60]
# slut
`;
    const added = textOf(before, addExcerpt(before, { ...kitchen, at: [55, 60] }));
    assert.equal(added, before.replace('# slut\n', `${written.replace('[412, 455]', '[55, 60]')}# slut\n`));
    const memo = textOf(added, setMemo(added, 'x02', 'Hvad med "PRO-009"?'));
    assert.equal(memo, added.replace('    linjer\n', '    linjer\n  memo: "Hvad med \\"PRO-009\\"?"\n'));
    const codes = textOf(memo, setCodes(memo, 'x01', ['a', 'c']));
    assert.equal(codes, memo.replace('[a,   b]', '[a, c]'));
    assert.equal(textOf(codes, removeExcerpt(codes, 'x02')).includes('# spørg MK'), true);
    const back = textOf(codes, removeExcerpt(codes, 'dc01'));
    assert.equal(back, codes.replace(written.replace('[412, 455]', '[55, 60]'), ''));
  });

  it('is written to in braces, under a key, with the line ends of Windows and without a last line end', () => {
    const flow = '[{id: x01, quote: "a, b", at: [1, 2]}]\n';
    const added = textOf(flow, addExcerpt(flow, kitchen));
    assert.deepEqual(textsAt(entry(added, 'dc01'), 'codes'), kitchen.codes);
    assert.deepEqual(textsAt(entry(textOf(added, setCodes(added, 'x01', ['c'])), 'x01'), 'codes'), ['c']);
    assert.equal(textOf(added, removeExcerpt(added, 'dc01')), flow);

    const windows = written.replaceAll('\n', '\r\n');
    const two = textOf(windows, addExcerpt(windows, { ...kitchen, id: 'dc02', at: [500, 510] }));
    assert.equal(/(?<!\r)\n/.test(two), false);
    assert.equal(textOf(two, removeExcerpt(two, 'dc02')), windows);

    const bare = written.trimEnd();
    const more = textOf(bare, addExcerpt(bare, { ...kitchen, id: 'dc02', at: [500, 510] }));
    assert.equal(entriesIn(more).length, 2);
    assert.equal(textOf(more, removeExcerpt(more, 'dc02')), bare);
  });

  it('loses its last excerpt and can be begun again', () => {
    const empty = textOf(written, removeExcerpt(written, 'dc01'));
    assert.equal(empty, '');
    assert.equal(textOf(empty, addExcerpt(empty, kitchen)), written);
  });

  it('gives an excerpt other codes, none, and some again', () => {
    const none = textOf(written, setCodes(written, 'dc01', []));
    assert.equal(none, written.replace('  codes: [rai.volunteered, rai.wish]\n', ''));
    assert.equal(textOf(none, setCodes(none, 'dc01', ['rai.volunteered', 'rai.wish'])), written);
  });

  it('writes codes in the form of a list with hyphens in one line', () => {
    const before = '- id: x01\n  quote: "a"\n  codes:\n    - a\n    - b\n  at: [1, 2]\n';
    assert.equal(
      textOf(before, setCodes(before, 'x01', ['a'])),
      '- id: x01\n  quote: "a"\n  codes: [a]\n  at: [1, 2]\n',
    );
  });

  it('remembers under which version of its definition each code was given', () => {
    const before = textOf('', addExcerpt('', { ...kitchen, codes: ['gri'], coded: new Map([['gri', 1]]) }));
    assert.match(before, /\n {2}codes: \[gri\]\n {2}coded: \{gri: 1\}\n/);
    const now = new Map([
      ['gri', 3],
      ['rai', 2],
    ]);
    const more = textOf(before, setCodes(before, 'dc01', ['gri', 'rai'], now));
    assert.match(more, /\n {2}codes: \[gri, rai\]\n {2}coded: \{gri: 1, rai: 2\}\n/);
    assert.doesNotMatch(textOf(more, setCodes(more, 'dc01', [])), /code/);
  });

  it('lets an excerpt grow and shrink', () => {
    const grown = { quote: 'gerne', prefix: '', suffix: ' (.) prøve', at: [425, 430] as const };
    const text = textOf(written, moveExcerpt(written, 'dc01', grown));
    assert.equal(
      text,
      `- id: dc01
  quote: "gerne"
  suffix: " (.) prøve"
  by: dc
  codes: [rai.volunteered, rai.wish]
  at: [425, 430]
  date: 2026-11-27 # dc01
`,
    );
    assert.equal(textOf(text, moveExcerpt(text, 'dc01', kitchen)), written);
  });

  it('holds comments below the memo, which can be changed and taken out', () => {
    const [mk, dc] = [
      { by: 'mk', date: '2026-11-27', text: 'Er det et ønske?' },
      { by: 'dc', date: '2026-11-28', text: 'Ja:\n{det} "er" det # nu' },
    ];
    const one = textOf(written, addComment(written, 'dc01', mk));
    assert.equal(
      one,
      written.replace(
        '  at:',
        '  comments:\n    - {by: mk, date: 2026-11-27, text: "Er det et ønske?"}\n  at:',
      ),
    );
    const two = textOf(one, addComment(one, 'dc01', dc));
    assert.deepEqual(
      itemsOf(valueAt(entry(two, 'dc01'), 'comments')).map((c) => textAt(c, 'text')),
      [mk.text, dc.text],
    );
    const changed = textOf(two, setComment(two, 'dc01', 0, 'Nej'));
    assert.equal(changed, two.replace('Er det et ønske?', 'Nej'));
    assert.equal(textOf(changed, removeComment(changed, 'dc01', 1)), one.replace('Er det et ønske?', 'Nej'));
    assert.equal(textOf(one, removeComment(one, 'dc01', 0)), written);
    assert.equal(removeComment(one, 'dc01', 1).kind, 'missing');
  });

  it('is never written to where something in it cannot be read, and says where', () => {
    const broken = `${written}- id: x02\n  quote: "ikke lukket\n`;
    for (const result of [
      addExcerpt(broken, kitchen),
      setCodes(broken, 'dc01', []),
      removeExcerpt(broken, 'dc01'),
    ]) {
      assert.ok(result.kind === 'broken', result.kind);
      assert.ok(result.span.start >= written.length);
    }
    const doubled = written.replace('  at:', '  codes: [gri]\n  at:');
    const result = setCodes(doubled, 'dc01', []);
    assert.ok(result.kind === 'broken');
    assert.equal(doubled.slice(result.span.start, result.span.end), 'codes');
    for (const other of ['id: x01\n', 'ord\n', '- ord\n', '{excerpts: ord}\n']) {
      assert.equal(addExcerpt(other, kitchen).kind, 'broken', other);
    }
  });

  it('does not change an excerpt through an alias, which would change others too', () => {
    const text = '- &a\n  id: x01\n  quote: "a"\n- *a\n';
    assert.equal(setCodes(text, 'x01', ['gri']).kind, 'broken');
  });

  it('knows no excerpt that is not there', () => {
    assert.equal(setMemo(written, 'dc02', 'memo').kind, 'missing');
    assert.equal(removeExcerpt('', 'dc01').kind, 'missing');
  });

  it('reads back exactly what was written, whatever stands in it', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    const awkward = fc.constantFrom(
      '\n',
      ': ',
      ' #',
      '- a',
      '"',
      "'",
      '\\',
      '\u0085',
      '\u2028',
      '\ufeff',
      '𝄞',
      'é',
      '\r\n',
      '\t',
      '|',
      '%',
      '@x',
      '12',
      'yes',
    );
    const words = fc
      .array(fc.oneof(text, awkward), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join(''));
    const code = fc.stringMatching(/^[a-zæ]{1,6}(?:\.[a-z0-9]{1,4})?$/);
    fc.assert(
      fc.property(
        words,
        words,
        words,
        words,
        fc.array(code, { maxLength: 3 }),
        fc.constantFrom('', written, '# hoved\nexcerpts:\n- {id: y01, quote: q, at: [1, 2]}\n'),
        (quote, prefix, suffix, memo, codes, before) => {
          const excerpt = { ...kitchen, id: 'zz09', quote, prefix, suffix, codes };
          let now = textOf(before, addExcerpt(before, excerpt));
          if (memo.trim() !== '') now = textOf(now, setMemo(now, 'zz09', memo));
          now = textOf(now, addComment(now, 'zz09', { date: '2026-11-27', text: memo }));
          const read = entry(now, 'zz09');
          assert.equal(textAt(read, 'quote'), quote);
          assert.equal(textAt(read, 'prefix'), prefix);
          assert.equal(textAt(read, 'suffix'), suffix);
          assert.equal(textAt(itemsOf(valueAt(read, 'comments'))[0], 'text'), memo);
          assert.deepEqual(textsAt(read, 'codes'), codes);
          now = textOf(now, removeExcerpt(now, 'zz09'));
          if (before !== '') assert.equal(now, before);
        },
      ),
      { numRuns: 300 },
    );
  });
});
