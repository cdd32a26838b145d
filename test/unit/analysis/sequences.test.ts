import assert from 'node:assert/strict';
import {
  comparedStages,
  flowsBetween,
  type FoundSequences,
  missingIn,
  passagesOf,
  sequencesByCode,
  sequencesBySite,
  sequencesOf,
} from '../../../src/analysis/sequences';
import { corpus, type Workspace } from '../../support/corpus';

const BOOK = `codes:
  - id: rai
    codes: [{id: rai.wish}, {id: rai.problem}]
  - id: gri
    codes: [{id: gri.explored}, {id: gri.redirected}]
  - id: con
    codes: [{id: con.plan}, {id: con.none}]
  - id: third
    codes: [{id: third.repairs}]
  - id: tema.tid
`;

/** A record at a site whose turns have these codes, one coder and one string of codes for each. */
function record(id: string, site: string, turns: readonly string[], coder = 'dc'): Record<string, string> {
  const words = turns.map((_, i) => `ord nummer ${'abcdefgh'.charAt(i).repeat(4)}`);
  const entries = turns.map(
    (codes, i) => `- {id: ${coder}${i}, quote: ${words[i] ?? ''}, codes: [${codes}], by: ${coder}}\n`,
  );
  return {
    [`${id}.md`]: `---\nid: ${id}\ntype: observation\ndate: 2017-03-14\n${site && `site: ${site}\n`}---\n${words.map((w) => `CIT-1: ${w}\n`).join('')}`,
    [`${id}.excerpts.${coder}.yaml`]: entries.join(''),
  };
}

async function opened(files: Readonly<Record<string, string>>): Promise<Workspace> {
  return corpus({ 'codebook.yaml': BOOK, ...files });
}

/** «rai.wish | gri.explored | – | –», one for each sequence. */
function told({ sequences }: FoundSequences): readonly string[] {
  return sequences.map(({ stages }) => stages.map(({ codes }) => codes.join('+') || '–').join(' | '));
}

async function found(...turns: readonly string[]): Promise<readonly string[]> {
  return told(sequencesOf((await opened(record('OBS-1', 'SITE-A', turns))).snapshot));
}

describe('sequences', () => {
  it('go through the stages of the frame, and leave other codes out', async () => {
    assert.deepEqual(
      await found('rai.wish, tema.tid', 'tema.tid', 'gri.explored', 'third.repairs', 'con.plan'),
      ['rai.wish | gri.explored | con.plan | third.repairs'],
    );
  });

  it('say what is missing', async () => {
    const { snapshot } = await opened(record('OBS-1', 'SITE-A', ['rai.wish', 'con.none']));
    const [sequence] = sequencesOf(snapshot).sequences;
    assert.ok(sequence);
    assert.deepEqual(missingIn(sequence), [1, 3]);
    assert.deepEqual(await found('gri.explored'), ['– | gri.explored | – | –']);
  });

  it('begin with what is raised once something was answered, and not before', async () => {
    assert.deepEqual(
      await found('rai.wish', 'rai.problem', 'gri.explored', 'rai.problem', 'gri.redirected'),
      ['rai.wish+rai.problem | gri.explored | – | –', 'rai.problem | gri.redirected | – | –'],
    );
  });

  it('go on where the answer to an uptake raises the matter anew', async () => {
    assert.deepEqual(await found('rai.wish', 'gri.redirected', 'third.repairs, rai.wish', 'con.plan'), [
      'rai.wish | gri.redirected | con.plan | third.repairs',
    ]);
  });

  it('begin with a passage over several turns that holds what is raised and its uptake', async () => {
    assert.deepEqual(await found('rai.wish', 'gri.redirected', 'rai.problem, gri.explored', 'con.plan'), [
      'rai.wish | gri.redirected | – | –',
      'rai.problem | gri.explored | con.plan | –',
    ]);
  });

  it('count a record once: as the chosen coder has it, else as whoever coded most of it', async () => {
    const files = record('OBS-1', 'SITE-A', ['rai.wish', 'gri.explored']);
    const { snapshot } = await opened({
      ...files,
      'OBS-1.excerpts.mk.yaml': '- {id: mk1, quote: ord nummer aaaa, codes: [rai.problem], by: mk}\n',
    });
    assert.deepEqual(told(sequencesOf(snapshot)), ['rai.wish | gri.explored | – | –']);
    assert.deepEqual(told(sequencesOf(snapshot, { coder: 'MK' })), ['rai.problem | – | – | –']);
    assert.deepEqual(sequencesOf(snapshot).coders, ['dc', 'mk']);
    assert.deepEqual(told(sequencesOf(snapshot, { coder: 'jt' })), []);
  });

  it('are found in records of one type alone, where it is chosen', async () => {
    const note = Object.entries(record('MEMO-1', '', ['rai.problem'])).map(([path, text]) => [
      path,
      text.replace('type: observation', 'type: memo'),
    ]);
    const { snapshot } = await opened({
      ...record('OBS-1', 'SITE-A', ['rai.wish']),
      ...(Object.fromEntries(note) as Record<string, string>),
    });
    assert.deepEqual(sequencesOf(snapshot).types, ['memo', 'observation']);
    assert.deepEqual(told(sequencesOf(snapshot, { type: 'memo' })), ['rai.problem | – | – | –']);
  });

  it('have the stages that the configuration names, and none that the codebook has not', async () => {
    const files = record('OBS-1', 'SITE-A', ['tema.tid', 'rai.wish']);
    const { snapshot } = await opened({ ...files, 'red-thread.yaml': 'sequence: [TEMA.tid, rai, kon]\n' });
    const all = sequencesOf(snapshot);
    assert.deepEqual(all.stages, ['tema.tid', 'rai']);
    assert.deepEqual(told(all), ['tema.tid | rai.wish']);
    assert.deepEqual(comparedStages(all.stages), { from: 0, to: 1 });
  });

  it('are summed up by site and by what came of them, and lead from uptake to consequence', async () => {
    const { snapshot } = await opened({
      ...record('OBS-1', 'SITE-B', ['rai.wish', 'gri.explored', 'gri.redirected', 'con.plan']),
      ...record('OBS-2', 'SITE-A', ['rai.wish', 'gri.explored', 'con.plan', 'rai.wish', 'gri.explored']),
      ...record('OBS-3', '', ['rai.wish', 'con.none', 'rai.wish']),
    });
    const { sequences, stages } = sequencesOf(snapshot);
    const names = (groups: readonly { name: string | undefined; sequences: readonly unknown[] }[]) =>
      groups.map((group) => [group.name, group.sequences.length]);
    assert.deepEqual(names(sequencesBySite(sequences)), [
      ['SITE-A', 2],
      ['SITE-B', 1],
      [undefined, 2],
    ]);
    assert.deepEqual(names(sequencesByCode(snapshot, sequences, 2)), [
      ['con.plan', 2],
      ['con.none', 1],
      [undefined, 2],
    ]);
    const { from, to } = comparedStages(stages);
    const flows = flowsBetween(snapshot, sequences, from, to);
    assert.deepEqual(
      flows.map((flow) => [flow.from, flow.to, flow.sequences.length]),
      [
        ['gri.explored', 'con.plan', 2],
        ['gri.explored', undefined, 1],
        ['gri.redirected', 'con.plan', 1],
        [undefined, 'con.none', 1],
      ],
    );
    const [first] = flows;
    assert.ok(first);
    const wanted = [
      { stage: from, code: first.from },
      { stage: to, code: first.to },
    ];
    assert.deepEqual(
      passagesOf(first.sequences, wanted).map(({ link }) => link),
      ['OBS-1#dc1', 'OBS-1#dc3', 'OBS-2#dc1', 'OBS-2#dc2'],
    );
    assert.equal(passagesOf(sequences, undefined).length, 12);
  });
});
