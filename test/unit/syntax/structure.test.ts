import assert from 'node:assert/strict';
import { structureOf } from '../../../src/syntax/structure';

describe('the structure of an open file', () => {
  it('holds blocks of every kind, what lies within behind what it lies in', () => {
    const text =
      '---\nid: A\n---\n# A\n\na\n\n- b\n  - c\n\n> d\n\n```\ne\n```\n\n<div>\n</div>\n\n***\n\n[f]: g\n';
    const blocks = structureOf(text, 14).blocks.map(({ kind, span }) => [
      kind,
      text.slice(span.start, span.end),
    ]);
    assert.deepEqual(blocks, [
      ['heading', '# A'],
      ['paragraph', 'a'],
      ['list', '- b\n  - c'],
      ['item', '- b\n  - c'],
      ['paragraph', 'b'],
      ['list', '- c'],
      ['item', '- c'],
      ['paragraph', 'c'],
      ['quote', '> d'],
      ['paragraph', 'd'],
      ['code', '```\ne\n```'],
      ['html', '<div>\n</div>'],
      ['rule', '***'],
      ['definition', '[f]: g'],
    ]);
  });

  it('has the headings of the body with their sections, not those in quotes', () => {
    const text = '# A\n\n> # B\n\nC\n---\n';
    assert.deepEqual(
      structureOf(text, 0).headings.map((h) => [h.level, h.name, h.section.end]),
      [
        [1, 'A', text.length],
        [2, 'C', text.length],
      ],
    );
  });

  it('is cut down to headings and code where the parser would take too long', () => {
    const { headings, blocks } = structureOf(`# A\n\n\`\`\`\nx\n\`\`\`\n${'a\n\n'.repeat(60_000)}`, 0);
    assert.deepEqual(
      [headings.map((h) => h.name), blocks],
      [['A'], [{ kind: 'code', span: { start: 5, end: 14 } }]],
    );
  });
});
