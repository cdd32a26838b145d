import assert from 'node:assert/strict';
import { type ClaimEntry, claimsOf } from '../../../src/analysis/claims';
import { fingerprintOf } from '../../../src/model/fingerprint';
import { claimMarkup, parseClaimAction } from '../../../src/pages/claim/draw';
import { claimModel, type ClaimModel } from '../../../src/pages/claim/model';
import type { Markup } from '../../../src/protocol/markup';
import { parsePageContent } from '../../../src/protocol/page';
import { coded } from '../../support/coded';
import { corpus } from '../../support/corpus';
import { htmlOf } from '../../support/html';

const observation =
  '---\nid: OBS-1\ntype: observation\nsite: SITE-A\ndate: 2018-02-01\n---\nKirsten: Jeg vil gerne prøve et køkken.\n\nKirsten: Det står der ikke noget om.\n';
const files = {
  'CLM-1.md': `---
id: CLM-1
type: claim
title: Ønsket
statement: A wish is often redirected to the next step.
statement_da: Et ønske bliver ofte til næste skridt.
state: revised
evidence:
  - {ref: OBS-1#x01, rel: supports, note: The wish itself., seen: "0000000000000000"}
  - {ref: OBS-1#x09, rel: challenges}
  - {checked: OBS-2}
dialogue:
  - {session: FLIP-2, outcome: contested, role: leader, summary: Not with us.}
  - {session: FLIP-1, outcome: nuanced, reply: We agree., revised_from: A wish is redirected to a form.}
confidence:
  coherence: {level: moderate, reason: One pulls the other way.}
  date: 2018-05-01
---
`,
  'CLM-2.md': '---\nid: CLM-2\ntype: claim\n---\n',
  'OBS-1.md': observation,
  'OBS-1.excerpts.yaml': coded(observation, [
    {
      id: 'x01',
      quote: 'Jeg vil gerne prøve et køkken.',
      codes: ['raise'],
      translation: '{en: I would like to try a kitchen., by: AB, checked_by: CD, of: "0000000000000000"}',
    },
    { id: 'x02', quote: 'Det står der ikke noget om.', codes: ['raise'] },
  ]),
  'OBS-2.md': '---\nid: OBS-2\ntype: observation\nsite: SITE-B\ndate: 2018-03-01\n---\n',
  'FLIP-1.md': '---\nid: FLIP-1\ntype: flip-session\ndate: 2018-04-01\n---\n',
  'FLIP-2.md': '---\nid: FLIP-2\ntype: flip-session\ndate: 2019-04-01\n---\n',
};

async function modelOf(id: string, all: Readonly<Record<string, string>> = files): Promise<ClaimModel> {
  const { snapshot } = await corpus(all);
  const claims = claimsOf(snapshot);
  const entry: ClaimEntry | undefined = claims.find(({ record }) => record.id === id);
  assert.ok(entry);
  return claimModel(snapshot, entry, claims);
}

describe('the page of a claim', () => {
  it('shows words and translation side by side, and says that both need a look', async () => {
    const { evidence } = await modelOf('CLM-1');
    assert.deepEqual(
      evidence.map(({ relation, pieces }) => [relation, pieces.length]),
      [
        ['supports', 1],
        ['challenges', 1],
        ['none-found', 1],
      ],
    );
    const [piece] = evidence[0]?.pieces ?? [];
    assert.equal(piece?.words, 'Jeg vil gerne prøve et køkken.');
    assert.ok(piece.isQuotation);
    assert.deepEqual(piece.translations, [
      {
        language: 'en',
        text: 'I would like to try a kitchen.',
        about: 'translated by AB · checked by CD · the original has changed since',
      },
    ]);
    assert.match(piece.warning ?? '', /changed since/);
    assert.deepEqual(piece.target, { kind: 'passage', path: 'OBS-1.excerpts.yaml', id: 'x01' });
  });

  it('warns of nothing where the words are those that were looked at', async () => {
    const seen = fingerprintOf('Jeg vil gerne prøve et køkken.');
    const claim = files['CLM-1.md'].replace('0000000000000000', seen);
    const { evidence } = await modelOf('CLM-1', { ...files, 'CLM-1.md': claim });
    assert.equal(evidence[0]?.pieces[0]?.warning, undefined);
  });

  it('leads to the claim’s own line where evidence is not found', async () => {
    const { evidence } = await modelOf('CLM-1');
    const [missing] = evidence[1]?.pieces ?? [];
    assert.match(missing?.warning ?? '', /not found/);
    assert.ok(missing?.target.kind === 'open' && missing.target.path === 'CLM-1.md');
    const { start = 0, end = 0 } = missing.target;
    assert.equal(files['CLM-1.md'].slice(start, end), 'OBS-1#x09');
  });

  it('tells the dialogue in order of time, whatever the order it is written in', async () => {
    const { dialogue, revisions } = await modelOf('CLM-1');
    assert.deepEqual(
      dialogue.map(({ session, date, isUnanswered }) => [session, date, isUnanswered]),
      [
        ['FLIP-1', '2018-04-01', false],
        ['FLIP-2', '2019-04-01', true],
      ],
    );
    assert.deepEqual(
      revisions.map(({ from, reason }) => [from, reason]),
      [['A wish is redirected to a form.', 'after FLIP-1, 2018-04-01']],
    );
  });

  it('has the whole worksheet of confidence, with what is not rated', async () => {
    const { confidence, ratedOn } = await modelOf('CLM-1');
    assert.deepEqual(
      confidence.map(({ component, level }) => [component, level]),
      [
        ['methodological', undefined],
        ['coherence', 'moderate'],
        ['adequacy', undefined],
        ['relevance', undefined],
      ],
    );
    assert.equal(ratedOn, '2018-05-01');
  });

  it('says what is missing: what rules find, what is not cited, what nobody rated', async () => {
    const gaps = (await modelOf('CLM-1')).gaps.map(({ text }) => text).join('\n');
    assert.match(gaps, /asks for a reply/);
    assert.match(gaps, /One passage with the same codes is not cited/);
    assert.match(gaps, /not rated in full/);
    assert.doesNotMatch(gaps, /has not seen/);
    assert.match(
      (await modelOf('CLM-2')).gaps.map(({ text }) => text).join('\n'),
      /has not seen the claim yet/,
    );
  });

  it('is made of nothing but what a page may hold, and asks only for what can be read', async () => {
    for (const model of [await modelOf('CLM-1'), await modelOf('CLM-2'), undefined]) {
      const body = claimMarkup(model);
      assert.equal(parsePageContent({ body, state: '' }).kind, 'message');
      for (const action of actionsIn(body)) {
        assert.equal(parseClaimAction(JSON.parse(action)).kind, 'message', action);
      }
    }
    assert.equal(parseClaimAction({ kind: 'do', deed: 'delete' }).kind, 'error');
  });

  it('says with signs and words what colours could say', async () => {
    const html = htmlOf(claimMarkup(await modelOf('CLM-1')));
    for (const heading of ['+ Supports (1)', '− Challenges (1)', '∅ Looked and found none (1)']) {
      assert.ok(html.includes(heading), heading);
    }
  });
});

function actionsIn(markup: readonly Markup[]): readonly string[] {
  return markup.flatMap(({ attributes, children }) => [
    ...('data-action' in attributes ? [attributes['data-action'] ?? ''] : []),
    ...actionsIn(children.filter((child) => typeof child !== 'string')),
  ]);
}
