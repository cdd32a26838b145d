import assert from 'node:assert/strict';
import {
  parseVoicesAction,
  type VoicesAction,
  voicesMarkup,
  type VoicesPage,
} from '../../../src/pages/voices';
import { parsePageContent } from '../../../src/protocol/page';
import { htmlOf } from '../../support/html';

const page: VoicesPage = {
  draft: 'file:///DRAFT-1.md',
  drafts: [{ value: 'file:///DRAFT-1.md', label: 'DRAFT-1' }],
  chooseLabel: 'Draft',
  title: 'Voice Balance',
  summary: 'Whose words the draft quotes.',
  totals: [
    { text: '4 quotations', action: { kind: 'quotes', by: 'all', name: '', use: 'quotes' } },
    {
      text: '2 passages are only referred to',
      action: { kind: 'quotes', by: 'all', name: '', use: 'mentions' },
    },
  ],
  notice: 'CIT-001 has 75% of the quotations.',
  tables: [
    {
      by: 'person',
      title: 'By person',
      rowHeading: 'Person',
      columns: [{ label: 'Quotations' }],
      rows: [
        {
          label: 'CIT-001',
          cells: [
            {
              text: '3 · 75%',
              says: 'CIT-001, Quotations: 3 · 75%',
              share: 0.75,
              action: { kind: 'quotes', by: 'person', name: 'CIT-001', use: 'quotes' },
            },
          ],
        },
      ],
    },
  ],
  empty: 'This draft quotes nobody yet.',
};

describe('the page of voices', () => {
  it('shows each voice with a bar and a button that leads to its places', () => {
    const body = voicesMarkup(page);
    assert.equal(parsePageContent({ body, state: '' }).kind, 'message', 'a page may have all of it');
    const html = htmlOf(body);
    assert.match(html, /<rect width="75%"/);
    assert.match(html, /aria-label="CIT-001, Quotations: 3 · 75%"/);
    assert.match(html, /role="status">CIT-001 has 75%/);
    for (const total of page.totals) assert.match(html, new RegExp(`<button[^>]*>${total.text}`));
  });

  it('says that a draft quotes nobody', () => {
    assert.match(htmlOf(voicesMarkup({ ...page, tables: [] })), /This draft quotes nobody yet\./);
  });

  it('asks for what its elements were given, and for nothing else', () => {
    const asked: readonly VoicesAction[] = [
      { kind: 'choose' },
      { kind: 'quotes', by: 'role', name: '', use: 'mentions' },
    ];
    for (const value of asked) assert.deepEqual(parseVoicesAction(value), { kind: 'message', value });
    for (const value of [{ kind: 'quotes', by: 'name', name: 'x', use: 'quotes' }, {}, undefined]) {
      assert.equal(parseVoicesAction(value).kind, 'error', JSON.stringify(value));
    }
  });
});
