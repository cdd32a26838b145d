import assert from 'node:assert/strict';
import { nextSteps, placesOf, type PlacedStep } from '../../../src/analysis/nextSteps';
import { atOnce } from '../../../src/model/steps';
import { corpus } from '../../support/corpus';

const record = (type: string, ...lines: readonly string[]): string =>
  `---\n${[`type: ${type}`, ...lines].join('\n')}\n---\n`;
const noProblems = { brokenLinks: 0, others: 0 };

async function idsFor(step: PlacedStep, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { snapshot } = await corpus(files);
  return atOnce(placesOf(snapshot, step))
    .map(({ record: { id } }) => id)
    .sort();
}

describe('the next steps', () => {
  it('begin with a first record, then a first claim', async () => {
    const empty = await corpus({ 'README.md': 'A note.' });
    assert.deepEqual(atOnce(nextSteps(empty.snapshot, noProblems)), [{ kind: 'first-record' }]);
    const begun = await corpus({ 'SITE-A.md': record('site') });
    assert.deepEqual(atOnce(nextSteps(begun.snapshot, noProblems)), [{ kind: 'first-claim' }]);
  });

  it('put mending first, and are at most five', async () => {
    const { snapshot } = await corpus({
      'CLM-1.md': record('claim'),
      'CLM-2.md': record(
        'claim',
        'evidence: [{ref: OBS-1, rel: supports}]',
        'dialogue: [{outcome: contested}]',
      ),
      'PD-1.md': record('positive-deviance'),
      'OBS-1.md': record('observation'),
      'POT-1.md': record('potential'),
    });
    const steps = atOnce(nextSteps(snapshot, { brokenLinks: 2, others: 3 }));
    assert.deepEqual(
      steps.map(({ kind }) => kind),
      ['broken-links', 'problems', 'no-evidence', 'unanswered', 'one-sided'],
    );
    assert.deepEqual(
      atOnce(nextSteps(snapshot, noProblems)).map(({ kind }) => kind),
      ['no-evidence', 'unanswered', 'one-sided', 'uncoded', 'empty-potential'],
    );
  });

  it('ask for evidence of claims that have none but a record looked through, unless they are dropped', async () => {
    const ids = await idsFor('no-evidence', {
      'CLM-10.md': record('claim', 'evidence: [{checked: OBS-1}]'),
      'CLM-9.md': record('claim'),
      'CLM-2.md': record('claim', 'evidence: [{ref: OBS-1, rel: challenges}]'),
      'CLM-3.md': record('claim', 'state: dropped'),
    });
    assert.deepEqual(ids, ['CLM-10', 'CLM-9']);
  });

  it('lead to each answer that has no reply, at its place', async () => {
    const text = record(
      'claim',
      'dialogue:',
      '  - {outcome: confirmed}',
      '  - {outcome: new-question}',
      '  - {outcome: contested, reply: Yes.}',
    );
    const { snapshot } = await corpus({ 'CLM-1.md': text });
    const [place, ...more] = atOnce(placesOf(snapshot, 'unanswered'));
    assert.equal(more.length, 0);
    assert.equal(text.slice(place?.span?.start, place?.span?.end), '{outcome: new-question}');
  });

  it('ask to show to practice the claims that have evidence and no dialogue', async () => {
    const evidence = 'evidence: [{ref: OBS-1, rel: supports}]';
    const ids = await idsFor('not-shown', {
      'CLM-1.md': record('claim', evidence),
      'CLM-2.md': record('claim', evidence, 'dialogue: [{outcome: confirmed}]'),
      'CLM-3.md': record('claim'),
    });
    assert.deepEqual(ids, ['CLM-1']);
  });

  it('ask for the side of a positive-deviance case that is missing, however the interviews are tied to it', async () => {
    const ids = await idsFor('one-sided', {
      'PD-1.md': record('positive-deviance', 'interviews: [INT-1, INT-2]'),
      'PD-2.md': record('positive-deviance', 'interviews: [INT-1]'),
      'PD-3.md': record('positive-deviance', 'interviews: [INT-1]'),
      'INT-1.md': record('interview', 'kind: pd-citizen'),
      'INT-2.md': record('interview', 'kind: pd-professional'),
      'INT-3.md': record('interview', 'kind: pd-professional', 'positive_deviance: PD-3'),
    });
    assert.deepEqual(ids, ['PD-2']);
  });

  it('ask to code what has no excerpt, but no raw text', async () => {
    const ids = await idsFor('uncoded', {
      'OBS-1.md': record('observation'),
      'OBS-1.excerpts.yaml': '- {id: x01, quote: ja}\n',
      'OBS-2.md': record('observation', 'status: raw'),
      'OBS-3.md': record('observation'),
      'INT-1.md': record('interview'),
      'MEMO-1.md': record('memo'),
    });
    assert.deepEqual(ids, ['INT-1', 'OBS-3']);
  });

  it('name the potentials that nothing belongs to', async () => {
    const ids = await idsFor('empty-potential', {
      'POT-1.md': record('potential'),
      'POT-2.md': record('potential'),
      'OBS-1.md': record('observation', 'potentials: [POT-2]'),
    });
    assert.deepEqual(ids, ['POT-1']);
  });
});
