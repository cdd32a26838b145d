import assert from 'node:assert/strict';
import { splitFrontMatter } from '../../../src/syntax/frontMatter';

/** The YAML and the body that a text is split into. */
function split(text: string): { yaml: string | undefined; body: string; unclosed: boolean } {
  const { yaml, bodyStart, unclosed } = splitFrontMatter(text);
  return {
    yaml: yaml && text.slice(yaml.start, yaml.end),
    body: text.slice(bodyStart),
    unclosed: unclosed ?? false,
  };
}

describe('front matter', () => {
  it('stands between two lines of three hyphens', () => {
    assert.deepEqual(split('---\nid: A-1\n---\nBody'), { yaml: 'id: A-1\n', body: 'Body', unclosed: false });
  });

  it('may end with three dots, as in YAML', () => {
    assert.deepEqual(split('---\nid: A-1\n...\nBody'), { yaml: 'id: A-1\n', body: 'Body', unclosed: false });
  });

  it('may be empty, and may be all there is', () => {
    assert.deepEqual(split('---\n---'), { yaml: '', body: '', unclosed: false });
  });

  it('bears Windows line ends, blanks behind the marks and a byte order mark', () => {
    assert.deepEqual(split('\uFEFF--- \r\nid: A-1\r\n---\t\r\nBody'), {
      yaml: 'id: A-1\r\n',
      body: 'Body',
      unclosed: false,
    });
  });

  it('is absent where the first line is something else', () => {
    for (const text of [
      '',
      'Body',
      '\n---\nid: A-1\n---\n',
      '----\nid: A-1\n---\n',
      '--- id\n---\n',
      '---',
    ]) {
      assert.deepEqual(split(text), { yaml: undefined, body: text, unclosed: false });
    }
    assert.deepEqual(split('\uFEFFBody'), { yaml: undefined, body: 'Body', unclosed: false });
  });

  it('that is never closed reaches to the first blank line', () => {
    assert.deepEqual(split('---\nid: A-1\ntype: memo\n\nBody'), {
      yaml: 'id: A-1\ntype: memo\n',
      body: '\nBody',
      unclosed: true,
    });
    assert.deepEqual(split('---\nid: A-1'), { yaml: 'id: A-1', body: '', unclosed: true });
  });

  it('is a rule across the page where no keys follow and nothing closes it', () => {
    assert.deepEqual(split('---\nSome words.\n'), {
      yaml: undefined,
      body: '---\nSome words.\n',
      unclosed: false,
    });
  });
});
