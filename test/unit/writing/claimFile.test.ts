import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readClaim } from '../../../src/model/claim';
import { fingerprintOf } from '../../../src/model/fingerprint';
import { applyEdits } from '../../../src/language/changes';
import { parseFile } from '../../../src/syntax/parseFile';
import {
  type ClaimFile,
  planAnswer,
  planChecked,
  planClaimShown,
  planEvidence,
  planRated,
  planReply,
  planReviewed,
  planState,
  planWording,
} from '../../../src/writing/claimFile';
import type { PlannedEdits } from '../../../src/writing/yamlChanges';

const act = { by: 'dc', date: '2018-06-01' };
const evidence = {
  ref: 'OBS-012#x03',
  rel: 'supports',
  note: 'The wish, and what: follows',
  seen: '20e8068463739207',
};
const answer = {
  session: 'FLIP-23',
  response: 'r1',
  outcome: 'nuanced',
  role: 'frontline',
  summary: 'It is not the form.',
  reply: '',
  date: undefined,
};

const CLAIM = `---
id: CLM-012
type: claim
statement: A wish is often redirected.   # still rough
state: in-dialogue
evidence:
  - {ref: OBS-003#x02, rel: supports, seen: aaaa}  # read twice
  # the one below is from the meeting
  - ref: INT-004#x01
    rel: challenges
dialogue:
  - session: FLIP-12
    response: r2
    outcome: contested
    summary: >
      Never seen it,
      they say.
  - {session: FLIP-12, outcome: new-question, summary: Who owns it?}
---
The body: stays.
`;

function file(text: string): ClaimFile {
  return { text, facts: parseFile('CLM-012.md', 'record', text) };
}

function done(text: string, planned: PlannedEdits): string {
  assert.ok(planned.kind === 'edits', `refused: ${planned.kind === 'refused' ? planned.reason : ''}`);
  return applyEdits(text, planned.edits.edits);
}

/** The lines that a change takes out and puts in. */
function difference(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}

describe('evidence', () => {
  it('is added at the end, written like the entry before it, and nothing else changes', () => {
    const after = done(CLAIM, planEvidence(file(CLAIM), evidence, act));
    assert.deepEqual(difference(CLAIM, after), [
      '+   - ref: OBS-012#x03',
      '+     rel: supports',
      '+     note: "The wish, and what: follows"',
      '+     seen: "20e8068463739207"',
      '+     by: dc',
      '+     date: 2018-06-01',
    ]);
    assert.equal(readClaim(file(after).facts.root).evidence.length, 3);
  });

  it('goes on one line behind entries on one line', () => {
    const text = '---\nid: CLM-1\nevidence:\n- {ref: OBS-1, rel: supports} # first\nstate: draft\n---\n';
    assert.equal(
      done(text, planEvidence(file(text), { ...evidence, note: '', seen: undefined }, act)),
      '---\nid: CLM-1\nevidence:\n- {ref: OBS-1, rel: supports} # first\n- {ref: OBS-012#x03, rel: supports, by: dc, date: 2018-06-01}\nstate: draft\n---\n',
    );
  });

  for (const [what, head] of [
    ['there is no list yet', 'statement: s\ndialogue:\n  - {session: F, outcome: confirmed}'],
    ['the list is empty', 'evidence: []  # none yet\nstate: draft'],
    ['the key has no value', 'evidence:\n  # - {ref: OBS-001, rel: supports}\nstate: draft'],
    ['the value is null', 'evidence: null\nstate: draft'],
    ['the list stands on one line', 'evidence: [{ref: OBS-1, rel: supports}]'],
    ['there is a single entry and no list', 'evidence: {ref: OBS-1, rel: supports}'],
    ['lines end as in Windows', 'evidence:\r\n  - {ref: OBS-1, rel: supports}\r\nstate: draft'],
    ['it is the last key', 'evidence:\n  - {ref: OBS-1, rel: supports}'],
  ] as const) {
    it(`is added where ${what}`, () => {
      const end = head.includes('\r\n') ? '\r\n' : '\n';
      const text = `---${end}id: CLM-1${end}${head}${end}---${end}Body.`;
      const after = done(text, planEvidence(file(text), evidence, act));
      const { evidence: read } = readClaim(file(after).facts.root);
      assert.deepEqual(
        [read.at(-1)?.link.fragment, read.at(-1)?.seen, read.at(-1)?.by],
        ['x03', '20e8068463739207', 'dc'],
      );
      assert.ok(after.endsWith(`---${end}Body.`));
      for (const comment of text.match(/#\s.*$/gm) ?? []) assert.ok(after.includes(comment.trim()));
    });
  }

  it('is never written into front matter that is broken, missing or out of reach', () => {
    for (const [text, reason] of [
      ['---\nid: CLM-1\nevidence:\n  - {ref: OBS-1\n---\n', 'broken'],
      ['---\nid: CLM-1\nid: CLM-2\n---\n', 'broken'],
      ['---\nid: CLM-1\n', 'broken'],
      ['Just a text.\n', 'broken'],
      ['---\n{id: CLM-1, type: claim}\n---\n', 'layout'],
      ['---\nid: CLM-1\nx: &a [{ref: OBS-1}]\nevidence: *a\n---\n', 'layout'],
      ['---\nid: CLM-1\nevidence: much of it\n---\n', undefined],
    ] as const) {
      const planned = planEvidence(file(text), evidence, act);
      assert.equal(planned.kind === 'refused' ? planned.reason : undefined, reason, text);
    }
  });

  it('that was looked for in vain names the record, who looked and when', () => {
    const after = done(CLAIM, planChecked(file(CLAIM), 'OBS-020', '', { ...act, by: '' }));
    const checked = readClaim(file(after).facts.root).evidence.at(-1);
    assert.deepEqual(
      [checked?.kind, checked?.link.target, checked?.rel, checked?.by, checked?.date],
      ['checked', 'OBS-020', 'none-found', undefined, '2018-06-01'],
    );
  });

  it('that was reviewed keeps its comment and its other fields', () => {
    const [first] = readClaim(file(CLAIM).facts.root).evidence;
    assert.ok(first);
    assert.deepEqual(difference(CLAIM, done(CLAIM, planReviewed(file(CLAIM), first.span, 'bbbb', act))), [
      '-   - {ref: OBS-003#x02, rel: supports, seen: aaaa}  # read twice',
      '+   - {ref: OBS-003#x02, rel: supports, seen: bbbb, by: dc, date: 2018-06-01}  # read twice',
    ]);
  });

  it('that is no longer there is not reviewed', () => {
    const planned = planReviewed(file(CLAIM), { start: 1, end: 2 }, 'bbbb', act);
    assert.deepEqual(planned, { kind: 'refused', reason: 'gone' });
  });
});

describe('the dialogue', () => {
  it('takes an answer with the wording that was answered', () => {
    const shown = fingerprintOf('A wish is often redirected.');
    const text = CLAIM.replace(/ {2}- \{session.*\n/, '');
    assert.deepEqual(
      difference(text, done(text, planAnswer(file(text), answer, shown))),
      [
        '+   - session: FLIP-23',
        '+     response: r1',
        '+     outcome: nuanced',
        '+     summary: It is not the form.',
        '+     role: frontline',
        `+     shown: ${shown}`,
      ].sort((a, b) => order(a) - order(b)),
    );
    function order(line: string): number {
      return ['session', 'response', 'outcome', 'role', 'summary', 'shown'].findIndex((key) =>
        line.includes(`${key}:`),
      );
    }
  });

  it('takes a reply behind a text of several lines, and in braces', () => {
    for (const [name, line] of [
      [
        { session: 'FLIP-12', response: 'r2', summary: 'Never seen it, they say.\n' },
        '+     reply: "So: we look again."',
      ],
      [
        { session: 'flip-12', response: undefined, summary: 'Who owns it?' },
        '+   - {session: FLIP-12, outcome: new-question, summary: Who owns it?, reply: "So: we look again."}',
      ],
    ] as const)
      assert.equal(
        difference(CLAIM, done(CLAIM, planReply(file(CLAIM), name, 'So: we look again.'))).at(-1),
        line,
      );
  });

  it('of a session names the claim in the session’s record', () => {
    const text = '---\nid: FLIP-23\ntype: flip-session\nsites: [SITE-A]\nclaims: [CLM-001]\n---\n';
    assert.match(done(text, planClaimShown(file(text), 'CLM-012')), /^claims: \[CLM-001, CLM-012\]$/m);
  });
});

describe('a new wording', () => {
  const wording = { statement: 'A wish is often sent on: to a form.', statementDa: undefined };

  it('keeps the former one at the answer that led to it, and counts as revised', () => {
    const name = { session: 'FLIP-12', response: 'r2', summary: 'Never seen it, they say.\n' };
    const after = done(
      CLAIM,
      planWording(file(CLAIM), { ...wording, reason: { answer: name } }, '2018-06-01'),
    );
    assert.deepEqual(difference(CLAIM, after), [
      '- statement: A wish is often redirected.   # still rough',
      '- state: in-dialogue',
      '+ statement: "A wish is often sent on: to a form."   # still rough',
      '+ state: revised',
      '+     revised_from: A wish is often redirected.',
    ]);
    const [revision] = readClaim(file(after).facts.root).revisions;
    assert.deepEqual([revision?.from, revision?.to], ['A wish is often redirected.', wording.statement]);
  });

  it('that a memo led to is kept with it, before and after', () => {
    const after = done(
      CLAIM,
      planWording(
        file(CLAIM),
        { ...wording, statementDa: 'Et ønske.', reason: { memo: 'MEMO-025' } },
        '2018-06-01',
      ),
    );
    const claim = readClaim(file(after).facts.root);
    assert.equal(claim.statementDa, 'Et ønske.');
    assert.deepEqual(
      claim.revisions.map(({ from, to, reason }) => [from, to, reason.kind === 'memo' && reason.memo]),
      [['A wish is often redirected.', wording.statement, 'MEMO-025']],
    );
    assert.match(after, /^revisions:\n {2}- memo: MEMO-025$/m);
  });

  it('of a draft leaves it one', () => {
    const draft = CLAIM.replace('state: in-dialogue', 'state: draft');
    const after = done(
      draft,
      planWording(file(draft), { ...wording, reason: { memo: 'MEMO-025' } }, '2018-06-01'),
    );
    assert.equal(readClaim(file(after).facts.root).state, 'draft');
  });
});

describe('the state and the rating', () => {
  it('are written where they belong', () => {
    const text = '---\nid: CLM-1\ntype: claim\nstatement: s\nconfidence:\n  coherence: high\n---\n';
    assert.equal(
      done(text, planState(file(text), 'settled')),
      '---\nid: CLM-1\ntype: claim\nstatement: s\nstate: settled\nconfidence:\n  coherence: high\n---\n',
    );
    assert.match(
      done(text, planRated(file(text), '2018-06-01')),
      /^ {2}coherence: high\n {2}date: 2018-06-01$/m,
    );
  });
});

it('whatever is written comes back as it was meant, and all else stays', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((s) => s.trim() === s);
  fc.assert(
    fc.property(words, words, words, (note, summary, statement) => {
      const planned = planEvidence(file(CLAIM), { ...evidence, note }, act);
      const one = done(CLAIM, planned);
      const two = done(one, planAnswer(file(one), { ...answer, summary, reply: note }, undefined));
      const three = done(
        two,
        planWording(
          file(two),
          { statement, statementDa: undefined, reason: { memo: 'MEMO-1' } },
          '2018-06-01',
        ),
      );
      const claim = readClaim(file(three).facts.root);
      assert.equal(claim.evidence.at(-1)?.note, note);
      assert.equal(claim.dialogue.at(-1)?.summary, summary);
      assert.equal(claim.statement, statement);
      for (const kept of [
        '# still rough',
        '# read twice',
        '  # the one below is from the meeting',
        'The body: stays.',
      ])
        assert.ok(three.includes(kept), kept);
    }),
    { numRuns: 150 },
  );
});
