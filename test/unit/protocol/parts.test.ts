import assert from 'node:assert/strict';
import fc from 'fast-check';
import { atOnce } from '../../../src/model/steps';
import { PartReader, partsOf } from '../../../src/protocol/parts';

const messages = fc.dictionary(
  fc.string({ unit: 'binary' }),
  fc.oneof(fc.jsonValue(), fc.constant(undefined)),
);

describe('messages in parts', () => {
  it('arrive as they were sent', () => {
    fc.assert(
      fc.property(messages, (message) => {
        assert.equal(atOnce(partsOf(message)).join(''), JSON.stringify(message));
        assert.deepEqual(read(new PartReader(), message), JSON.parse(JSON.stringify(message)));
      }),
    );
  });

  it('are written an item in a step, and none of their parts is long, however long an item is', () => {
    const list = Array.from({ length: 3000 }, (_, i) => ({ i, words: 'ø'.repeat(i === 7 ? 200_000 : 60) }));
    const steps = partsOf({ kind: 'map', list });
    let count = 0;
    let result = steps.next();
    for (; !result.done; result = steps.next()) count++;
    assert.ok(count >= list.length);
    assert.ok(result.value.length > 3 && result.value.every((part) => part.length <= 1 << 16));
    assert.deepEqual(read(new PartReader(), { list }), { list });
  });

  it('that are broken off are forgotten', () => {
    const reader = new PartReader();
    const [old, next] = ['a', 'b'].map((letter) => ({ text: letter.repeat(150_000) }));
    const [first, second, third] = sent(old ?? {});
    assert.equal(reader.take(first), undefined);
    assert.equal(reader.take(second), undefined);
    assert.deepEqual(read(reader, next ?? {}), next);
    assert.equal(reader.take(third), undefined);
    // Somebody who began to listen late hears the end of it only.
    assert.equal(new PartReader().take(third), undefined);
  });

  it('leave alone what is no part', () => {
    assert.deepEqual(new PartReader().take({ kind: 'draw', svg: '' }), { kind: 'draw', svg: '' });
  });
});

function sent(message: object): readonly object[] {
  const parts = atOnce(partsOf(message));
  return parts.map((text, index) => ({ kind: 'part', text, index, count: parts.length }));
}

function read(reader: PartReader, message: object): unknown {
  const taken = sent(message).map((part) => reader.take(part));
  assert.ok(taken.slice(0, -1).every((one) => one === undefined));
  return taken.at(-1);
}
