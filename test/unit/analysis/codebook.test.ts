import assert from 'node:assert/strict';
import { atOnce } from '../../../src/model/steps';
import { type CodeEntry, codebookOf, passagesWith } from '../../../src/analysis/codebook';
import { corpus } from '../../support/corpus';

const record = (id: string, site: string): string =>
  `---\nid: ${id}\ntype: observation\nsite: ${site}\n---\nCIT-017: jeg vil gerne prøve et køkken\n`;

const files = {
  'codebook.yaml': `codes:
  - id: old
    label: Gammel
    state: retired
  - id: rai
    label: {da: Fremsættelse, en: Raising}
    codes:
      - id: rai.gone
        state: merged
        merged_into: rai.wish
      - id: rai.wish
        version: 3
      - id: rai.problem
  - id: gri
`,
  'a/OBS-001.md': record('OBS-001', 'SITE-A'),
  'a/OBS-001.excerpts.yaml':
    '- id: x01\n  quote: "jeg vil"\n  codes: [rai, RAI.wish]\n- id: x02\n  quote: "køkken"\n  codes: [rai.problem]\n',
  'b/OBS-002.md': record('OBS-002', 'SITE-B'),
  'b/OBS-002.excerpts.yaml': '- id: x01\n  quote: "prøve"\n  codes: [rai.wish]\n',
};

function lines(entries: readonly CodeEntry[], indent = ''): readonly string[] {
  return entries.flatMap(({ id, use, below }) => [
    `${indent}${id} ${use.passages} ${use.records} ${use.sites}`,
    ...lines(below, `${indent}  `),
  ]);
}

describe('The codebook', () => {
  it('has codes below codes with their use, what lies below included, and those out of use last', async () => {
    const { snapshot } = await corpus(files);
    assert.deepEqual(lines(atOnce(codebookOf(snapshot, 'en'))), [
      'rai 3 2 2',
      '  rai.wish 2 2 2',
      '  rai.problem 1 1 1',
      '  rai.gone 0 0 0',
      'gri 0 0 0',
      'old 0 0 0',
    ]);
    assert.equal(atOnce(codebookOf(snapshot, 'da'))[0]?.code.label, 'Fremsættelse');
  });

  it('knows the passages of a code itself', async () => {
    const { snapshot } = await corpus(files);
    assert.deepEqual(
      passagesWith(snapshot, 'rai.wish').map((p) => p.link),
      ['OBS-001#x01', 'OBS-002#x01'],
    );
  });

  it('ends where a code with the same id lies below itself', async () => {
    const { snapshot } = await corpus({ 'codebook.yaml': 'codes:\n  - id: a\n    codes:\n      - id: a\n' });
    assert.equal(atOnce(codebookOf(snapshot, 'en')).length, 1);
  });
});
