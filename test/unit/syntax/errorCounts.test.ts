import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ErrorCounts } from '../../../src/syntax/errorCounts';

/** The same, letter by letter: edit distance of the pattern to the best of what ends at each place. */
function countedOneByOne(pattern: string, text: string): readonly number[] {
  let column = Array.from({ length: pattern.length + 1 }, (_, row) => row);
  return text.split('').map((unit) => {
    const next = [0];
    for (let row = 1; row <= pattern.length; row++) {
      const exchanged = (column[row - 1] ?? 0) + (pattern[row - 1] === unit ? 0 : 1);
      next.push(Math.min(exchanged, (column[row] ?? 0) + 1, (next[row - 1] ?? 0) + 1));
    }
    column = next;
    return next[pattern.length] ?? 0;
  });
}

describe('ErrorCounts', () => {
  const few = (most: number) =>
    fc.string({ unit: fc.constantFrom('a', 'b', 'ø', '…', '𝄞'), minLength: 1, maxLength: most });

  it('counts forwards and backwards what a comparison letter by letter counts', () => {
    fc.assert(
      fc.property(few(110), few(160), (pattern, text) => {
        const counts = new ErrorCounts(pattern);
        assert.deepEqual([...counts.over(text, 0, text.length)], countedOneByOne(pattern, text));
        const reversed = text.split('').reverse().join('');
        assert.deepEqual([...counts.over(text, text.length, 0)], countedOneByOne(pattern, reversed));
      }),
    );
  });
});
