import assert from 'node:assert/strict';
import { neverCancelled } from '../../../src/model/event';
import { applyEdits, type FileMove } from '../../../src/language/changes';
import { planMoves } from '../../../src/language/moves';
import { followed, relativeTo } from '../../../src/language/relativePaths';
import { corpus } from '../../support/corpus';

/** The texts that a move changes, by path before the move, and the files that go along. */
async function moved(files: Readonly<Record<string, string>>, ...moves: FileMove[]) {
  const ws = await corpus(files);
  const { edits, fileRenames } = await planMoves(
    ws.snapshot,
    { read: (p) => ws.read(p) },
    moves,
    neverCancelled,
  );
  const texts = Object.fromEntries(
    [...edits].map(([path, file]) => [path, applyEdits(file.text, file.edits)]),
  );
  return { texts, fileRenames };
}

describe('Moving files', () => {
  it('changes nothing for a record with an id of its own', async () => {
    const files = { 'a/OBS-1.md': '---\nid: OBS-1\n---\n', 'b.md': '[[OBS-1]]' };
    assert.deepEqual(await moved(files, { from: 'a/OBS-1.md', to: 'z/kitchen.md' }), {
      texts: {},
      fileRenames: [],
    });
  });

  it('rewrites links to a record that takes its id from the file name', async () => {
    const files = { 'a/NOTE-1.md': 'hello', 'b.md': '---\nabout: NOTE-1\n---\n[[NOTE-1#Head|words]]' };
    const { texts } = await moved(files, { from: 'a/NOTE-1.md', to: 'a/NOTE-2 with a title.md' });
    assert.deepEqual(texts, { 'b.md': '---\nabout: NOTE-2\n---\n[[NOTE-2#Head|words]]' });
  });

  it('leaves links as they are when the new name is taken', async () => {
    const files = { 'a/N-1.md': 'hello', 'N-2.md': 'x', 'b.md': '[[N-1]]' };
    assert.deepEqual((await moved(files, { from: 'a/N-1.md', to: 'a/N-2.md' })).texts, {});
  });

  it('takes the excerpt files of a record along', async () => {
    const files = {
      'a/OBS-1.md': '',
      'a/OBS-1.excerpts.yaml': '[]',
      'a/OBS-1.excerpts.mk.yaml': '[]',
      'a/OBS-12.excerpts.yaml': '[]',
    };
    const { fileRenames } = await moved(files, { from: 'a/OBS-1.md', to: 'b/OBS-9.md' });
    assert.deepEqual(fileRenames, [
      { from: 'a/OBS-1.excerpts.yaml', to: 'b/OBS-9.excerpts.yaml' },
      { from: 'a/OBS-1.excerpts.mk.yaml', to: 'b/OBS-9.excerpts.mk.yaml' },
    ]);
  });

  it('moves no excerpt file twice, and none with its folder', async () => {
    const files = { 'a/OBS-1.md': '', 'a/OBS-1.excerpts.yaml': '[]' };
    const both = [
      { from: 'a/OBS-1.md', to: 'b/OBS-1.md' },
      { from: 'a/OBS-1.excerpts.yaml', to: 'b/OBS-1.excerpts.yaml' },
    ];
    assert.deepEqual((await moved(files, ...both)).fileRenames, []);
    assert.deepEqual((await moved(files, { from: 'a', to: 'b' })).fileRenames, []);
  });

  it('keeps links by path whole, to moved files and from them', async () => {
    const files = {
      'a/x.md': '[up](../b.md#part) ![pic](pics/p.png) [web](https://a.dk/x.md) [here](#part)',
      'b.md': '[x](a/x.md) [y](<a/x.md> "title")\n\n`[x](a/x.md)`\n\n[label]: ./a/x.md\n',
      'c/d.md': '[x](../a/x.md)',
    };
    const { texts } = await moved(files, { from: 'a/x.md', to: 'c/y z.md' });
    assert.equal(
      texts['a/x.md'],
      '[up](../b.md#part) ![pic](../a/pics/p.png) [web](https://a.dk/x.md) [here](#part)',
    );
    assert.equal(
      texts['b.md'],
      '[x](c/y%20z.md) [y](<c/y z.md> "title")\n\n`[x](a/x.md)`\n\n[label]: ./c/y%20z.md\n',
    );
    assert.equal(texts['c/d.md'], '[x](y%20z.md)');
  });

  it('follows a whole folder', async () => {
    const files = {
      'a/x.md': '[other](y.md) [out](../b.md)',
      'a/y.md': '',
      'b.md': '[x](a/x.md) [pic](a/pics/p.png)',
    };
    const { texts } = await moved(files, { from: 'a', to: 'deep/er' });
    assert.equal(texts['b.md'], '[x](deep/er/x.md) [pic](deep/er/pics/p.png)');
    assert.equal(texts['a/x.md'], '[other](y.md) [out](../../b.md)');
  });

  it('rewrites the names of bibliography files in red-thread.yaml and in drafts', async () => {
    const files = {
      'red-thread.yaml': 'bibliography: [refs/a.bib, "./refs/b.bib"]\n',
      'refs/a.bib': '',
      'refs/b.bib': '',
      'drafts/D-1.md': '---\nid: D-1\nbibliography: ../refs/a.bib\n---\n',
      'drafts/D-2.md': '---\nid: D-2\nbibliography: refs/b.bib\n---\n',
    };
    const { texts } = await moved(files, { from: 'refs', to: 'literature' });
    assert.deepEqual(texts, {
      'red-thread.yaml': 'bibliography: [literature/a.bib, "./literature/b.bib"]\n',
      'drafts/D-1.md': '---\nid: D-1\nbibliography: ../literature/a.bib\n---\n',
      'drafts/D-2.md': '---\nid: D-2\nbibliography: literature/b.bib\n---\n',
    });
  });
});

describe('Relative paths', () => {
  it('lead from a folder to a file and back', () => {
    for (const [folder, path, relative] of [
      ['', 'a.md', 'a.md'],
      ['a', 'a/b.md', 'b.md'],
      ['a/b', 'a/c/d.md', '../c/d.md'],
      ['a', 'b.md', '../b.md'],
    ] as const) {
      assert.equal(relativeTo(folder, path), relative);
      assert.equal(followed(folder, relative), path);
    }
    assert.equal(followed('a', '../../b.md'), undefined);
  });
});
