import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lines } from '../../../src/model/lines';

describe('The lines of a text', () => {
  it('end where VS Code ends them, and every offset lies in one of them', () => {
    const text = fc.array(fc.constantFrom('a', 'ø', '\n', '\r', '\r\n')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (t) => {
        const lines = new Lines(t);
        const expected = t.split(/\r\n|\r|\n/);
        assert.deepEqual(
          expected.map((_, i) => lines.line(i)),
          expected,
        );
        assert.equal(lines.count, expected.length);
        for (let at = 0; at <= t.length; at++) {
          const { line, column } = lines.positionAt(at);
          assert.equal(lines.startOf(line) + column, at);
        }
      }),
    );
  });
});
