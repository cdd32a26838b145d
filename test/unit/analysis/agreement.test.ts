import assert from 'node:assert/strict';
import { agreementOf, passagesBehind, usedCodes } from '../../../src/analysis/agreement';
import { codeBranches } from '../../../src/analysis/codeBranches';
import type { Figure } from '../../../src/analysis/coefficients';
import { codersOf, type DoubleCoding, doubleCoding } from '../../../src/analysis/doubleCoding';
import { corpus, type Workspace } from '../../support/corpus';

const record = (id: string, ...turns: readonly string[]): string =>
  `---\nid: ${id}\ntype: observation\n---\n${turns.join('\n')}\n`;

/** Four turns; the third has a character beyond the first plane of Unicode. */
const talk = ['CIT-1: jeg vil', 'PRO-1: ja da', 'CIT-1: 😀 et køkken', 'PRO-1: skemaet'];

const excerpt = (id: string, quote: string, ...codes: readonly string[]): string =>
  `- {id: ${id}, quote: "${quote}", codes: [${codes.join(', ')}]}\n`;

async function compared(ws: Workspace, coders?: readonly string[]): Promise<DoubleCoding> {
  await ws.repository.settled();
  return doubleCoding(ws.snapshot, coders, (path) => ws.read(path));
}

const rounded = (figure: Figure): number | string =>
  figure.kind === 'figure' ? Math.round(figure.value * 1000) / 1000 : figure.why;

describe('agreement of coders', () => {
  it('is worked out over turns: what is not marked is judged too', async () => {
    const ws = await corpus({
      'OBS-1.md': record('OBS-1', ...talk),
      'OBS-1.excerpts.dc.yaml': excerpt('dc01', 'jeg vil', 'wish') + excerpt('dc02', 'ja da', 'taken'),
      'OBS-1.excerpts.mk.yaml':
        excerpt('mk01', 'vil', 'wish') +
        excerpt('mk02', 'et køkken', 'wish') +
        excerpt('mk03', 'ja', 'taken'),
    });
    const table = agreementOf(await compared(ws), 'turns');
    assert.equal(table.units, 4);
    const [taken, wish] = table.codes;
    assert.deepEqual([taken?.code, rounded(taken?.kappa ?? assert.fail())], ['taken', 1]);
    // Wish: yes/yes, no/no, no/yes, no/no. Po = 3/4, Pe = (1·2 + 3·2)/16 = 1/2.
    assert.ok(wish);
    assert.deepEqual(
      [wish.passages, wish.coded],
      [
        [1, 2],
        [1, 2],
      ],
    );
    assert.deepEqual([rounded(wish.percentage), rounded(wish.kappa)], [0.75, 0.5]);
    // Eight values, three of them yes: Do = 2/8, De = 2·3·5/(8·7).
    assert.equal(rounded(wish.alpha), Math.round((1 - 0.25 / (30 / 56)) * 1000) / 1000);
    assert.equal(rounded(table.overall.percentage), 0.875);
  });

  it('has behind it the passages that a coder gave, and those that coders gave together', async () => {
    const ws = await corpus({
      'OBS-1.md': record('OBS-1', ...talk),
      'OBS-1.excerpts.dc.yaml':
        excerpt('dc01', 'jeg', 'wish') + excerpt('dc02', 'ja', 'taken') + excerpt('dc03', 'da', 'wish'),
      'OBS-1.excerpts.mk.yaml': excerpt('mk01', 'vil', 'wish') + excerpt('mk02', 'ja da', 'other'),
    });
    const coding = await compared(ws);
    const each = usedCodes(coding).map((code) => new Set([code]));
    const behind = (unit: 'turns' | 'characters', codes: readonly ReadonlySet<string>[], coder?: string) =>
      [...passagesBehind(coding, unit, codes, coder)].map((link) => link.slice('OBS-1#'.length)).join(' ');
    assert.equal(behind('turns', [new Set(['wish'])], 'dc'), 'dc01 dc03');
    assert.equal(behind('turns', each), 'dc01 mk01');
    assert.equal(behind('characters', each), '');
    // Taken for one, the codes of a branch meet.
    assert.equal(behind('turns', [new Set(['taken', 'other'])]), 'dc02 mk02');
  });

  it('counts characters as Unicode does', async () => {
    const ws = await corpus({
      'OBS-1.md': record('OBS-1', ...talk),
      'OBS-1.excerpts.dc.yaml': excerpt('dc01', '😀 et', 'wish'),
      'OBS-1.excerpts.mk.yaml': excerpt('mk01', '😀 et køkken', 'wish'),
    });
    const table = agreementOf(await compared(ws), 'characters');
    assert.equal(table.units, Array.from(`${talk.join('\n')}\n`).length);
    assert.deepEqual(table.overall.coded, [4, 11]);
  });

  it('leaves out what coders have agreed on: it is no coding of its own', async () => {
    const ws = await corpus({
      'OBS-1.md': record('OBS-1', ...talk),
      'OBS-1.excerpts.dc.yaml': excerpt('dc01', 'ja da', 'wish'),
      'OBS-1.excerpts.mk.yaml': excerpt('mk01', 'ja da', 'taken'),
      'OBS-1.excerpts.agreed.yaml': excerpt('agreed01', 'ja da', 'wish'),
      'OBS-1.excerpts.yaml':
        '- {id: x01, quote: jeg vil, codes: [wish], by: jt, settles: [OBS-1#dc01, OBS-1#mk01]}\n',
    });
    assert.deepEqual([...codersOf(ws.snapshot).keys()], ['dc', 'mk']);
    assert.deepEqual((await compared(ws)).coders, ['dc', 'mk']);
  });

  it('looks at some codes, and takes a code and all below it for one', async () => {
    const ws = await corpus({
      'codebook.yaml': '- id: gri\n  codes: [{id: gri.explored}, {id: gri.redirected}]\n- id: wish\n',
      'OBS-1.md': record('OBS-1', ...talk),
      'OBS-1.excerpts.dc.yaml': excerpt('dc01', 'ja da', 'gri.explored') + excerpt('dc02', 'jeg vil', 'wish'),
      'OBS-1.excerpts.mk.yaml': excerpt('mk01', 'ja da', 'gri.redirected'),
    });
    const branches = codeBranches(ws.snapshot);
    const table = agreementOf(await compared(ws), 'turns', { only: branches.get('gri'), branches });
    assert.deepEqual(
      table.codes.map(({ code, together, alpha }) => [code, together, rounded(alpha)]),
      [
        ['gri.explored', 0, 0],
        ['gri.redirected', 0, 0],
      ],
    );
    assert.deepEqual(
      table.branches.map(({ code, together, alpha }) => [code, together, rounded(alpha)]),
      [['gri', 1, 1]],
    );
  });

  it('leaves out records that one coder alone has coded, and takes an empty file for a judgement', async () => {
    const ws = await corpus({
      'OBS-1.md': record('OBS-1', ...talk),
      'OBS-1.excerpts.dc.yaml': excerpt('dc01', 'jeg vil', 'wish'),
      'OBS-1.excerpts.mk.yaml': '# Nothing found.\n',
      'OBS-2.md': record('OBS-2', ...talk),
      'OBS-2.excerpts.yaml': '- {id: x01, quote: ja da, codes: [taken], by: dc}\n',
    });
    assert.deepEqual(
      [...codersOf(ws.snapshot)],
      [
        ['dc', 2],
        ['mk', 1],
      ],
    );
    const coding = await compared(ws);
    assert.deepEqual(
      [coding.coders, coding.records.map((r) => r.record.id), coding.codedOnce.size],
      [['dc', 'mk'], ['OBS-1'], 1],
    );
    assert.equal(rounded(agreementOf(coding, 'records').overall.kappa), 0);
  });

  it('tells of passages that are not found, and compares the others', async () => {
    const ws = await corpus({
      'OBS-1.md': record('OBS-1', ...talk),
      'OBS-1.excerpts.dc.yaml':
        excerpt('dc01', 'jeg vil', 'wish') + excerpt('dc02', 'står her slet ikke i teksten', 'wish'),
      'OBS-1.excerpts.mk.yaml': excerpt('mk01', 'jeg vil', 'wish'),
    });
    const coding = await compared(ws);
    assert.equal(coding.notFound.length, 1);
    assert.equal(rounded(agreementOf(coding, 'turns').overall.alpha), 1);
  });

  it('takes a merged code for the one it was merged into', async () => {
    const ws = await corpus({
      'codebook.yaml': '- {id: later}\n- {id: deferred, state: merged, merged_into: later}\n',
      'OBS-1.md': record('OBS-1', ...talk),
      'OBS-1.excerpts.dc.yaml': excerpt('dc01', 'ja da', 'deferred'),
      'OBS-1.excerpts.mk.yaml': excerpt('mk01', 'ja da', 'later'),
    });
    const { codes } = agreementOf(await compared(ws), 'turns');
    assert.deepEqual(
      codes.map(({ code, alpha }) => [code, rounded(alpha)]),
      [['later', 1]],
    );
  });

  it('of three coders takes pairs, each over the records that both have coded', async () => {
    const ws = await corpus({
      'OBS-1.md': record('OBS-1', ...talk),
      'OBS-1.excerpts.dc.yaml': excerpt('dc01', 'jeg vil', 'wish'),
      'OBS-1.excerpts.mk.yaml': excerpt('mk01', 'jeg vil', 'wish'),
      'OBS-2.md': record('OBS-2', ...talk),
      'OBS-2.excerpts.dc.yaml': excerpt('dc01', 'ja da', 'wish'),
      'OBS-2.excerpts.jt.yaml': excerpt('jt01', 'skemaet', 'wish'),
    });
    const { overall } = agreementOf(await compared(ws), 'turns');
    // dc and mk: 1. dc and jt: Po = 2/4, Pe = (1 + 9)/16; jt and mk have no record in common.
    assert.equal(rounded(overall.kappa), Math.round(((1 + (0.5 - 0.625) / 0.375) / 2) * 1000) / 1000);
  });

  it('says what is undefined instead of giving a figure', async () => {
    const ws = await corpus({
      'OBS-1.md': record('OBS-1', ...talk),
      'OBS-1.excerpts.dc.yaml': excerpt('dc01', 'jeg vil', 'wish'),
      'OBS-1.excerpts.mk.yaml': excerpt('mk01', 'jeg vil', 'wish'),
    });
    const { overall } = agreementOf(await compared(ws), 'records');
    assert.deepEqual(
      [rounded(overall.percentage), rounded(overall.kappa), rounded(overall.alpha)],
      [1, 'no-variation', 'no-variation'],
    );
  });
});
