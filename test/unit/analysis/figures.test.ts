import assert from 'node:assert/strict';
import { figureOf } from '../../../src/analysis/figures';
import { atOnce } from '../../../src/model/steps';
import { corpus, type Workspace } from '../../support/corpus';

const repository = {
  'OBS-1.md':
    '---\nid: OBS-1\ntype: observation\nsite: SITE-A\nkind: Rundbord\ndate: 2017-03-14\nparticipants: [CIT-1, PRO-1]\n---\n',
  'OBS-2.md':
    '---\nid: OBS-2\ntype: observation\nsite: "[[SITE-B]]"\nkind: samtale\ndate: 2017\nparticipants: CIT-1\n---\n',
  'OBS-3.md': '---\nid: OBS-3\ntype: observation\nsite: site-b\nstatus: checked\ndate: 2018-01\n---\n',
  'INT-1.md': '---\nid: INT-1\ntype: interview\nsite: SITE-A\nkind: pd-citizen\n---\n',
  'CLM-1.md':
    '---\nid: CLM-1\ntype: claim\nscope: {sites: [SITE-A, SITE-B]}\nevidence: [{ref: OBS-1#x1, rel: supports}, {ref: OBS-2, rel: challenges}]\n---\n',
  'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: Kommune A\n---\n',
  'SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: Kommune B\n---\n',
  'note.md': 'A plain note.\n',
  'OBS-1.excerpts.yaml':
    '- {id: x1, quote: ja, codes: [gri.explored, rai]}\n- {id: x2, quote: nej, codes: [rai]}\n',
  'codebook.yaml': '- {id: rai}\n- {id: gri, codes: [{id: gri.explored}]}\n',
  'people.yaml':
    'people:\n  - {id: CIT-1, role: citizen, consent: {status: given}}\n  - {id: PRO-1, role: professional}\n',
};

describe('figureOf', () => {
  let ws: Workspace;
  before(async () => (ws = await corpus(repository)));

  const count = (expression: string): number | string => {
    const figure = atOnce(figureOf(ws.snapshot, expression));
    if (figure.kind === 'value') return figure.counted.length;
    return figure.kind === 'problem' ? `${figure.what}: ${figure.word.text} at ${figure.word.at}` : 'none';
  };

  it('counts records by type, and plain notes never', () => {
    assert.equal(count('count observation'), 3);
    assert.equal(count('count site'), 2);
    assert.equal(count('count memo'), 0);
  });

  it('counts people, codes and excerpts', () => {
    assert.deepEqual(
      ['person', 'code', 'excerpt'].map((what) => count(`count ${what}`)),
      [2, 3, 2],
    );
  });

  it('compares links by id, whether they stand in brackets or not', () => {
    assert.equal(count('count observation site=SITE-B'), 2);
  });

  it('asks that all conditions hold', () => {
    assert.equal(count('count observation site=SITE-B status=checked'), 1);
    assert.equal(count('count observation site=SITE-A status=checked'), 0);
  });

  it('compares without case, and takes values with spaces in quotation marks', () => {
    assert.equal(count('Count OBSERVATION kind="rundbord"'), 1);
  });

  it('matches lists by one of their items, named in the singular too', () => {
    assert.equal(count('count observation participants=CIT-1'), 2);
    assert.equal(count('count observation participant=CIT-1'), 2);
    assert.equal(count('count excerpt code=gri.explored'), 1);
  });

  it('follows paths into fields and lists', () => {
    assert.equal(count('count person consent.status=given'), 1);
    assert.equal(count('count claim evidence.rel=challenges'), 1);
    assert.equal(count('count claim evidence.ref=OBS-1'), 1);
    assert.equal(count('count claim evidence.ref=OBS-1#x1'), 1);
    assert.equal(count('count claim scope.site=SITE-B'), 1);
  });

  it('takes a year or a month for all dates in it', () => {
    assert.equal(count('count observation date=2017'), 2);
    assert.equal(count('count observation date=2017-03'), 1);
  });

  it('tells what was counted', () => {
    const figure = atOnce(figureOf(ws.snapshot, 'count observation site=SITE-A'));
    assert.deepEqual(figure.kind === 'value' && figure.counted.map((l) => l.definition.name), ['OBS-1']);
  });

  it('tells the word that it cannot make sense of', () => {
    assert.equal(count('count'), 'nothing to count: count at 0');
    assert.equal(count('count observaton'), 'type: observaton at 6');
    assert.equal(count('count observation sight=SITE-A'), 'field: sight at 18');
    assert.equal(count('count person consent.state=given'), 'field: consent.state at 13');
    assert.equal(count('count observation site=SITE-Z'), 'value: SITE-Z at 23');
    assert.equal(count('count interview kind="pd-citzen"'), 'value: pd-citzen at 22');
    assert.equal(count('count observation SITE-A'), 'condition: SITE-A at 18');
    assert.equal(count('count observation site='), 'condition: site= at 18');
  });

  it('leaves the braces of templates alone', () => {
    assert.equal(count('title'), 'none');
    assert.equal(count('countless things'), 'none');
  });
});
