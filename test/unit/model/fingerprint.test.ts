import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { fingerprintOf } from '../../../src/model/fingerprint';

describe('a fingerprint', () => {
  it('is the beginning of the SHA-256 of the text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const wanted = createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 16);
        assert.equal(fingerprintOf(text), wanted);
      }),
    );
  });

  it('is the same of texts at the edges of a block', () => {
    for (const length of [0, 55, 56, 63, 64, 65, 119, 120, 4000]) {
      const text = 'å'.repeat(length / 2) + 'a'.repeat(length % 2);
      assert.equal(fingerprintOf(text), createHash('sha256').update(text).digest('hex').slice(0, 16));
    }
  });

  it('does not tell apart two ways of writing one letter', () => {
    assert.equal(fingerprintOf('k\u00f8kken, a\u030a'), fingerprintOf('k\u00f8kken, \u00e5'));
  });
});
