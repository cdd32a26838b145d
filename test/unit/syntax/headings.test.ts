import assert from 'node:assert/strict';
import type { Heading } from '../../../src/syntax/headings';
import { scanBody } from '../../../src/syntax/scan';

function headingsIn(text: string): readonly Heading[] {
  return scanBody(text, 0, false).headings;
}

describe('a heading', () => {
  const names = {
    '# Room': 'Room',
    '## Room ##': 'Room',
    '### C# and F#': 'C# and F#',
    '#\tRoom  ': 'Room',
    '# Room ^h1': 'Room',
    '# Room ^h1 #': 'Room',
    '# **Room** `a` [[A-1]]': '**Room** `a` [[A-1]]',
    'Room\n====': 'Room',
    'Room and\nkitchen ^h1\n---': 'Room and kitchen',
    '   # Room': 'Room',
    '# #': '',
    '#': '',
    '#no': undefined,
    '####### no': undefined,
    '    # no': undefined,
    '> # no': undefined,
    '- # no': undefined,
    '\\# no': undefined,
  };
  for (const [text, name] of Object.entries(names)) {
    it(`of ${JSON.stringify(text)} is ${name === undefined ? 'none' : JSON.stringify(name)}`, () => {
      const [heading] = headingsIn(text);
      assert.equal(heading?.name, name);
      if (heading)
        assert.equal(text.slice(heading.nameSpan.start, heading.nameSpan.end).replace('\n', ' '), name);
    });
  }

  it('has a section up to the next heading of its level or a higher one', () => {
    const text = '# A\n\n## B\n\nb\n\n### C\n\n## D\n\nd\n\n# E\n';
    assert.deepEqual(
      headingsIn(text).map((h) => [h.level, h.name, text.slice(h.section.start, h.section.end)]),
      [
        [1, 'A', '# A\n\n## B\n\nb\n\n### C\n\n## D\n\nd\n\n'],
        [2, 'B', '## B\n\nb\n\n### C\n\n'],
        [3, 'C', '### C\n\n'],
        [2, 'D', '## D\n\nd\n\n'],
        [1, 'E', '# E\n'],
      ],
    );
  });
});
