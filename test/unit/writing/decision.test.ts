import assert from 'node:assert/strict';
import { type CodedStretch, doubleCoding } from '../../../src/analysis/doubleCoding';
import { type SideBySide, sideBySide } from '../../../src/analysis/sideBySide';
import { codedPassagesOf } from '../../../src/analysis/codedPassages';
import { atOnce } from '../../../src/model/steps';
import { decisionEntries, type Held, heldTogether } from '../../../src/writing/decision';
import { replaceExcerpts } from '../../../src/writing/excerptFile';
import { entryStarts } from '../../../src/writing/newExcerpt';
import { corpus, type Workspace } from '../../support/corpus';

const record =
  '---\nid: OBS-1\ntype: observation\n---\nCIT-1: jeg vil 😀 gerne\nPRO-1: ja da\nCIT-1: et køkken\n';
const AGREED = 'OBS-1.excerpts.agreed.yaml';

async function coded(): Promise<Workspace> {
  const ws = await corpus({
    'codebook.yaml': '- {id: wish, version: 2}\n- {id: taken}\n- {id: left}\n',
    'OBS-1.md': record,
    'OBS-1.excerpts.dc.yaml':
      '- {id: dc01, quote: jeg vil 😀 gerne, codes: [wish]}\n- {id: dc02, quote: ja da, codes: [taken]}\n',
    'OBS-1.excerpts.mk.yaml':
      '- {id: mk01, quote: gerne, codes: [wish]}\n- {id: mk02, quote: ja da, codes: [left]}\n',
  });
  await ws.repository.settled();
  return ws;
}

async function sides(ws: Workspace): Promise<readonly SideBySide[]> {
  await ws.repository.settled();
  const coding = await doubleCoding(ws.snapshot, undefined, (path) => ws.read(path));
  return sideBySide(ws.snapshot, coding);
}

function heldIn(coding: readonly CodedStretch[] = []): readonly Held[] {
  return heldTogether(coding.flatMap(({ passage: { span }, codes }) => (span ? [{ span, codes }] : [])));
}

/** The file of decisions, when this is decided too. */
function decided(
  ws: Workspace,
  before: string,
  side: SideBySide | undefined,
  coder: number,
  reason: string,
): string {
  assert.ok(side);
  const gone = side.decision.map(({ id }) => id);
  const decision = {
    record: side.record,
    settles: side.codings.flatMap((coding) => coding?.map(({ passage }) => passage.link) ?? []),
    before: gone,
    held: heldIn(side.codings[coder]),
    reason,
    by: 'dc',
    date: '2019-05-02',
  };
  const entries = atOnce(decisionEntries(ws.snapshot, decision, record));
  const passages = [...codedPassagesOf(ws.snapshot, side.record)];
  const startOf = entryStarts(passages, AGREED, record, side.record.facts.bodyStart);
  const written = replaceExcerpts(before, gone, entries, startOf);
  assert.ok(written.kind === 'written');
  void ws.repository.update(AGREED, written.text);
  return written.text;
}

describe('a decision', () => {
  it('is written with what it settles, its reason, and who decided it', async () => {
    const ws = await coded();
    const [bounds, codes] = await sides(ws);
    const first = decided(ws, '', codes, 1, 'It is not "taken up"');
    assert.equal(
      first,
      `- id: agreed01
  quote: "ja da"
  prefix: "CIT-1: jeg vil 😀 gerne\\nPRO-1: "
  suffix: "\\nCIT-1: et køkken\\n"
  decided_by: dc
  codes: [left]
  coded: {left: 1}
  settles: [OBS-1#dc02, OBS-1#mk02]
  memo: "It is not \\"taken up\\""
  at: [30, 35]
  date: 2019-05-02 # agreed01
`,
    );
    await ws.repository.settled();
    const both = decided(ws, first, bounds, 0, 'The wish is all of it');
    assert.ok(both.endsWith(first), 'entries stand in the order of the text');
    assert.match(both, /^- id: agreed02\n {2}quote: "jeg vil 😀 gerne"\n/);
    assert.match(both, /\n {2}coded: \{wish: 2\}\n {2}settles: \[OBS-1#dc01, OBS-1#mk01\]\n/);
    assert.deepEqual(
      (await sides(ws)).map(({ difference, decision }) => [difference, decision.map(({ id }) => id)]),
      [
        ['bounds', ['agreed02']],
        ['codes', ['agreed01']],
      ],
    );
  });

  it('takes the place of the one before, and its id', async () => {
    const ws = await coded();
    const first = decided(ws, '# Ours.\n', (await sides(ws))[1], 1, 'One');
    const second = decided(ws, first, (await sides(ws))[1], 0, 'Two');
    assert.match(second, /^# Ours\.\n- id: agreed01\n[^]*codes: \[taken\]\n[^]*memo: "Two"\n/);
    assert.equal(second.match(/- id:/g)?.length, 1);
  });

  it('is taken back without a trace', async () => {
    const ws = await coded();
    const before = '# Ours.\n';
    const text = decided(ws, before, (await sides(ws))[1], 1, 'One');
    const written = replaceExcerpts(text, ['agreed01', 'agreed09'], []);
    assert.ok(written.kind === 'written');
    void ws.repository.update(AGREED, written.text);
    assert.deepEqual((await sides(ws))[1]?.decision, []);
    assert.ok(written.text.startsWith(before));
  });

  it('that all of it holds gives the same words all their codes once', async () => {
    const [, side] = await sides(await coded());
    const held = heldIn(side?.codings.flatMap((coding) => coding ?? []));
    assert.deepEqual(
      held.map(({ span, codes }) => [record.slice(span.start, span.end), codes]),
      [['ja da', ['taken', 'left']]],
    );
  });
});
