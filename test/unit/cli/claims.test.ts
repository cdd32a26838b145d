import assert from 'node:assert/strict';
import { claims } from '../../../src/cli/claims';
import { corpus } from '../../support/corpus';

const files = {
  'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: A\n---\n',
  'OBS-1.md': '---\nid: OBS-1\ntype: observation\nsite: SITE-A\n---\n',
  'CLM-2.md': '---\nid: CLM-2\ntype: claim\nstatement: s\n---\n',
  'CLM-1.md': `---
id: CLM-1
type: claim
statement: s
state: revised
evidence: [{ref: OBS-1, rel: supports}, {ref: OBS-1, rel: supports}, {checked: OBS-1, rel: none-found}]
dialogue: [{session: FLIP-1, outcome: nuanced, revised_from: r}, {session: FLIP-1, outcome: contested}]
---
`,
};

describe('red-thread claims', () => {
  it('writes where each claim stands, in order of id', async () => {
    const { repository } = await corpus(files);
    const { output, exitCode } = await claims.run(repository, [], 'json', { language: 'en', options: {} });
    assert.equal(exitCode, 0);
    assert.deepEqual(JSON.parse(String(output)), {
      claims: [
        {
          id: 'CLM-1',
          state: 'revised',
          file: 'CLM-1.md',
          evidence: { supports: 2, 'none-found': 1 },
          sites: ['SITE-A'],
          dialogue: { nuanced: 1, contested: 1 },
          revisions: 1,
          problems: ['link-broken', 'link-broken', 'answer-without-reply'],
        },
        {
          id: 'CLM-2',
          state: null,
          file: 'CLM-2.md',
          evidence: {},
          sites: [],
          dialogue: {},
          revisions: 0,
          problems: ['claim-without-evidence'],
        },
      ],
    });
  });

  it('writes a line for each to read', async () => {
    const { repository } = await corpus(files);
    const { output } = await claims.run(repository, [], 'text', { language: 'en', options: {} });
    const [first] = String(output).split('\n');
    assert.equal(
      first,
      'CLM-1: revised · supports 2, none-found 1 · SITE-A · nuanced 1, contested 1 · link-broken, link-broken, answer-without-reply',
    );
  });
});
