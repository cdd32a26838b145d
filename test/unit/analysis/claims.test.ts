import assert from 'node:assert/strict';
import { claimsOf, evidenceByRelation, outcomesOf } from '../../../src/analysis/claims';
import { corpus } from '../../support/corpus';

const claim = `---
id: CLM-1
type: claim
statement: A wish is often redirected.
evidence:
  - {ref: OBS-1#x01, rel: challenges}
  - {ref: OBS-1#x02, rel: supports}
  - {ref: OBS-9#x01, rel: supports}
  - {ref: OBS-1, rel: mentions}
  - {checked: OBS-1}
dialogue:
  - {session: FLIP-1, outcome: contested}
  - {session: FLIP-1, outcome: confirmed}
  - {session: FLIP-2, outcome: contested}
  - {session: FLIP-2, outcome: applauded}
---
`;
const files = {
  'CLM-1.md': claim,
  'OBS-1.md': '---\ntype: observation\n---\n',
  'OBS-1.excerpts.yaml': '- {id: x01, quote: ja}\n- {id: x02, quote: nej}\n',
};

describe('claims', () => {
  it('have their evidence grouped by relation, in the order for, against, between, none', async () => {
    const { snapshot } = await corpus(files);
    const [entry] = claimsOf(snapshot);
    assert.ok(entry);
    const groups = [...evidenceByRelation(snapshot, entry)].map(([r, e]) => [r, e.map((x) => x.name)]);
    assert.deepEqual(groups, [
      ['supports', ['OBS-1#x02', 'OBS-9#x01']],
      ['challenges', ['OBS-1#x01']],
      ['none-found', ['OBS-1']],
      ['other', ['OBS-1']],
    ]);
  });

  it('say where each piece of evidence leads, and that one leads nowhere', async () => {
    const { snapshot } = await corpus(files);
    const [entry] = claimsOf(snapshot);
    assert.ok(entry);
    const [found, missing] = evidenceByRelation(snapshot, entry).get('supports') ?? [];
    assert.equal(found?.resolution?.kind === 'found' && found.resolution.fragment?.definition.name, 'x02');
    assert.equal(missing?.resolution?.kind, 'missing');
  });

  it('count the outcomes that are known', async () => {
    const { snapshot } = await corpus(files);
    const [entry] = claimsOf(snapshot);
    assert.ok(entry);
    assert.deepEqual(
      [...outcomesOf(entry.claim)],
      [
        ['confirmed', 1],
        ['contested', 2],
      ],
    );
  });
});
