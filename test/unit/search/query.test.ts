import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isEmpty, parseQuery, partialFilterAt } from '../../../src/search/query';

describe('A search query', () => {
  it('is words, phrases, exclusions and filters', () => {
    assert.deepEqual(parseQuery('køkken "egentlig gerne" -skema -"ved ikke" type:observation -site:B'), {
      words: ['kokken'],
      phrases: [['egentlig', 'gerne']],
      excludedWords: ['skema'],
      excludedPhrases: [['ved', 'ikke']],
      filters: [
        { key: 'type', value: 'observation', excluded: false },
        { key: 'site', value: 'B', excluded: true },
      ],
    });
  });

  it('takes a filter with a quoted value', () => {
    assert.deepEqual(parseQuery('site:"Kommune B"').filters, [
      { key: 'site', value: 'Kommune B', excluded: false },
    ]);
  });

  it('reads an unknown filter as words', () => {
    assert.deepEqual(parseQuery('emne:mad').words, ['emne', 'mad']);
  });

  it('does not ask for anything while a filter has no value', () => {
    assert.ok(isEmpty(parseQuery('type:')));
    assert.ok(isEmpty(parseQuery('   ')));
  });

  it('reads a phrase whose end is not typed yet', () => {
    assert.deepEqual(parseQuery('"egentlig ger').phrases, [['egentlig', 'ger']]);
  });

  it('reads any text', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseQuery(text).words)));
  });

  it('knows the filter that is being typed', () => {
    assert.deepEqual(partialFilterAt('mad ty'), { part: 'key', typed: 'ty', start: 4 });
    assert.deepEqual(partialFilterAt('type:obs'), { part: 'value', key: 'type', typed: 'obs', start: 5 });
    assert.equal(partialFilterAt('mad '), undefined);
    assert.equal(partialFilterAt('emne:x'), undefined);
  });
});
