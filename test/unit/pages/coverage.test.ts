import assert from 'node:assert/strict';
import { siteStates } from '../../../src/analysis/claimSites';
import {
  type CoverageAction,
  coverageMarkup,
  type CoveragePage,
  parseCoverageAction,
} from '../../../src/pages/coverage';
import { signMarkup } from '../../../src/pages/siteSigns';
import { parsePageContent } from '../../../src/protocol/page';
import { htmlOf } from '../../support/html';

const page: CoveragePage = {
  repository: 'file:///lises',
  repositories: [],
  chooseLabel: 'Repository',
  title: 'Coverage',
  summary: 'Where the team has looked.',
  notice: undefined,
  claims: {
    title: 'Claims by site',
    states: {
      supports: 'supports',
      challenges: 'challenges',
      mixed: 'both',
      'none-found': 'looked and found none',
      'not-examined': 'not examined',
    },
    rowHeading: 'Claim',
    columns: siteStates.map((state) => ({ label: `where it is ${state}` })),
    rows: [
      {
        label: 'CLM-001',
        action: { kind: 'open', path: 'CLM-001.md' },
        cells: siteStates.map((state) => ({
          state,
          text: state === 'not-examined' ? '' : '2',
          says: `CLM-001: ${state}`,
          action: { kind: 'site', claim: 'CLM-001.md', site: state },
        })),
      },
    ],
    empty: 'There are no claims yet.',
  },
  potentials: {
    title: 'Potentials by kind of material',
    note: 'A gap leads to the material.',
    rowHeading: 'Potential',
    columns: [{ label: 'Interviews' }],
    rows: [],
    empty: 'There are no potentials yet.',
  },
};

describe('the coverage page', () => {
  it('has a sign of its own for each of the five states, with its word in the legend and for the ear', () => {
    const body = coverageMarkup(page);
    assert.equal(parsePageContent({ body, state: '' }).kind, 'message', 'a page may have all of it');
    const html = htmlOf(body);
    for (const state of siteStates) {
      const signs = html.split(`class="sign ${state}"`).length - 1;
      assert.equal(signs, 2, `${state} in the legend and in the table`);
      assert.match(html, new RegExp(`aria-label="CLM-001: ${state}"`));
      assert.ok(html.includes(page.claims.states[state]));
    }
    const forms = siteStates.map((state) => JSON.stringify(signMarkup(state).children));
    assert.equal(new Set(forms).size, siteStates.length, 'told apart without colour');
  });

  it('says what is missing where there is nothing to show', () => {
    const html = htmlOf(coverageMarkup({ ...page, claims: { ...page.claims, rows: [] } }));
    assert.match(html, /There are no claims yet\./);
    assert.match(html, /There are no potentials yet\./);
    assert.doesNotMatch(html, /<table/);
  });

  it('asks for what its elements were given, and for nothing else', () => {
    const asked: readonly CoverageAction[] = [
      { kind: 'choose' },
      { kind: 'open', path: 'CLM-001.md' },
      { kind: 'search', query: 'type:interview' },
      { kind: 'site', claim: 'CLM-001.md', site: 'SITE-A' },
    ];
    for (const value of asked) assert.deepEqual(parseCoverageAction(value), { kind: 'message', value });
    for (const value of [{ kind: 'site', claim: 'CLM-001.md' }, { kind: 'delete' }, 'all']) {
      assert.equal(parseCoverageAction(value).kind, 'error', JSON.stringify(value));
    }
  });
});
