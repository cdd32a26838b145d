import assert from 'node:assert/strict';
import { nextResponse, openAnswers, sessionNamed, sessionsWithAnswers } from '../../../src/analysis/dialogue';
import { claimsOf } from '../../../src/analysis/claims';
import { standingOf } from '../../../src/analysis/claimStanding';
import { otherSideOf } from '../../../src/analysis/negativeCases';
import { claimStandings } from '../../../src/language/claimStandings';
import { corpus } from '../../support/corpus';

const record = (id: string, type: string, rest: string, body = ''): string =>
  `---\nid: ${id}\ntype: ${type}\n${rest}---\n${body}`;

const files = {
  'SITE-A.md': record('SITE-A', 'site', 'label: A\n'),
  'SITE-B.md': record('SITE-B', 'site', 'label: B\n'),
  'OBS-1.md': record('OBS-1', 'observation', 'site: SITE-A\n'),
  'OBS-2.md': record('OBS-2', 'observation', 'site: SITE-A\n'),
  'OBS-3.md': record('OBS-3', 'observation', 'site: SITE-B\n'),
  'OBS-4.md': record('OBS-4', 'observation', 'site: SITE-B\nstatus: raw\n'),
  'OBS-1.excerpts.yaml':
    '- {id: x01, quote: ja, codes: [gri.explored, rai]}\n- {id: x02, quote: nej, codes: [RAI]}\n',
  'OBS-2.excerpts.yaml':
    '- {id: x01, quote: hm, codes: [rai, gri.explored]}\n- {id: x02, quote: å, codes: [kon]}\n',
  'FLIP-1.md': record('FLIP-1', 'flip-session', 'date: 2018-01-01\n', 'Said. ^r3\n'),
  'FLIP-2.md': record('FLIP-2', 'flip-session', 'date: 2019-01-01\n'),
  'CLM-1.md': record(
    'CLM-1',
    'claim',
    `statement: s
evidence:
  - {ref: OBS-1#x01, rel: supports}
  - {ref: OBS-1, rel: challenges}
dialogue:
  - {session: FLIP-1, response: r2, outcome: contested, summary: No.}
  - {session: FLIP-1, response: r1, outcome: confirmed}
  - {session: FLIP-2, response: r1, outcome: nuanced, reply: Yes.}
`,
  ),
  'CLM-2.md': record(
    'CLM-2',
    'claim',
    'state: dropped\ndialogue:\n  - {session: FLIP-1, outcome: contested}\n',
  ),
  'DRAFT-1.md': record(
    'DRAFT-1',
    'draft',
    'title: t\n',
    'It is so [[CLM-1]], as [[CLM-1]] says.\n\nAnd [[CLM-2]].\n',
  ),
  'MEMO-1.md': record('MEMO-1', 'memo', '', 'About [[CLM-1]].\n'),
};

describe('the dialogue', () => {
  it('is told by session, the latest first, answers by number', async () => {
    const { snapshot } = await corpus(files);
    const sessions = sessionsWithAnswers(snapshot).map(({ name, answers }) => [
      name,
      answers.map((a) => a.answer.response),
    ]);
    assert.deepEqual(sessions, [
      ['FLIP-2', ['r1']],
      ['FLIP-1', [undefined, 'r1', 'r2']],
    ]);
  });

  it('owes replies, but not about claims that were given up', async () => {
    const { snapshot } = await corpus(files);
    assert.deepEqual(
      openAnswers(snapshot).map(({ answer }) => answer.summary),
      ['No.'],
    );
  });

  it('numbers the next answer after those of claims and those marked in the session', async () => {
    const { snapshot } = await corpus(files);
    const next = ['FLIP-1', 'FLIP-2'].map((id) => {
      const session = sessionNamed(snapshot, id);
      return session && nextResponse(snapshot, session);
    });
    assert.deepEqual(next, ['r4', 'r2']);
  });
});

describe('where a claim stands', () => {
  it('counts evidence, its sites and the last answer', async () => {
    const { snapshot } = await corpus(files);
    const entry = claimsOf(snapshot).find(({ record: { id } }) => id === 'CLM-1');
    assert.ok(entry);
    const { sites, siteCount, lastAnswer } = standingOf(snapshot, entry);
    assert.deepEqual([sites, siteCount, lastAnswer?.session], [['SITE-A'], 2, 'FLIP-2']);
  });

  it('stands once above each line of a draft that makes the claim, and in no memo', async () => {
    const ws = await corpus(files);
    const standings = async (path: string): Promise<string[]> => {
      const facts = ws.snapshot.file(path);
      assert.ok(facts);
      return claimStandings(ws.snapshot, { path, text: (await ws.read(path)) ?? '', facts }).map(
        ({ text }) => text,
      );
    };
    assert.deepEqual(await standings('DRAFT-1.md'), [
      'CLM-1 · 1 supports · 1 challenges · 1 of 2 sites · nuanced at FLIP-2',
      'CLM-2 · no evidence yet · contested at FLIP-1',
    ]);
    assert.deepEqual(await standings('MEMO-1.md'), []);
  });
});

describe('the other side of a claim', () => {
  async function sideOf(texts: Readonly<Record<string, string>>): Promise<readonly (readonly string[])[]> {
    const { snapshot } = await corpus(texts);
    const entry = claimsOf(snapshot).find(({ record: { id } }) => id === 'CLM-1');
    assert.ok(entry);
    const { passages, unseen } = otherSideOf(snapshot, entry);
    return [passages.map(({ link }) => link), unseen.map(({ id }) => id)];
  }

  it('is passages with the same codes that it does not cite, and other sites, raw material left out', async () => {
    assert.deepEqual(await sideOf(files), [['OBS-2#x01', 'OBS-1#x02'], ['OBS-3']]);
  });

  it('does not come back where somebody looked and found none', async () => {
    const checked = '  - {checked: OBS-2, rel: none-found}\n  - {checked: OBS-3, rel: none-found}\ndialogue:';
    const texts = { ...files, 'CLM-1.md': files['CLM-1.md'].replace('dialogue:', checked) };
    assert.deepEqual(await sideOf(texts), [['OBS-1#x02'], []]);
  });

  it('takes another coder’s excerpt of words that are cited, or of some of them, for cited', async () => {
    const texts = {
      ...files,
      'OBS-1.md': record('OBS-1', 'observation', 'site: SITE-A\n', 'Det er ja og nej.\n'),
      'OBS-1.excerpts.mk.yaml':
        '- {id: mk01, quote: er ja, codes: [rai]}\n- {id: mk02, quote: nej, codes: [rai]}\n',
    };
    assert.deepEqual(await sideOf(texts), [['OBS-2#x01', 'OBS-1#mk02', 'OBS-1#x02'], ['OBS-3']]);
  });

  it('leaves words alone that somebody took back', async () => {
    const texts = {
      ...files,
      'people.yaml': '- {id: CIT-1, role: citizen, consent: {status: withdrawn}}\n',
      'OBS-2.md': record('OBS-2', 'observation', 'site: SITE-A\nparticipants: [CIT-1]\n', 'hm\n'),
    };
    assert.deepEqual(await sideOf(texts), [['OBS-1#x02'], ['OBS-3']]);
  });
});
