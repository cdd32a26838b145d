import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  type Cell,
  type OverviewPage,
  overviewMarkup,
  parseOverviewAction,
} from '../../../src/pages/overview';
import type { Markup } from '../../../src/protocol/markup';
import { htmlOf } from '../../support/html';
import { anyAction, anyPage } from './anyOverview';

const snapshot = path.join(import.meta.dirname, '../../fixtures/overview.html');

const none = (says: string, share?: number): Cell => ({ text: '–', says, share, action: undefined });
const number = (text: string, says: string, query: string, share?: number): Cell => ({
  text,
  says,
  share,
  action: { kind: 'search', query },
});

const page: OverviewPage = {
  repository: 'file:///lises',
  repositories: [
    { repository: 'file:///lises', name: 'LISES' },
    { repository: 'file:///cubb', name: 'CUBB' },
  ],
  chooseLabel: 'Repository',
  title: 'LISES <i>& co.</i>',
  summary: [
    { text: '3 records', action: { kind: 'all', of: 'records' } },
    { text: '0 excerpts', action: undefined },
  ],
  notice: 'The repository is not read in full yet: the numbers can still grow.',
  sections: [
    {
      kind: 'list',
      name: 'steps',
      title: 'What to do next',
      items: [
        { text: 'Mend 2 links that lead nowhere', detail: '', action: { kind: 'problems' } },
        {
          text: 'Find evidence for the claim that has none',
          detail: 'CLM-003',
          action: { kind: 'step', step: 'no-evidence' },
        },
      ],
      empty: 'Nothing waits for you here.',
    },
    {
      kind: 'table',
      name: 'types',
      title: 'Records by type',
      rowHeading: 'Type',
      columns: ['Records'],
      rows: [
        {
          label: 'Observations',
          action: undefined,
          cells: [number('2', 'Observations: 2', 'type:observation', 1)],
        },
        { label: 'Claims', action: undefined, cells: [number('1', 'Claims: 1', 'type:claim', 0.5)] },
      ],
      empty: 'There are no records yet.',
    },
    {
      kind: 'table',
      name: 'sites',
      title: 'Sites',
      rowHeading: 'Site',
      columns: ['All', 'Observations'],
      rows: [
        {
          label: 'Kommune A',
          action: { kind: 'open', path: 'sites/SITE-A.md' },
          cells: [
            number('2', 'Kommune A, All: 2', 'site:SITE-A'),
            number('2', 'Kommune A, Observations: 2', 'site:SITE-A type:observation', 1),
          ],
        },
        {
          label: 'Kommune B',
          action: { kind: 'open', path: 'sites/SITE-B.md' },
          cells: [none('Kommune B, All: 0'), none('Kommune B, Observations: 0', 0)],
        },
      ],
      empty: 'There are no sites yet.',
    },
    {
      kind: 'list',
      name: 'problems',
      title: 'Problems',
      items: [],
      empty: 'No problems are known.',
    },
  ],
};

describe('the overview’s page', () => {
  it('is drawn as test/fixtures/overview.html shows it (UPDATE_SNAPSHOTS=1 writes it anew)', () => {
    const html = htmlOf(overviewMarkup(page));
    if (process.env['UPDATE_SNAPSHOTS'] === '1') fs.writeFileSync(snapshot, html);
    assert.equal(html, fs.readFileSync(snapshot, 'utf8'));
  });

  it('has a button for every action of any page, and a name for every number', () => {
    fc.assert(
      fc.property(anyPage, (any) => {
        const elements = allIn(overviewMarkup(any));
        const buttons = elements.filter(({ tag }) => tag === 'button');
        assert.equal(buttons.length, JSON.stringify(any).match(/"action":\{/g)?.length ?? 0);
        for (const { tag, attributes } of elements) {
          assert.equal('data-action' in attributes, tag === 'button' || tag === 'select');
          assert.ok(!('style' in attributes), 'the content policy forbids it');
        }
      }),
    );
  });

  it('asks for what its buttons were given, and for nothing else', () => {
    fc.assert(
      fc.property(anyAction, (action) => {
        const asked: unknown = JSON.parse(JSON.stringify(action));
        assert.deepEqual(parseOverviewAction(asked), { kind: 'message', value: { ...action } });
      }),
    );
    for (const asked of [{ kind: 'delete' }, { kind: 'search' }, { kind: 'open', path: 1 }, {}, [], 'open']) {
      assert.equal(parseOverviewAction(asked).kind, 'error', JSON.stringify(asked));
    }
  });
});

function allIn(markup: readonly Markup[]): readonly Markup[] {
  return markup.flatMap((element) => [
    element,
    ...allIn(element.children.filter((child) => typeof child !== 'string')),
  ]);
}
