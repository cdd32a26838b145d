import assert from 'node:assert/strict';
import { idObstacle, labelLanguages, proposedCode, proposedId } from '../../../src/writing/newCode';
import { corpus } from '../../support/corpus';

const files = {
  'red-thread.yaml': 'languages: {material: [da], paper: [en, da]}\n',
  'codebook.yaml':
    'codes:\n  - id: gri\n    label: Gribning\n    colour: "#b5452c"\n    codes:\n      - {id: gri.explored}\n',
};

describe('A new code', () => {
  it('is called by what its label says, below its parent, and never by a name that is taken', async () => {
    const { snapshot } = await corpus(files);
    assert.equal(proposedId(snapshot, 'Ikke hørt – «nå»', 'gri'), 'gri.ikke-hoert-naa');
    assert.equal(proposedId(snapshot, { da: 'Udforsket', en: 'Explored' }, 'gri'), 'gri.explored-2');
    assert.equal(proposedId(snapshot, '…', undefined), 'code');
  });

  it('takes one label for that of the first language, and a plain text where there is only one', async () => {
    const { snapshot } = await corpus(files);
    assert.deepEqual(labelLanguages(snapshot), ['da', 'en']);
    assert.deepEqual(proposedCode(snapshot, 'Tavshed', undefined).label, { da: 'Tavshed' });
    const plain = (await corpus({})).snapshot;
    assert.equal(proposedCode(plain, 'Silence', undefined).label, 'Silence');
  });

  it('has a lighter shade of its parent’s colour, or at the top one that no other has', async () => {
    const { snapshot } = await corpus(files);
    assert.equal(proposedCode(snapshot, 'x', 'gri').colour, '#c7725f');
    assert.equal(proposedCode(snapshot, 'x', undefined).colour, '#0072b2');
  });

  it('can have no id that something else has, or that cannot be linked to', async () => {
    const { snapshot } = await corpus(files);
    assert.equal(idObstacle(snapshot, 'GRI'), 'collision');
    assert.equal(idObstacle(snapshot, 'gri x'), 'invalid');
    assert.equal(idObstacle(snapshot, 'gri.new'), undefined);
  });
});
