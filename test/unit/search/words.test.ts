import assert from 'node:assert/strict';
import { idForm, searchForm, wordsOf } from '../../../src/search/words';

describe('Words in their search form', () => {
  it('are the same for æ, ø, å and their transcriptions', () => {
    for (const written of ['Køkken', 'koekken', 'kokken', 'KØKKEN'])
      assert.equal(searchForm(written), 'kokken');
    for (const written of ['på', 'paa', 'pa']) assert.equal(searchForm(written), 'pa');
    for (const written of ['træning', 'traening', 'traning']) assert.equal(searchForm(written), 'traning');
  });

  it('are the same composed and decomposed', () => {
    assert.equal(searchForm('a\u030a'), searchForm('å'));
    assert.equal(searchForm('idé'), 'ide');
  });

  it('are divided at everything that is no letter or digit', () => {
    assert.deepEqual(wordsOf('«jeg vil (.) gerne» – [[OBS-012]]'), ['jeg', 'vil', 'gerne', 'obs', '012']);
  });
});

describe('Ids in their search form', () => {
  it('need neither hyphen nor leading zeros', () => {
    for (const typed of ['OBS-012', 'obs 12', 'obs12', 'Obs012']) assert.equal(idForm(typed), 'obs12');
  });

  it('keep the zeros that count', () => {
    assert.equal(idForm('OBS-100'), 'obs100');
    assert.equal(idForm('SEM-2008L'), 'sem2008l');
    assert.equal(idForm('0'), '0');
  });
});
