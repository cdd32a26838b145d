import assert from 'node:assert/strict';
import { atOnce } from '../../../src/model/steps';
import { type ReferenceGrouping, referenceGroups } from '../../../src/analysis/references';
import { corpus } from '../../support/corpus';

const files = {
  'references.bib': `
@book{lipsky1980, author = {Lipsky, Michael}, title = {Street-Level Bureaucracy}, year = {1980}}
@article{caswell2017, author = {Caswell, Dorte and Larsen, Flemming}, title = {Frontline Work}, year = {2017}}
@misc{undated, title = {A leaflet}}
`,
  'draft.md': '[@caswell2017, p. 3] and again @caswell2017.',
};

async function groupsBy(by: ReferenceGrouping): Promise<readonly unknown[]> {
  const { snapshot } = await corpus(files);
  return atOnce(referenceGroups(snapshot, by)).map((g) => [g.name, g.entries.map((e) => e.key)]);
}

describe('grouping references', () => {
  it('by use counts the citations and puts the cited first; what has no author stands under its title', async () => {
    assert.deepEqual(await groupsBy('use'), [
      ['cited', ['caswell2017']],
      ['uncited', ['undated', 'lipsky1980']],
    ]);
    const { snapshot } = await corpus(files);
    assert.equal(atOnce(referenceGroups(snapshot, 'use'))[0]?.entries[0]?.citations, 2);
  });

  it('by year puts the newest first and the undated last', async () => {
    assert.deepEqual(await groupsBy('year'), [
      ['2017', ['caswell2017']],
      ['1980', ['lipsky1980']],
      [undefined, ['undated']],
    ]);
  });

  it('by author puts a work under each of its authors', async () => {
    assert.deepEqual(await groupsBy('author'), [
      ['Caswell, Dorte', ['caswell2017']],
      ['Larsen, Flemming', ['caswell2017']],
      ['Lipsky, Michael', ['lipsky1980']],
      [undefined, ['undated']],
    ]);
  });
});
