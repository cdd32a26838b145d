import assert from 'node:assert/strict';
import { potentialCoverage } from '../../../src/analysis/potentialCoverage';
import { atOnce } from '../../../src/model/steps';
import { corpus } from '../../support/corpus';

const record = (id: string, type: string, more = ''): string => `---\nid: ${id}\ntype: ${type}\n${more}---\n`;

describe('potentialCoverage', () => {
  it('crosses all potentials with the kinds of material that there are, and says what belongs to none', async () => {
    const { snapshot } = await corpus({
      'POT-1.md': record('POT-1', 'potential'),
      'POT-2.md': record('POT-2', 'potential'),
      'OBS-1.md': record('OBS-1', 'observation', 'potentials: [POT-1, pot-2]\n'),
      'OBS-2.md': record('OBS-2', 'observation', 'potentials: [POT-1]\n'),
      'OBS-3.md': record('OBS-3', 'observation'),
      'FLIP-1.md': record('FLIP-1', 'flip-session', 'potentials: [POT-2]\n'),
      'WALK-1.md': record('WALK-1', 'walk'),
      // Neither the frame of the material nor what is made of it is material.
      'SITE-A.md': record('SITE-A', 'site'),
      'CLM-1.md': record('CLM-1', 'claim', 'potentials: [POT-1]\n'),
      'note.md': 'A plain note.\n',
    });
    const { kinds, potentials, elsewhere } = atOnce(potentialCoverage(snapshot));
    assert.deepEqual(kinds, ['observation', 'flip-session', 'walk']);
    assert.deepEqual(
      potentials.map(({ name, header, cells }) => [name, header?.path, ...cells.map(({ count }) => count)]),
      [
        ['POT-1', 'POT-1.md', 2, 0, 0],
        ['POT-2', 'POT-2.md', 1, 1, 0],
      ],
    );
    assert.equal(potentials[1]?.cells[0]?.query, 'type:observation potential:POT-2');
    assert.deepEqual(elsewhere, [
      { count: 1, query: 'type:observation -potential:POT-1 -potential:POT-2' },
      { count: 0, query: 'type:flip-session -potential:POT-1 -potential:POT-2' },
      { count: 1, query: 'type:walk -potential:POT-1 -potential:POT-2' },
    ]);
  });
});
