import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../src/language/changes';
import { readExcerpt } from '../../../src/model/excerpt';
import { entryIn, type Written } from '../../../src/writing/excerptFile';
import { markChecked, setTranslation } from '../../../src/writing/translations';

const english = { language: 'en', text: 'I’d actually like (.) to try a “kitchen”', by: 'mk', of: 'abc' };

function file(translation: string): string {
  return `# ours\n- id: x1\n  quote: "ja" # as heard\n  by: dc\n${translation}  at: [1, 3]\n  date: 2019-04-30 # x1\n- {id: x2, quote: nej}\n`;
}

function textOf(before: string, result: Written): string {
  assert.ok(result.kind === 'written', result.kind);
  assert.equal(applyEdits(before, [result.edit]), result.text);
  return result.text;
}

describe('a translation', () => {
  it('is written in a line of its own, and nothing else changes', () => {
    const line = '  translation: {en: "I’d actually like (.) to try a “kitchen”", by: mk, of: "abc"}\n';
    assert.equal(textOf(file(''), setTranslation(file(''), 'x1', english)), file(line));
  });

  it('that gives way to another is checked no more; what else stands there stays', () => {
    const before = file(
      '  translation:\n    en: yes # hm\n    by: dc\n    checked_by: jt\n    of: 1e5\n    # later\n',
    );
    assert.equal(
      textOf(before, setTranslation(before, 'x1', { ...english, text: 'Yes.' })),
      file('  translation:\n    en: "Yes." # hm\n    by: mk\n    of: "abc"\n    # later\n'),
    );
  });

  it('beside another has a translator and a checker of its own', () => {
    const before = file('  translation: {de: "ja", by: dc, of: "0"}\n');
    const both = textOf(before, setTranslation(before, 'x1', { ...english, text: 'yes' }));
    assert.equal(
      both,
      file('  translation: {de: "ja", by: dc, of: "0", en: {text: "yes", by: mk, of: "abc"}}\n'),
    );
    assert.equal(
      textOf(both, markChecked(both, 'x1', 'en', 'dc')),
      file(
        '  translation: {de: "ja", by: dc, of: "0", en: {text: "yes", by: mk, checked_by: dc, of: "abc"}}\n',
      ),
    );
  });

  it('is marked as checked where it stands; the others are not', () => {
    const before = file('  translation: {en: "yes", de: "ja", by: dc, of: "0"}\n');
    const after = textOf(before, markChecked(before, 'x1', 'en', 'mk'));
    const { translations } = readExcerpt(entryIn(after, 'x1'));
    assert.deepEqual(
      translations.map(({ language, by, checkedBy, of }) => [language, by, checkedBy, of]),
      [
        ['en', 'dc', 'mk', '0'],
        ['de', 'dc', undefined, '0'],
      ],
    );
  });

  it('cannot be checked where there is none, and is not written where the file is broken', () => {
    assert.equal(markChecked(file(''), 'x1', 'en', 'dc').kind, 'missing');
    assert.equal(setTranslation(file(''), 'x9', english).kind, 'missing');
    assert.equal(setTranslation(file('  memo: "\n'), 'x1', english).kind, 'broken');
  });

  it('comes back as it was written, whatever it holds', () => {
    const words = fc.string({ unit: 'binary', minLength: 1 });
    const before = fc.constantFrom(
      '',
      '  translation: {de: "ja", by: dc}\n',
      '  translation: {en: "a", by: dc}\n',
    );
    fc.assert(
      fc.property(words, words, before, (text, by, translation) => {
        const now = file(translation);
        const after = textOf(now, setTranslation(now, 'x1', { ...english, text, by }));
        const found = readExcerpt(entryIn(after, 'x1')).translations.find((t) => t.language === 'en');
        assert.deepEqual([found?.text, found?.by, found?.checkedBy, found?.of], [text, by, undefined, 'abc']);
      }),
    );
  });
});
