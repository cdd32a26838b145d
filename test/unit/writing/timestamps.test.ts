import assert from 'node:assert/strict';
import { elapsedStamp, stampOf } from '../../../src/writing/timestamps';

describe('a timestamp', () => {
  it('is written in hours, minutes and seconds', () => {
    assert.equal(stampOf(0), '[00:00:00]');
    assert.equal(stampOf(3723.9), '[01:02:03]');
    assert.equal(stampOf(-5), '[00:00:00]');
  });

  it('begins a recording where none stands above', () => {
    assert.equal(elapsedStamp('CIT-017: ja\n', 500), '[00:00:00]');
  });

  it('goes on from the last one above, as it reads now', () => {
    assert.equal(elapsedStamp('[00:01:00] a\n[00:12:03] b\n', 0), '[00:12:03]');
    assert.equal(elapsedStamp('[00:12:03] b\n', 57), '[00:13:00]');
    assert.equal(elapsedStamp('[12:03.5] b\n', 60), '[00:13:03]');
  });
});
