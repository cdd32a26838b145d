import assert from 'node:assert/strict';
import { overviewOf } from '../../../src/analysis/overview';
import { atOnce } from '../../../src/model/steps';
import { corpus } from '../../support/corpus';

const record = (type: string, ...lines: readonly string[]): string =>
  `---\n${[`type: ${type}`, ...lines].join('\n')}\n---\n`;

describe('the overview', () => {
  it('counts records but no plain notes, and what else there is', async () => {
    const { snapshot } = await corpus({
      'OBS-1.md': record('observation'),
      'README.md': 'A note.',
      'OBS-1.excerpts.yaml': '- {id: x01, quote: ja}\n- {id: x02, quote: nej}\n',
      'people.yaml': 'people:\n  - {id: CIT-1, role: citizen}\n',
      'codebook.yaml': 'codes:\n  - id: rai\n    codes:\n      - id: rai.volunteered\n',
      'references.bib': '@book{lipsky, title = {Street}}\n',
    });
    assert.deepEqual(atOnce(overviewOf(snapshot)).sums, {
      records: 1,
      excerpts: 2,
      people: 1,
      codes: 2,
      works: 1,
    });
  });

  it('counts records by type in the order of the vocabulary, unknown types last', async () => {
    const { snapshot } = await corpus({
      'CLM-1.md': record('claim'),
      'X-1.md': record('oddity'),
      'OBS-1.md': record('observation'),
      'OBS-2.md': record('observation'),
    });
    assert.deepEqual(atOnce(overviewOf(snapshot)).byType, [
      { name: 'observation', count: 2 },
      { name: 'claim', count: 1 },
      { name: 'oddity', count: 1 },
    ]);
  });

  it('shows the years without records between those with some', async () => {
    const { snapshot } = await corpus({
      'OBS-1.md': record('observation', 'date: 2017-03-14'),
      'OBS-2.md': record('observation', 'date: 2017'),
      'SEM-1.md': record('seminar', 'year: 2019'),
      'OBS-3.md': record('observation', 'date: last week'),
    });
    assert.deepEqual(atOnce(overviewOf(snapshot)).byYear, [
      { name: '2017', count: 2 },
      { name: '2018', count: 0 },
      { name: '2019', count: 1 },
    ]);
  });

  it('leaves the gaps out where a mistyped year would make a thousand of them', async () => {
    const { snapshot } = await corpus({
      'OBS-1.md': record('observation', 'date: 2017-03-14'),
      'OBS-2.md': record('observation', 'date: 0217-03-14'),
    });
    assert.deepEqual(
      atOnce(overviewOf(snapshot)).byYear.map(({ name }) => name),
      ['0217', '2017'],
    );
  });

  it('crosses sites with types, sites without records and names without a site included', async () => {
    const { snapshot } = await corpus({
      'SITE-A.md': record('site', 'label: A'),
      'SITE-B.md': record('site', 'label: B'),
      'OBS-1.md': record('observation', 'site: SITE-A'),
      'INT-1.md': record('interview', 'site: SITE-Z'),
      'FLIP-1.md': record('flip-session', 'sites: [SITE-A, SITE-Z]'),
    });
    const { types, rows } = atOnce(overviewOf(snapshot)).bySite;
    assert.deepEqual(types, ['observation', 'interview', 'flip-session']);
    assert.deepEqual(
      rows.map(({ name, header, counts }) => [name, header?.id, counts]),
      [
        ['SITE-A', 'SITE-A', [1, 0, 1]],
        ['SITE-B', 'SITE-B', [0, 0, 0]],
        ['SITE-Z', undefined, [0, 1, 1]],
      ],
    );
  });

  it('crosses potentials with types, with a row for a potential that nothing speaks to', async () => {
    const { snapshot } = await corpus({
      'POT-1.md': record('potential'),
      'POT-2.md': record('potential'),
      'OBS-1.md': record('observation', 'potentials: [POT-2]'),
    });
    assert.deepEqual(
      atOnce(overviewOf(snapshot)).byPotential.rows.map(({ name, counts }) => [name, counts]),
      [
        ['POT-1', [0]],
        ['POT-2', [1]],
      ],
    );
  });

  it('sums up claims by state in the order in which a claim matures', async () => {
    const { snapshot } = await corpus({
      'CLM-1.md': record('claim'),
      'CLM-2.md': record(
        'claim',
        'state: settled',
        'evidence: [{ref: OBS-1, rel: supports}, {ref: OBS-2, rel: challenges}, {checked: OBS-3}]',
        'dialogue:',
        '  - {session: FLIP-1, outcome: contested}',
        '  - {session: FLIP-1, outcome: nuanced, reply: We looked again.}',
        '  - {session: FLIP-1, outcome: contested, revised_from: It was otherwise.}',
        '  - {session: FLIP-1, outcome: no-response}',
      ),
      'CLM-3.md': record('claim', 'state: draft'),
      'CLM-4.md': record('claim', 'state: settled', 'evidence: [{ref: OBS-1, rel: supports}]'),
    });
    const none = { supports: 0, challenges: 0, qualifies: 0, 'none-found': 0, other: 0 };
    assert.deepEqual(atOnce(overviewOf(snapshot)).claims, [
      { state: 'draft', count: 1, evidence: none, answers: 0, unanswered: 0 },
      {
        state: 'settled',
        count: 2,
        evidence: { ...none, supports: 2, challenges: 1, 'none-found': 1 },
        answers: 4,
        unanswered: 1,
      },
      { state: undefined, count: 1, evidence: none, answers: 0, unanswered: 0 },
    ]);
  });

  it('of an empty repository is empty', async () => {
    const { snapshot } = await corpus({});
    assert.deepEqual(atOnce(overviewOf(snapshot)), {
      sums: { records: 0, excerpts: 0, people: 0, codes: 0, works: 0 },
      byType: [],
      byYear: [],
      bySite: { types: [], rows: [] },
      byPotential: { types: [], rows: [] },
      claims: [],
    });
  });
});
