import assert from 'node:assert/strict';
import { codedPassages, codedPassagesOf } from '../../../src/analysis/codedPassages';
import { corpus } from '../../support/corpus';

const RECORD = `---
id: OBS-012
type: observation
site: SITE-B
date: 2017-05-02
---
PRO-009: hvad vil du gerne
CIT-017: jeg vil gerne prøve et køkken
PRO-009: ja
`;

describe('The coded passages', () => {
  const files = {
    'a/OBS-012.md': RECORD,
    'a/OBS-012.excerpts.yaml': `- id: x01
  quote: "gerne\\nCIT-017: jeg vil gerne"
  codes: [rai.volunteered]
  by: dc
`,
    'a/OBS-012.excerpts.mk.yaml':
      '- id: mk01\n  quote: "prøve et køkken"\n- id: mk02\n  quote: "et helt andet sted"\n',
    'b/OBS-013.excerpts.yaml': '- id: x01\n  quote: "uden dokument"\n',
  };

  it('know their record, coder, place, site, date and who speaks', async () => {
    const { snapshot } = await corpus(files);
    const all = [...codedPassages(snapshot)];
    assert.deepEqual(
      all.map((p) => [p.link, p.path, p.coder, p.site, p.date, p.speakers, p.turns]),
      [
        [
          'OBS-012#x01',
          'a/OBS-012.excerpts.yaml',
          'dc',
          'SITE-B',
          '2017-05-02',
          ['PRO-009', 'CIT-017'],
          { start: 0, end: 2 },
        ],
        [
          'OBS-012#mk01',
          'a/OBS-012.excerpts.mk.yaml',
          'mk',
          'SITE-B',
          '2017-05-02',
          ['CIT-017'],
          { start: 1, end: 2 },
        ],
        ['OBS-012#mk02', 'a/OBS-012.excerpts.mk.yaml', 'mk', 'SITE-B', '2017-05-02', [], undefined],
      ],
    );
    const [first, second, lost] = all;
    assert.equal(RECORD.slice(second?.span?.start, second?.span?.end), 'prøve et køkken');
    assert.deepEqual(first?.excerpt.codes, ['rai.volunteered']);
    assert.equal(lost?.anchoring?.kind, 'lost');
    assert.equal(lost.span, undefined);
  });

  it('of one record come from all its excerpt files', async () => {
    const { snapshot } = await corpus(files);
    const record = snapshot.recordAt('a/OBS-012.md');
    assert.ok(record);
    assert.deepEqual(
      [...codedPassagesOf(snapshot, record)].map((p) => p.id),
      ['mk01', 'mk02', 'x01'],
    );
  });

  it('follow what is typed in the record, saved or not', async () => {
    const { snapshot, repository } = await corpus(files);
    void repository.update('a/OBS-012.md', RECORD.replace('jeg vil', 'altså, jeg vil'));
    await repository.settled();
    const moved = snapshot.anchoring('a/OBS-012.excerpts.mk.yaml', 'mk01');
    assert.deepEqual(
      moved?.kind === 'exact' && moved.span.start,
      RECORD.indexOf('prøve et') + 'altså, '.length,
    );
  });
});
