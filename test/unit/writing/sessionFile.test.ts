import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/language/changes';
import { parseFile } from '../../../src/syntax/parseFile';
import { excerptsShownEdits } from '../../../src/writing/sessionFile';

const TODAY = '2018-05-15';

function shown(text: string, ...excerpts: readonly string[]): string {
  return applyEdits(text, excerptsShownEdits(text, parseFile('FLIP-1.md', 'record', text), excerpts, TODAY));
}

const session = (date: string, rest = ''): string =>
  `---\nid: FLIP-1\ntype: flip-session\ndate: ${date}\nclaims: [CLM-1] # two at most\n${rest}---\n`;

describe('a session', () => {
  it('says behind its claims which excerpts its pack shows, each once', () => {
    assert.equal(
      shown(session(TODAY), 'OBS-1#x01', 'OBS-2#x03', 'OBS-1#x01'),
      session(TODAY, 'excerpts_shown: [OBS-1#x01, OBS-2#x03]\n'),
    );
  });

  it('follows a pack that is made anew while it is to come', () => {
    const before = session('2018-06', 'excerpts_shown: ["[[OBS-1#x01]]", OBS-9#x01]\n');
    assert.equal(shown(before, 'OBS-1#x01'), session('2018-06', 'excerpts_shown: [OBS-1#x01]\n'));
    assert.equal(shown(before, 'OBS-1#x01', 'OBS-9#x01'), before);
    assert.equal(shown(before), session('2018-06'));
    const lines = session('2018', 'excerpts_shown:\n  - OBS-9#x01\n');
    assert.equal(shown(lines, 'OBS-1#x01'), session('2018', 'excerpts_shown: [OBS-1#x01]\n'));
  });

  it('that has been held keeps what was shown', () => {
    const before = session('2018-05-14', 'excerpts_shown: [OBS-9#x01]\n');
    assert.equal(shown(before, 'OBS-1#x01'), before);
    assert.match(shown(session('2018-05-14'), 'OBS-1#x01'), /^excerpts_shown: \[OBS-1#x01\]$/m);
  });

  it('is not written to where it has no such field, or mistakes', () => {
    for (const text of [
      '---\nid: MEMO-1\ntype: memo\n---\n',
      '---\ntype: flip-session\nid: [\n---\n',
      'no front matter\n',
    ]) {
      assert.equal(shown(text, 'OBS-1#x01'), text);
    }
  });
});
