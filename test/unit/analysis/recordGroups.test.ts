import assert from 'node:assert/strict';
import { inOrder } from '../../../src/analysis/order';
import { type Grouping, recordGroups } from '../../../src/analysis/recordGroups';
import { atOnce } from '../../../src/model/steps';
import { corpus } from '../../support/corpus';

const files = {
  'SITE-B.md': '---\ntype: site\nlabel: Municipality B\n---\n',
  'SITE-C.md': '---\ntype: site\nlabel: Municipality C\n---\n',
  'CASE-04.md': '---\ntype: case\nsite: SITE-B\n---\n',
  'OBS-2.md': '---\ntype: observation\nsite: SITE-B\ncase: CASE-04\npotentials: [POT-3]\n---\n',
  'OBS-10.md': '---\ntype: observation\nsite: site-b\n---\n',
  'FLIP-1.md': '---\ntype: flip-session\nsites: [SITE-B, SITE-C]\npotentials: [POT-3, POT-4]\n---\n',
  'CLM-1.md': '---\ntype: claim\nscope: {sites: [SITE-C]}\n---\n',
  'OBS-3.md': '---\ntype: observation\nsite: SITE-Z\n---\n',
  'README.md': 'A plain note about [[SITE-B]].',
};

async function groupsBy(by: Grouping): Promise<Record<string, readonly string[]>> {
  const { snapshot } = await corpus(files);
  return Object.fromEntries(
    atOnce(recordGroups(snapshot, by)).map((g) => [g.name ?? '–', inOrder(g.records).map((r) => r.id)]),
  );
}

describe('grouping records', () => {
  it('by type keeps the order of the vocabulary, leaves out empty types and puts notes last', async () => {
    const groups = await groupsBy('type');
    assert.deepEqual(Object.keys(groups), ['site', 'case', 'observation', 'flip-session', 'claim', '–']);
    assert.deepEqual(groups['–'], ['README']);
  });

  it('by site puts a record into each of its sites, in whatever case they are written', async () => {
    assert.deepEqual(await groupsBy('site'), {
      'SITE-B': ['CASE-04', 'FLIP-1', 'OBS-2', 'OBS-10'],
      'SITE-C': ['CLM-1', 'FLIP-1'],
      'SITE-Z': ['OBS-3'],
      '–': ['README'],
    });
  });

  it('by potential has a group for a potential that has no record of its own', async () => {
    const groups = await groupsBy('potential');
    assert.deepEqual(groups['POT-3'], ['FLIP-1', 'OBS-2']);
    assert.deepEqual(groups['POT-4'], ['FLIP-1']);
  });

  it('by case shows the case as the head of its group and not as a record without a case', async () => {
    const { snapshot } = await corpus(files);
    const [first, last] = atOnce(recordGroups(snapshot, 'case'));
    assert.equal(first?.header?.id, 'CASE-04');
    assert.deepEqual(
      first.records.map((r) => r.id),
      ['OBS-2'],
    );
    assert.equal(
      last?.records.some((r) => r.id === 'CASE-04'),
      false,
    );
  });

  it('orders ids as people count', async () => {
    const { observation } = await groupsBy('type');
    assert.deepEqual(observation, ['OBS-2', 'OBS-3', 'OBS-10']);
  });
});
