import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AT_ONCE, nodeFiles } from '../../../src/cli/nodeFiles';
import { neverCancelled } from '../../../src/model/event';
import { type FileSystem, FolderCorpus } from '../../../src/repository/folderCorpus';

describe('A folder as a corpus', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'red-thread-'));
  });
  afterEach(async () => {
    await rm(root, { recursive: true, force: true });
  });
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), content);
  };
  const list = async (exclude: string[] = []): Promise<string[]> =>
    (await new FolderCorpus(nodeFiles(root)).list(exclude, neverCancelled)).map((f) => f.path).sort();

  it('lists all files but those of git, of packages and of the excluded globs', async () => {
    for (const path of ['a.md', 'sub/b.md', '.git/c.md', 'node_modules/d.md', 'old/deep/e.md', 'x.tmp.md']) {
      await write(path, '');
    }
    assert.deepEqual(await list(['old', '**/*.tmp.md']), ['a.md', 'sub/b.md']);
  });

  it('enters a linked folder once, even when links run in circles', async () => {
    await write('real/a.md', '');
    await symlink(join(root), join(root, 'real', 'loop'));
    await symlink(join(root, 'real'), join(root, 'again'));
    await symlink(join(root, 'self'), join(root, 'self'));
    const found = await list();
    assert.equal(found.filter((p) => p.endsWith('a.md')).length, 1);
  });

  it('gives a file another stamp when its content changes', async () => {
    await write('a.md', 'one');
    const corpus = new FolderCorpus(nodeFiles(root));
    const [before] = await corpus.list([], neverCancelled);
    await write('a.md', 'three');
    const [after] = await corpus.list([], neverCancelled);
    assert.notEqual(before?.stamp, after?.stamp);
  });

  it('is the same where the thread waits for the disk', async () => {
    for (const path of ['a.md', 'sub/b.md']) await write(path, path);
    await symlink(join(root, 'self'), join(root, 'self'));
    await symlink(join(root), join(root, 'sub', 'loop'));
    const [behind, atOnce] = [nodeFiles(root), nodeFiles(root, AT_ONCE)].map((f) => new FolderCorpus(f));
    assert.ok(behind && atOnce);
    assert.deepEqual(await atOnce.list([], neverCancelled), await behind.list([], neverCancelled));
    for (const path of ['a.md', 'sub', 'gone.md', 'a.md/deeper.md', 'self'])
      assert.deepEqual(await atOnce.read(path), await behind.read(path), path);
  });

  it('reads UTF-8 without its byte order mark', async () => {
    await write('a.md', '\uFEFFså');
    const result = await new FolderCorpus(nodeFiles(root)).read('a.md');
    assert.equal(result.kind === 'text' && result.text, 'så');
  });

  it('reads a large file whole, wherever its characters are cut in two', async () => {
    for (const text of ['å'.repeat(400_000), `a${'å'.repeat(400_000)}`, 'a'.repeat(1 << 18), '']) {
      await write('a.md', `\uFEFF${text}`);
      const result = await new FolderCorpus(nodeFiles(root)).read('a.md');
      assert.ok(result.kind === 'text' && result.text === text);
    }
  });

  it('skips what is huge, binary or in another encoding, and says why', async () => {
    await write('huge.md', new Uint8Array(9 * 1024 * 1024).fill(65));
    await write('binary.md', new Uint8Array([65, 0, 66]));
    await write('latin.md', new Uint8Array([115, 0xe5]));
    const corpus = new FolderCorpus(nodeFiles(root));
    const reasonFor = async (path: string): Promise<string | undefined> => {
      const result = await corpus.read(path);
      return result.kind === 'skipped' ? result.reason : undefined;
    };
    assert.equal(await reasonFor('huge.md'), 'too-large');
    assert.equal(await reasonFor('binary.md'), 'binary');
    assert.equal(await reasonFor('latin.md'), 'encoding');
  });

  it('calls a file missing that vanishes while it is read', async () => {
    let gone = false;
    const files: FileSystem = {
      ...nodeFiles(root),
      status: () => Promise.resolve(gone ? undefined : { kind: 'file', size: 3, modified: 1 }),
      readFile: () => {
        gone = true;
        return Promise.reject(new Error('EBUSY'));
      },
    };
    assert.deepEqual(await new FolderCorpus(files).read('a.md'), { kind: 'missing' });
  });

  it('does not enter a nested repository', async () => {
    await write('a.md', '');
    await write('inner/b.md', '');
    const corpus = new FolderCorpus(nodeFiles(root), (folder) => folder !== 'inner');
    assert.deepEqual(
      (await corpus.list([], neverCancelled)).map((f) => f.path),
      ['a.md'],
    );
  });

  it('lists what lies below one folder, and nothing below a file or a folder that is gone or left out', async () => {
    for (const path of ['a.md', 'sub/b.md', 'sub/deep/c.md', 'old/d.md']) await write(path, '');
    const corpus = new FolderCorpus(nodeFiles(root));
    const below = async (folder: string): Promise<string[] | undefined> =>
      (await corpus.listBelow(folder, ['old'], neverCancelled))?.map((f) => f.path).sort();
    assert.deepEqual(await below('sub'), ['sub/b.md', 'sub/deep/c.md']);
    assert.deepEqual(await below('sub/deep'), ['sub/deep/c.md']);
    for (const folder of ['gone', 'gone/deeper', 'old']) assert.deepEqual(await below(folder), []);
  });

  it('leaves it to a listing of all to say what lies below a folder where folders are linked', async () => {
    await write('real/a.md', '');
    await symlink(join(root, 'real'), join(root, 'again'));
    const corpus = new FolderCorpus(nodeFiles(root));
    assert.equal(await corpus.listBelow('again', [], neverCancelled), undefined);
    assert.equal(await corpus.listBelow('real', [], neverCancelled), undefined);
    await rm(join(root, 'again'));
    assert.equal((await corpus.list([], neverCancelled)).length, 1);
    assert.equal((await corpus.listBelow('real', [], neverCancelled))?.length, 1);
  });
});
