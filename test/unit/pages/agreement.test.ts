import assert from 'node:assert/strict';
import {
  agreementMarkup,
  type AgreementPage,
  parseAgreementAction,
  parseAgreementState,
  quoteParts,
} from '../../../src/pages/agreement';
import type { Markup } from '../../../src/protocol/markup';
import { parsePageContent } from '../../../src/protocol/page';
import { htmlOf } from '../../support/html';

const page: AgreementPage = {
  title: 'Agreement of coders',
  summary: 'Coded by two or more of dc, mk: 1 record',
  notice: undefined,
  choices: [
    {
      label: 'Compare over',
      options: [
        { value: 'turns', label: 'Turns' },
        { value: 'records', label: 'Records' },
      ],
      chosen: 'records',
      action: { kind: 'unit' },
    },
  ],
  coders: {
    label: 'Coders',
    coders: [
      { coder: 'dc', isChosen: true },
      { coder: 'jt', isChosen: false },
    ],
  },
  empty: undefined,
  figures: {
    title: 'Agreement by code',
    columns: ['Code', 'κ'],
    rows: [
      {
        label: 'Wish',
        id: 'rai.wish',
        action: { kind: 'show', code: 'rai.wish', list: 'differences' },
        counted: [
          [
            'Of 4 turns: dc 1, mk 2, both ',
            {
              text: '1',
              says: 'Wish, given together: 1',
              action: { kind: 'given', row: 'code', code: 'rai.wish', coder: '' },
            },
            '.',
          ],
        ],
        cells: [
          {
            text: '0.50',
            says: 'Wish, κ: 0.50',
            action: { kind: 'show', code: 'rai.wish', list: 'differences' },
          },
          { text: '–', says: 'Wish, α: none', action: undefined },
        ],
        isBranch: false,
      },
    ],
    explained: { title: 'What is counted', lines: ['κ: Cohen 1960.'] },
  },
  passages: {
    title: 'Side by side',
    choice: {
      label: 'Show',
      options: [{ value: 'all', label: 'All' }],
      chosen: 'all',
      action: { kind: 'list' },
    },
    summary: ['1 of 1 places differ.'],
    items: [
      {
        record: 'OBS-1',
        title: 'The <b>kitchen</b>',
        difference: 'Other codes',
        coders: [
          {
            coder: 'dc',
            none: 'Nothing coded here',
            passages: [
              {
                quote: [
                  { text: 'jeg vil', isOwn: false },
                  { text: ' gerne', isOwn: true },
                ],
                action: { kind: 'passage', link: 'OBS-1#dc01' },
                codes: [{ label: 'Wish', only: 'only dc' }],
                memo: 'Hm',
              },
            ],
          },
          { coder: 'mk', none: 'Nothing coded here', passages: [] },
        ],
        decision: { by: 'Settled by dc', held: ['Wish'], reason: 'It is one.' },
        actions: [
          {
            label: 'Decide Anew…',
            says: 'OBS-1: Decide Anew…',
            action: { kind: 'decide', link: 'OBS-1#dc01' },
          },
        ],
      },
    ],
    empty: 'Nothing',
    more: 'Show more (3 left)',
  },
  records: {
    title: 'Records compared',
    columns: ['Record', 'Passages dc'],
    rows: [
      {
        label: 'OBS-1',
        action: { kind: 'open', path: 'OBS-1.md' },
        cells: [
          {
            text: '1',
            says: 'OBS-1, Passages dc: 1',
            action: { kind: 'coded', path: 'OBS-1.md', coder: 'dc' },
          },
        ],
      },
    ],
    more: undefined,
  },
};

describe('the page about agreement', () => {
  const drawn = agreementMarkup(page);
  const html = htmlOf(drawn);

  it('can be drawn: it is made of nothing but what a page may have', () => {
    const content = JSON.parse(JSON.stringify({ body: drawn, state: '' })) as unknown;
    assert.equal(parsePageContent(content).kind, 'message');
  });

  it('says in words what was counted, and leads from a figure to what it is made of', () => {
    assert.match(
      html,
      /Of 4 turns: dc 1, mk 2, both\s+<button[^>]*aria-label="Wish, given together: 1"[^>]*>1<\/button>\s*\./,
    );
    assert.match(html, /<button[^>]*aria-label="Wish, κ: 0\.50"/);
    assert.match(html, /<span[^>]*aria-label="Wish, α: none"[^>]*>–<\/span>/);
  });

  it('marks the words that one alone has, says what was decided and why, and reads no text as markup', () => {
    assert.match(html, /jeg vil\s*<mark> gerne<\/mark>/);
    assert.match(html, /Nothing coded here/);
    assert.match(html, /Settled by dc[^]*It is one\./);
    assert.doesNotMatch(html, /<b>/);
  });

  it('asks only for what can be read again', () => {
    const asked = actionsIn(drawn);
    assert.equal(asked.length, 12);
    for (const action of asked)
      assert.equal(parseAgreementAction(action).kind, 'message', JSON.stringify(action));
    for (const wrong of [
      { kind: 'erase' },
      { kind: 'decide' },
      { kind: 'show', code: '', list: 'some' },
      'open',
    ])
      assert.equal(parseAgreementAction(wrong).kind, 'error');
  });

  it('shows nothing but what to do where there is nothing to compare', () => {
    const nothing = {
      ...page,
      coders: undefined,
      figures: undefined,
      passages: undefined,
      records: undefined,
    };
    const text = htmlOf(agreementMarkup({ ...nothing, empty: 'Let two of you code.' }));
    assert.match(text, /Let two of you code\./);
    assert.doesNotMatch(text, /<table|<section/);
  });
});

describe('the state of the page about agreement', () => {
  it('comes back as it was, and not at all where it makes no sense', () => {
    const state = { repository: 'file:///a', unit: 'turns', without: ['jt'], code: 'rai', list: 'open' };
    assert.deepEqual(parseAgreementState(state), state);
    for (const wrong of [undefined, {}, { ...state, unit: 'words' }])
      assert.equal(parseAgreementState(wrong), undefined);
  });
});

describe('a quotation beside another', () => {
  it('tells which of its words are only its own, where one has all of the other', () => {
    assert.deepEqual(quoteParts('jeg vil gerne', ['nej', 'vil']), [
      { text: 'jeg ', isOwn: true },
      { text: 'vil', isOwn: false },
      { text: ' gerne', isOwn: true },
    ]);
    assert.deepEqual(quoteParts('jeg vil', ['jeg vil']), [{ text: 'jeg vil', isOwn: false }]);
    assert.deepEqual(quoteParts('jeg vil', ['vil gerne', '']), [{ text: 'jeg vil', isOwn: false }]);
  });
});

function actionsIn(body: readonly (Markup | string)[]): readonly unknown[] {
  return body.flatMap((markup) => {
    if (typeof markup === 'string') return [];
    const action = markup.attributes['data-action'];
    return [...(action === undefined ? [] : [JSON.parse(action) as unknown]), ...actionsIn(markup.children)];
  });
}
