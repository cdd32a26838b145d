import assert from 'node:assert/strict';
import { parsePassageQuery } from '../../../src/analysis/passageQuery';
import { narrowingsOf, type PassageSearch, queryOf } from '../../../src/analysis/passageSearch';
import { passagesInOrder, retrieve } from '../../../src/analysis/retrieval';
import { coded } from '../../support/coded';
import { atOnce } from '../../../src/model/steps';
import { corpus } from '../../support/corpus';

const search = (parts: Partial<PassageSearch>): PassageSearch => ({
  codes: [],
  together: { kind: 'any' },
  narrowings: [],
  ...parts,
});

describe('a search for passages, asked for step by step', () => {
  it('is a query for codes and how they belong together', () => {
    const codes = ['rai', 'gri', 'con'];
    assert.equal(queryOf(search({})), '');
    assert.equal(queryOf(search({ codes: ['rai'], together: { kind: 'near' } })), 'code:rai');
    assert.equal(queryOf(search({ codes })), '(code:rai OR code:gri OR code:con)');
    assert.equal(
      queryOf(search({ codes, together: { kind: 'overlap' } })),
      'code:rai AND code:gri AND code:con',
    );
    assert.equal(
      queryOf(search({ codes, together: { kind: 'turn' } })),
      'code:rai NEAR/turn code:gri NEAR/turn code:con',
    );
    assert.equal(
      queryOf(search({ codes, together: { kind: 'alone', code: 'GRI' } })),
      'code:GRI NOT NEAR code:rai NOT NEAR code:con',
    );
  });

  it('narrows down: one of a kind is enough, all kinds have to hold', () => {
    const narrowings = [
      { key: 'site', value: 'SITE-A' },
      { key: 'role', value: 'tolk og mentor' },
      { key: 'site', value: 'SITE-B' },
      { key: 'year', value: '2017' },
    ] as const;
    assert.equal(
      queryOf(search({ codes: ['rai'], narrowings })),
      'code:rai (site:SITE-A OR site:SITE-B) role:"tolk og mentor" after:2017 before:2018',
    );
  });

  it('finds of several years what is of one of them', async () => {
    const { snapshot } = await corpus(files);
    const narrowings = [
      { key: 'year', value: '2017' },
      { key: 'year', value: '2019' },
    ] as const;
    const query = parsePassageQuery(queryOf(search({ narrowings })));
    const found = retrieve(snapshot, passagesInOrder(snapshot), query);
    assert.deepEqual(
      found.map(({ link }) => link),
      ['OBS-1#a1', 'OBS-1#a2', 'OBS-3#a1'],
    );
  });

  it('is offered what leaves some passages and not all, with their number', async () => {
    const { snapshot } = await corpus(files);
    const offered = atOnce(narrowingsOf(snapshot, passagesInOrder(snapshot)));
    assert.deepEqual(
      offered.map(({ key, value, count }) => `${key} ${value} ${String(count)}`),
      [
        'site SITE-A 2',
        'site SITE-B 2',
        'role citizen 2',
        'role frontline 2',
        'coder dc 3',
        'year 2017 2',
        'year 2018 1',
        'year 2019 1',
      ],
    );
  });

  const record = (id: string, site: string, year: string, speaker: string): string =>
    `---\nid: ${id}\ntype: observation\nsite: ${site}\ndate: ${year}-03-14\n---\n${speaker}: et ønske. Et svar.\n`;
  const first = record('OBS-1', 'SITE-A', '2017', 'CIT-1');
  const second = record('OBS-2', 'SITE-B', '2018', 'PRO-1');
  const third = record('OBS-3', 'SITE-B', '2019', 'PRO-1');
  const files = {
    'SITE-A.md': '---\nid: SITE-A\ntype: site\n---\n',
    'SITE-B.md': '---\nid: SITE-B\ntype: site\n---\n',
    'people.yaml':
      'people:\n  - {id: CIT-1, role: citizen}\n  - {id: PRO-1, role: frontline}\n  - {id: LED-1, role: leader}\n',
    'OBS-1.md': first,
    'OBS-1.excerpts.dc.yaml': coded(first, [
      { id: 'a1', quote: 'et ønske', codes: ['rai'] },
      { id: 'a2', quote: 'Et svar', codes: ['gri'] },
    ]),
    'OBS-2.md': second,
    'OBS-2.excerpts.dc.yaml': coded(second, [{ id: 'a1', quote: 'et ønske', codes: ['rai'] }]),
    'OBS-3.md': third,
    'OBS-3.excerpts.yaml': coded(third, [{ id: 'a1', quote: 'et ønske', codes: ['rai'] }]),
  };
});
