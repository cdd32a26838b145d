import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evidenceMapOf } from '../../../src/analysis/evidenceMap';
import { mapPage } from '../../../src/pages/map';
import { parseMapMessage, parseMapRequest, parseMapState } from '../../../src/protocol/map';
import { atOnce } from '../../../src/model/steps';
import { corpus } from '../../support/corpus';

const parts = { repository: 'file:///a', repositories: [], language: 'en' };

describe('messages of the evidence map', () => {
  it('arrive as they were sent', async () => {
    const { snapshot } = await corpus({
      'CLM-1.md':
        '---\nid: CLM-1\ntype: claim\nstatement: s\nevidence: [{ref: OBS-1#x01, rel: supports}]\n---\n',
    });
    const page: unknown = JSON.parse(
      JSON.stringify(atOnce(mapPage(snapshot, atOnce(evidenceMapOf(snapshot)), {}, parts))),
    );
    const parsed = parseMapMessage(page);
    assert.equal(parsed.kind, 'message');
    assert.deepEqual(JSON.parse(JSON.stringify(parsed)), { kind: 'message', value: page });
  });

  it('of any other shape are errors and nothing worse', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true }), (anything) => {
        for (const parse of [parseMapMessage, parseMapRequest, parseMapState]) {
          assert.equal(parse(anything).kind, 'error');
        }
      }),
    );
    for (const request of [
      { kind: 'erase' },
      { kind: 'open', id: 1 },
      { kind: 'choose', name: 'coder', value: '' },
      { kind: 'export', format: 'pdf' },
    ]) {
      assert.equal(parseMapRequest(request).kind, 'error', JSON.stringify(request));
    }
  });

  it('carry nothing beside what is asked', () => {
    assert.deepEqual(parseMapRequest({ kind: 'open', id: 'CLM-1', path: '/etc/passwd' }), {
      kind: 'message',
      value: { kind: 'open', id: 'CLM-1' },
    });
  });
});
