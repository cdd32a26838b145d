import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { DueFiles } from '../../../src/vscode/language/dueFiles';

/** Collects what is due. */
function collecting(): { readonly files: DueFiles; readonly taken: string[] } {
  const taken: string[] = [];
  const files: DueFiles = new DueFiles(() => {
    for (let path = files.take(); path !== undefined; path = files.take()) taken.push(path);
  });
  return { files, taken };
}

describe('Files that wait to be checked', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }));
  afterEach(() => mock.timers.reset());

  it('are due at once, or after a pause where somebody types', () => {
    const { files, taken } = collecting();
    files.add(['typed.md', 'other.md'], (path) => path === 'typed.md');
    mock.timers.tick(1);
    assert.deepEqual(taken, ['other.md']);
    mock.timers.tick(300);
    assert.deepEqual(taken, ['other.md', 'typed.md']);
  });

  it('are due after a second although the typing goes on, and once', () => {
    const { files, taken } = collecting();
    for (let i = 0; i < 11; i++) {
      files.add(['typed.md'], () => true);
      mock.timers.tick(100);
    }
    assert.deepEqual(taken, ['typed.md']);
  });

  it('are forgotten when nobody is interested any more', () => {
    const { files, taken } = collecting();
    files.add(['a.md'], () => false);
    files.dispose();
    mock.timers.tick(2000);
    assert.deepEqual(taken, []);
  });
});
