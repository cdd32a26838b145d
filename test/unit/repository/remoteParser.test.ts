import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnchoredExcerpt } from '../../../src/model/anchoring';
import type { FileFacts, FileKind } from '../../../src/model/facts';
import type { Work } from '../../../src/model/work';
import { FactsInParts, partsOf } from '../../../src/repository/factParts';
import { InlineParser, type Parser } from '../../../src/repository/parser';
import {
  answering,
  type OpenChannel,
  type ParserAnswer,
  RemoteParser,
} from '../../../src/repository/remoteParser';
import type { ToAnchor } from '../../../src/syntax/anchorExcerpts';
import { parseFile } from '../../../src/syntax/parseFile';

/** Another side that gets and gives copies, as a thread does, each in a turn of its own. */
function farSide(): {
  open: OpenChannel;
  fall: (reason: string) => void;
  asked: string[];
  opened: () => number;
} {
  const asked: string[] = [];
  let opened = 0;
  let fall = (_reason: string): void => undefined;
  return {
    asked,
    opened: () => opened,
    fall: (reason) => fall(reason),
    open: (take, fail) => {
      opened++;
      let isOpen = true;
      fall = (reason) => {
        isOpen = false;
        fail(reason);
      };
      const later = (then: () => void): void => void setImmediate(() => isOpen && then());
      const answer = answering((message: ParserAnswer) => {
        const copy = structuredClone(message);
        later(() => take(copy));
      });
      return {
        post: (request) => {
          asked.push(request.ask);
          const copy = structuredClone(request);
          later(() => void answer(copy));
        },
        dispose: () => (isOpen = false),
      };
    },
  };
}

const noReport = (error: Error): void => assert.fail(error);
const files: readonly (readonly [string, FileKind, string])[] = [
  [
    'a.md',
    'record',
    `---\nid: OBS-1\ntype: observation\n---\n# H\n\n${'CIT-1: ja ^t1\n\n[[B]] [@k]\n'.repeat(3000)}`,
  ],
  [
    'a.excerpts.yaml',
    'excerpts',
    `excerpts:\n${Array.from({ length: 700 }, (_, i) => `  - {id: x${String(i)}, quote: "${'nej '.repeat(20)}", codes: [a.b]}\n`).join('')}  - {note: no id}\n  - {}\n`,
  ],
  [
    'codebook.yaml',
    'codebook',
    `- id: a\n  codes: [{id: a.b, codes: [{id: a.b.c}]}]\n- id: b\n  definition: |\n    ${'ord '.repeat(6000)}\n`,
  ],
  ['people.yaml', 'people', 'people: [broken\n'],
  [
    'references.bib',
    'bibliography',
    Array.from({ length: 2500 }, (_, i) => `@book{k${String(i)}, title = {T}}`).join('\n'),
  ],
];

async function worksFrom(parser: Parser, text: string): Promise<readonly Work[]> {
  const works: Work[] = [];
  for await (const bundle of parser.works('references.bib', text)) works.push(...bundle);
  return works;
}

/** A conversation of so many turns, and passages in every hundredth of them. One was said by nobody. */
function conversation(turns: number): ToAnchor {
  const words = Array.from({ length: turns }, (_, i) => `det siger jeg for ${String(i)}. gang`);
  const selectors = words.filter((_, i) => i % 100 === 0).map((quote) => ({ quote }));
  return {
    text: words.map((said, i) => `CIT-${String(i % 3)}: ${said}\n`).join(''),
    withTurns: true,
    selectors: [...selectors, { quote: 'Helt andre ord om noget helt andet, som ingen sagde.' }],
  };
}

async function anchoredBy(parser: Parser, passages: ToAnchor): Promise<readonly AnchoredExcerpt[]> {
  const found: AnchoredExcerpt[] = [];
  for await (const bundle of parser.anchored(passages, () => undefined)) found.push(...bundle);
  return found;
}

describe('A parser on the other side of a channel', () => {
  for (const [path, kind, text] of files) {
    it(`tells the same of ${path} as one on this side`, async () => {
      const parser = new RemoteParser(farSide().open, noReport);
      assert.deepEqual(await parser.facts(path, kind, text), parseFile(path, kind, text));
    });
  }

  it('sends large facts in many parts, each when it is asked for', async () => {
    const far = farSide();
    const [record] = files;
    assert.ok(record);
    await new RemoteParser(far.open, noReport).facts(...record);
    assert.ok(far.asked.filter((ask) => ask === 'more').length > 6, far.asked.join(' '));
  });

  it('reads the works of a bibliography, and leaves the rest when nobody wants them any more', async () => {
    const far = farSide();
    const parser = new RemoteParser(far.open, noReport);
    const text = Array.from({ length: 50 }, (_, i) => `@book{k${String(i)}, title = {T${String(i)}}}`).join(
      '\n',
    );
    assert.deepEqual(await worksFrom(parser, text), await worksFrom(new InlineParser(), text));
    far.asked.length = 0;
    for await (const works of parser.works('references.bib', text)) {
      assert.ok(works.length > 0);
      break;
    }
    assert.deepEqual(far.asked, ['works', 'stop']);
  });

  it('finds passages as this side does, in a long text over there, and in a short one here', async () => {
    const far = farSide();
    const parser = new RemoteParser(far.open, noReport);
    for (const passages of [conversation(4000), conversation(4)]) {
      assert.deepEqual(await anchoredBy(parser, passages), await anchoredBy(new InlineParser(), passages));
    }
    assert.equal(far.asked.filter((ask) => ask === 'anchored').length, 1);
  });

  it('lost while it finds passages, leaves the rest of them to this side', async () => {
    const far = farSide();
    const told: string[] = [];
    const parser = new RemoteParser(far.open, (error) => told.push(error.message));
    const passages = conversation(4000);
    const found: AnchoredExcerpt[] = [];
    for await (const bundle of parser.anchored(passages, () => undefined)) {
      found.push(...bundle);
      if (told.length === 0) far.fall('exit 1');
    }
    assert.deepEqual(found, await anchoredBy(new InlineParser(), passages));
    assert.equal(told.length, 1);
  });

  for (const [path, kind, text] of files) {
    it(`tells the same of ${path} while somebody types in it`, async () => {
      const parser = new RemoteParser(farSide().open, noReport);
      const half = text.length >> 1;
      for (const edited of [text, `\n${text}`, text, `${text.slice(0, half)}x${text.slice(half)}`, '', text])
        assert.deepEqual(await parser.facts(path, kind, edited), parseFile(path, kind, edited));
    });
  }

  it('is opened when it is first needed, and once', async () => {
    const far = farSide();
    const parser = new RemoteParser(far.open, noReport);
    assert.equal(far.opened(), 0);
    await Promise.all(files.map((file) => parser.facts(...file)));
    assert.equal(far.opened(), 1);
  });

  it('lost, is told of once without a word of what was read, and this side reads', async () => {
    const far = farSide();
    const told: string[] = [];
    const parser = new RemoteParser(far.open, (error) => told.push(error.message));
    const reading = Promise.all(files.map((file) => parser.facts(...file)));
    const works = worksFrom(parser, '@book{k1, title = {T}}');
    while (far.opened() === 0) await new Promise((resolve) => setImmediate(resolve));
    far.fall('ERR_WORKER_OUT_OF_MEMORY');
    assert.deepEqual(
      await reading,
      files.map((file) => parseFile(...file)),
    );
    assert.deepEqual(
      (await works).map((work) => work.id),
      ['k1'],
    );
    assert.equal((await parser.facts('b.md', 'record', 'nej')).path, 'b.md');
    assert.deepEqual([told.length, far.opened()], [1, 1]);
    assert.match(told[0] ?? '', /ERR_WORKER_OUT_OF_MEMORY/);
  });

  it('says of what went wrong over there only what kind of error it was', async () => {
    const answers: ParserAnswer[] = [];
    const answer = answering((message) => {
      if ('part' in message) throw new RangeError('OBS-1: a secret');
      answers.push(message);
    });
    await answer({
      id: 7,
      ask: 'facts',
      path: 'a.md',
      kind: 'record',
      text: 'OBS-1: a secret',
      before: undefined,
    });
    assert.deepEqual(answers, [{ id: 7, failed: 'RangeError' }]);
  });

  it('that cannot go on is lost', async () => {
    const told: string[] = [];
    const open: OpenChannel = (take) => ({
      post: ({ id }) => setImmediate(() => take({ id, failed: 'RangeError' })),
      dispose: () => undefined,
    });
    const parser = new RemoteParser(open, (error) => told.push(error.message));
    assert.equal((await parser.facts('b.md', 'record', 'nej')).path, 'b.md');
    assert.match(told.join(), /RangeError/);
    assert.equal(parser.isOpen, false);
  });

  it('that cannot be opened is not needed', async () => {
    const told: string[] = [];
    const open: OpenChannel = () => {
      throw new Error('There are no threads here.');
    };
    const parser = new RemoteParser(open, (error) => told.push(error.message));
    assert.equal((await parser.facts('b.md', 'record', 'nej')).path, 'b.md');
    assert.equal(told.length, 1);
  });
});

/** Entries of a YAML file, with ids that come twice and none. */
const entries = fc.array(
  fc.record({
    id: fc.option(fc.constantFrom('a', 'b', 'c')),
    codes: fc.array(fc.constantFrom('x.y', 'B-1')),
    n: fc.nat(3),
  }),
);
const kinds = fc.constantFrom<FileKind>('people', 'codebook', 'excerpts', 'configuration');

const yamlOf = (kind: FileKind, content: unknown): string =>
  JSON.stringify({ other: ['A-1'], [kind === 'codebook' ? 'codes' : kind]: content });

describe('Facts in parts', () => {
  it('are the same when they are put together again, and what was one object is one', () => {
    fc.assert(
      fc.property(entries, kinds, (content, kind) => {
        const facts = parseFile('a.yaml', kind, yamlOf(kind, content));
        const together = new FactsInParts();
        for (const part of structuredClone([...partsOf(facts)])) together.add(part);
        assert.deepEqual(together.whole(), facts);
        assert.equal(sharedIn(together.whole()), sharedIn(facts));
      }),
    );
  });

  it('are the same where they come as what differs from those before', () => {
    fc.assert(
      fc.property(entries, entries, entries, entries, kinds, (head, old, now, tail, kind) => {
        const [before, facts] = [old, now].map((middle) =>
          parseFile('a.yaml', kind, yamlOf(kind, [...head, ...middle, ...tail])),
        );
        assert.ok(before && facts);
        const together = new FactsInParts(before);
        for (const part of structuredClone([...partsOf(facts, before)])) together.add(part);
        assert.deepEqual(together.whole(), facts);
        assert.equal(sharedIn(together.whole()), sharedIn(facts));
      }),
    );
  });

  it('are few where somebody typed a word, and what stands before it is not even made anew', () => {
    const text = Array.from(
      { length: 3000 },
      (_, i) => `- {id: x${String(i)}, quote: "${'nej '.repeat(20)}", codes: [a.b]}\n`,
    );
    const before = parseFile('a.excerpts.yaml', 'excerpts', text.join(''));
    text[1000] = text[1000]?.replace('nej', 'nej, nej') ?? '';
    const after = parseFile('a.excerpts.yaml', 'excerpts', text.join(''));
    const [all, few] = [partsOf(after), partsOf(after, before)].map((parts) => JSON.stringify([...parts]));
    assert.ok((few?.length ?? Infinity) * 50 < (all?.length ?? 0));
    const together = new FactsInParts(before);
    for (const part of structuredClone([...partsOf(after, before)])) together.add(part);
    const { definitions } = together.whole();
    assert.equal(
      definitions.findIndex((d, i) => d !== before.definitions[i]),
      1000,
    );
  });
});

/** How many definitions have fields that are entries of the file's content as well. */
function sharedIn({ root, definitions }: FileFacts): number {
  const entries = root?.kind === 'mapping' ? root.entries : [];
  const items = new Set<unknown>(entries.flatMap(({ value }) => (value?.kind === 'list' ? value.items : [])));
  return definitions.filter((d) => items.has(d.fields)).length;
}
