import assert from 'node:assert/strict';
import { vocabularyFor } from '../../../src/model/vocabulary/builtIn';
import { InlineParser } from '../../../src/repository/parser';
import { Repository, type RepositoryChange } from '../../../src/repository/repository';
import { corpus, MemoryCorpus } from '../../support/corpus';

const observation = (id: string, body = ''): string => `---\nid: ${id}\ntype: observation\n---\n${body}`;

describe('A repository', () => {
  it('resolves links by id, whatever their case', async () => {
    const ws = await corpus({ 'a.md': 'se [[obs-001]]', 'm/OBS-001.md': observation('OBS-001') });
    const [reference] = ws.snapshot.file('a.md')?.references ?? [];
    assert.ok(reference);
    const resolution = ws.snapshot.resolve(reference, 'a.md');
    assert.equal(resolution.kind === 'found' && resolution.target.path, 'm/OBS-001.md');
  });

  it('takes the file name up to its first space as id where none is given', async () => {
    const ws = await corpus({ 'a.md': '[[Note-7]]', 'Note-7 om køkkenet.md': 'tekst' });
    assert.equal(ws.snapshot.named('note-7')[0]?.path, 'Note-7 om køkkenet.md');
  });

  it('resolves two records with one id to neither', async () => {
    const ws = await corpus({
      'a.md': '[[OBS-001]]',
      'b.md': observation('OBS-001'),
      'c.md': observation('obs-001'),
    });
    const [reference] = ws.snapshot.file('a.md')?.references ?? [];
    assert.ok(reference);
    const resolution = ws.snapshot.resolve(reference, 'a.md');
    assert.deepEqual(resolution.kind === 'ambiguous' && resolution.candidates.map((c) => c.path), [
      'b.md',
      'c.md',
    ]);
  });

  it('reads the works of bibliographies once all files are indexed', async () => {
    const files = new MemoryCorpus();
    files.set('references.bib', '@book{k1, title = {Køkkenet}}');
    files.set('a.md', observation('OBS-001'));
    const whenAsked: boolean[] = [];
    const parser = new (class extends InlineParser {
      override works(path: string, text: string): ReturnType<InlineParser['works']> {
        whenAsked.push(repository.snapshot.complete);
        return super.works(path, text);
      }
    })();
    const repository = new Repository(files, (c) => vocabularyFor(c, 'en'), undefined, parser);
    await repository.open();
    await repository.settled();
    assert.deepEqual(whenAsked, [true]);
    assert.equal(repository.snapshot.work('k1')?.title, 'Køkkenet');
    repository.dispose();
  });

  it('lets an open document win over the file, until it is closed', async () => {
    const ws = await corpus({ 'a.md': observation('OBS-001') });
    void ws.repository.update('a.md', observation('OBS-002'));
    assert.equal(ws.snapshot.named('OBS-002').length, 1);
    ws.files.set('a.md', observation('OBS-003'));
    ws.files.announce('a.md');
    await ws.repository.settled();
    assert.equal(ws.snapshot.named('OBS-003').length, 0);
    ws.repository.release('a.md');
    await ws.repository.settled();
    assert.deepEqual([ws.snapshot.named('OBS-002').length, ws.snapshot.named('OBS-003').length], [0, 1]);
  });

  it('lets a document win that is opened while the file, a large library, is being read', async () => {
    const ws = await corpus({ 'red-thread.yaml': 'bibliography: [a.bib]\n', 'a.bib': '' });
    const entries = Array.from({ length: 50_000 }, (_, n) => `@book{k${String(n)}, title = {{Køkkenet}}}`);
    ws.files.set('a.bib', entries.join('\n'));
    ws.files.announce('a.bib');
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(ws.snapshot.cited('k1').length, 0, 'still being read');
    void ws.repository.update('a.bib', '@book{mine, title = {Haven}}');
    await ws.repository.settled();
    assert.deepEqual([ws.snapshot.cited('mine').length, ws.snapshot.cited('k1').length], [1, 0]);
  });

  it('finds files whose creation nobody announced when a folder is announced', async () => {
    const ws = await corpus({});
    ws.files.set('new/OBS-009.md', observation('OBS-009'));
    ws.files.announce('new');
    await ws.repository.settled();
    assert.equal(ws.snapshot.named('OBS-009').length, 1);
  });

  it('notices that a folder is gone with all its files, and lists no other folder for it', async () => {
    const ws = await corpus({
      'old/OBS-001.md': observation('OBS-001'),
      'OBS-002.md': observation('OBS-002'),
    });
    ws.files.delete('old/OBS-001.md');
    ws.files.delete('OBS-002.md');
    ws.files.announce('old');
    await ws.repository.settled();
    assert.deepEqual([ws.snapshot.named('OBS-001').length, ws.snapshot.named('OBS-002').length], [0, 1]);
  });

  it('notices on a second look what changed, came back or went without being told of', async () => {
    const ws = await corpus({ 'a.md': observation('OBS-001'), 'b.md': observation('OBS-002'), 'c.md': '' });
    ws.files.set('a.md', observation('OBS-009'));
    ws.files.delete('b.md');
    const told: RepositoryChange[] = [];
    ws.repository.onDidChange((c) => told.push(c));
    await ws.repository.lookAgain(['a.md', 'b.md', 'c.md', 'never.md']);
    assert.deepEqual(
      ['OBS-001', 'OBS-002', 'OBS-009'].map((name) => ws.snapshot.named(name).length),
      [0, 0, 1],
    );
    assert.deepEqual(told.flatMap(({ changed }) => [...changed]).sort(), ['a.md', 'b.md']);
    ws.files.set('b.md', observation('OBS-002'));
    await ws.repository.lookAgain(['b.md']);
    assert.equal(ws.snapshot.named('OBS-002').length, 1);
    told.length = 0;
    await ws.repository.lookAgain(['a.md', 'b.md', 'c.md']);
    assert.deepEqual(told, []);
  });

  it('keeps a file that comes back, and is told of, while the folder is being listed', async () => {
    const ws = await corpus({ 'a.md': observation('OBS-001') });
    const list = ws.files.list.bind(ws.files);
    ws.files.list = async (exclude) => {
      ws.files.delete('a.md');
      const listed = await list(exclude);
      ws.files.set('a.md', observation('OBS-002'));
      ws.files.announce('a.md');
      return listed;
    };
    await ws.repository.reconcile();
    assert.equal(ws.snapshot.named('OBS-002').length, 1);
  });

  it('follows a checkout that changes 500 files without any announcement', async () => {
    const many = (n: number): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length: 500 }, (_, i) => [`m/${String(i)}.md`, observation(`OBS-${String(i + n)}`)]),
      );
    const ws = await corpus(many(0));
    for (const [path, text] of Object.entries(many(1000))) ws.files.set(path, text);
    await ws.repository.reconcile();
    assert.equal(ws.snapshot.named('OBS-0').length, 0);
    assert.equal(ws.snapshot.named('OBS-1499').length, 1);
  });

  it('tells which other files are concerned when a name comes or goes', async () => {
    const ws = await corpus({ 'a.md': '[[OBS-001]]', 'b.md': '[[OBS-002]]', 'c.md': '[[OBS-001#x1]]' });
    const told: RepositoryChange[] = [];
    ws.repository.onDidChange((c) => told.push(c));
    void ws.repository.update('m.md', observation('OBS-001'));
    assert.deepEqual([...(told[0]?.affected ?? [])].sort(), ['a.md', 'c.md']);
  });

  it('leaves a record with thousands of links alone while its text changes and its names stay', async () => {
    const ws = await corpus({ 'a.md': '[[OBS-001]]', 'm.md': observation('OBS-001', 'tekst') });
    const told: RepositoryChange[] = [];
    ws.repository.onDidChange((c) => told.push(c));
    void ws.repository.update('m.md', observation('OBS-001', 'mere tekst'));
    assert.deepEqual([...(told[0]?.affected ?? [])], []);
  });

  it('reads bibliographies behind the first indexing', async () => {
    const ws = await corpus({
      'refs.bib':
        '@book{lipsky2010, author = {Lipsky, Michael}, title = {Street-Level Bureaucracy}, year = 2010}',
    });
    assert.equal(ws.snapshot.work('lipsky2010')?.title, 'Street-Level Bureaucracy');
  });

  it('leaves out what the configuration excludes, and takes it in again', async () => {
    const ws = await corpus({
      'red-thread.yaml': 'exclude: ["old/**"]\n',
      'old/OBS-001.md': observation('OBS-001'),
    });
    assert.equal(ws.snapshot.named('OBS-001').length, 0);
    void ws.repository.update('red-thread.yaml', 'exclude: []\n');
    await ws.repository.settled();
    assert.equal(ws.snapshot.named('OBS-001').length, 1);
  });

  it('keeps what it has when the first indexing is cancelled, and says that it is incomplete', async () => {
    const ws = await corpus({});
    assert.equal(ws.snapshot.complete, true);
    const { Repository } = await import('../../../src/repository/repository');
    const { vocabularyFor } = await import('../../../src/model/vocabulary/builtIn');
    const cancelled = new Repository(ws.files, (c) => vocabularyFor(c, 'en'));
    await cancelled.open({ isCancellationRequested: true });
    assert.equal(cancelled.snapshot.complete, false);
  });

  it('falls silent when it is disposed', async () => {
    const ws = await corpus({});
    let told = 0;
    ws.repository.onDidChange(() => told++);
    ws.repository.dispose();
    void ws.repository.update('a.md', observation('OBS-001'));
    assert.equal(told, 0);
  });
});
