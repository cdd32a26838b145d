import assert from 'node:assert/strict';
import { type PassageGrouping, passageGroups } from '../../../src/analysis/passageGroups';
import { passagesInOrder } from '../../../src/analysis/retrieval';
import { coded } from '../../support/coded';
import { corpus } from '../../support/corpus';

const record = (id: string, site: string): string =>
  `---\nid: ${id}\ntype: observation\n${site}---\nEt ønske. Et svar. En følge.\n`;
const atB = record('OBS-10', 'site: SITE-B\n');
const atBoth = record('OBS-9', 'sites: [SITE-B, SITE-A]\n');
const nowhere = record('OBS-11', '');

const files = {
  'codebook.yaml': 'codes:\n  - {id: rai, codes: [{id: rai.wish}]}\n  - {id: gri}\n',
  'SITE-A.md': '---\nid: SITE-A\ntype: site\n---\n',
  'SITE-B.md': '---\nid: SITE-B\ntype: site\n---\n',
  'OBS-10.md': atB,
  'OBS-10.excerpts.yaml': coded(atB, [
    { id: 'x1', quote: 'Et svar', codes: ['gri', 'RAI.WISH', 'rai.wish'] },
    { id: 'x2', quote: 'Et ønske', codes: [] },
  ]),
  'OBS-9.md': atBoth,
  'OBS-9.excerpts.yaml': coded(atBoth, [{ id: 'x1', quote: 'Et ønske', codes: ['rai.wish', 'unknown'] }]),
  'OBS-11.md': nowhere,
  'OBS-11.excerpts.yaml': coded(nowhere, [{ id: 'x1', quote: 'En følge', codes: ['gri'] }]),
};

async function groupsBy(by: PassageGrouping) {
  const { snapshot } = await corpus(files);
  return passageGroups(snapshot, passagesInOrder(snapshot), by).map(({ name, passages }) => [
    name,
    passages.map(({ link }) => link),
  ]);
}

describe('passages in groups', () => {
  it('stand by record in the order in which they are found', async () => {
    assert.deepEqual(await groupsBy('record'), [
      ['OBS-9.md', ['OBS-9#x1']],
      ['OBS-10.md', ['OBS-10#x2', 'OBS-10#x1']],
      ['OBS-11.md', ['OBS-11#x1']],
    ]);
  });

  it('stand with each of their codes once, as the codebook has them; then unknown codes, then none', async () => {
    assert.deepEqual(await groupsBy('code'), [
      ['rai.wish', ['OBS-9#x1', 'OBS-10#x1']],
      ['gri', ['OBS-10#x1', 'OBS-11#x1']],
      ['unknown', ['OBS-9#x1']],
      [undefined, ['OBS-10#x2']],
    ]);
  });

  it('stand with each site of their record, those without one last', async () => {
    assert.deepEqual(await groupsBy('site'), [
      ['SITE-A', ['OBS-9#x1']],
      ['SITE-B', ['OBS-9#x1', 'OBS-10#x2', 'OBS-10#x1']],
      [undefined, ['OBS-11#x1']],
    ]);
  });
});
