import assert from 'node:assert/strict';
import { corpus } from '../../support/corpus';

describe('the folder templates/', () => {
  it('is no part of the index, open documents in it included, and can still be read', async () => {
    const template = '---\nid: OBS-001\ntype: observation\n---\n';
    const ws = await corpus({
      'templates/observation.md': template,
      'archive/templates/OBS-002.md': '---\nid: OBS-002\ntype: observation\n---\n',
    });
    void ws.repository.update('templates/memo.md', '---\nid: MEMO-001\ntype: memo\n---\n');
    assert.deepEqual(
      Array.from(ws.snapshot.records(), (record) => record.id),
      ['OBS-002'],
    );
    assert.equal(await ws.read('templates/observation.md'), template);
  });
});
