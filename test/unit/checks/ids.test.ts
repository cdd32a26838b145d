import assert from 'node:assert/strict';
import { places, told } from './told';

describe('id-duplicate', () => {
  it('stands on the id in both records, each pointing to the other and offering a free id', async () => {
    const problems = await told({
      'a.md': '---\nid: OBS-012\n---\n',
      'b.md': '---\nid: obs-012\n---\n',
      'c.md': '---\nid: OBS-013\n---\n',
    });
    assert.deepEqual(
      problems.map((p) => [p.path, p.rule, p.at, p.related, p.fixes]),
      [
        ['a.md', 'id-duplicate', 'OBS-012', ['b.md'], ['OBS-014']],
        ['b.md', 'id-duplicate', 'obs-012', ['a.md'], ['obs-014']],
      ],
    );
  });

  it('sees an id that comes from the file name, and shows it at the type', async () => {
    const problems = await places({
      'MEMO-1 a.md': '---\ntype: memo\n---\n',
      'x/MEMO-1.md': '---\nid: MEMO-1\n---\n',
    });
    assert.deepEqual(problems, ['MEMO-1 a.md: id-duplicate «memo»', 'x/MEMO-1.md: id-duplicate «MEMO-1»']);
  });

  it('sees a person and a record with one id, people twice, and codes twice', async () => {
    const problems = await places({
      'people.yaml': '- {id: CIT-1}\n- {id: CIT-2}\n- {id: CIT-2}\n',
      'CIT-1.md': '---\nid: CIT-1\n---\n',
      'codebook.yaml': '- {id: gri, codes: [{id: gri}]}\n',
    });
    assert.deepEqual(problems, [
      'people.yaml: id-duplicate «CIT-1»',
      'people.yaml: id-duplicate «CIT-2»',
      'people.yaml: id-duplicate «CIT-2»',
      'CIT-1.md: id-duplicate «CIT-1»',
      'codebook.yaml: id-duplicate «gri»',
      'codebook.yaml: id-duplicate «gri»',
    ]);
  });

  it('sees excerpts of one record with one id, whoever coded them, and block ids in one record', async () => {
    const problems = await told({
      'OBS-1.md': 'one ^t1\n\ntwo ^t1\n',
      'OBS-1.excerpts.dc.yaml': '- {id: x01, quote: one}\n',
      'OBS-1.excerpts.mk.yaml': '- {id: X01, quote: two}\n- {id: x02, quote: one}\n',
    });
    assert.deepEqual(
      problems.map((p) => [p.path, p.rule, p.at, p.related]),
      [
        ['OBS-1.md', 'id-duplicate', 't1', ['OBS-1.md']],
        ['OBS-1.md', 'id-duplicate', 't1', ['OBS-1.md']],
        ['OBS-1.excerpts.dc.yaml', 'id-duplicate', 'x01', ['OBS-1.excerpts.mk.yaml']],
        ['OBS-1.excerpts.mk.yaml', 'id-duplicate', 'X01', ['OBS-1.excerpts.dc.yaml']],
      ],
    );
  });

  it('does not arise for notes of one file name, equal headings, or excerpts of different records', async () => {
    const texts = {
      'README.md': '# A\n\n# A\n',
      'x/README.md': '',
      'OBS-1.md': 'one',
      'OBS-1.excerpts.yaml': '- {id: x01, quote: one}\n',
      'OBS-2.md': 'one',
      'OBS-2.excerpts.yaml': '- {id: x01, quote: one}\n',
    };
    assert.deepEqual(await places(texts), []);
  });
});

describe('id-invalid', () => {
  it('stands on an id that is not made like one, and offers what was meant', async () => {
    const problems = await told({
      'a.md': '---\nid: obs 12\ntype: memo\n---\nja\n',
      'people.yaml': '- {id: cit-017}\n- {id: somebody}\n',
      'codebook.yaml': '- {id: my code}\n',
      'a.excerpts.yaml': '- {id: "x 1", quote: ja}\n',
    });
    assert.deepEqual(
      problems.map((p) => [p.path, p.rule, p.at, p.fixes]),
      [
        ['a.md', 'id-invalid', 'obs 12', ['OBS-12']],
        ['people.yaml', 'id-invalid', 'cit-017', ['CIT-017']],
        ['people.yaml', 'id-invalid', 'somebody', []],
        ['codebook.yaml', 'id-invalid', 'my code', []],
        ['a.excerpts.yaml', 'id-invalid', 'x 1', []],
      ],
    );
  });

  it('does not arise for ids as the format has them, nor in plain notes', async () => {
    const texts = {
      'a.md': '---\nid: SEM-2018L\ntype: memo\n---\nja\n',
      'b.md': '---\nid: whatever I like\n---\n',
      'people.yaml': '- {id: CIT-017}\n',
      'codebook.yaml': '- {id: gri.refused-with-reason}\n',
      'a.excerpts.yaml': '- {id: x01, quote: ja}\n',
    };
    assert.deepEqual(await places(texts), []);
  });
});
