import assert from 'node:assert/strict';
import { evidenceMapOf } from '../../../src/analysis/evidenceMap';
import type { MapFilter } from '../../../src/analysis/mapFilter';
import { mapPage } from '../../../src/pages/map';
import type { MapPage } from '../../../src/protocol/map';
import { detailsMarkup, legendMarkup } from '../../../src/webview/map/markup';
import { atOnce } from '../../../src/model/steps';
import { corpus } from '../../support/corpus';
import { htmlOf } from '../../support/html';

const files = {
  'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: Kommune A\n---\n',
  'POT-3.md': '---\nid: POT-3\ntype: potential\ntitle_da: Mødet\ntitle_en: The meeting\n---\n',
  'OBS-1.md':
    '---\nid: OBS-1\ntype: observation\nsite: SITE-A\ndate: 2017-03-14\n---\nJeg <b>vil</b> gerne\n',
  'OBS-1.excerpts.yaml': '- id: x01\n  quote: Jeg <b>vil</b>\n',
  'CLM-1.md': `---
id: CLM-1
type: claim
title: Wishes
statement: A wish is heard.
statement_da: Et ønske bliver hørt.
state: draft
potentials: [POT-3]
evidence: [{ref: OBS-1#x01, rel: supports}, {ref: OBS-1#x01, rel: challenges}]
---
`,
};

async function pageOf(
  texts: Readonly<Record<string, string>>,
  filter: MapFilter = {},
  language = 'en',
): Promise<MapPage> {
  const { snapshot } = await corpus(texts);
  return atOnce(
    mapPage(snapshot, atOnce(evidenceMapOf(snapshot)), filter, {
      repository: 'file:///a',
      repositories: [],
      language,
    }),
  );
}

const told = (page: MapPage, id?: string): string => htmlOf(detailsMarkup(page, id, 'claim'));

describe('the page of the evidence map', () => {
  it('lets one choose what occurs, by name', async () => {
    const { choices, counts } = await pageOf(files);
    assert.deepEqual(
      choices.map(({ name, options }) => [name, ...options.map(({ label }) => label)]),
      [
        ['claim', 'Any', 'CLM-1 Wishes'],
        ['site', 'Any', 'Kommune A'],
        ['potential', 'Any', 'POT-3 Mødet'],
        ['state', 'Any', 'draft'],
      ],
    );
    assert.deepEqual(
      counts.slice(0, 4).map(({ text }) => text),
      ['Claims: 1', 'Excerpts: 1', 'Records: 1', 'Sites: 1'],
    );
  });

  it('tells of an excerpt its words and where it is from, and of a claim its statement', async () => {
    const { nodes } = await pageOf(files);
    const excerpt = nodes.find(({ id }) => id === 'OBS-1#x01');
    assert.deepEqual([excerpt?.words, excerpt?.detail], ['“Jeg <b>vil</b>”', 'Excerpt · Kommune A']);
    assert.equal(nodes.find(({ id }) => id === 'OBS-1')?.detail, 'Observation · Kommune A · 2017-03-14');
    assert.equal(nodes.find(({ id }) => id === 'CLM-1')?.words, 'A wish is heard.');
    const danish = await pageOf(files, {}, 'da');
    assert.equal(danish.nodes.find(({ id }) => id === 'CLM-1')?.words, 'Et ønske bliver hørt.');
  });

  it('says what to do where it is empty', async () => {
    assert.match((await pageOf({})).empty ?? '', /^There are no claims yet\. Select a sentence/);
    assert.match((await pageOf(files, { claim: 'CLM-1', state: 'settled' })).empty ?? '', /^Nothing fits/);
    assert.equal((await pageOf(files)).empty, undefined);
  });

  it('can be walked through by buttons: from the claims to what speaks to them, and on', async () => {
    const page = await pageOf(files);
    assert.match(told(page), /<h2>Claims<\/h2>[^]*data-id="CLM-1"[^]*CLM-1 Wishes/);
    const claim = told(page, 'CLM-1');
    assert.match(claim, /supported by\s*<\/h3>[^]*data-id="OBS-1#x01"/);
    assert.match(claim, /challenged by\s*<\/h3>[^]*data-id="OBS-1#x01"/);
    assert.match(
      told(page, 'OBS-1#x01'),
      /supports\s*<\/h3>[^]*data-id="CLM-1"[^]*is from\s*<\/h3>[^]*data-id="OBS-1"/,
    );
    assert.match(told(page, 'SITE-A'), /has the record\s*<\/h3>[^]*data-id="OBS-1"/);
  });

  it('shows texts as texts', async () => {
    const page = await pageOf(files);
    assert.ok(told(page, 'OBS-1#x01').includes('&lt;b>vil'));
  });

  it('explains the signs that occur', async () => {
    const legend = htmlOf(legendMarkup(await pageOf(files)));
    for (const word of ['Claim', 'Excerpt', 'Record', 'Site', 'supports', 'challenges'])
      assert.ok(legend.includes(word), word);
    assert.doesNotMatch(legend, /Session|qualifies/);
  });
});
