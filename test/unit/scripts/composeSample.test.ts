import assert from 'node:assert/strict';
import { composeSample } from '../../../scripts/composeSample/compose';
import { readGiven, sampleFolder } from '../../../scripts/composeSample/given';
import { differing, leftOver } from '../../../scripts/composeSample/outdated';
import { report } from '../../../scripts/composeSample/report';

describe('The composed part of the sample', () => {
  const given = readGiven();
  const files = composeSample(given);

  it('is as the composer makes it', () => {
    assert.deepEqual([...differing(files), ...leftOver(files)], [], 'Run npm run compose-sample.');
  });

  it('comes out the same on a second run', () => {
    assert.deepEqual(composeSample(given), files);
  });

  it('agrees with what was written by hand', () => {
    assert.deepEqual(report(sampleFolder, files).faults, []);
  });

  it('leaves a file alone that was edited after it was composed', () => {
    const [edited] = files.filter(({ path }) => path.endsWith('.excerpts.yaml'));
    assert.ok(edited);
    const again = composeSample({ ...given, paths: new Set([...given.paths, edited.path]) });
    assert.ok(!again.some(({ path }) => path === edited.path));
    assert.equal(again.length, files.length - 1);
  });
});
