import assert from 'node:assert/strict';
import { atOnce } from '../../../src/model/steps';
import { flowPlot } from '../../../src/pages/sequences/flowPlot';
import {
  parseSequencesAction,
  type SequencesAction,
  sequencesMarkup,
} from '../../../src/pages/sequences/draw';
import { type Chosen, passagesMeant, sequencesModel } from '../../../src/pages/sequences/model';
import type { Markup } from '../../../src/protocol/markup';
import { parsePageContent } from '../../../src/protocol/page';
import { corpus, type Workspace } from '../../support/corpus';

const BOOK = `- {id: rai, label: Raising}
- {id: gri, label: Uptake, codes: [{id: gri.explored, label: Explored}, {id: gri.redirected, label: Redirected}]}
- {id: con, label: Consequence, codes: [{id: con.plan, label: In the plan}]}
`;
const nothing: Chosen = { coder: '', type: undefined, shown: 100 };
const nowhere = { options: [], chosen: '' };

function record(id: string, site: string, codes: readonly string[]): Record<string, string> {
  const words = codes.map((_, i) => `ord nummer ${'abcd'.charAt(i).repeat(4)}`);
  return {
    [`${id}.md`]: `---\nid: ${id}\ntype: observation\nsite: ${site}\n---\n${words.join('\n')}\n`,
    [`${id}.excerpts.yaml`]: codes
      .map((code, i) => `- {id: x${i}, quote: ${words[i] ?? ''}, codes: [${code}], by: dc}\n`)
      .join(''),
  };
}

async function opened(): Promise<Workspace> {
  return corpus({
    'codebook.yaml': BOOK,
    ...record('OBS-1', 'SITE-A', ['rai', 'gri.explored', 'con.plan']),
    ...record('OBS-2', 'SITE-B', ['rai', 'gri.explored', 'con.plan']),
    ...record('OBS-3', 'SITE-A', ['rai', 'gri.redirected']),
  });
}

/** All elements that ask for something, with what they say and ask for. */
function acts(markups: readonly (Markup | string)[]): { says: string; action: SequencesAction }[] {
  return markups.flatMap((markup) => {
    if (typeof markup === 'string') return [];
    const { attributes, children } = markup;
    const given = attributes['data-action'];
    const parsed = given === undefined ? undefined : parseSequencesAction(JSON.parse(given));
    assert.notEqual(parsed?.kind, 'error', given);
    const says = attributes['aria-label'] ?? textOf(markup);
    return [...(parsed?.kind === 'message' ? [{ says, action: parsed.value }] : []), ...acts(children)];
  });
}

function textOf(markup: Markup | string): string {
  return typeof markup === 'string' ? markup : markup.children.map(textOf).join('');
}

describe('the page of sequences', () => {
  it('is made of nothing but what pages are made of', async () => {
    const { snapshot } = await opened();
    const body = sequencesMarkup(atOnce(sequencesModel(snapshot, nothing, 'en')), nowhere);
    assert.equal(parsePageContent({ body, state: '' }).kind, 'message');
  });

  it('has a figure for each way from uptake to consequence, which leads to its passages', async () => {
    const { snapshot } = await opened();
    const found = acts(sequencesMarkup(atOnce(sequencesModel(snapshot, nothing, 'en')), nowhere));
    const listed = (says: string): readonly string[] => {
      const act = found.findLast((one) => one.says === says)?.action;
      assert.ok(act?.kind === 'list', `${says} among ${found.map((one) => one.says).join('; ')}`);
      return atOnce(passagesMeant(snapshot, nothing, act.meant, 'en')).passages.map(({ link }) => link);
    };
    assert.deepEqual(listed('Explored → In the plan: 2'), ['OBS-1#x1', 'OBS-1#x2', 'OBS-2#x1', 'OBS-2#x2']);
    assert.deepEqual(listed('Redirected → none coded: 1'), ['OBS-3#x1']);
    assert.deepEqual(listed('SITE-A, Without Consequence: 1'), ['OBS-3#x0', 'OBS-3#x1']);
    assert.deepEqual(listed('SITE-A, Complete: 1'), ['OBS-1#x0', 'OBS-1#x1', 'OBS-1#x2']);
    assert.deepEqual(listed('none coded, Sequences: 1'), ['OBS-3#x0', 'OBS-3#x1']);
    assert.equal(listed('All, Sequences: 3').length, 8);
  });

  it('says what the passages behind a figure are', async () => {
    const { snapshot } = await opened();
    const title = (meant: Parameters<typeof passagesMeant>[2]): string =>
      atOnce(passagesMeant(snapshot, nothing, meant, 'en')).title;
    assert.equal(title({ of: 'flow', from: 'gri.explored', to: undefined }), 'Explored → none coded');
    assert.equal(
      title({ of: 'site', name: 'SITE-A', part: 'missing', stage: 2 }),
      'SITE-A · without Consequence',
    );
    assert.equal(title({ of: 'all', name: undefined, part: 'complete', stage: 0 }), 'Sequences · complete');
  });

  it('shows each sequence with its words, what is missing in words, and where they stand', async () => {
    const { snapshot } = await opened();
    const body = sequencesMarkup(atOnce(sequencesModel(snapshot, { ...nothing, shown: 2 }, 'en')), nowhere);
    const found = acts(body);
    assert.deepEqual(found.filter(({ says }) => says.includes('ord nummer')).at(-1)?.action, {
      kind: 'passage',
      path: 'OBS-2.excerpts.yaml',
      id: 'x2',
    });
    assert.equal(found.at(-1)?.says, 'Show more (1 left)');
    const all = sequencesMarkup(atOnce(sequencesModel(snapshot, nothing, 'en')), nowhere)
      .map(textOf)
      .join();
    assert.match(all, /missing: Consequence/);
  });

  it('says what to do where there is no frame, and where nothing is coded', async () => {
    const bare = await corpus({ 'a.md': 'x' });
    const text = (ws: Workspace): string =>
      sequencesMarkup(atOnce(sequencesModel(ws.snapshot, nothing, 'en')), nowhere)
        .map(textOf)
        .join();
    assert.match(text(bare), /Say in red-thread\.yaml which codes follow one another/);
    assert.match(text(await corpus({ 'codebook.yaml': BOOK })), /a sequence begins with “Raising”/);
    assert.match(sequencesMarkup(undefined, nowhere).map(textOf).join(), /no repository/);
  });

  it('draws bands as thick as there are sequences, none outside of the drawing', () => {
    const drawn = flowPlot(
      {
        from: 'a',
        to: 'b',
        sources: ['p', 'q'].map((label) => ({ name: label, label })),
        targets: ['r', 's', 'u'].map((label) => ({ name: label, label })),
        counts: [
          [3, 0, 1],
          [0, 2, 40],
        ],
      },
      () => '',
      () => ({}),
    );
    const height = Number(drawn.attributes['viewBox']?.split(' ')[3]);
    const bands = drawn.children.filter((c) => typeof c !== 'string' && c.attributes['class'] === 'band');
    assert.equal(bands.length, 4);
    const ends = drawn.children.flatMap((c) =>
      typeof c !== 'string' && c.tag === 'rect' ? [c.attributes] : [],
    );
    for (const { y, height: own } of ends) assert.ok(Number(y) + Number(own) <= height);
    assert.equal(ends.length, 5);
  });
});
