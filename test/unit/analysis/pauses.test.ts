import assert from 'node:assert/strict';
import { claimSitesOf } from '../../../src/analysis/claimSites';
import { evidenceMapOf } from '../../../src/analysis/evidenceMap';
import { figureOf } from '../../../src/analysis/figures';
import { linkingFiles } from '../../../src/analysis/linkedHere';
import { nextSteps, placedSteps, placesOf } from '../../../src/analysis/nextSteps';
import { inOrder, inOrderInSteps } from '../../../src/analysis/order';
import { matrixInSteps } from '../../../src/analysis/matrix';
import { parsePassageQuery } from '../../../src/analysis/passageQuery';
import { narrowingsOf } from '../../../src/analysis/passageSearch';
import { passagesInSteps, retrieveInSteps } from '../../../src/analysis/retrieval';
import { sequencesInSteps } from '../../../src/analysis/sequences';
import { passageTable } from '../../../src/exchange/passageTable';
import { usualMatrix } from '../../../src/pages/matrix';
import { overviewOf } from '../../../src/analysis/overview';
import { potentialCoverage } from '../../../src/analysis/potentialCoverage';
import { recordGroups } from '../../../src/analysis/recordGroups';
import { judgeFigure, materialNames } from '../../../src/analysis/typedFigures';
import { linksLeadingTo } from '../../../src/language/place';
import { atOnce, type Steps } from '../../../src/model/steps';
import { mapPage } from '../../../src/pages/map';
import { rememberedInSteps } from '../../../src/repository/remembered';
import { passesAll } from '../../../src/search/filters';
import { relatedRecords } from '../../../src/search/related';
import type { Located, Snapshot } from '../../../src/repository/snapshot';
import { corpus } from '../../support/corpus';

const RECORDS = 60;
const CLAIMS = 20;

/** What looks at all records, or at all claims, by how many things it looks at. */
const views: Readonly<
  Record<string, readonly [things: number, work: (snapshot: Snapshot) => Steps<unknown>]>
> = {
  'records by type': [RECORDS, (s) => recordGroups(s, 'type')],
  'records by site': [RECORDS, (s) => recordGroups(s, 'site')],
  overview: [RECORDS, overviewOf],
  'what to do next': [RECORDS, (s) => nextSteps(s, { brokenLinks: 0, others: 0 })],
  ...Object.fromEntries(
    placedSteps
      .filter((step) => step !== 'one-sided')
      .map((step) => [`places of ${step}`, [CLAIMS, (s: Snapshot) => placesOf(s, step)]]),
  ),
  'claims by site': [CLAIMS, claimSitesOf],
  'potentials by material': [RECORDS, potentialCoverage],
  'evidence map': [RECORDS + CLAIMS, evidenceMapOf],
  'page of the map': [
    RECORDS + CLAIMS,
    function* (s) {
      const map = atOnce(evidenceMapOf(s));
      return yield* mapPage(s, map, {}, { repository: '', repositories: [], language: 'en' });
    },
  ],
  'files that link here': [RECORDS, (s) => linkingFiles(s, site(s))],
  'links to a record': [2 * RECORDS, (s) => linksLeadingTo(s, site(s))],
  'passages in order': [RECORDS, passagesInSteps],
  ...Object.fromEntries(
    ['code:a', 'ord', 'code:a NEAR code:b', 'person:P-1 -coder:mk', 'claim:CLM-1'].map((query) => [
      `passages with ${query}`,
      [2 * RECORDS, (s: Snapshot) => passagesWith(s, query)],
    ]),
  ),
  'what passages are narrowed down to': [
    RECORDS,
    function* (s) {
      return yield* narrowingsOf(s, yield* passagesInSteps(s));
    },
  ],
  matrix: [3 * RECORDS, (s) => matrixInSteps(s, usualMatrix)],
  'matrix of codes': [3 * RECORDS, (s) => matrixInSteps(s, { ...usualMatrix, columns: 'code' })],
  sequences: [2 * RECORDS, sequencesInSteps],
  'table of passages': [
    2 * RECORDS,
    function* (s) {
      return yield* passageTable(s, yield* passagesInSteps(s), 'en');
    },
  ],
  'links to a name': [RECORDS, (s) => s.linksToNameInSteps('SITE-A')],
  'related records': [
    RECORDS,
    function* (s) {
      const record = s.recordAt('OBS-2.md');
      return record && (yield* relatedRecords(s, record, 10));
    },
  ],
  ...Object.fromEntries(
    (['links', 'person', 'site'] as const).map((key) => [
      `the filter ${key}:`,
      [RECORDS, (s: Snapshot) => passesAll([{ key, value: 'SITE-A', excluded: false }], s)],
    ]),
  ),
  'live figure': [RECORDS, (s) => figureOf(s, 'count observation site=SITE-A')],
  'typed figure': [
    RECORDS,
    (s) => judgeFigure(s, materialNames(s), { number: 5, words: 'observations', span: { start: 0, end: 1 } }),
  ],
};

describe('What looks at many things', () => {
  for (const [name, [things, work]] of Object.entries(views)) {
    it(`can pause between them: ${name}`, async () => {
      const { snapshot } = await corpus(files());
      assert.ok(stepsIn(work(snapshot)) >= things);
    });
  }

  it('is put in order with pauses as it is without them', () => {
    const items = Array.from({ length: 1703 }, (_, i) => ({
      id: `OBS-${(i * 7919) % 1703}`,
      path: `${i % 3}`,
    }));
    const copies = items.map((item) => ({ ...item }));
    assert.deepEqual(atOnce(inOrderInSteps(items)), inOrder(copies));
    assert.ok(stepsIn(inOrderInSteps(items)) >= items.length);
    assert.deepEqual(atOnce(inOrderInSteps<(typeof items)[number]>([])), []);
  });
});

describe('What is remembered of a snapshot', () => {
  it('is worked out once for each state and key', async () => {
    const { snapshot, repository } = await corpus(files());
    let times = 0;
    const counted = rememberedInSteps(function* (s, key: string): Steps<string> {
      times++;
      yield;
      return `${key} ${[...s.records()].length}`;
    });
    assert.equal(atOnce(counted(snapshot, 'a')), atOnce(counted(snapshot, 'a')));
    atOnce(counted(snapshot, 'b'));
    assert.equal(times, 2);
    await repository.update('new.md', '# New\n');
    assert.equal(atOnce(counted(snapshot, 'a')), `a ${RECORDS + CLAIMS + 3}`);
    assert.equal(times, 3);
  });

  it('is not what was worked out while the repository changed', async () => {
    const { snapshot, repository } = await corpus(files());
    const names = rememberedInSteps(function* (s): Steps<readonly string[]> {
      const ids: string[] = [];
      for (const { id } of [...s.records()]) {
        ids.push(id);
        yield;
      }
      return ids;
    });
    const steps = names(snapshot);
    steps.next();
    await repository.update('new.md', '# New\n');
    assert.ok(!atOnce(steps).includes('new'));
    assert.ok(atOnce(names(snapshot)).includes('new'));
  });
});

function* passagesWith(snapshot: Snapshot, query: string): Steps<unknown> {
  return yield* retrieveInSteps(snapshot, yield* passagesInSteps(snapshot), parsePassageQuery(query));
}

function site(snapshot: Snapshot): Located {
  const [located] = snapshot.named('SITE-A');
  assert.ok(located);
  return located;
}

function stepsIn(steps: Steps<unknown>): number {
  let count = 0;
  while (steps.next().done !== true) count++;
  return count;
}

/** Observations at one site, each with an excerpt, that claims rest on. */
function files(): Readonly<Record<string, string>> {
  const result: Record<string, string> = {
    'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: A\n---\n',
    'POT-3.md': '---\nid: POT-3\ntype: potential\ntitle_en: Potential\n---\n',
  };
  for (let i = 1; i <= RECORDS; i++) {
    result[`OBS-${i}.md`] =
      `---\nid: OBS-${i}\ntype: observation\nsite: SITE-A\ndate: 2017-01-01\npotentials: [POT-3]\n---\nord\n`;
    result[`OBS-${i}.excerpts.yaml`] = '- id: x01\n  quote: ord\n';
  }
  for (let i = 1; i <= CLAIMS; i++) {
    const evidence = [0, 1, 2].map((n) => `  - {ref: OBS-${i + n * CLAIMS}#x01, rel: supports}\n`).join('');
    result[`CLM-${i}.md`] = `---\nid: CLM-${i}\ntype: claim\nstate: draft\nevidence:\n${evidence}---\n`;
  }
  return result;
}
