import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LANES, lanesOf } from '../../../src/analysis/passageLanes';

describe('the lanes of passages', () => {
  it('are different where passages share a place, and are used again behind', () => {
    const ranges = [
      { first: 1, last: 4 },
      { first: 2, last: 2 },
      { first: 3, last: 5 },
      { first: 5, last: 5 },
    ];
    assert.deepEqual(lanesOf(ranges), [0, 1, 1, 0]);
  });

  it('are shared by nothing that overlaps, as long as there are enough', () => {
    const range = fc.tuple(fc.nat(60), fc.nat(8)).map(([first, more]) => ({ first, last: first + more }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 40 }), (unordered) => {
        const ranges = unordered.sort((a, b) => a.first - b.first);
        const lanes = lanesOf(ranges);
        for (const [i, a] of ranges.entries()) {
          const together = ranges.filter((b) => b.first <= a.last && a.first <= b.last);
          const most = Math.max(
            ...ranges.map(({ first }) => ranges.filter((b) => b.first <= first && first <= b.last).length),
          );
          if (most > LANES) continue;
          const mine = together.filter((b) => lanes[ranges.indexOf(b)] === lanes[i]);
          assert.deepEqual(mine, [a]);
        }
      }),
    );
  });
});
