import assert from 'node:assert/strict';
import { typedFiguresIn } from '../../../src/syntax/typedFigures';

function read(text: string): readonly string[] {
  return typedFiguresIn(text, 0).map(
    ({ span, number, words }) => `${text.slice(span.start, span.end)} (${number}) ${words}`,
  );
}

describe('typedFiguresIn', () => {
  it('gives the number and the words behind it, up to a mark or the paragraph’s end', () => {
    assert.deepEqual(read('from 101 observations in\nsix places, (14 cases)'), [
      '101 (101) observations in six places',
      '14 (14) cases',
    ]);
    assert.deepEqual(read('there were 101\n\nobservations'), []);
  });

  it('reads groups of three digits as one number, and no decimals', () => {
    assert.deepEqual(read('1,024 people, 2.048 borgere, 12.5 hours'), [
      '1,024 (1024) people',
      '2.048 (2048) borgere',
    ]);
  });

  it('never hangs on a long text of one kind', () => {
    const timeOf = (text: string): number => {
      const start = performance.now();
      typedFiguresIn(text, 0);
      return performance.now() - start;
    };
    for (const piece of ['12 a ', '1', ',111', '12 ', '12\n', '12 a-']) {
      assert.ok(timeOf(piece.repeat(20_000)) < 8_000, piece);
    }
  });
});
