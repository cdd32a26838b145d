import assert from 'node:assert/strict';
import { PartReader } from '../../../src/protocol/parts';
import { Outbox } from '../../../src/vscode/pages/outbox';

interface Shown {
  readonly words: string;
}

const same = (shown: Shown): Shown => shown;

describe('What is sent to a page', () => {
  for (const isLarge of [false, true]) {
    describe(isLarge ? 'in parts' : 'at once', () => {
      it('is the newest of what was asked for, though something older is worked out later', async () => {
        const { outbox, received } = listening(isLarge);
        const older = deferred<Shown>();
        const newer = deferred<Shown>();
        const sendings = [outbox.send(() => older.promise, same), outbox.send(() => newer.promise, same)];
        newer.resolve({ words: 'newer' });
        await sendings[1];
        older.resolve({ words: 'older' });
        assert.deepEqual(await Promise.all(sendings), [undefined, { shown: { words: 'newer' } }]);
        assert.deepEqual(received, [{ words: 'newer' }]);
      });

      it('is not drawn where it is asked for anew before it is worked out', async () => {
        const { outbox } = listening(isLarge);
        const older = deferred<Shown>();
        const sending = outbox.send(
          () => older.promise,
          () => assert.fail('It is drawn.'),
        );
        await outbox.send(() => ({ words: 'newer' }), same);
        older.resolve({ words: 'older' });
        assert.equal(await sending, undefined);
      });

      it('is not sent twice, but to a page that has begun anew', async () => {
        const { outbox, received } = listening(isLarge);
        const send = async (words: string): Promise<string | undefined> =>
          (await outbox.send(() => ({ words }), same))?.shown.words;
        assert.deepEqual(await send('a'), 'a');
        assert.equal(await send('a'), undefined);
        outbox.forget();
        assert.deepEqual(await send('a'), 'a');
        assert.deepEqual(await send('b'), 'b');
        assert.deepEqual(
          received,
          ['a', 'a', 'b'].map((words) => ({ words })),
        );
      });

      it('is worked out anew after an attempt that failed', async () => {
        const { outbox, received } = listening(isLarge);
        await assert.rejects(
          outbox.send(() => Promise.reject(new Error('not now')), same),
          /not now/,
        );
        await outbox.send(() => ({ words: 'a' }), same);
        assert.deepEqual(received, [{ words: 'a' }]);
      });
    });
  }

  it('is broken off where something newer is to be sent', async () => {
    const { outbox, received, during } = listening(true);
    const newer = during(2, () => outbox.send(() => ({ words: 'newer' }), same));
    assert.ok((await outbox.send(() => large, same)) === undefined);
    assert.deepEqual(await newer, { shown: { words: 'newer' } });
    assert.deepEqual(received, [{ words: 'newer' }]);
  });

  it('is sent to its end where the same is asked for anew meanwhile', async () => {
    const { outbox, received, during } = listening(true);
    const again = during(2, () => outbox.send(() => ({ ...large }), same));
    assert.ok((await outbox.send(() => large, same))?.shown === large);
    assert.ok((await again) === undefined);
    assert.equal(received.length, 1);
  });
});

const large: Shown = { words: 'large'.repeat(100_000) };

/** An outbox with a page that puts together what it is sent. */
function listening(isLarge: boolean) {
  const reader = new PartReader();
  const received: unknown[] = [];
  let posts = 0;
  let at: { readonly post: number; readonly act: () => void } | undefined;
  const outbox = new Outbox((message) => {
    const taken = reader.take(message);
    if (taken !== undefined) received.push(taken);
    if (++posts !== at?.post) return;
    at.act();
    // The stretch of work has been long enough with this, so that others get their turn.
    for (const from = performance.now(); performance.now() - from < 5;);
  }, isLarge);
  /** Does something with the post of that number. */
  const during = <T>(post: number, act: () => Promise<T>): Promise<T> =>
    new Promise((resolve) => {
      at = { post, act: () => void act().then(resolve) };
    });
  return { outbox, received, during };
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
