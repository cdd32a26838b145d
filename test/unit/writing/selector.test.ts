import assert from 'node:assert/strict';
import { anchor } from '../../../src/syntax/anchor';
import { selectorFor, selectorInSteps } from '../../../src/writing/selector';

/** The selector of the nth place where words stand in a text. */
function selected(text: string, words: string, nth = 0): ReturnType<typeof selectorFor> {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = text.indexOf(words, start + 1);
  return selectorFor(text, 0, { start, end: start + words.length });
}

describe('The description of a passage', () => {
  const scene = (name: string, end: string): string =>
    `PRO-009: Hvordan går det med ${name}?\nCIT-017: det ved jeg ikke\nPRO-009: Så venter vi lidt med det.\n${end}\n`;

  it('knows the 32 characters on either side, where these are enough', () => {
    const text = scene('drengen', 'CIT-017: Ja, og pengene?');
    const { prefix, suffix } = selected(text, 'det ved jeg ikke');
    assert.equal(prefix, 'n går det med drengen?\nCIT-017: ');
    assert.equal(suffix, '\nPRO-009: Så venter vi lidt med ');
  });

  it('knows more where the same words stand among the same words elsewhere', () => {
    const text = scene('ham', 'CIT-017: Ja, og pengene?') + scene('ham', 'CIT-017: Nej, jeg kan ikke vente.');
    const first = selected(text, 'det ved jeg ikke');
    assert.ok(first.suffix.includes('pengene'));
    const isFoundIn = (changed: string): string => anchor(changed, 0, first).kind;
    assert.equal(isFoundIn(text), 'exact');
    // The other scene is not taken for the one that was deleted.
    assert.notEqual(isFoundIn(text.slice(text.lastIndexOf('PRO-009: Hvordan'))), 'exact');
  });

  it('knows more where similar words stand among the same words, far away in a long transcript', () => {
    const between = Array.from({ length: 2000 }, (_, i) => `PRO-009: Punkt ${i * 7} på dagsordenen\n`).join(
      '',
    );
    const other = scene('ham', 'CIT-017: Nej, jeg kan ikke vente.').replace('det ved jeg', 'det ved jeg da');
    const first = selected(scene('ham', 'CIT-017: Ja, og pengene?') + between + other, 'det ved jeg ikke');
    assert.ok(first.suffix.includes('pengene'));
    assert.notEqual(anchor(between + other, 0, first).kind, 'approximate');
  });

  it('of few characters in a long transcript is found in many small steps, the same as at once', () => {
    const text = Array.from({ length: 4000 }, (_, i) => `PRO-009: Punkt ${i * 7} og skemaet\n`).join('');
    const start = text.indexOf('skema', text.length / 2);
    const span = { start, end: start + 7 };
    const steps = selectorInSteps(text, 0, span);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    assert.deepEqual(step.value, selectorFor(text, 0, span));
    assert.ok(count > text.length / 2048, `${count} steps`);
  });

  it('ends where nothing of it can be seen', () => {
    const { quote, prefix } = selected('sam\u00adtale', '\u00ad');
    assert.deepEqual([quote, prefix], ['\u00ad', 'sam']);
  });

  it('has line breaks as \\n, and never half a character', () => {
    const text = `${'🍲'.repeat(40)}\r\nja ${'🍲'.repeat(40)}`;
    const { quote, prefix, suffix } = selected(text, 'ja');
    assert.deepEqual([quote, prefix, suffix], ['ja', `${'🍲'.repeat(15)}\n`, ` ${'🍲'.repeat(15)}`]);
  });
});
