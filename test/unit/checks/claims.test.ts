import assert from 'node:assert/strict';
import { fingerprintOf } from '../../../src/model/fingerprint';
import { places, told } from './told';

const OBS =
  '---\nid: OBS-1\ntype: observation\ndate: 2017\nsite: SITE-A\nparticipants: [CIT-1]\ncase: CASE-1\n---\nja\n';
const base = {
  'people.yaml':
    '- {id: CIT-1, role: citizen}\n- {id: CIT-2, role: citizen}\n- {id: PRO-1, role: frontline}\n',
  'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: A\n---\n',
  'SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: B\n---\n',
  'CASE-1.md': '---\nid: CASE-1\ntype: case\nsite: SITE-A\ncitizen: CIT-1\n---\n',
  'OBS-1.md': OBS,
  'OBS-2.md': OBS.replace('OBS-1', 'OBS-2').replace('case: CASE-1\n', ''),
  'OBS-3.md': OBS.replace('OBS-1', 'OBS-3')
    .replace('case: CASE-1\n', '')
    .replace('CIT-1', 'CIT-2')
    .replace('SITE-A', 'SITE-B'),
  'OBS-1.excerpts.yaml': '- {id: x01, quote: ja}\n',
  'FLIP-1.md': '---\nid: FLIP-1\ntype: flip-session\ndate: 2018\nsites: [SITE-A]\n---\n',
  'MEMO-1.md': '---\nid: MEMO-1\ntype: memo\n---\n',
};

function claim(rest: string, statement = 'A wish is redirected.'): Record<string, string> {
  return { ...base, 'CLM-1.md': `---\nid: CLM-1\ntype: claim\nstatement: ${statement}\n${rest}---\n` };
}

const supported = 'evidence:\n  - {ref: OBS-1, rel: supports}\n';

describe('a claim', () => {
  it('without evidence is told of, one that was only looked for too, one that was dropped not', async () => {
    assert.deepEqual(await places(claim('')), ['CLM-1.md: claim-without-evidence «A wish is redirected.»']);
    assert.deepEqual(await places(claim('evidence:\n  - {checked: OBS-1, rel: none-found}\n')), [
      'CLM-1.md: claim-without-evidence «A wish is redirected.»',
    ]);
    for (const state of ['dropped', 'draft']) assert.deepEqual(await places(claim(`state: ${state}\n`)), []);
    assert.deepEqual(await places(claim(supported)), []);
  });

  for (const [what, evidence, said] of [
    ['one case', '[{ref: OBS-1, rel: supports}]', /one case: CASE-1/],
    ['one person', '[{ref: OBS-1, rel: supports}, {ref: OBS-2, rel: supports}]', /one person: CIT-1/],
    [
      'too few sites',
      '[{ref: OBS-1, rel: supports}, {ref: OBS-3, rel: supports}]',
      /support it: 2.*wanted: 3/,
    ],
    ['one side of the evidence', '[{ref: OBS-1, rel: supports}, {ref: OBS-3, rel: challenges}]', /one case/],
  ] as const) {
    it(`that speaks across sites and rests on ${what} says too much`, async () => {
      for (const statement of [
        'Across the six municipalities wishes wait.',
        'På tværs af kommunerne venter ønsker.',
      ]) {
        const [problem, ...others] = await told(claim(`evidence: ${evidence}\n`, statement));
        assert.deepEqual([problem?.rule, others], ['claim-overclaims', []]);
        assert.match(problem?.message ?? '', said);
      }
      assert.deepEqual(
        await places(claim(`evidence: ${evidence}\n`, 'They sat across from each other.')),
        [],
      );
    });
  }

  it('may speak across as many sites as the configuration asks for', async () => {
    const texts = claim(
      'evidence: [{ref: OBS-1, rel: supports}, {ref: OBS-3, rel: supports}]\n',
      'Everywhere.',
    );
    const configuration = 'name: T\nthresholds: {overclaim_sites: 2}\n';
    assert.deepEqual(await places({ ...texts, 'red-thread.yaml': configuration }), []);
  });

  it('is told that a quotation changed since it was reviewed, with two ways out', async () => {
    const reviewed = (seen: string): string =>
      `evidence:\n  - {ref: OBS-1#x01, rel: supports, seen: "${seen}"}\n`;
    assert.deepEqual(await places(claim(reviewed(fingerprintOf('ja')))), []);
    const [problem] = await told(claim(reviewed(fingerprintOf('nej'))));
    assert.deepEqual(
      [problem?.rule, problem?.at, problem?.fixes],
      ['evidence-suspect', 'OBS-1#x01', ['!review', '!mark-reviewed']],
    );
  });

  it('owes a reply to what asks for one', async () => {
    const answer = (rest: string): string => `${supported}dialogue:\n  - {session: FLIP-1, ${rest}}\n`;
    for (const outcome of ['contested', 'nuanced', 'new-question']) {
      assert.deepEqual(await places(claim(answer(`outcome: ${outcome}`))), [
        `CLM-1.md: answer-without-reply «${outcome}»`,
      ]);
      assert.deepEqual(await places(claim(answer(`outcome: ${outcome}, reply: Yes.`))), []);
    }
    assert.deepEqual(await places(claim(answer('outcome: confirmed'))), []);
  });
});

describe('a sentence of a draft', () => {
  const draft = (body: string): Record<string, string> => ({
    ...claim('evidence: [{ref: OBS-1, rel: supports}, {ref: OBS-3, rel: challenges}]\n'),
    'DRAFT-1.md': `---\nid: DRAFT-1\ntype: draft\ntitle: T\n---\n${body}\n`,
  });

  for (const [body, words] of [
    ['Så venter ønsket. Generelt kommer skemaet\nførst [[CLM-1]]. Og så', 'Generelt'],
    ['På tværs af de seks kommuner kommer skemaet først. [[CLM-1]] Så', 'På tværs af de seks kommuner'],
    ['Alle kommuner gør det. [[OBS-1#x01]]', 'Alle kommuner'],
    ['It waits across all six municipalities ([[OBS-1]] and [[OBS-2]]).', 'across all six municipalities'],
    ['- one\n- in every site [[OBS-1]]\n- three [[OBS-3]]', 'in every site'],
  ] as const) {
    it(`that says “${words}” of one case or one person says too much`, async () => {
      assert.deepEqual(await places(draft(body)), [`DRAFT-1.md: claim-overclaims «${words}»`]);
    });
  }

  for (const body of [
    'Generelt kommer skemaet først.',
    'Generelt kommer skemaet først. Her kom det sidst [[CLM-1]].',
    'Generelt, jf. [[MEMO-1]] og [[SITE-A]].',
    'De arbejder på tværs af forvaltninger [[CLM-1]].',
    '`generelt` [[CLM-1]]',
  ]) {
    it(`is left alone: ${body}`, async () => {
      assert.deepEqual(await places(draft(body)), []);
    });
  }

  it('may rest on what literature says, and on enough sites', async () => {
    const texts = draft('Generelt er det sådan [@key1; @key2] [[CLM-1]].');
    assert.deepEqual(
      (await places(texts)).filter((place) => !place.includes('citation')),
      [],
    );
    const configuration = 'name: T\nthresholds: {overclaim_sites: 2}\n';
    const both = { ...draft('Generelt [[OBS-1]] [[OBS-3]].'), 'red-thread.yaml': configuration };
    assert.deepEqual(await places(both), []);
  });
});

describe('a wording', () => {
  const shown = (wording: string, rest = ''): string =>
    `${supported}dialogue:\n  - {session: FLIP-1, outcome: confirmed, shown: "${fingerprintOf(wording)}"}\n${rest}`;

  it('that practice answered may stay, and may change for a reason', async () => {
    assert.deepEqual(await places(claim(shown('A wish is redirected.'))), []);
    const revised = 'revisions:\n  - {memo: MEMO-1, from: An earlier one., to: A wish is redirected.}\n';
    assert.deepEqual(await places(claim(shown('An earlier one.', revised))), []);
  });

  it('that changed since practice answered it needs a reason', async () => {
    const [problem] = await told(claim(shown('An earlier one.')));
    assert.deepEqual([problem?.rule, problem?.fixes], ['claim-revised-without-reason', ['!revise']]);
  });

  it('that counts as revised needs a change on record', async () => {
    assert.deepEqual(await places(claim(`${supported}state: revised\n`)), [
      'CLM-1.md: claim-revised-without-reason «A wish is redirected.»',
    ]);
  });
});

describe('a rating of the confidence', () => {
  const rated = (evidence: string, date: string): Record<string, string> =>
    claim(
      `evidence:\n  - {ref: OBS-1, rel: supports, date: ${evidence}}\nconfidence: {coherence: high, date: ${date}}\n`,
    );

  it('is outdated when evidence is more recent, as far as the dates tell', async () => {
    assert.deepEqual(await places(rated('2018-06-01', '2018-03-20')), [
      'CLM-1.md: confidence-outdated «2018-03-20»',
    ]);
    for (const [evidence, date] of [
      ['2018-03-20', '2018-03-20'],
      ['2018-03-01', '2018-03-20'],
      ['2018', '2018-03-20'],
      ['2018-06-01', '2018'],
    ] as const)
      assert.deepEqual(await places(rated(evidence, date)), []);
  });
});

it('a case of positive deviance needs both sides', async () => {
  const pd =
    '---\nid: PD-1\ntype: positive-deviance\nsite: SITE-A\ncitizen: CIT-1\nprofessionals: [PRO-1]\ninterviews: [INT-1, INT-2]\n---\n';
  const interview = (id: string, kind: string): string =>
    `---\nid: ${id}\ntype: interview\nkind: ${kind}\ndate: 2018\nsite: SITE-A\ninterviewee: CIT-1\n---\n`;
  const files = { ...base, 'PD-1.md': pd, 'INT-1.md': interview('INT-1', 'pd-citizen') };
  assert.deepEqual(await places({ ...files, 'INT-2.md': interview('INT-2', 'pd-professional') }), []);
  assert.deepEqual(await places({ ...files, 'INT-2.md': interview('INT-2', 'pd-citizen') }), [
    'PD-1.md: deviance-one-sided «[INT-1, INT-2]»',
  ]);
  const [problem] = await told({ ...files, 'INT-2.md': interview('INT-2', 'pd-citizen') });
  assert.deepEqual(problem?.fixes, ['+interview pd-professional PD-1']);
});
