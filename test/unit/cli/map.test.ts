import assert from 'node:assert/strict';
import { map } from '../../../src/cli/map';
import { vocabularyFor } from '../../../src/model/vocabulary/builtIn';
import { Repository } from '../../../src/repository/repository';
import { corpus, MemoryCorpus } from '../../support/corpus';

const files = {
  'red-thread.yaml': 'name: Kitchens\n',
  'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: Kommune A\n---\n',
  'OBS-1.md': '---\nid: OBS-1\ntype: observation\nsite: SITE-A\n---\nDet ønske var hemmeligt.\n',
  'OBS-1.excerpts.yaml': '- id: x01\n  quote: Det ønske\n',
  'CLM-1.md': `---
id: CLM-1
type: claim
title: Wishes
state: draft
evidence: [{ref: OBS-1#x01, rel: supports}]
---
`,
  'CLM-2.md': '---\nid: CLM-2\ntype: claim\nstatement: s\n---\n',
};

describe('red-thread map', () => {
  it('writes nodes and relations for programs, and no word of the material', async () => {
    const { repository } = await corpus(files);
    const { output, exitCode } = await map.run(repository, [], 'json', {
      language: 'en',
      options: { claim: 'CLM-1' },
    });
    assert.equal(exitCode, 0);
    assert.doesNotMatch(String(output), /ønske/);
    const { nodes, edges } = JSON.parse(String(output)) as Record<string, readonly unknown[]>;
    assert.deepEqual(nodes?.[0], {
      id: 'CLM-1',
      kind: 'claim',
      label: 'CLM-1',
      title: 'Wishes',
      type: 'claim',
      sites: [],
      potentials: [],
      state: 'draft',
      file: 'CLM-1.md',
    });
    assert.deepEqual(edges, [
      { from: 'OBS-1#x01', to: 'CLM-1', relation: 'supports' },
      { from: 'OBS-1#x01', to: 'OBS-1', relation: 'from' },
      { from: 'OBS-1', to: 'SITE-A', relation: 'at' },
    ]);
  });

  it('names works as their bibliography does', async () => {
    const memory = new MemoryCorpus();
    const cited = { 'CLM-3.md': '---\nid: CLM-3\ntype: claim\nstatement: s\n---\n[@caswell2017]\n' };
    const bibliography = { 'references.bib': '@book{caswell2017, title = {Dialogue at work}}' };
    for (const [path, text] of Object.entries({ ...files, ...cited, ...bibliography }))
      memory.set(path, text);
    const repository = new Repository(memory, (configuration) => vocabularyFor(configuration, 'en'));
    await repository.open();
    const { output } = await map.run(repository, [], 'json', { language: 'en', options: {} });
    assert.match(String(output), /Dialogue at work/);
  });

  it('draws it, named after the repository and what it was narrowed down to', async () => {
    const { repository } = await corpus(files);
    const { output } = await map.run(repository, [], 'svg', {
      language: 'en',
      options: { site: 'SITE-A', state: 'draft' },
    });
    assert.match(String(output), /^<svg [^>]*>\n<title>Evidence map · Kitchens · SITE-A · draft<\/title>/);
    assert.doesNotMatch(String(output), /CLM-2|ønske/);
  });

  it('draws the same file twice', async () => {
    const draw = async (order: readonly [string, string][]): Promise<unknown> =>
      (
        await map.run((await corpus(Object.fromEntries(order))).repository, [], 'svg', {
          language: 'en',
          options: {},
        })
      ).output;
    const entries = Object.entries(files);
    assert.equal(await draw(entries), await draw(entries.toReversed()));
  });

  it('says so where nothing fits', async () => {
    const { repository } = await corpus(files);
    const { message, exitCode } = await map.run(repository, [], 'svg', {
      language: 'en',
      options: { claim: 'CLM-9' },
    });
    assert.deepEqual([message, exitCode], ['Nothing on the map fits --claim CLM-9.', 2]);
  });
});
