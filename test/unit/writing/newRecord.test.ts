import assert from 'node:assert/strict';
import type { RecordType } from '../../../src/model/vocabulary';
import type { Snapshot } from '../../../src/repository/snapshot';
import {
  answerProblem,
  choicesFor,
  idProblem,
  planNewRecord,
  questionsFor,
} from '../../../src/writing/newRecord';
import { corpus } from '../../support/corpus';

const files = {
  'red-thread.yaml': 'types: {diary: {prefix: DIA}}\n',
  'people.yaml':
    'people:\n  - {id: CIT-001, role: citizen, site: SITE-A, pseudonym: Birthe}\n  - {id: CIT-017, role: citizen, site: SITE-B, pseudonym: Mona}\n',
  'sites/SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: Kommune A\n---\n',
  'sites/SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: Kommune B\n---\n',
  'field/2017/OBS-001.md': '---\nid: OBS-001\ntype: observation\nsite: SITE-B\n---\n',
  'field/2017/OBS-002.md': '---\nid: OBS-002\ntype: observation\nsite: SITE-B\n---\n',
  'field/2018/OBS-003.md': '---\nid: OBS-003\ntype: observation\nsite: SITE-A\n---\n',
};
const circumstances = { today: '2020-05-01', author: 'dc' };

function typeIn(snapshot: Snapshot, name: string): RecordType {
  const type = snapshot.vocabulary.types.get(name);
  assert.ok(type);
  return type;
}

describe('a new record', () => {
  async function pathOf(name: string, id: string): Promise<string> {
    const { snapshot } = await corpus(files);
    return planNewRecord(snapshot, typeIn(snapshot, name), '', new Map([['id', id]]), circumstances).path;
  }

  it('lies where most records of its type lie, else in the usual folder', async () => {
    assert.equal(await pathOf('observation', 'OBS-004'), 'field/2017/OBS-004.md');
    assert.equal(await pathOf('flip-session', 'FLIP-01'), 'flip/FLIP-01.md');
    assert.equal(await pathOf('diary', 'DIA-01'), 'diary/DIA-01.md');
  });

  it('knows today, the author and the language without asking', async () => {
    const { snapshot } = await corpus({ ...files, 'red-thread.yaml': 'languages: {material: [da]}\n' });
    const template = '{{today}} {{year}} {{author}} {{lang}} {{type}}';
    const answers = new Map([['id', 'MEMO-001']]);
    const { text } = planNewRecord(snapshot, typeIn(snapshot, 'memo'), template, answers, circumstances);
    assert.equal(text, '2020-05-01 2020 dc da memo');
  });

  it('has its sites under either name', async () => {
    const { snapshot } = await corpus(files);
    const answers = new Map<string, string | string[]>([
      ['id', 'FLIP-01'],
      ['sites', ['SITE-A', 'SITE-B']],
    ]);
    const template = '---\nsites: [{{sites}}]\n---\nIn {{site}}';
    const { text } = planNewRecord(
      snapshot,
      typeIn(snapshot, 'flip-session'),
      template,
      answers,
      circumstances,
    );
    assert.equal(text, '---\nsites: [SITE-A, SITE-B]\n---\nIn SITE-A, SITE-B');
  });
});

describe('what is asked before a record is made', () => {
  async function asked(name: string): Promise<readonly string[]> {
    const { snapshot } = await corpus(files);
    return questionsFor(typeIn(snapshot, name)).map((field) => field.name);
  }

  it('is the title and what is required', async () => {
    assert.deepEqual(await asked('observation'), ['title', 'date', 'site', 'participants']);
    assert.deepEqual(await asked('diary'), ['title']);
  });

  it('is no title where another text names the record', async () => {
    assert.deepEqual(await asked('site'), ['label']);
    assert.deepEqual(await asked('claim'), ['statement']);
    assert.deepEqual(await asked('draft'), ['title']);
  });
});

describe('the choices for a question', () => {
  it('are people of the chosen site first, then the others', async () => {
    const { snapshot } = await corpus(files);
    const [, , , participants] = questionsFor(typeIn(snapshot, 'observation'));
    assert.ok(participants);
    const values = choicesFor(snapshot, participants, new Map([['site', 'SITE-B']])).map((c) => c.value);
    assert.deepEqual(values, ['CIT-017', 'CIT-001']);
    const anywhere = choicesFor(snapshot, participants, new Map()).map((c) => [c.value, c.description]);
    assert.deepEqual(anywhere, [
      ['CIT-001', 'Birthe · citizen · Kommune A'],
      ['CIT-017', 'Mona · citizen · Kommune B'],
    ]);
  });

  it('are records of the types that the field leads to', async () => {
    const { snapshot } = await corpus(files);
    const [, , site] = questionsFor(typeIn(snapshot, 'observation'));
    assert.ok(site);
    assert.deepEqual(
      choicesFor(snapshot, site, new Map()).map((c) => c.value),
      ['SITE-A', 'SITE-B'],
    );
  });
});

describe('answers', () => {
  it('are refused as ids when they are none or are taken', async () => {
    const { snapshot } = await corpus(files);
    assert.equal(idProblem(snapshot, 'OBS-004'), undefined);
    assert.match(idProblem(snapshot, 'obs 4') ?? '', /prefix in capitals/);
    assert.match(idProblem(snapshot, 'OBS-001') ?? '', /taken/);
    assert.match(idProblem(snapshot, 'CIT-017') ?? '', /taken/);
  });

  it('are refused as dates that are not in the calendar, and may be left out', async () => {
    const { snapshot } = await corpus(files);
    const [, date] = questionsFor(typeIn(snapshot, 'observation'));
    assert.ok(date);
    assert.equal(answerProblem(date, ''), undefined);
    assert.equal(answerProblem(date, '2017-03'), undefined);
    assert.match(answerProblem(date, '2017-02-30') ?? '', /date/);
    assert.match(answerProblem(date, '14.3.2017') ?? '', /date/);
  });
});
