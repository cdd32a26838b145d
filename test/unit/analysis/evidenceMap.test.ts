import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type EvidenceMap, evidenceMapOf } from '../../../src/analysis/evidenceMap';
import { filterMap } from '../../../src/analysis/mapFilter';
import { atOnce } from '../../../src/model/steps';
import { corpus } from '../../support/corpus';

/** Two claims: one from two sites with dialogue, one from one site. */
const mapFiles = {
  'references.bib':
    '@book{lipsky2010, author = {Lipsky, Michael}, title = {Street-Level Bureaucracy}, year = {2010}}\n',
  'red-thread.yaml': 'name: Test\nbibliography: [references.bib]\n',
  'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: Kommune A\n---\n',
  'SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: Kommune B\n---\n',
  'OBS-1.md': '---\nid: OBS-1\ntype: observation\nsite: SITE-A\npotentials: [POT-3]\n---\nord\n',
  'OBS-1.excerpts.yaml': '- id: x01\n  quote: ord\n',
  'OBS-2.md': '---\nid: OBS-2\ntype: observation\nsite: SITE-B\n---\nTur ^t001\n',
  'OBS-10.md': '---\nid: OBS-10\ntype: observation\nsite: SITE-B\n---\n',
  'FLIP-1.md': '---\nid: FLIP-1\ntype: flip-session\nsites: [SITE-A]\nclaims: [CLM-1, CLM-2]\n---\n',
  'DRAFT-1.md': '---\nid: DRAFT-1\ntype: draft\ntitle: d\n---\n[[CLM-1]] so [@lipsky2010].\n',
  'DRAFT-2.md': '---\nid: DRAFT-2\ntype: draft\ntitle: d\n---\nNo claim [@lipsky2010].\n',
  'CLM-1.md': `---
id: CLM-1
type: claim
title: One
statement: s
state: revised
potentials: [POT-3]
evidence:
  - {ref: OBS-1#x01, rel: supports}
  - {ref: OBS-2#^t001, rel: challenges}
  - {checked: OBS-10}
  - {ref: OBS-9#x01, rel: qualifies}
dialogue: [{session: FLIP-1, outcome: nuanced}, {session: FLIP-1, outcome: nuanced}]
---
`,
  'CLM-2.md':
    '---\nid: CLM-2\ntype: claim\nstatement: s\nstate: draft\nevidence: [{ref: OBS-1#x01, rel: supports}]\n---\nSee @lipsky2010.\n',
};

const idsOf = ({ nodes }: EvidenceMap): readonly string[] => nodes.map(({ id }) => id);
const edgesOf = ({ edges }: EvidenceMap): readonly string[] =>
  edges.map(({ from, to, relation }) => `${from} ${relation} ${to}`);

describe('the evidence map', () => {
  it('draws together claims, what speaks to them, and where that comes from, each once and in order', async () => {
    const { snapshot } = await corpus(mapFiles);
    const map = atOnce(evidenceMapOf(snapshot));
    assert.deepEqual(idsOf(map), [
      '@lipsky2010',
      'CLM-1',
      'CLM-2',
      'DRAFT-1',
      'FLIP-1',
      'OBS-1',
      'OBS-1#x01',
      'OBS-2',
      'OBS-2#^t001',
      'OBS-9#x01',
      'OBS-10',
      'SITE-A',
      'SITE-B',
    ]);
    assert.deepEqual(edgesOf(map), [
      'CLM-2 cites @lipsky2010',
      'DRAFT-1 cites @lipsky2010',
      'DRAFT-1 makes CLM-1',
      'FLIP-1 nuanced CLM-1',
      'OBS-1#x01 supports CLM-1',
      'OBS-2#^t001 challenges CLM-1',
      'OBS-9#x01 qualifies CLM-1',
      'OBS-10 none-found CLM-1',
      'FLIP-1 shown CLM-2',
      'OBS-1#x01 supports CLM-2',
      'OBS-1#x01 from OBS-1',
      'OBS-2#^t001 from OBS-2',
      'OBS-1 at SITE-A',
      'OBS-2 at SITE-B',
      'OBS-10 at SITE-B',
    ]);
  });

  it('names things without a word of the material, and says what nobody can find', async () => {
    const { snapshot } = await corpus(mapFiles);
    const { nodes } = atOnce(evidenceMapOf(snapshot));
    const labels = new Map(nodes.map(({ id, label }) => [id, label]));
    assert.equal(labels.get('SITE-A'), 'Kommune A');
    assert.equal(labels.get('@lipsky2010'), 'Lipsky 2010');
    assert.equal(labels.get('OBS-1#x01'), 'OBS-1#x01');
    assert.deepEqual(
      nodes.filter(({ located }) => located === undefined).map(({ id }) => id),
      ['OBS-9#x01'],
    );
    assert.deepEqual(nodes.find(({ id }) => id === 'OBS-1#x01')?.sites, ['SITE-A']);
  });

  it('is the same however the claims write what they mean', async () => {
    const spelled = { ...mapFiles, 'CLM-2.md': mapFiles['CLM-2.md'].replace('OBS-1#x01', '"[[obs-1#X01]]"') };
    const [plain, other] = [await corpus(mapFiles), await corpus(spelled)];
    assert.deepEqual(
      edgesOf(atOnce(evidenceMapOf(other.snapshot))),
      edgesOf(atOnce(evidenceMapOf(plain.snapshot))),
    );
  });

  it('is empty without claims, and ends where a record is its own site', async () => {
    const { snapshot } = await corpus({ 'SITE-A.md': mapFiles['SITE-A.md'] });
    assert.deepEqual(atOnce(evidenceMapOf(snapshot)), { nodes: [], edges: [] });
    const odd = await corpus({
      'OBS-1.md': '---\nid: OBS-1\ntype: observation\nsite: OBS-1\n---\n',
      'CLM-1.md':
        '---\nid: CLM-1\ntype: claim\nevidence: [{ref: OBS-1, rel: supports}, {ref: CLM-1, rel: supports}]\n---\n',
    });
    assert.deepEqual(idsOf(atOnce(evidenceMapOf(odd.snapshot))), ['CLM-1', 'OBS-1']);
  });

  it('shows of one claim what belongs to it', async () => {
    const map = atOnce(evidenceMapOf((await corpus(mapFiles)).snapshot));
    assert.deepEqual(idsOf(filterMap(map, { claim: 'clm-2' })), [
      '@lipsky2010',
      'CLM-2',
      'FLIP-1',
      'OBS-1',
      'OBS-1#x01',
      'SITE-A',
    ]);
    // A draft cites much that has nothing to do with the claim.
    assert.ok(!idsOf(filterMap(map, { claim: 'CLM-1' })).includes('@lipsky2010'));
  });

  it('shows of one site what comes from there, and the claims it speaks to', async () => {
    const map = atOnce(evidenceMapOf((await corpus(mapFiles)).snapshot));
    assert.deepEqual(idsOf(filterMap(map, { site: 'SITE-B' })), [
      'CLM-1',
      'DRAFT-1',
      'OBS-2',
      'OBS-2#^t001',
      'OBS-9#x01',
      'OBS-10',
      'SITE-B',
    ]);
  });

  it('narrows down by potential and state, both together where both are said', async () => {
    const map = atOnce(evidenceMapOf((await corpus(mapFiles)).snapshot));
    const claimsIn = (filter: object): readonly string[] =>
      idsOf(filterMap(map, filter)).filter((id) => id.startsWith('CLM'));
    assert.deepEqual(claimsIn({ potential: 'POT-3' }), ['CLM-1']);
    assert.deepEqual(claimsIn({ state: 'draft' }), ['CLM-2']);
    assert.deepEqual(claimsIn({ state: 'draft', potential: 'POT-3' }), []);
    assert.deepEqual(claimsIn({}), ['CLM-1', 'CLM-2']);
  });

  it('never leaves a line without its ends, nor something that nothing leads to', async () => {
    const map = atOnce(evidenceMapOf((await corpus(mapFiles)).snapshot));
    const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
    const filters = fc.record({
      claim: maybe('CLM-1', 'CLM-2', 'CLM-3'),
      site: maybe('SITE-A', 'SITE-B', 'SITE-C'),
      potential: maybe('POT-3', 'POT-4'),
      state: maybe('draft', 'revised'),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        const said = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
        const shown = filterMap(map, said);
        const ids = new Set(idsOf(shown));
        assert.ok(shown.edges.every(({ from, to }) => ids.has(from) && ids.has(to)));
        const linked = new Set(shown.edges.flatMap(({ from, to }) => [from, to]));
        assert.ok(shown.nodes.every(({ id, kind }) => kind === 'claim' || linked.has(id)));
      }),
    );
  });
});
