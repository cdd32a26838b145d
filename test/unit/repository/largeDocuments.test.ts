import assert from 'node:assert/strict';
import type { FileFacts, FileKind } from '../../../src/model/facts';
import { vocabularyFor } from '../../../src/model/vocabulary/builtIn';
import { InlineParser } from '../../../src/repository/parser';
import { Repository } from '../../../src/repository/repository';
import { parseFile } from '../../../src/syntax/parseFile';
import { MemoryCorpus } from '../../support/corpus';

/** Leaves files with the word “large” unread until it is told to read them. */
class HeldParser extends InlineParser {
  /** What is asked for and not answered yet, in order. */
  readonly held: (() => void)[] = [];

  override takes(_kind: FileKind, text: string): boolean {
    return text.includes('large');
  }

  override facts(path: string, kind: FileKind, text: string): Promise<FileFacts> {
    return new Promise((resolve) => {
      this.held.push(() => resolve(parseFile(path, kind, text)));
    });
  }
}

const observation = (id: string): string => `---\nid: ${id}\ntype: observation\n---\nlarge\n`;

/** Resolves when all that can go on without an answer has gone on. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function opened(texts: Readonly<Record<string, string>> = {}): Promise<{
  files: MemoryCorpus;
  parser: HeldParser;
  repository: Repository;
  ids: () => string[];
}> {
  const files = new MemoryCorpus();
  for (const [path, text] of Object.entries(texts)) files.set(path, text);
  const parser = new HeldParser();
  const repository = new Repository(files, (c) => vocabularyFor(c, 'en'), undefined, parser);
  const opening = repository.open();
  await quiet();
  for (const answer of parser.held.splice(0)) answer();
  await opening;
  return { files, parser, repository, ids: () => Array.from(repository.snapshot.records(), (r) => r.id) };
}

describe('A large open document', () => {
  it('counts when its text is read, and until then the text before does', async () => {
    const { parser, repository, ids } = await opened({ 'a.md': observation('OBS-1') });
    let landed = false;
    void repository.update('a.md', observation('OBS-2'))?.then(() => (landed = true));
    await quiet();
    assert.deepEqual([landed, ids()], [false, ['OBS-1']]);
    parser.held.shift()?.();
    await quiet();
    assert.deepEqual([landed, ids()], [true, ['OBS-2']]);
    assert.equal(repository.update('a.md', observation('OBS-2')), undefined, 'known already');
  });

  it('is read once more when somebody types on meanwhile, and only the newest text ever counts', async () => {
    const { parser, repository, ids } = await opened();
    const told: string[][] = [];
    repository.onDidChange(() => told.push(ids()));
    const landed = ['OBS-1', 'OBS-2', 'OBS-3'].map((id) => repository.update('a.md', observation(id)));
    await quiet();
    assert.equal(parser.held.length, 1);
    void repository.update('a.md', observation('OBS-4'));
    parser.held.shift()?.();
    await quiet();
    assert.deepEqual([told, parser.held.length], [[], 1]);
    parser.held.shift()?.();
    for (const done of landed) await done;
    assert.deepEqual(told, [['OBS-4']]);
  });

  it('is waited for by who asks for its text, so that text and index speak of the same', async () => {
    const { parser, repository, ids } = await opened({ 'a.md': observation('OBS-1') });
    void repository.update('a.md', observation('OBS-2'));
    const seen = repository.text('a.md').then((text) => [text, ids()]);
    await quiet();
    parser.held.shift()?.();
    assert.deepEqual(await seen, [observation('OBS-2'), ['OBS-2']]);
  });

  it('that becomes small counts at once, and the late answer for the large text is dropped', async () => {
    const { parser, repository, ids } = await opened();
    void repository.update('a.md', observation('OBS-1'));
    await quiet();
    assert.equal(repository.update('a.md', '---\nid: OBS-2\n---\n'), undefined);
    parser.held.shift()?.();
    await quiet();
    assert.deepEqual(ids(), ['OBS-2']);
  });

  it('that is closed before it is read leaves the file in its place', async () => {
    const { parser, repository, ids } = await opened({ 'a.md': '---\nid: OBS-1\n---\n' });
    void repository.update('a.md', observation('OBS-2'));
    await quiet();
    repository.release('a.md');
    parser.held.shift()?.();
    await repository.settled();
    assert.deepEqual(ids(), ['OBS-1']);
  });

  it('that is deleted and closed before it is read does not come back', async () => {
    const { files, parser, repository, ids } = await opened({ 'a.md': '---\nid: OBS-1\n---\n' });
    void repository.update('a.md', observation('OBS-2'));
    await quiet();
    files.delete('a.md');
    repository.release('a.md');
    await quiet();
    parser.held.shift()?.();
    await repository.settled();
    assert.deepEqual(ids(), []);
  });

  it('that is closed and opened again meanwhile counts with its new text', async () => {
    const { parser, repository, ids } = await opened();
    void repository.update('a.md', observation('OBS-1'));
    await quiet();
    repository.release('a.md');
    void repository.update('a.md', observation('OBS-2'));
    await quiet();
    for (const answer of parser.held.splice(0).reverse()) answer();
    await repository.settled();
    assert.deepEqual(ids(), ['OBS-2']);
  });

  it('wins over the file, which is read late and later than the document', async () => {
    const { files, parser, repository, ids } = await opened();
    files.set('a.md', observation('OBS-1'));
    files.announce('a.md');
    await quiet();
    void repository.update('a.md', observation('OBS-2'));
    await quiet();
    const [ofFile, ofDocument] = parser.held;
    ofDocument?.();
    await quiet();
    ofFile?.();
    await repository.settled();
    assert.deepEqual(ids(), ['OBS-2']);
  });
});

describe('A large file on disk', () => {
  it('that is deleted while it is read does not come back', async () => {
    const { files, parser, repository, ids } = await opened();
    files.set('a.md', observation('OBS-1'));
    files.announce('a.md');
    await quiet();
    files.delete('a.md');
    files.announce('a.md');
    parser.held.shift()?.();
    await repository.settled();
    assert.deepEqual(ids(), []);
  });

  it('that changes while it is read is read again', async () => {
    const { files, parser, repository, ids } = await opened();
    files.set('a.md', observation('OBS-1'));
    files.announce('a.md');
    await quiet();
    files.set('a.md', observation('OBS-2'));
    files.announce('a.md');
    const settled = repository.settled();
    for (let answers = 0; answers < 2; answers++) {
      parser.held.shift()?.();
      await quiet();
    }
    await settled;
    assert.deepEqual(ids(), ['OBS-2']);
  });
});
