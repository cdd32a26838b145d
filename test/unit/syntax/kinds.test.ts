import assert from 'node:assert/strict';
import { kindOf } from '../../../src/syntax/kinds';

describe('the kind of a file', () => {
  const kinds = {
    'red-thread.yaml': 'configuration',
    'people.yaml': 'people',
    'people.yml': 'people',
    'codebook.yaml': 'codebook',
    'a/OBS-012.excerpts.yaml': 'excerpts',
    'OBS-012.excerpts.mk.yml': 'excerpts',
    'a/b/OBS-012 Køkken.md': 'record',
    'README.MD': 'record',
    'references.bib': 'bibliography',
    'a/zotero.csl.json': 'bibliography',
    'a/zotero.csl.yaml': 'bibliography',
    'a/library.json': 'bibliography',
  } as const;
  for (const [path, kind] of Object.entries(kinds)) {
    it(`of ${path} is ${kind}`, () => {
      assert.equal(kindOf(path, ['a/library.json']), kind);
    });
  }

  for (const path of [
    'a/people.yaml',
    'a/red-thread.yaml',
    'notes.txt',
    'data.json',
    'constructor',
    'md',
    'a.yaml',
    'excerpts.yaml',
  ]) {
    it(`is none for ${path}`, () => {
      assert.equal(kindOf(path, ['a/library.json']), undefined);
    });
  }
});
