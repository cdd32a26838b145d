import assert from 'node:assert/strict';
import { problemsOf } from '../../../src/checks/problems';
import { builtInTypes } from '../../../src/model/vocabulary/builtIn';
import { planNewRepository, type RepositoryAnswers, sitesFrom } from '../../../src/writing/newRepository';
import { corpus } from '../../support/corpus';

const answers: RepositoryAnswers = {
  name: 'Mødet: et studie',
  materialLanguages: ['da'],
  paperLanguages: ['en', 'da'],
  sites: ['Kommune A', 'Kommune: B'],
  withFrame: true,
};

function planned(more: Partial<RepositoryAnswers> = {}): Readonly<Record<string, string>> {
  const site = builtInTypes().get('site');
  assert.ok(site);
  const files = planNewRepository({ ...answers, ...more }, site);
  return Object.fromEntries(files.map((file) => [file.path, file.text]));
}

describe('a new repository', () => {
  for (const materialLanguages of [['da'], ['en']]) {
    for (const withFrame of [true, false]) {
      it(`has no problem at all (${materialLanguages.join()}, ${withFrame ? 'with' : 'without'} codes)`, async () => {
        const { snapshot } = await corpus(planned({ materialLanguages, withFrame }));
        for (const facts of snapshot.files()) assert.deepEqual(problemsOf(snapshot, facts), [], facts.path);
      });
    }
  }

  it('holds what was answered', async () => {
    const { snapshot } = await corpus(planned());
    assert.equal(snapshot.configuration.name, 'Mødet: et studie');
    assert.deepEqual(snapshot.configuration.paperLanguages, ['en', 'da']);
    const sites = [...snapshot.records()].filter((r) => r.type === 'site').map((r) => r.id);
    assert.deepEqual(sites, ['SITE-A', 'SITE-B']);
    assert.equal(snapshot.named('gri.explored').length, 1);
    assert.deepEqual(Object.keys(planned({ sites: [] })).sort(), [
      '.gitattributes',
      'README.md',
      'codebook.yaml',
      'people.yaml',
      'red-thread.yaml',
      'references.bib',
    ]);
  });
});

describe('the sites of a new repository', () => {
  it('are named, or counted and called by letters', () => {
    assert.deepEqual(sitesFrom('Kommune Nord, Syd ,, Syd', 'da'), ['Kommune Nord', 'Syd']);
    assert.deepEqual(sitesFrom('2', 'da'), ['Kommune A', 'Kommune B']);
    assert.deepEqual(sitesFrom('2', 'en'), ['Municipality A', 'Municipality B']);
    assert.deepEqual(sitesFrom(' ', 'en'), []);
    assert.equal(sitesFrom('27', 'en').at(-1), 'Municipality 27');
  });
});
