import assert from 'node:assert/strict';
import { citedIn } from '../../../src/analysis/citedIn';
import { passagesAt, passagesInOrder } from '../../../src/analysis/passagesInOrder';
import { passageMarkdown } from '../../../src/language/passageHover';
import { neverCancelled } from '../../../src/model/event';
import { corpus } from '../../support/corpus';

const files = {
  'OBS-1.md': '---\nid: OBS-1\ntype: observation\n---\nCIT-1: et to tre fire fem seks\n',
  'OBS-1.excerpts.yaml': `- {id: dc01, quote: tre fire, codes: [gri], by: dc, at: [13, 21], memo: "*Hm*",
   comments: [{by: mk, date: 2026-11-27, text: "Ja"}]}
- {id: dc02, quote: et to tre fire fem, by: dc, at: [7, 25]}
`,
  'OBS-1.excerpts.mk.yaml': '- {id: x01, quote: ukendt, codes: [gri], at: [0, 5]}\n',
  'OBS-1.excerpts.agreed.yaml':
    '- {id: x02, quote: tre, codes: [gri], settles: [OBS-1#dc01], at: [13, 16]}\n',
  'CLM-1.md':
    '---\nid: CLM-1\ntype: claim\nevidence: [{ref: OBS-1#dc01, rel: supports}]\n---\n[[OBS-1#dc01]] [[OBS-1]]\n',
  'DRAFT-1.md': '---\nid: DRAFT-1\ntype: draft\n---\n![[OBS-1#dc01]] og [[OBS-1#dc02]]\n',
  'note.md': 'Se [[OBS-1#dc02]] [[OBS-1]]\n',
};

describe('passages of a record', () => {
  it('stand in the order of the text, the longer before the shorter, those not found last', async () => {
    const { snapshot } = await corpus(files);
    const [record] = [...snapshot.records()].filter((r) => r.id === 'OBS-1');
    assert.ok(record);
    const passages = passagesInOrder(snapshot, record);
    assert.deepEqual(
      passages.map((p) => [p.id, p.coder]),
      [
        ['dc02', 'dc'],
        ['dc01', 'dc'],
        ['x02', 'agreed'],
        ['x01', 'mk'],
      ],
    );
    const at = files['OBS-1.md'].indexOf('tre');
    assert.deepEqual(
      passagesAt(passages, at).map((p) => p.id),
      ['x02', 'dc01', 'dc02'],
    );
  });

  it('are cited in records, each counted once; a link to the record cites none of them', async () => {
    const { snapshot } = await corpus(files);
    const of = (...ids: readonly string[]) =>
      citedIn(
        snapshot,
        [...snapshot.definitions('excerpt')].filter((l) => ids.includes(l.definition.name)),
      );
    assert.deepEqual(of('dc01').types, [
      { type: 'claim', count: 1 },
      { type: 'draft', count: 1 },
    ]);
    assert.equal(of('dc01').links.length, 3);
    assert.deepEqual(of('dc01', 'dc02').types, [
      { type: undefined, count: 1 },
      { type: 'claim', count: 1 },
      { type: 'draft', count: 1 },
    ]);
    assert.deepEqual(of('x01'), { types: [], links: [] });
  });

  it('tell their memo, comments and where they are cited, and nothing in them acts as Markdown', async () => {
    const ws = await corpus(files);
    const { snapshot } = ws;
    const [passage] = [...snapshot.definitions('excerpt')].filter((l) => l.definition.name === 'dc01');
    assert.ok(passage);
    const told = await passageMarkdown(snapshot, { read: (path) => ws.read(path) }, passage, neverCancelled);
    for (const part of ['> \\*Hm\\*', '**mk** · 2026\\-11\\-27 · Ja', 'Cited in\\: CLM\\-1, DRAFT\\-1']) {
      assert.ok(told.includes(part), told);
    }
  });
});
