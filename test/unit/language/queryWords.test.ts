import assert from 'node:assert/strict';
import { queryWords } from '../../../src/language/queryWords';
import { corpus } from '../../support/corpus';

const files = {
  'codebook.yaml':
    'codes:\n  - {id: rai, label: {da: Fremsættelse, en: Raising}}\n  - {id: gri, label: Uptake}\n  - {id: con}\n',
  'SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: Kommune B\n---\n',
};

describe('a query for passages in words', () => {
  const examples: readonly (readonly [query: string, words: string])[] = [
    ['', ''],
    ['code:rai', 'Raising'],
    ['code:rai site:SITE-B type:observation', 'Raising · Kommune B · Observation'],
    ['(code:rai OR code:gri) role:citizen', '(Raising or Uptake) · citizen'],
    ['code:rai OR code:gri', 'Raising or Uptake'],
    ['code:rai AND code:gri coder:mk', 'Raising and Uptake on the same words · coded by mk'],
    ['code:rai NEAR code:gri NEAR/turn code:con', 'Raising near Uptake and con in the same turn'],
    ['code:rai NOT NEAR code:gri', 'Raising without Uptake nearby'],
    ['code:rai NEAR/record (code:gri OR code:con)', 'Raising and (Uptake or con) in the same record'],
    ['-code:rai "et ønske" after:2017 before:2018', 'not Raising · “et ønske” · from 2017 on · before 2018'],
    [
      'code:rai (code:gri AND code:con OR site:SITE-B)',
      'Raising · ((Uptake and con on the same words) or Kommune B)',
    ],
  ];
  for (const [query, words] of examples) {
    it(query === '' ? 'is empty where nothing is asked for' : `says ${query}`, async () => {
      const { snapshot } = await corpus(files);
      assert.equal(queryWords(snapshot, query, 'en'), words);
    });
  }
});
