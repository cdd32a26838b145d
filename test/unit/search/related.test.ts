import assert from 'node:assert/strict';
import { atOnce } from '../../../src/model/steps';
import { relatedRecords } from '../../../src/search/related';
import { corpus } from '../../support/corpus';

const observation = (id: string, more: string): string => `---\nid: ${id}\ntype: observation\n${more}---\n`;

describe('Related records', () => {
  it('are those linked first, then those that share what is rare', async () => {
    const ws = await corpus({
      'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: A\n---\n',
      'people.yaml': '- {id: CIT-001}\n',
      'OBS-001.md': observation('OBS-001', 'site: SITE-A\nparticipants: [CIT-001]\n'),
      'OBS-002.md': observation('OBS-002', 'site: SITE-A\nparticipants: [CIT-001]\n'),
      'OBS-003.md': observation('OBS-003', 'site: SITE-A\n'),
      'OBS-004.md': observation('OBS-004', ''),
      'MEMO-001.md': '---\nid: MEMO-001\ntype: memo\n---\nOm [[OBS-001]].',
    });
    const entry = ws.snapshot.recordAt('OBS-001.md');
    assert.ok(entry);
    const related = atOnce(relatedRecords(ws.snapshot, entry, 10));
    assert.deepEqual(
      related.map((r) => [r.entry.id, r.linked, r.shared]),
      [
        ['MEMO-001', true, []],
        ['SITE-A', true, []],
        ['OBS-002', false, ['CIT-001', 'SITE-A']],
        ['OBS-003', false, ['SITE-A']],
      ],
    );
  });
});
