import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readClaim } from '../../../src/model/claim';
import { readCode } from '../../../src/model/code';
import { readExcerpt } from '../../../src/model/excerpt';
import { readPerson } from '../../../src/model/person';
import type { Value } from '../../../src/model/value';
import { parseYaml } from '../../../src/syntax/yaml';

function yaml(text: string): Value | undefined {
  return parseYaml(text).root;
}

const CLAIM = `id: CLM-012
type: claim
statement: A wish is often redirected.
statement_da: Et ønske omdirigeres ofte.
level: interpretive
state: revised
scope: {sites: [SITE-A, "[[SITE-B]]"], group: citizens}
evidence:
  - {ref: OBS-012#x03, rel: supports, note: clear, seen: 9f1c}
  - {ref: "[[INT-004#x01|her words]]", rel: challenges}
  - ref: [[OBS-013#x02]]
    rel: qualifies
  - {checked: OBS-020, rel: none-found}
dialogue:
  - {session: FLIP-23, response: r1, outcome: nuanced, role: frontline, summary: s, reply: y, revised_from: First wording.}
  - {session: FLIP-24, response: r1, outcome: confirmed}
  - {session: FLIP-25, response: r1, outcome: contested, revised_from: Second wording.}
confidence: {methodological: high, coherence: {level: moderate, reason: Two sites differ.}}
`;

describe('readClaim', () => {
  it('reads what a claim says of itself', () => {
    const claim = readClaim(yaml(CLAIM));
    assert.deepEqual(
      [claim.statement, claim.statementDa, claim.level, claim.state],
      ['A wish is often redirected.', 'Et ønske omdirigeres ofte.', 'interpretive', 'revised'],
    );
    assert.deepEqual(claim.scope, { sites: ['SITE-A', 'SITE-B'], group: 'citizens' });
    assert.deepEqual(claim.confidence, [
      { component: 'methodological', level: 'high', reason: undefined },
      { component: 'coherence', level: 'moderate', reason: 'Two sites differ.' },
    ]);
  });

  it('reads evidence in every way of writing a link, with its place', () => {
    const { evidence } = readClaim(yaml(CLAIM));
    assert.deepEqual(
      evidence.map((e) => [e.kind, e.link, e.rel]),
      [
        ['ref', { target: 'OBS-012', fragment: 'x03' }, 'supports'],
        ['ref', { target: 'INT-004', fragment: 'x01' }, 'challenges'],
        ['ref', { target: 'OBS-013', fragment: 'x02' }, 'qualifies'],
        ['checked', { target: 'OBS-020' }, 'none-found'],
      ],
    );
    const first = evidence[0];
    assert.ok(first);
    assert.equal(CLAIM.slice(first.linkSpan.start, first.linkSpan.end), 'OBS-012#x03');
    assert.equal(CLAIM.slice(first.span.start, first.span.end).startsWith('{ref: OBS-012#x03'), true);
  });

  it('tells each revision’s wording before and after', () => {
    const { revisions } = readClaim(yaml(CLAIM));
    assert.deepEqual(
      revisions.map((r) => [
        r.reason.kind === 'answer' ? r.reason.answer.session : r.reason.memo,
        r.from,
        r.to,
      ]),
      [
        ['FLIP-23', 'First wording.', 'Second wording.'],
        ['FLIP-25', 'Second wording.', 'A wish is often redirected.'],
      ],
    );
  });

  it('takes what has the wrong shape for absent', () => {
    const claim = readClaim(
      yaml('statement: [a]\nevidence: {ref: OBS-1}\ndialogue: talk\nscope: everywhere\nconfidence: high'),
    );
    assert.equal(claim.statement, undefined);
    assert.deepEqual(
      claim.evidence.map((e) => e.link.target),
      ['OBS-1'],
    );
    assert.deepEqual([claim.dialogue, claim.scope.sites, claim.confidence], [[], [], []]);
  });
});

describe('readPerson', () => {
  it('reads role, site and consent', () => {
    const person = readPerson(
      yaml(
        '{id: CIT-017, role: citizen, site: SITE-B, pseudonym: Mona, consent: {status: given, scope: [analysis, quote], embargo_until: 2027-01-01}}',
      ),
    );
    assert.deepEqual(person, {
      role: 'citizen',
      site: 'SITE-B',
      pseudonym: 'Mona',
      consent: { status: 'given', scope: ['analysis', 'quote'], embargoUntil: '2027-01-01' },
    });
  });
});

describe('readCode', () => {
  it('takes the label in the user’s language, and a plain one in any', () => {
    const entry = yaml(
      '{id: gri, label: {da: Gribning, en: Uptake}, definition: What is done with it, include: one, state: active}',
    );
    assert.deepEqual([readCode(entry, 'da').label, readCode(entry, 'en').label], ['Gribning', 'Uptake']);
    assert.equal(readCode(yaml('{label: Uptake}'), 'da').label, 'Uptake');
    assert.deepEqual(
      [readCode(entry, 'en').definition, readCode(entry, 'en').include],
      ['What is done with it', ['one']],
    );
  });
});

describe('readExcerpt', () => {
  it('keeps translations apart from what is said about them', () => {
    const excerpt = readExcerpt(
      yaml(
        '{id: x03, quote: ja, codes: [rai, "[[gri]]"], by: dc, translation: {en: "yes", by: mk, of: 9f1c}, memo: short}',
      ),
    );
    const translations = excerpt.translations.map(({ about: _, ...translation }) => translation);
    assert.deepEqual(
      { ...excerpt, translations },
      {
        quote: 'ja',
        codes: ['rai', 'gri'],
        coded: new Map(),
        by: 'dc',
        translations: [{ language: 'en', text: 'yes', by: 'mk', checkedBy: undefined, of: '9f1c' }],
        memo: 'short',
        settles: [],
        decidedBy: undefined,
      },
    );
  });

  it('knows the versions of the codes that were given, and languages with a translator of their own', () => {
    const { coded, translations } = readExcerpt(
      yaml(
        '{coded: {GRI.a: 2, b: soon}, translation: {en: "yes", by: dc, de: {text: "ja", by: mk, checked_by: jt}}}',
      ),
    );
    assert.deepEqual([...coded], [['gri.a', 2]]);
    assert.deepEqual(
      translations.map((t) => [t.language, t.text, t.by, t.checkedBy]),
      [
        ['en', 'yes', 'dc', undefined],
        ['de', 'ja', 'mk', 'jt'],
      ],
    );
  });
});

it('no reader throws, whatever the file holds', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const value = yaml(
        JSON.stringify({
          evidence: json,
          dialogue: json,
          scope: json,
          codes: json,
          translation: json,
          consent: json,
        }),
      );
      readClaim(value);
      readPerson(value);
      readCode(value, 'da');
      readExcerpt(value);
    }),
    { numRuns: 200 },
  );
});
