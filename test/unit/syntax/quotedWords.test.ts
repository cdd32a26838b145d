import assert from 'node:assert/strict';
import { quotesWords } from '../../../src/syntax/quotedWords';

/** Whether the link in the text, which is `[[X]]` with what may stand in it, quotes. */
function quotes(text: string, label?: string): boolean {
  const start = text.indexOf('[[');
  return quotesWords(text, { start, end: text.indexOf(']]') + 2 }, label);
}

describe('quotesWords', () => {
  it('tells words in quotation marks with a link from a link that only refers', () => {
    const quoting = [
      'he says "That is yours" [[X]].',
      'han siger: «Det er dit.» [[X]]',
      'er sagt: „Das ist deins“ ([[X]])',
      'and then “no”, [[X]]',
      'what she rehearsed ([[X]]): “I can come.”',
      '> I can come. [[X]]',
      '  > I can come. [[X]]',
    ];
    for (const text of quoting) assert.ok(quotes(text), text);
    assert.ok(quotes('as [[X]] has it', '“I can come”'));
    const referring = [
      'his sleep ([[X]])',
      'the “screen” of the desk [[X]]',
      'he says "That is yours" and leaves [[X]]',
      'a first line with "words"\n[[X]]',
      'of the same finding ([[X]]). "Then write it"',
      'a > b [[X]]',
    ];
    for (const text of referring) assert.ok(!quotes(text), text);
    assert.ok(!quotes('as [[X]] has it', 'she says'));
  });
});
