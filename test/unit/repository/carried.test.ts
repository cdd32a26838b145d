import assert from 'node:assert/strict';
import { codedPassages } from '../../../src/analysis/codedPassages';
import type { Replacement } from '../../../src/model/carried';
import type { Snapshot } from '../../../src/repository/snapshot';
import { corpus } from '../../support/corpus';

const RECORD = 'OBS-012.md';
const TEXT = '---\nid: OBS-012\ntype: observation\n---\nPRO-009: hvad så\nCIT-017: jeg vil gerne\n';
const files = {
  [RECORD]: TEXT,
  'OBS-012.excerpts.yaml': '- id: x01\n  quote: "jeg vil gerne"\n',
  'OBS-012.excerpts.mk.yaml': '- id: mk01\n  quote: "hvad så"\n',
};

/** The words of each passage in a text, as the index has them at this moment. */
function wordsIn(snapshot: Snapshot, text: string): Record<string, string | undefined> {
  return Object.fromEntries(
    Array.from(codedPassages(snapshot), ({ id, span }) => [id, span && text.slice(span.start, span.end)]),
  );
}

/** A text in which words are written over others, and what that did. */
function written(text: string, over: string, words: string): readonly [string, readonly Replacement[]] {
  const start = text.indexOf(over);
  assert.ok(start >= 0);
  const span = { start, end: start + over.length };
  return [text.replace(over, words), [{ span, length: words.length }]];
}

describe('Passages of a record in which somebody types', () => {
  it('follow each edit at once, and are looked for when it is quiet', async () => {
    const { repository, snapshot } = await corpus(files);
    const [first, typed] = written(TEXT, 'PRO-009', 'PRO-010');
    void repository.update(RECORD, first, typed);
    assert.deepEqual(wordsIn(snapshot, first), { x01: 'jeg vil gerne', mk01: 'hvad så' });
    const [second, more] = written(first, 'vil', 'vil nu meget');
    void repository.update(RECORD, second, more);
    assert.deepEqual(wordsIn(snapshot, second), { x01: 'jeg vil nu meget gerne', mk01: 'hvad så' });
    await repository.settled();
    assert.deepEqual(wordsIn(snapshot, second), { x01: undefined, mk01: 'hvad så' });
  });

  it('are looked for anew where nothing of them is left, and where it is not known what was edited', async () => {
    const { repository, snapshot } = await corpus(files);
    const [gone, deleted] = written(TEXT, 'jeg vil gerne', '');
    void repository.update(RECORD, gone, deleted);
    assert.deepEqual(wordsIn(snapshot, gone), { x01: undefined, mk01: 'hvad så' });
    void repository.update(RECORD, TEXT);
    assert.deepEqual(wordsIn(snapshot, TEXT), { x01: undefined, mk01: undefined });
    await repository.settled();
    assert.deepEqual(wordsIn(snapshot, TEXT), { x01: 'jeg vil gerne', mk01: 'hvad så' });
  });

  it('are not carried by edits of a text that the index does not speak of', async () => {
    const { files: disk, repository, snapshot } = await corpus(files);
    // Changed on disk and read before the editor tells that it has loaded it.
    const [now, loaded] = written(TEXT, 'hvad så', 'og hvad nu så');
    disk.set(RECORD, now);
    disk.announce(RECORD);
    await repository.settled();
    void repository.update(RECORD, now, loaded);
    assert.deepEqual(wordsIn(snapshot, now), { x01: undefined, mk01: undefined });
  });
});
