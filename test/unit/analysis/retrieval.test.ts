import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePassageQuery, partsOfQuery, withPart } from '../../../src/analysis/passageQuery';
import { passagesInOrder, retrieve, unknownCodes } from '../../../src/analysis/retrieval';
import { corpus, type Workspace } from '../../support/corpus';
import { coded } from '../../support/coded';

const codebook =
  'codes:\n' +
  '  - {id: rai, codes: [{id: rai.wish}, {id: rai.problem}]}\n' +
  '  - {id: gri, codes: [{id: gri.explored}, {id: gri.redirected}]}\n' +
  '  - {id: con}\n';

const people =
  'people:\n  - {id: CIT-001, role: citizen}\n  - {id: PRO-001, role: frontline}\n  - {id: LED-001, role: leader}\n';

const record = (id: string, site: string, date: string, body: string): string =>
  `---\nid: ${id}\ntype: observation\nsite: ${site}\ndate: ${date}\nparticipants: [CIT-001, PRO-001]\n---\n${body}`;

/** Six turns: a wish, its uptake at once, a second wish that nobody takes up, and what came of it. */
const talk = record(
  'OBS-001',
  'SITE-A',
  '2017-03-14',
  [
    'CIT-001: jeg vil gerne prøve et køkken',
    'PRO-001: hvad er det ved køkkener du kan lide',
    'CIT-001: at nogen spiser det',
    'PRO-001: så skriver vi det ind i planen',
    'CIT-001: og så vil jeg have ro',
    'PRO-001: godt, vi ses',
  ].join('\n'),
);
const notes = record(
  'OBS-002',
  'SITE-B',
  '2018-05-02',
  'Hun ønsker sig et kursus.\n\nDer gives et skema i stedet.\n\nLederen ser på.\n',
);

const files = {
  'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: Kommune A\n---\n',
  'SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: Kommune B\n---\n',
  'codebook.yaml': codebook,
  'people.yaml': people,
  'OBS-001.md': talk,
  'OBS-001.excerpts.dc.yaml': coded(talk, [
    { id: 'w1', quote: 'jeg vil gerne prøve et køkken', codes: ['rai.wish'], memo: 'Af egen drift.' },
    { id: 'u1', quote: 'hvad er det ved køkkener', codes: ['gri.explored'] },
    { id: 'c1', quote: 'så skriver vi det ind', codes: ['con'] },
    { id: 'w2', quote: 'og så vil jeg have ro', codes: ['rai.wish', 'rai.problem'] },
  ]),
  'OBS-001.excerpts.mk.yaml': coded(talk, [{ id: 'm1', quote: 'vil gerne prøve', codes: ['rai.problem'] }]),
  'OBS-002.md': notes,
  'OBS-002.excerpts.yaml': coded(notes, [
    {
      id: 'n1',
      quote: 'ønsker sig et kursus',
      codes: ['rai.wish'],
      by: 'mk',
      translation: '{en: wants a course}',
    },
    { id: 'n2', quote: 'et skema i stedet', codes: ['gri.redirected'], by: 'dc' },
  ]),
  'CLM-1.md':
    '---\nid: CLM-1\ntype: claim\nstatement: So.\nevidence:\n  - {ref: OBS-001#w1, rel: supports}\n---\n',
};

describe('Retrieving passages', () => {
  let ws: Workspace;

  before(async () => {
    ws = await corpus(files);
  });

  const found = (query: string): string =>
    retrieve(ws.snapshot, passagesInOrder(ws.snapshot), parsePassageQuery(query))
      .map(({ id }) => id)
      .join(' ');

  it('gives all in the order of records and places where nothing is asked', () => {
    assert.equal(found(''), 'w1 m1 u1 c1 w2 n1 n2');
  });

  it('finds a code with those below it', () => {
    assert.equal(found('code:rai'), 'w1 m1 w2 n1');
    assert.equal(found('code:rai.wish'), 'w1 w2 n1');
    assert.equal(found('-code:rai'), 'u1 c1 n2');
  });

  it('filters by site, type, coder – of the file too –, date, claim, person and role', () => {
    assert.equal(found('site:B'), 'n1 n2');
    assert.equal(found('site:"Kommune A" code:gri'), 'u1');
    assert.equal(found('type:interview'), '');
    assert.equal(found('coder:mk'), 'm1 n1');
    assert.equal(found('coder:dc'), 'w1 u1 c1 w2 n2');
    assert.equal(found('after:2018'), 'n1 n2');
    assert.equal(found('after:2017-03 before:2018'), 'w1 m1 u1 c1 w2');
    assert.equal(found('claim:CLM-1'), 'w1');
  });

  it('knows who speaks; in notes, who takes part', () => {
    assert.equal(found('role:frontline'), 'u1 c1 n1 n2');
    assert.equal(found('role:citizen code:rai'), 'w1 m1 w2 n1');
    assert.equal(found('person:PRO-1 site:A'), 'u1 c1');
    assert.equal(found('role:leader'), '');
  });

  it('finds words of the quotation, the translation and the memo', () => {
    assert.equal(found('koekken'), 'w1 u1');
    assert.equal(found('"et køkken"'), 'w1');
    assert.equal(found('course'), 'n1');
    assert.equal(found('"egen drift"'), 'w1');
    assert.equal(found('code:rai -køkken'), 'm1 w2 n1');
  });

  it('puts together what is one thing or another', () => {
    assert.equal(found('code:con OR code:gri'), 'u1 c1 n2');
    assert.equal(found('(code:con OR code:gri) site:A'), 'u1 c1');
    assert.equal(found('code:con OR code:gri site:B'), 'c1 n2');
  });

  it('asks for codes on the passage itself side by side, and for the same words with AND', () => {
    assert.equal(found('code:rai.wish code:rai.problem'), 'w2');
    assert.equal(found('code:rai.wish AND code:rai.problem'), 'w1 m1 w2');
    assert.equal(found('code:rai.wish AND NOT code:rai.problem'), 'n1');
    assert.equal(found('code:rai.wish AND -code:rai.problem'), 'n1');
  });

  it('lets AND with anything but a code narrow down, and filters hold for all that is combined', () => {
    assert.equal(found('code:rai.wish AND site:B'), 'n1');
    assert.equal(found('code:rai.wish AND køkken'), 'w1');
    assert.equal(found('code:rai.wish AND code:rai.problem coder:dc'), 'w2');
    assert.equal(found('coder:mk code:rai.wish AND code:rai.problem'), '');
  });

  it('counts turns between what is near, and characters where nobody speaks', () => {
    assert.equal(found('code:rai.wish NEAR/1 code:gri'), 'w1 u1 n1 n2');
    assert.equal(found('code:rai.wish NEAR/turn code:gri'), '');
    assert.equal(found('code:rai.problem NEAR/turn code:rai.wish'), 'w1 m1 w2');
    assert.equal(found('code:rai.wish NEAR code:con site:A'), 'w1 c1 w2');
    assert.equal(found('code:gri.explored NEAR/record code:rai.problem'), 'm1 u1 w2');
  });

  it('finds what nothing is near', () => {
    assert.equal(found('code:rai.wish NOT NEAR/1 code:gri'), 'w2');
    assert.equal(found('code:rai.wish NOT NEAR/record code:con'), 'n1');
  });

  it('follows a chain: only passages that stand in the whole of it', () => {
    assert.equal(found('code:rai.wish NEAR/1 code:gri NEAR/2 code:con'), 'w1 u1 c1');
    assert.equal(found('code:rai.wish NEAR/1 code:gri NOT NEAR/2 code:con'), 'n1 n2');
  });

  it('tells which codes it does not know', () => {
    assert.deepEqual(unknownCodes(ws.snapshot, parsePassageQuery('code:rai code:gri.explord')), [
      'gri.explord',
    ]);
  });
});

describe('A query for passages', () => {
  it('can be any text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              'AND',
              'OR',
              'NOT',
              'NEAR',
              'NEAR/2',
              '(',
              ')',
              '-',
              '"',
              'code:a',
              'site:B',
              'ord',
            ),
            fc.string(),
          ),
        ),
        (words) => typeof parsePassageQuery(words.join(' ')).kind === 'string',
      ),
    );
  });

  it('has parts that can be taken away one by one', () => {
    assert.deepEqual(partsOfQuery('code:a AND code:b site:"Kommune B" -coder:mk "to ord"'), [
      'code:a AND code:b',
      'site:"Kommune B"',
      '-coder:mk',
      '"to ord"',
    ]);
    assert.deepEqual(partsOfQuery('(code:a OR code:b) NOT site:B code:c NOT NEAR/2 code:d'), [
      '(code:a OR code:b)',
      'NOT site:B',
      'code:c NOT NEAR/2 code:d',
    ]);
    assert.deepEqual(partsOfQuery('code:a OR code:b site:B'), ['code:a OR code:b site:B']);
  });

  it('takes one part more without changing what it said', () => {
    assert.equal(withPart('', 'site:B'), 'site:B');
    assert.equal(withPart('code:a', 'site:B'), 'code:a site:B');
    assert.equal(withPart('code:a OR code:b', 'site:B'), '(code:a OR code:b) site:B');
  });
});
