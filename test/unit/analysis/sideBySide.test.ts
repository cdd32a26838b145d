import assert from 'node:assert/strict';
import { doubleCoding } from '../../../src/analysis/doubleCoding';
import { type SideBySide, sideBySide } from '../../../src/analysis/sideBySide';
import { corpus } from '../../support/corpus';

const record =
  '---\nid: OBS-1\ntype: observation\n---\nCIT-1: jeg vil gerne prøve\nPRO-1: ja da\nCIT-1: et køkken\n';

const excerpt = (id: string, quote: string, ...codes: readonly string[]): string =>
  `- {id: ${id}, quote: "${quote}", codes: [${codes.join(', ')}]}\n`;

async function laid(
  files: Readonly<Record<string, string>>,
  ...only: readonly string[]
): Promise<readonly SideBySide[]> {
  const ws = await corpus({ 'OBS-1.md': record, ...files });
  await ws.repository.settled();
  const coding = await doubleCoding(ws.snapshot, undefined, (path) => ws.read(path));
  return sideBySide(ws.snapshot, coding, only.length > 0 ? new Set(only) : undefined);
}

const told = ({ codings, difference }: SideBySide): unknown => [
  codings.map((coding) => coding?.map(({ passage }) => passage.id)),
  difference,
];

describe('coders side by side', () => {
  it('tells other codes from other bounds and from what one alone coded', async () => {
    const sides = await laid({
      'OBS-1.excerpts.dc.yaml':
        excerpt('dc01', 'jeg vil gerne', 'wish') +
        excerpt('dc02', 'ja da', 'taken') +
        excerpt('dc03', 'et', 'wish'),
      'OBS-1.excerpts.mk.yaml': excerpt('mk01', 'vil gerne prøve', 'wish') + excerpt('mk02', 'ja da', 'left'),
    });
    assert.deepEqual(sides.map(told), [
      [[['dc01'], ['mk01']], 'bounds'],
      [[['dc02'], ['mk02']], 'codes'],
      [[['dc03'], []], 'one-sided'],
    ]);
    const [first] = sides;
    assert.equal(first?.first, 'OBS-1#dc01');
    assert.equal(record.slice(first.span.start, first.span.end), 'jeg vil gerne prøve');
  });

  it('finds no difference where all coded alike, be it in two entries, and none in mere quotations', async () => {
    const sides = await laid({
      'OBS-1.excerpts.dc.yaml': excerpt('dc01', 'ja da', 'taken', 'wish') + excerpt('dc02', 'jeg vil'),
      'OBS-1.excerpts.mk.yaml': excerpt('mk01', 'ja da', 'wish') + excerpt('mk02', 'ja da', 'taken'),
    });
    assert.deepEqual(sides.map(told), [[[['dc01'], ['mk01', 'mk02']], undefined]]);
  });

  it('of one code shows what the other coded there instead', async () => {
    const sides = await laid(
      {
        'OBS-1.excerpts.dc.yaml': excerpt('dc01', 'ja da', 'taken') + excerpt('dc02', 'jeg vil', 'wish'),
        'OBS-1.excerpts.mk.yaml': excerpt('mk01', 'ja', 'left') + excerpt('mk02', 'jeg', 'wish'),
      },
      'taken',
    );
    assert.deepEqual(sides.map(told), [[[['dc01'], ['mk01']], 'codes']]);
  });

  it('takes a passage for settled when a decision names all that was coded there', async () => {
    const decided = (...ids: readonly string[]): string =>
      `- {id: agreed01, quote: ja da, codes: [taken], settles: [${ids.map((id) => `OBS-1#${id}`).join(', ')}]}\n`;
    const files = {
      'OBS-1.excerpts.dc.yaml': excerpt('dc01', 'ja da', 'taken'),
      'OBS-1.excerpts.mk.yaml': excerpt('mk01', 'ja da', 'left'),
    };
    const [settled, ...others] = await laid({
      ...files,
      'OBS-1.excerpts.agreed.yaml': decided('dc01', 'mk01'),
    });
    assert.deepEqual(others, []);
    assert.deepEqual(settled && told(settled), [[['dc01'], ['mk01']], 'codes']);
    assert.deepEqual(
      settled?.decision.map(({ id }) => id),
      ['agreed01'],
    );
    const [open] = await laid({ ...files, 'OBS-1.excerpts.yaml': decided('dc01') });
    assert.deepEqual(open?.decision, []);
  });

  it('says nothing of a coder who has not coded the record', async () => {
    const other = record.replace('OBS-1', 'OBS-2');
    const sides = await laid({
      'OBS-1.excerpts.dc.yaml': excerpt('dc01', 'ja da', 'taken'),
      'OBS-1.excerpts.mk.yaml': excerpt('mk01', 'ja da', 'taken'),
      'OBS-2.md': other,
      'OBS-2.excerpts.dc.yaml': '[]\n',
      'OBS-2.excerpts.jt.yaml': excerpt('jt01', 'ja da', 'taken'),
    });
    assert.deepEqual(sides.map(told), [
      [[['dc01'], undefined, ['mk01']], undefined],
      [[[], ['jt01'], undefined], 'one-sided'],
    ]);
  });
});
