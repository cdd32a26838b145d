import assert from 'node:assert/strict';
import { type Voice, voiceBalanceOf } from '../../../src/analysis/voiceBalance';
import { coded } from '../../support/coded';
import { atOnce } from '../../../src/model/steps';
import { corpus } from '../../support/corpus';

const talk = '---\nid: OBS-1\ntype: observation\nsite: SITE-A\n---\nCIT-1: abcdefghij\nPRO-1: klmnopqrst\n';
const note = '---\nid: MEET-1\ntype: meeting\nsite: SITE-B\n---\nThey sat down.\n';

const files = {
  'people.yaml': '- {id: CIT-1, role: citizen}\n- {id: PRO-1, role: frontline}\n',
  'OBS-1.md': talk,
  'OBS-1.excerpts.yaml': coded(talk, [
    { id: 'a', quote: 'abcdef', codes: [] },
    { id: 'b', quote: 'klmno', codes: [] },
    { id: 'c', quote: 'ghij\nPRO-1: klm', codes: [] },
  ]),
  'MEET-1.md': note,
  'MEET-1.excerpts.yaml': coded(note, [{ id: 'n', quote: 'They sat', codes: [] }]),
  'DRAFT-1.md':
    '---\nid: DRAFT-1\ntype: draft\ntitle: T\nsource: OBS-1#b\n---\n![[OBS-1#a]]\n\nShe says “abc” [[OBS-1#a]], and he ([[OBS-1#c]]): “klm”. Once more [[OBS-1#b]] [[MEET-1#n]].\n\n> They sat [[MEET-1#n]]\n\n[[OBS-1]] “gone” [[OBS-1#gone]]\n',
};

const inWords = (voices: readonly Voice[]): readonly string[] =>
  voices.map(({ name, quotes, characters }) => `${name || '–'}: ${quotes.length}, ${characters}`);

describe('voiceBalanceOf', () => {
  it('counts quotations by role, site and person, the largest first and the nameless last', async () => {
    const { snapshot } = await corpus(files);
    const balance = atOnce(voiceBalanceOf(snapshot, 'DRAFT-1.md'));
    // A link to a record, to nothing, or in the head of the draft quotes nobody.
    assert.deepEqual(
      balance.all.quotes.map(({ link }) => link),
      ['OBS-1#a', 'OBS-1#a', 'OBS-1#c', 'MEET-1#n'],
    );
    // Where no words of a passage stand, it is only referred to.
    assert.deepEqual(
      balance.all.mentions.map(({ link }) => link),
      ['OBS-1#b', 'MEET-1#n'],
    );
    assert.equal(balance.all.characters, 6 + 6 + 15 + 8);
    assert.deepEqual(inWords(balance.byPerson), ['CIT-1: 3, 27', 'PRO-1: 1, 15', '–: 1, 8']);
    assert.deepEqual(inWords(balance.byRole), ['citizen: 3, 27', 'frontline: 1, 15', '–: 1, 8']);
    assert.deepEqual(inWords(balance.bySite), ['SITE-A: 3, 27', 'SITE-B: 1, 8']);
  });

  it('leads to the places in the draft', async () => {
    const { snapshot } = await corpus(files);
    const text = files['DRAFT-1.md'];
    const places = atOnce(voiceBalanceOf(snapshot, 'DRAFT-1.md')).all.quotes.map(({ span }) =>
      text.slice(span.start, span.end),
    );
    assert.deepEqual(places, ['![[OBS-1#a]]', '[[OBS-1#a]]', '[[OBS-1#c]]', '[[MEET-1#n]]']);
  });

  it('tells of a voice that has a larger share than the configuration allows', async () => {
    const tooLoud = async (configuration: string): Promise<readonly string[]> => {
      const { snapshot } = await corpus({ ...files, 'red-thread.yaml': configuration });
      return atOnce(voiceBalanceOf(snapshot, 'DRAFT-1.md')).tooLoud.map(({ name }) => name);
    };
    assert.deepEqual(await tooLoud('thresholds: {voice_share: 0.7}\n'), ['CIT-1']);
    assert.deepEqual(await tooLoud('thresholds: {voice_share: 0.75}\n'), []);
    assert.deepEqual(await tooLoud('thresholds: {voice_share: loud}\n'), []);
    assert.deepEqual(await tooLoud('name: Test\n'), []);
  });
});
