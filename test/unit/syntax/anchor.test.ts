import assert from 'node:assert/strict';
import type { Anchoring, Selector } from '../../../src/model/anchoring';
import { toCodePoints } from '../../../src/model/codePoints';
import { anchor } from '../../../src/syntax/anchor';
import { preparedRecord } from '../../../src/syntax/anchorExcerpts';
import { FoldedText } from '../../../src/syntax/foldedText';

const HEAD = '---\nid: OBS-012\ntype: observation\n---\n';
const TEXT = `${HEAD}
PRO-009: Hvad vil du gerne?
CIT-017: jeg vil egentlig gerne (.) prøve et køkken
PRO-009: ja
CIT-017: altså ikke på skolen, men i et rigtigt køkken 🍲 med en kok
PRO-009: ja
PRO-009: Så skriver vi “køkken” i planen – er det okay?
CIT-017: ja ja
`;

/** An excerpt of `words` in `text`, as coding writes it. */
function quoted(words: string, text = TEXT, nth = 0): Selector {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = text.indexOf(words, start + 1);
  const end = start + words.length;
  const body = text.slice(HEAD.length);
  const at = [start, end].map((o) => toCodePoints(body, o - HEAD.length));
  return {
    quote: words,
    prefix: text.slice(Math.max(HEAD.length, start - 32), start),
    suffix: text.slice(end, end + 32),
    at: [at[0] ?? 0, at[1] ?? 0],
  };
}

function found(text: string, selector: Selector): string {
  const anchoring: Anchoring = anchor(text, HEAD.length, selector);
  const words = 'span' in anchoring ? text.slice(anchoring.span.start, anchoring.span.end) : '';
  return `${anchoring.kind}: ${words}`;
}

describe('The anchor of an excerpt', () => {
  const wish = 'jeg vil egentlig gerne (.) prøve et køkken';

  it('finds the words where they stand', () => {
    assert.equal(found(TEXT, quoted(wish)), `exact: ${wish}`);
  });

  it('finds them behind text that came before them', () => {
    assert.equal(found(TEXT.replace('Hvad', 'Nå. Men 🎉 hvad'), quoted(wish)), `exact: ${wish}`);
  });

  it('does not mind other line ends, Unicode forms, white space, quotation marks and dashes', () => {
    const words = 'kok\nPRO-009: ja\nPRO-009: Så skriver vi “køkken” i planen – er';
    const selector = quoted(words);
    for (const change of [
      (t: string) => t.replaceAll('\n', '\r\n'),
      (t: string) => t.normalize('NFD'),
      (t: string) => t.replaceAll('“', '"').replaceAll('”', '"').replaceAll('–', '-'),
      (t: string) => t.replaceAll('\n', '\n\n').replaceAll(' ', '  '),
    ]) {
      assert.equal(found(change(TEXT), selector), `exact: ${change(words)}`);
    }
  });

  it('finds a changed passage, and says how much of it is left', () => {
    const text = TEXT.replace('egentlig gerne (.) prøve', 'gerne prøve');
    const anchoring = anchor(text, HEAD.length, quoted(wish));
    assert.equal(found(text, quoted(wish)), 'approximate: jeg vil gerne prøve et køkken');
    assert.ok(anchoring.kind === 'approximate' && anchoring.similarity > 0.6 && anchoring.similarity < 0.8);
  });

  it('finds passages in which pseudonyms were renamed throughout', () => {
    const text = TEXT.replaceAll('CIT-017', 'CIT-117');
    const words = 'ja\nCIT-017: altså ikke på skolen';
    assert.equal(found(text, quoted(words)), 'approximate: ja\nCIT-117: altså ikke på skolen');
    assert.equal(found(text, quoted(wish)), `exact: ${wish}`);
  });

  it('tells equal words apart by what stands around them', () => {
    const text = TEXT.replace('Hvad vil', 'Hvad i alverden vil');
    const second = quoted('ja', TEXT, 1);
    const { span } = anchor(text, HEAD.length, second) as { span: { start: number } };
    assert.equal(text.slice(span.start - 21, span.start + 2), ' med en kok\nPRO-009: ja');
  });

  it('does not take a word within another for a short quotation', () => {
    const text = `${HEAD}\nPRO-009: jamen\nCIT-017: altså ikke på skolen\n`;
    assert.equal(found(text, quoted('ja')), 'lost: ');
    assert.equal(found(text, { ...quoted('ja'), prefix: '', suffix: '', at: undefined }), 'doubtful: ja');
  });

  it('does not take equal words among other words for a passage that is gone', () => {
    const text = TEXT.replace('PRO-009: ja\nCIT-017: altså ikke', 'CIT-017: altså ikke');
    assert.match(found(text, quoted('ja')), /^(?:lost|doubtful)/);
  });

  it('takes one that says little of what stands around it only where all holds that it says', () => {
    const little = (words: string, start: number): Selector => ({
      ...quoted(words),
      prefix: '7: ',
      suffix: '\n',
      at: [start, start + words.length],
    });
    const at = TEXT.indexOf('ja ja') - HEAD.length - 1;
    assert.equal(found(TEXT, little('ja ja', at)), 'exact: ja ja');
    assert.equal(found(TEXT, little('ja ja', at - 1)), 'doubtful: ja ja');
    assert.equal(found(TEXT, { ...little('ja ja', at), at: undefined }), 'exact: ja ja');
    assert.equal(found(TEXT, { ...little('ja ja', at), suffix: ' ja' }), 'doubtful: ja ja');
  });

  it('says what is lost, with the nearest places', () => {
    const text = TEXT.replace(`CIT-017: ${wish}\n`, '');
    const anchoring = anchor(text, HEAD.length, quoted(wish));
    assert.equal(anchoring.kind, 'lost');
  });
});

describe('A long transcript', () => {
  const long = `${HEAD}${'CIT-017: jeg  vil – “egentlig” gerne e\u0301n\n'.repeat(10_000)}`;

  it('is prepared with pauses', () => {
    const steps = preparedRecord(long, HEAD.length, true);
    let pauses = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) pauses++;
    assert.ok(pauses >= 10);
    assert.equal(step.value.turns.length, 10_000);
  });

  it('is folded as each of its lines is', () => {
    const folded = FoldedText.of(long, HEAD.length);
    assert.equal(folded.text, 'CIT-017: jeg vil - "egentlig" gerne \u00e9n '.repeat(10_000));
    const last = folded.text.lastIndexOf('jeg');
    assert.deepEqual(folded.spanOf(last, last + 3), {
      start: long.lastIndexOf('jeg'),
      end: long.lastIndexOf('jeg') + 3,
    });
  });
});
