import assert from 'node:assert/strict';
import { nextTurn } from '../../../src/repository/pace';

describe('Long works with pauses', () => {
  it('go on one after the other, one in each turn', async () => {
    let turn = 0;
    let isOver = false;
    const count = (): void => {
      turn++;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const wentOn: [work: number, turn: number][] = [];
    await Promise.all(
      [1, 2, 3].map(async (work) => {
        for (let i = 0; i < 2; i++) {
          await nextTurn();
          wentOn.push([work, turn]);
        }
      }),
    );
    isOver = true;
    assert.deepEqual(
      wentOn.map(([work]) => work),
      [1, 2, 3, 1, 2, 3],
    );
    assert.equal(new Set(wentOn.map(([, at]) => at)).size, 6);
  });
});
