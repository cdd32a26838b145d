import assert from 'node:assert/strict';
import { places, told } from './told';

const BOOK = '@book{caswell2017,\n  title = {A book},\n  year = {2017}\n}\n';

describe('citation-unknown', () => {
  it('stands on the key, and offers the nearest', async () => {
    const problems = await told({ 'a.md': 'as [@caswel2017, p. 3] and [@caswell2017] say', 'r.bib': BOOK });
    assert.deepEqual(problems, [
      {
        path: 'a.md',
        rule: 'citation-unknown',
        at: 'caswel2017',
        message: 'The bibliography has no entry with the key caswel2017. Did you mean caswell2017?',
        fixes: ['caswell2017'],
        related: [],
      },
    ]);
  });

  it('counts capitals, and leaves addresses alone', async () => {
    const problems = await told({ 'a.md': '@Caswell2017 a@b.dk [@caswell2017]', 'r.bib': BOOK });
    assert.deepEqual(
      problems.map((p) => [p.rule, p.at, p.fixes]),
      [['citation-unknown', 'Caswell2017', ['caswell2017']]],
    );
  });
});

describe('citation-unused', () => {
  it('stands on the key that nothing cites', async () => {
    assert.deepEqual(await places({ 'a.md': '', 'r.bib': BOOK }), ['r.bib: citation-unused «caswell2017»']);
    assert.deepEqual(await places({ 'a.md': '@caswell2017', 'r.bib': BOOK }), []);
  });
});

describe('citation-duplicate', () => {
  it('stands on the key at every place, in one file or in two', async () => {
    const problems = await told({ 'a.md': '@caswell2017', 'r.bib': BOOK, 's.bib': BOOK + BOOK });
    assert.deepEqual(
      problems.map((p) => [p.path, p.rule, p.at, p.related]),
      [
        ['r.bib', 'citation-duplicate', 'caswell2017', ['s.bib', 's.bib']],
        ['s.bib', 'citation-duplicate', 'caswell2017', ['r.bib', 's.bib']],
        ['s.bib', 'citation-duplicate', 'caswell2017', ['r.bib', 's.bib']],
      ],
    );
  });

  it('points to no more places than anybody looks through', async () => {
    const problems = await told({ 'a.md': '@caswell2017', 'r.bib': BOOK.repeat(40) });
    assert.deepEqual(
      problems.map((p) => p.related.length),
      Array.from({ length: 40 }, () => 10),
    );
  });

  it('does not arise for keys that differ in capitals', async () => {
    const texts = { 'a.md': '@caswell2017 @Caswell2017', 'r.bib': BOOK + BOOK.replace('caswell', 'Caswell') };
    assert.deepEqual(await places(texts), []);
  });
});

describe('bibliography-missing', () => {
  it('stands on the file that is not there, and offers the nearest', async () => {
    const problems = await told({
      'a.md': '@caswell2017',
      'red-thread.yaml': 'bibliography: [referenses.bib, ./references.bib]\n',
      'references.bib': BOOK,
    });
    assert.deepEqual(
      problems.map((p) => [p.path, p.rule, p.at, p.fixes]),
      [['red-thread.yaml', 'bibliography-missing', 'referenses.bib', ['references.bib']]],
    );
  });
});

describe('excerpts-orphan', () => {
  it('stands at the start of excerpts without a record beside them', async () => {
    const problems = await told({ 'x/OBS-1.md': '', 'OBS-1.excerpts.mk.yaml': '- {id: x01, quote: ja}\n' });
    assert.deepEqual(
      problems.map((p) => [p.path, p.rule, p.message]),
      [
        [
          'OBS-1.excerpts.mk.yaml',
          'excerpts-orphan',
          'These excerpts belong to OBS-1.md in the same folder, and that file is not there.',
        ],
      ],
    );
    assert.deepEqual(
      await places({ 'OBS-1.md': 'ja', 'OBS-1.excerpts.mk.yaml': '- {id: x01, quote: ja}\n' }),
      [],
    );
  });
});

describe('problems', () => {
  it('of the text itself are passed on, in order of place', async () => {
    const rules = (await told({ 'OBS-1.md': '---\nid: OBS-1\nid: OBS-2\n---\n[[OBS-7]]' })).map(
      (p) => p.rule,
    );
    assert.deepEqual(rules, ['yaml-duplicate-key', 'link-broken']);
  });
});
