import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codedPassages } from '../../../src/analysis/codedPassages';
import { problemsOf } from '../../../src/checks/problems';
import type { Replacement } from '../../../src/model/carried';
import type { Definition, FileFacts, FileKind } from '../../../src/model/facts';
import { vocabularyFor } from '../../../src/model/vocabulary/builtIn';
import { InlineParser } from '../../../src/repository/parser';
import { Repository } from '../../../src/repository/repository';
import type { Located, Resolution, Snapshot } from '../../../src/repository/snapshot';
import { parseFile } from '../../../src/syntax/parseFile';
import { MemoryCorpus } from '../../support/corpus';

const vocabularyOf = (root: Parameters<typeof vocabularyFor>[0]): ReturnType<typeof vocabularyFor> =>
  vocabularyFor(root, 'en');

/** Few names in several spellings, so that homonyms, duplicates and case differences are frequent. */
const id = fc.constantFrom('OBS-1', 'obs-1', 'OBS-2', 'SITE-A', 'CIT-1', 'gri', 'MEMO-Ø', 'memo-ø');
const fragment = fc.constantFrom('', '#x1', '#X2', '#^t1', '#Start', '#start');
const link = fc.tuple(id, fragment).map(([name, part]) => `[[${name}${part}]]`);
const line = fc.oneof(
  link,
  fc.constantFrom(
    '# Start',
    '## Slut',
    'CIT-1: [[OBS-1]] ja ^t1',
    'et afsnit ^t1',
    '@key1 og [@key2, s. 3]',
    '[[#Start]]',
    '{{count memo}} {{count observation site=SITE-A}} {{count person}} {{count code id=gri}}',
    'after 1 observation and 2 observations',
    'generelt [[OBS-1]] og overalt [[OBS-2]]',
    '',
  ),
);
const body = fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n\n'));
const record = fc
  .tuple(
    fc.option(id),
    fc.constantFrom('observation', 'memo', 'draft', 'site', 'nonsense', ''),
    fc.option(id),
    body,
  )
  .map(([own, type, site, text]) => {
    const front = [own ? `id: ${own}` : '', type ? `type: ${type}` : '', site ? `site: ${site}` : ''];
    return `---\n${front.filter((f) => f !== '').join('\n')}\n---\n${text}\n`;
  });
const excerpts = fc
  .array(
    fc.tuple(
      fc.constantFrom('x1', 'x2', 'X2'),
      id,
      fc.constantFrom(
        'quote: ja',
        'quote: et afsnit',
        'prefix: "CIT-1: [[OBS-1]] ", quote: ja, at: [3, 5]',
        '',
      ),
    ),
    { maxLength: 3 },
  )
  .map((all) => all.map(([x, code, quote]) => `- {id: ${x}, ${quote}, codes: [${code}]}\n`).join(''));
const people = fc
  .array(id, { maxLength: 2 })
  .map((ids) => `people:\n${ids.map((i) => `  - {id: ${i}}\n`).join('')}`);
const codes = fc.array(id, { maxLength: 2 }).map((ids) => ids.map((i) => `- {id: ${i}}\n`).join(''));
const bib = fc
  .array(fc.constantFrom('key1', 'key2', 'Key1'), { maxLength: 2 })
  .map((keys) => keys.map((k) => `@book{${k}, title = {T}}\n`).join(''));
const configuration = fc.constantFrom(
  'name: A\n',
  'name: A\nexclude: [b.md]\n',
  'name: A\nexclude: ["sub/**"]\nbibliography: [refs.bib]\n',
  'types: {nonsense: {prefix: NON, fields: {site: {kind: link, to: [site]}}}}\n',
  'name: [broken',
);

const change: fc.Arbitrary<[path: string, text: string]> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(fc.constantFrom('a.md', 'b.md', 'OBS-1.md', 'sub/OBS-1 x.md', 'sub/c.md'), record),
  },
  fc.tuple(fc.constantFrom('a.excerpts.yaml', 'a.excerpts.mk.yaml', 'OBS-1.excerpts.yaml'), excerpts),
  fc.tuple(fc.constant('people.yaml'), people),
  fc.tuple(fc.constant('codebook.yaml'), codes),
  fc.tuple(fc.constantFrom('refs.bib', 'sub/more.bib'), bib),
  fc.tuple(fc.constant('red-thread.yaml'), configuration),
);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), change }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('type' as const), change }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), nth: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), nth: fc.nat(9) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rename' as const),
      nth: fc.nat(9),
      to: fc.constantFrom('z.md', 'OBS-2.md'),
    }),
  },
);

/** Reads every file elsewhere and later: a text that is longer by some may be read before the one that came first. */
class SlowParser extends InlineParser {
  override takes(): boolean {
    return true;
  }

  override async facts(path: string, kind: FileKind, text: string): Promise<FileFacts> {
    for (let turns = text.length % 5; turns > 0; turns--)
      await new Promise((resolve) => setImmediate(resolve));
    return structuredClone(parseFile(path, kind, text));
  }
}

const parsers = { 'on the same thread': new InlineParser(), 'in another thread': new SlowParser() };

for (const [where, parser] of Object.entries(parsers))
  describe(`The index, changed step by step, its files read ${where}`, () => {
    it('equals one built anew, and tells of every file whose problems changed', async function () {
      this.timeout(120_000);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 12 }), async (steps) => {
          const files = new MemoryCorpus();
          const repository = new Repository(files, vocabularyOf, undefined, parser);
          await repository.open();
          const told = new Map<string, string>();
          const refresh = (paths: Iterable<string>): void => {
            for (const path of paths) {
              const facts = repository.snapshot.file(path);
              if (facts) told.set(path, judged(repository.snapshot, facts));
              else told.delete(path);
            }
          };
          repository.onDidChange((c) => {
            refresh(
              c.configuration
                ? [...repository.snapshot.files()].map((f) => f.path)
                : [...c.changed, ...c.affected],
            );
            if (c.configuration) refresh(c.changed);
          });
          const open = new Map<string, string>();
          for (const [s, isWaitedFor] of steps) {
            if (s.kind === 'type') {
              const [path, text] = s.change;
              const before = open.get(path);
              open.set(path, text);
              void repository.update(path, text, before === undefined ? undefined : typed(before, text));
            } else if (s.kind === 'write') {
              files.set(...s.change);
              files.announce(s.change[0]);
            } else if (s.kind === 'close') {
              const path = [...open.keys()][s.nth];
              if (path !== undefined) {
                open.delete(path);
                repository.release(path);
              }
            } else {
              const path = files.paths()[s.nth];
              if (path === undefined) continue;
              if (s.kind === 'rename') {
                files.set(s.to, (await repository.text(path)) ?? '');
                files.announce(s.to);
              }
              files.delete(path);
              files.announce(path);
            }
            if (isWaitedFor) await repository.settled();
          }
          await repository.settled();
          const fresh = new Repository(files, vocabularyOf);
          await fresh.open();
          for (const [path, text] of open) void fresh.update(path, text);
          await fresh.settled();
          assert.deepEqual(describeSnapshot(repository.snapshot), describeSnapshot(fresh.snapshot));
          const problems = new Map(
            [...fresh.snapshot.files()].map((f) => [f.path, judged(fresh.snapshot, f)]),
          );
          assert.deepEqual(sorted(told), sorted(problems));
        }),
        { numRuns: 400 },
      );
    });
  });

/** What was typed, as one replacement of all that differs. */
function typed(before: string, now: string): readonly Replacement[] {
  let start = 0;
  while (start < Math.min(before.length, now.length) && before[start] === now[start]) start++;
  return [{ span: { start, end: before.length }, length: now.length - start }];
}

/**
 * What is wrong in a file, as far as it must be told of at once. Names that a message suggests are worked out again
 * when somebody asks for a fix: telling every broken link of every new name would cost more than it gives.
 */
function judged(snapshot: Snapshot, facts: FileFacts): string {
  return JSON.stringify(problemsOf(snapshot, facts).map((p) => [p.rule, p.span, p.related]));
}

function sorted<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Everything a snapshot answers, in an order of its own. */
function describeSnapshot(snapshot: Snapshot): unknown {
  const files = [...snapshot.files()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const at = (l: Located): string =>
    `${l.path}:${l.definition.kind}:${l.definition.name}@${String(l.definition.span.start)}`;
  const outcome = (r: Resolution): unknown =>
    r.kind === 'found'
      ? [at(r.target), r.fragment && at(r.fragment)]
      : r.kind === 'missing'
        ? ['missing', r.target && at(r.target)]
        : ['ambiguous', r.candidates.map(at)];
  return {
    passages: [...codedPassages(snapshot)]
      .map((p) => [p.path, p.id, p.anchoring, p.speakers, p.turns])
      .sort(),
    configuration: snapshot.configuration,
    types: [...snapshot.vocabulary.types.keys()],
    records: [...snapshot.records()].map((r) => [r.path, r.id, r.title, r.type]).sort(),
    byType: [...snapshot.vocabulary.types.keys()].map((type) =>
      Array.from(snapshot.recordsOfType(type), (r) => r.path).sort(),
    ),
    byKind: (['record', 'person', 'code', 'citation', 'excerpt'] as const).map((kind) =>
      Array.from(snapshot.definitions(kind), at).sort(),
    ),
    files: files.map((f) => ({
      path: f.path,
      leads: f.references.map((r) => outcome(snapshot.resolve(r, f.path))),
      linked: f.definitions.map((definition: Definition) =>
        snapshot
          .linksTo({ path: f.path, definition })
          .map((l) => `${l.path}@${String(l.reference.span.start)}`),
      ),
      fragments: snapshot.fragmentsOf(f.path).map(at),
      owner: snapshot.ownerOf(f.path)?.path,
      named: f.definitions.map((d) => snapshot.named(d.name).map(at)),
      works: f.definitions.map((d) => snapshot.work(d.name)?.title),
    })),
  };
}
