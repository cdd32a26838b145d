import assert from 'node:assert/strict';
import fc from 'fast-check';
import { carriedAnchoring, carriedSpan, type Replacement } from '../../../src/model/carried';
import type { Span } from '../../../src/model/span';

const LENGTH = 30;
const typed = fc.record({ at: fc.nat(40), gone: fc.nat(12), length: fc.nat(6) });

describe('A stretch of a text that is edited', () => {
  it('keeps what was in it and what is typed within, and nothing that is typed at its edges', () => {
    fc.assert(
      fc.property(
        fc.nat(LENGTH - 1),
        fc.integer({ min: 1, max: LENGTH }),
        fc.array(typed, { maxLength: 5 }),
        (start, length, changes) => {
          const span = { start, end: Math.min(LENGTH, start + length) };
          // The truth: of each character whether it belongs to the stretch.
          let text = Array.from({ length: LENGTH }, (_, i) => span.start <= i && i < span.end);
          const replacements = changes.map((change): Replacement => {
            const at = Math.min(change.at, text.length);
            const end = Math.min(at + change.gone, text.length);
            const [before, behind] = [text.slice(0, at), text.slice(end)];
            const isWithin = before.includes(true) && behind.includes(true);
            text = [...before, ...Array.from({ length: change.length }, () => isWithin), ...behind];
            return { span: { start: at, end }, length: change.length };
          });
          const left = text.includes(true)
            ? { start: text.indexOf(true), end: text.lastIndexOf(true) + 1 }
            : undefined;
          assert.deepEqual(carriedSpan(span, replacements), left);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('What became of an excerpt whose record is edited', () => {
  const typedBefore = [{ span: { start: 0, end: 0 }, length: 5 }];
  const deleted = [{ span: { start: 8, end: 40 }, length: 0 }];
  const span = (start: number): Span => ({ start, end: start + 4 });
  const candidates = [
    { span: span(10), similarity: 1 },
    { span: span(2), similarity: 0.8 },
  ];

  it('is carried with its places', () => {
    const approximate = { kind: 'approximate', span: span(10), similarity: 0.9 } as const;
    assert.deepEqual(carriedAnchoring(approximate, typedBefore), { ...approximate, span: span(15) });
  });

  it('is not known where its passage is gone', () => {
    assert.equal(carriedAnchoring({ kind: 'exact', span: span(10) }, deleted), undefined);
  });

  it('keeps of several places those that are left', () => {
    const left = [{ span: span(2), similarity: 0.8 }];
    assert.deepEqual(carriedAnchoring({ kind: 'doubtful', span: span(10), candidates }, deleted), {
      kind: 'doubtful',
      span: span(2),
      candidates: left,
    });
    assert.deepEqual(carriedAnchoring({ kind: 'lost', candidates }, deleted), {
      kind: 'lost',
      candidates: left,
    });
  });
});
