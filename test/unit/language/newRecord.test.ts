import assert from 'node:assert/strict';
import { planRecord, typesFor } from '../../../src/language/newRecord';
import { corpus } from '../../support/corpus';
import { village } from './support';

describe('A new record', () => {
  it('has the required fields and lies where most of its type lie', async () => {
    const { snapshot } = await corpus({
      ...village,
      'odd/OBS-001.md': '---\nid: OBS-001\ntype: observation\n---\n',
      'observations/OBS-002.md': '---\nid: OBS-002\ntype: observation\n---\n',
    });
    const [type] = typesFor(snapshot, 'obs-099');
    assert.deepEqual(planRecord(snapshot, 'OBS-099', type), {
      path: 'observations/OBS-099.md',
      text: '---\nid: OBS-099\ntype: observation\ndate:\nsite:\nparticipants: []\n---\n\n',
    });
  });

  it('is a plain note at the root where nothing tells its type', async () => {
    const { snapshot } = await corpus(village);
    assert.deepEqual(typesFor(snapshot, 'XYZ-1'), []);
    assert.deepEqual(planRecord(snapshot, 'XYZ-1', undefined), {
      path: 'XYZ-1.md',
      text: '---\nid: XYZ-1\n---\n\n',
    });
  });

  it('knows prefixes that red-thread.yaml gives', async () => {
    const { snapshot } = await corpus({ 'red-thread.yaml': 'types:\n  focus-group: {prefix: FG}\n' });
    assert.deepEqual(
      typesFor(snapshot, 'FG-1').map((type) => type.name),
      ['focus-group'],
    );
  });
});
