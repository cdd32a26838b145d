import assert from 'node:assert/strict';
import { claimSitesOf } from '../../../src/analysis/claimSites';
import { atOnce } from '../../../src/model/steps';
import { corpus } from '../../support/corpus';

const site = (id: string): string => `---\nid: ${id}\ntype: site\nlabel: Kommune ${id.slice(-1)}\n---\n`;
const observation = (id: string, at: string): string =>
  `---\nid: ${id}\ntype: observation\nsite: ${at}\n---\n`;
const claim = (id: string, ...evidence: readonly string[]): string =>
  `---\nid: ${id}\ntype: claim\nstatement: So it is.\nevidence:\n${evidence.map((e) => `  - {${e}}\n`).join('')}---\n`;

const files = {
  'SITE-A.md': site('SITE-A'),
  'SITE-B.md': site('SITE-B'),
  'SITE-C.md': site('SITE-C'),
  'OBS-1.md': observation('OBS-1', 'SITE-A'),
  'OBS-2.md': observation('OBS-2', 'site-b'),
  'OBS-3.md': observation('OBS-3', 'SITE-C'),
  'OBS-4.md': observation('OBS-4', 'SITE-X'),
  'FLIP-1.md': '---\nid: FLIP-1\ntype: flip-session\nsites: [SITE-A, SITE-B]\n---\n',
  'CLM-10.md': claim('CLM-10', 'ref: OBS-1, rel: supports', 'ref: OBS-2, rel: challenges', 'checked: OBS-3'),
  'CLM-9.md': claim(
    'CLM-9',
    'ref: OBS-1, rel: supports',
    'ref: OBS-1, rel: challenges',
    'ref: OBS-2, rel: qualifies',
  ),
  'CLM-11.md': claim(
    'CLM-11',
    'checked: OBS-1, rel: none-found',
    'ref: FLIP-1, rel: supports',
    'ref: OBS-99, rel: challenges',
    'ref: OBS-4, rel: supports',
  ),
};

describe('claimSitesOf', () => {
  it('tells five states apart, for claims and sites in order', async () => {
    const { snapshot } = await corpus(files);
    const { sites, claims } = atOnce(claimSitesOf(snapshot));
    assert.deepEqual(sites, ['SITE-A', 'SITE-B', 'SITE-C', 'SITE-X'], 'a site without a record comes last');
    assert.deepEqual(
      claims.map(({ entry, cells }) => [entry.record.id, ...cells.map(({ state }) => state)]),
      [
        // For and against is mixed, and so is what qualifies.
        ['CLM-9', 'mixed', 'mixed', 'not-examined', 'not-examined'],
        ['CLM-10', 'supports', 'challenges', 'none-found', 'not-examined'],
        // A session at two sites counts at both; what is found outweighs what was searched in vain.
        ['CLM-11', 'supports', 'supports', 'not-examined', 'supports'],
      ],
    );
  });

  it('has in every cell what makes it up, what was searched in vain included', async () => {
    const { snapshot } = await corpus(files);
    const row = atOnce(claimSitesOf(snapshot)).claims.find(({ entry }) => entry.record.id === 'CLM-11');
    assert.deepEqual(
      row?.cells.map(({ evidence }) => evidence.map(({ name }) => name)),
      [['FLIP-1', 'OBS-1'], ['FLIP-1'], [], ['OBS-4']],
    );
  });
});
