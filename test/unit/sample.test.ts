import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { problemsOf } from '../../src/checks/problems';
import { missingIn, sequencesOf } from '../../src/analysis/sequences';
import { openFolder } from '../../src/cli/openFolder';
import type { Repository } from '../../src/repository/repository';
import { rules } from '../../src/model/rules';

const sample = path.join(import.meta.dirname, '../../sample');

interface Fields {
  readonly id?: string;
  readonly type?: string;
  readonly kind?: string;
  readonly site?: string;
  readonly duration_min?: number;
  readonly year?: number;
  readonly interviews?: readonly string[];
  readonly positive_deviance?: string;
  readonly state?: string;
  readonly evidence?: readonly {
    readonly ref?: string;
    readonly checked?: string;
    readonly rel?: string;
    readonly seen?: string;
  }[];
  readonly dialogue?: readonly {
    readonly session: string;
    readonly response: string;
    readonly outcome: string;
    readonly reply?: string;
    readonly revised_from?: string;
  }[];
  readonly claims?: readonly string[];
}

interface Excerpt {
  readonly id: string;
  readonly quote: string;
  readonly translation?: {
    readonly en?: string;
    readonly by?: string;
    readonly checked_by?: string;
    readonly of?: string;
  };
}

describe('The sample', () => {
  const texts = new Map(
    fs
      .readdirSync(sample, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:md|yaml)$/.test(file))
      .map((file) => [file.split(path.sep).join('/'), fs.readFileSync(path.join(sample, file), 'utf8')]),
  );
  const records = [...texts]
    .filter(([file]) => file.endsWith('.md') && !file.startsWith('drafts/old/'))
    .map(
      ([, text]) =>
        (parse(/^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? '', { logLevel: 'error' }) ?? {}) as Fields,
    );
  const excerpts = new Map<string, Excerpt>(
    [...texts]
      .filter(([file]) => /\.excerpts(?:\.\w+)?\.yaml$/.test(file))
      .flatMap(([file, text]) =>
        (parse(text) as Excerpt[]).map(
          (excerpt) => [`${path.basename(file).split('.')[0]}#${excerpt.id}`, excerpt] as const,
        ),
      ),
  );
  const claims = records.filter(({ type }) => type === 'claim');
  const answers = claims.flatMap((claim) =>
    (claim.dialogue ?? []).map((answer) => ({ claim: claim.id ?? '', ...answer })),
  );

  let repository: Repository;
  before(async () => {
    const opened = await openFolder(sample, 'en');
    assert.ok(opened.kind === 'open');
    ({ repository } = opened);
    await repository.settled();
  });

  const count = (type: string, kind?: string): number =>
    records.filter((r) => r.type === type && (kind === undefined || r.kind === kind)).length;

  it('has the shape of the model project', () => {
    assert.equal(count('observation'), 101);
    assert.equal(count('meeting'), 52);
    assert.equal(count('interview', 'post-conversation'), 17);
    assert.equal(count('positive-deviance'), 14);
    assert.equal(count('flip-session'), 51);
    assert.equal(count('potential'), 5);
    assert.deepEqual(
      idsOf('site'),
      ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `SITE-${letter}`),
    );
    assert.equal(count('draft'), 2);
    assert.ok(count('claim') >= 12);
  });

  it('has FLIP sessions of two to four hours', () => {
    for (const { id, type, duration_min: minutes = 0 } of records)
      if (type === 'flip-session') assert.ok(minutes >= 120 && minutes <= 240, id);
  });

  it('has an employee seminar and leader seminars from 2017 to 2019', () => {
    const seminars = records.filter(({ type }) => type === 'seminar');
    assert.equal(seminars.filter(({ kind }) => kind === 'employee').length, 1);
    assert.deepEqual(
      seminars
        .filter(({ kind }) => kind === 'leader')
        .map(({ year }) => year)
        .sort(),
      [2017, 2018, 2019],
    );
  });

  it('has both sides of every case of positive deviance', () => {
    for (const { id, type, interviews = [] } of records) {
      if (type !== 'positive-deviance') continue;
      const sides = records.filter((r) => interviews.includes(r.id ?? ''));
      assert.deepEqual(
        [...new Set(sides.map(({ kind }) => kind))].sort(),
        ['pd-citizen', 'pd-professional'],
        id,
      );
      for (const side of sides) assert.equal(side.positive_deviance, id);
    }
  });

  it('has at least 25 works, each once', () => {
    const csl = JSON.parse(fs.readFileSync(path.join(sample, 'references.csl.json'), 'utf8')) as {
      id: string;
    }[];
    const bib = fs.readFileSync(path.join(sample, 'references.bib'), 'utf8');
    const keys = [
      ...[...bib.matchAll(/^@\w+\{(.+),$/gm)].map(([, key = '']) => key),
      ...csl.map(({ id }) => id),
    ];
    assert.ok(keys.length >= 25, `${keys.length}`);
    for (const key of keys) assert.equal(repository.snapshot.cited(key).length, 1, key);
  });

  it('has claims in every state, with every relation and outcome', () => {
    const states = ['draft', 'dropped', 'in-dialogue', 'revised', 'settled'];
    assert.deepEqual([...new Set(claims.map(({ state }) => state))].sort(), states);
    const relations = claims.flatMap(({ evidence = [] }) => evidence.map(({ rel }) => rel));
    assert.deepEqual([...new Set(relations)].sort(), ['challenges', 'none-found', 'qualifies', 'supports']);
    assert.deepEqual([...new Set(answers.map(({ outcome }) => outcome))].sort(), [
      'confirmed',
      'contested',
      'new-question',
      'no-response',
      'nuanced',
    ]);
  });

  it('has evidence that was reviewed as it stands', () => {
    for (const { id, evidence = [] } of claims)
      for (const { ref, seen } of evidence)
        if (ref !== undefined)
          assert.equal(seen, fingerprint(excerpts.get(ref)?.quote ?? ''), `${id} ${ref}`);
  });

  it('has responses from at least ten sessions, which tell of them', () => {
    assert.ok(new Set(answers.map(({ session }) => session)).size >= 10);
    for (const { claim, session, response } of answers) {
      const folder = session.startsWith('SEM') ? 'seminars' : 'flip';
      assert.match(
        texts.get(`${folder}/${session}.md`) ?? '',
        new RegExp(` \\^${response}$`, 'm'),
        `${claim} ${session}`,
      );
      assert.ok(records.find(({ id }) => id === session)?.claims?.includes(claim), `${claim} ${session}`);
    }
  });

  it('has unanswered challenges, and a claim that was revised three times', () => {
    const open = answers.filter(({ outcome, reply }) => outcome === 'contested' && reply === undefined);
    assert.ok(open.length >= 2);
    const revisions = claims.map(
      ({ dialogue = [] }) => dialogue.filter((a) => a.revised_from !== undefined).length,
    );
    assert.equal(Math.max(...revisions), 3);
  });

  it('has every coded passage where its excerpt says', () => {
    const { snapshot } = repository;
    const kinds = [...snapshot.definitions('excerpt')].map(
      ({ path: file, definition }) => snapshot.anchoring(file, definition.name)?.kind,
    );
    assert.ok(kinds.length >= 150);
    assert.deepEqual(
      kinds.filter((kind) => kind !== 'exact'),
      [],
    );
  });

  it('has a checked translation of every excerpt in its drafts', () => {
    for (const name of ['DRAFT-01', 'DRAFT-02'])
      for (const [, ref = ''] of (texts.get(`drafts/${name}.md`) ?? '').matchAll(
        /\[\[([A-Z]+-\d+#\w+)(?:\|.*?)?\]\]/g,
      )) {
        const excerpt = excerpts.get(ref);
        const { en, by, checked_by, of } = excerpt?.translation ?? {};
        assert.ok(en !== undefined && by !== undefined && checked_by !== undefined, ref);
        assert.equal(of, fingerprint(excerpt?.quote ?? ''), ref);
      }
  });

  it('has the sequence from raising to consequence on at least 20 observations, at every site', () => {
    const { stages, sequences } = sequencesOf(repository.snapshot);
    assert.deepEqual(stages, ['rai', 'gri', 'kon', 'third']);
    const whole = sequences.filter(
      (sequence) => sequence.record.type === 'observation' && missingIn(sequence).length === 0,
    );
    assert.ok(new Set(whole.map(({ record }) => record.id)).size >= 20);
    assert.equal(new Set(whole.map(({ site }) => site)).size, 6);
    assert.ok(sequences.some((sequence) => missingIn(sequence).length > 0));
  });

  it('has exactly the mistakes and warnings that its README tells of', () => {
    const tables = /## Deliberate mistakes\n(.*)$/s.exec(texts.get('README.md') ?? '')?.[1] ?? '';
    const told = [...tables.matchAll(/^\| (`.*?`) \|.*\| `([a-z-]+)` \|$/gm)].flatMap(
      ([, files = '', rule]) => files.split(', ').map((file) => `${file.replaceAll('`', '')} ${rule}`),
    );
    assert.equal(told.length, 8 + 5);
    const { snapshot } = repository;
    const found = [...snapshot.files()].flatMap((facts) =>
      problemsOf(snapshot, facts)
        .filter(({ rule }) => rules[rule] !== 'hint')
        .map(({ rule }) => `${facts.path} ${rule}`),
    );
    assert.deepEqual(found.sort(), told.sort());
  });

  const idsOf = (type: string): readonly (string | undefined)[] =>
    records
      .filter((r) => r.type === type)
      .map(({ id }) => id)
      .sort();
});

/** What `seen` and `of` hold. */
function fingerprint(quote: string): string {
  return createHash('sha256').update(quote.normalize('NFC')).digest('hex').slice(0, 16);
}
