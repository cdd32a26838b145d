import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFile } from '../../../src/syntax/parseFile';
import { textAt, type Value } from '../../../src/model/value';
import {
  addComment,
  addExcerpt,
  moveExcerpt,
  type NewExcerpt,
  removeExcerpt,
  setCodes,
  setMemo,
  type Written,
} from '../../../src/writing/excerptFile';
import { GIT_ATTRIBUTES } from '../../../src/writing/gitAttributes';
import { hasGit, mergedByGit, type TwoSides } from '../../support/gitMerge';

function textOf(result: Written): string {
  assert.ok(result.kind === 'written', result.kind);
  return result.text;
}

/** An excerpt as two coders would have it who agree in everything but their initials. */
function excerpt(by: string, n: number, start: number, more: Partial<NewExcerpt> = {}): NewExcerpt {
  return {
    id: `${by}${String(n).padStart(2, '0')}`,
    quote: `ord ${start}`,
    prefix: 'CIT-017: ',
    suffix: '\nPRO-009: ja',
    at: [start, start + 5],
    by,
    codes: ['gri.explored'],
    date: '2026-11-27',
    ...more,
  };
}

function file(...excerpts: readonly NewExcerpt[]): string {
  return withExcerpts('', ...excerpts);
}

function withExcerpts(text: string, ...excerpts: readonly NewExcerpt[]): string {
  return excerpts.reduce((now, one) => textOf(addExcerpt(now, one)), text);
}

/** What each entry says, by its id. @throws where something in the file is wrong. */
function saidIn(text: string): Readonly<Record<string, unknown>> {
  const { definitions, problems } = parseFile('OBS-012.excerpts.yaml', 'excerpts', text);
  assert.deepEqual(problems, [], text);
  const said = definitions.map(({ name, fields }) => [name, plain(fields)] as const);
  assert.equal(new Set(said.map(([name]) => name)).size, said.length, text);
  return Object.fromEntries(said);
}

function plain(value: Value | undefined): unknown {
  if (value?.kind === 'scalar') return value.text;
  if (value?.kind === 'list') return value.items.map(plain);
  return value && Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));
}

/** Merges, and expects what both sides say; of what only one changed, the change. */
function assertUnion(sides: TwoSides, merged: string): void {
  const [base, ours, theirs] = [saidIn(sides.base ?? ''), saidIn(sides.ours), saidIn(sides.theirs)];
  const expected: Record<string, unknown> = {};
  for (const id of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const isChangedByUs = JSON.stringify(ours[id]) !== JSON.stringify(base[id]);
    expected[id] = id in ours && isChangedByUs ? ours[id] : (theirs[id] ?? ours[id]);
  }
  assert.deepEqual(saidIn(merged), expected, merged);
}

function merge(sides: TwoSides): string {
  return mergedByGit(GIT_ATTRIBUTES, { 'OBS-012.excerpts.yaml': sides })['OBS-012.excerpts.yaml'] ?? '';
}

describe('two people who code the same record on two branches', function () {
  this.timeout(60_000);

  before(function () {
    if (hasGit()) return;
    console.warn('    There is no git on this machine: merges are NOT tried here.');
    this.skip();
  });

  const base = file(excerpt('aa', 1, 100), excerpt('aa', 2, 200), excerpt('aa', 3, 300));

  const cases: Readonly<Record<string, TwoSides>> = {
    'both begin the file': {
      base: undefined,
      ours: file(excerpt('dc', 1, 10)),
      theirs: file(excerpt('mk', 1, 20)),
    },
    'both begin the file with the same passage and the same codes': {
      base: undefined,
      ours: file(excerpt('dc', 1, 10), excerpt('dc', 2, 30)),
      theirs: file(excerpt('mk', 1, 10), excerpt('mk', 2, 30)),
    },
    'code in the same gap': {
      base,
      ours: withExcerpts(base, excerpt('dc', 1, 110), excerpt('dc', 2, 120)),
      theirs: withExcerpts(base, excerpt('mk', 1, 115)),
    },
    'code the same passage': {
      base,
      ours: withExcerpts(base, excerpt('dc', 1, 110)),
      theirs: withExcerpts(base, excerpt('mk', 1, 110)),
    },
    'code in gaps beside each other': {
      base,
      ours: withExcerpts(base, excerpt('dc', 1, 110)),
      theirs: withExcerpts(base, excerpt('mk', 1, 210)),
    },
    'code at the beginning and at the end': {
      base,
      ours: withExcerpts(base, excerpt('dc', 1, 1), excerpt('dc', 2, 900)),
      theirs: withExcerpts(base, excerpt('mk', 1, 2), excerpt('mk', 2, 901)),
    },
    'one codes behind an excerpt that the other moves': {
      base,
      ours: withExcerpts(base, excerpt('dc', 1, 110)),
      theirs: textOf(moveExcerpt(base, 'aa01', excerpt('aa', 1, 101))),
    },
    'one codes before an excerpt that the other recodes': {
      base,
      ours: withExcerpts(base, excerpt('dc', 1, 110)),
      theirs: textOf(setCodes(textOf(setMemo(base, 'aa02', 'Hm')), 'aa02', ['gri', 'rai'])),
    },
    'change excerpts beside each other': {
      base,
      ours: textOf(addComment(base, 'aa01', { by: 'dc', date: '2026-11-27', text: 'Hm' })),
      theirs: textOf(setCodes(base, 'aa02', [])),
    },
    'the last line has no end': {
      base: base.trimEnd(),
      ours: withExcerpts(base.trimEnd(), excerpt('dc', 1, 900)),
      theirs: withExcerpts(base.trimEnd(), excerpt('mk', 1, 900)),
    },
  };
  for (const [what, sides] of Object.entries(cases)) {
    it(`keep what both wrote: ${what}`, () => assertUnion(sides, merge(sides)));
  }

  it('lose nothing when one deletes beside what the other adds', () => {
    const ours = textOf(removeExcerpt(base, 'aa02'));
    const theirs = withExcerpts(base, excerpt('mk', 1, 210));
    const said = saidIn(merge({ base, ours, theirs }));
    for (const id of ['aa01', 'aa03', 'mk01']) assert.ok(id in said, id);
  });

  it('are told at its line when both recoded the same excerpt', () => {
    const ours = textOf(setCodes(base, 'aa02', ['gri.explored', 'tema.tid']));
    const theirs = textOf(setCodes(base, 'aa02', ['gri.postponed']));
    const merged = merge({ base, ours, theirs });
    const { problems, definitions } = parseFile('OBS-012.excerpts.yaml', 'excerpts', merged);
    assert.deepEqual(
      problems.map((p) => [p.rule, merged.slice(p.span.start, p.span.end)]),
      [['yaml-duplicate-key', 'codes']],
    );
    assert.equal(definitions.length, 3);
    assert.equal(textAt(definitions[1]?.fields, 'id'), 'aa02');
  });

  it('keep what both wrote, whatever they do to different excerpts', () => {
    const places = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });
    const codes = fc.array(fc.constantFrom('gri', 'rai', 'tema.tid'), { maxLength: 2 });
    const additions = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), codes, fc.boolean()), {
      minLength: 1,
      maxLength: 4,
    });
    const change = fc.constantFrom('codes', 'memo', 'move', 'comment', 'none');
    const pair = fc.record({ places, ours: additions, theirs: additions, change });
    const side = (
      by: string,
      text: string,
      added: readonly (readonly [number, readonly string[], boolean])[],
    ) =>
      withExcerpts(
        text,
        ...added.map(([start, codesOf, hasMemo], i) =>
          excerpt(by, i + 1, start * 10, { codes: codesOf, ...(hasMemo ? { memo: 'Samme memo' } : {}) }),
        ),
      );
    const sidesOf = (p: typeof pair extends fc.Arbitrary<infer T> ? T : never): TwoSides => {
      const before = file(...p.places.map((start, i) => excerpt('aa', i + 1, start * 10)));
      const ours = side('dc', before, p.ours);
      return { base: before, ours: changed(ours, p.change), theirs: side('mk', before, p.theirs) };
    };
    fc.assert(
      fc.property(fc.array(pair, { minLength: 25, maxLength: 40 }), (pairs) => {
        const sides = pairs.map(sidesOf);
        const nameOf = (i: number): string => `OBS-${i}.excerpts.yaml`;
        const files = Object.fromEntries(sides.map((both, i) => [nameOf(i), both]));
        const merged = mergedByGit(GIT_ATTRIBUTES, files);
        for (const [i, both] of sides.entries()) assertUnion(both, merged[nameOf(i)] ?? '');
      }),
      { numRuns: 8 },
    );
  });
});

function changed(text: string, change: string): string {
  switch (change) {
    case 'codes':
      return textOf(setCodes(text, 'aa01', ['gri', 'ny']));
    case 'memo':
      return textOf(setMemo(text, 'aa01', 'Nyt memo'));
    case 'move':
      return textOf(moveExcerpt(text, 'aa01', excerpt('aa', 1, 77)));
    case 'comment':
      return textOf(addComment(text, 'aa01', { by: 'dc', date: '2026-11-27', text: 'Hm' }));
    default:
      return text;
  }
}
