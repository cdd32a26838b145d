import assert from 'node:assert/strict';
import { atOnce } from '../../../src/model/steps';
import { TermIndex } from '../../../src/search/termIndex';

function indexOf(...documents: string[][]): TermIndex {
  const index = new TermIndex();
  documents.forEach((words, number) => {
    index.add(number, new Map(words.map((w) => [w, 1])));
  });
  return index;
}

function found(index: TermIndex, word: string): number[] {
  const scores = new Map<number, number>();
  atOnce(
    index.scores(index.matches(word), (document, score) => {
      scores.set(document, Math.max(score, scores.get(document) ?? 0));
    }),
  );
  return [...scores].sort((a, b) => b[1] - a[1]).map(([number]) => number);
}

describe('An index of terms', () => {
  it('finds the tail of a compound, and ranks the word itself first', () => {
    assert.deepEqual(
      found(indexOf(['borgerinddragelse'], ['inddragelse'], ['andet']), 'inddragelse'),
      [1, 0],
    );
  });

  it('ranks a beginning before a part inside', () => {
    assert.deepEqual(found(indexOf(['medborger'], ['borgeren']), 'borger'), [1, 0]);
  });

  it('allows for one typing error, and for two in long words', () => {
    assert.deepEqual(found(indexOf(['kokken']), 'koken'), [0]);
    assert.deepEqual(found(indexOf(['virksomhedspraktik']), 'virksomhedpratik'), [0]);
    assert.deepEqual(found(indexOf(['kat']), 'hat'), []);
  });

  it('looks for two letters at the beginning of words only', () => {
    assert.deepEqual(found(indexOf(['jobcenter'], ['ob']), 'ob'), [1]);
  });

  it('forgets what was taken out', () => {
    const index = indexOf(['kokken'], ['kokken']);
    index.remove(0);
    assert.deepEqual(found(index, 'kokken'), [1]);
  });
});
