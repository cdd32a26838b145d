import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Markup } from '../../../src/protocol/markup';
import {
  type PageContent,
  parsePageContent,
  parsePageRequest,
  parsePageState,
} from '../../../src/protocol/page';

const anyElement = fc.letrec<{ element: Markup; child: Markup | string }>((tie) => ({
  element: fc.record({
    tag: fc.constantFrom('main', 'p', 'table', 'button', 'svg', 'path'),
    attributes: fc.dictionary(fc.constantFrom('class', 'aria-label', 'data-action', 'd'), fc.string(), {
      noNullPrototype: true,
    }),
    children: fc.array(tie('child'), { maxLength: 3 }),
  }),
  child: fc.oneof({ maxDepth: 3 }, fc.string(), tie('element')),
})).element;

const anyContent: fc.Arbitrary<PageContent> = fc.record({
  body: fc.array(anyElement, { maxLength: 3 }),
  state: fc.string(),
});

/** As a message arrives: what is undefined is left out on the way. */
function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** All places in a message, as paths of keys. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]))];
}

/** The message with something else at a place. */
function withAt(value: unknown, path: readonly string[], other: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return other;
  if (Array.isArray(value)) {
    return value.map((item: unknown, i) => (String(i) === key ? withAt(item, rest, other) : item));
  }
  const fields = new Map<string, unknown>(
    Object.entries(typeof value === 'object' && value !== null ? value : {}),
  );
  return Object.fromEntries([...fields, [key, withAt(fields.get(key), rest, other)]]);
}

describe('messages of a page', () => {
  it('of the right shape arrive as they were sent', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        assert.deepEqual(sent(parsePageContent(sent(content))), sent({ kind: 'message', value: content }));
      }),
    );
    for (const request of [
      { kind: 'ready' },
      { kind: 'act', action: '{}' },
      { kind: 'act', action: '{}', value: 'site' },
    ]) {
      assert.deepEqual(parsePageRequest(request), { kind: 'message', value: request });
    }
  });

  it('of any other shape are errors and nothing worse', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true }), (anything) => {
        for (const parse of [parsePageContent, parsePageRequest, parsePageState]) {
          assert.equal(parse(anything).kind, 'error');
        }
      }),
    );
  });

  it('with one thing of another kind anywhere are errors that name the place and repeat nothing', () => {
    const chosen = anyContent.chain((content) =>
      fc.record({ content: fc.constant(sent(content)), path: fc.constantFrom(...placesIn(sent(content))) }),
    );
    fc.assert(
      fc.property(chosen, ({ content, path }) => {
        const parsed = parsePageContent(withAt(content, path, Symbol.iterator));
        assert.match(parsed.kind === 'error' ? parsed.error : '', /^message\S* is (?:no|none of) /);
      }),
    );
  });

  it('cannot bring in what runs, loads or leads away', () => {
    const inBody = (markup: object): unknown => ({
      body: [{ children: [], attributes: {}, ...markup }],
      state: '',
    });
    assert.equal(parsePageContent(inBody({ tag: 'p' })).kind, 'message');
    for (const markup of [
      { tag: 'script' },
      { tag: 'iframe' },
      { tag: 'a', attributes: { href: 'https://example.org' } },
      { tag: 'p', attributes: { onclick: 'x()' } },
      { tag: 'p', attributes: { style: 'color: red' } },
      { tag: 'p', children: [{ tag: 'img', attributes: { src: 'x' }, children: [] }] },
    ]) {
      assert.equal(parsePageContent(inBody(markup)).kind, 'error', JSON.stringify(markup));
    }
  });

  it('may not be nested without end', () => {
    let deep: Markup = { tag: 'p', attributes: {}, children: [] };
    for (let i = 0; i < 100; i++) deep = { tag: 'div', attributes: {}, children: [deep] };
    assert.equal(parsePageContent({ body: [deep], state: '' }).kind, 'error');
  });

  it('carry nothing beside what is asked', () => {
    assert.deepEqual(parsePageRequest({ kind: 'ready', path: '/etc/passwd' }), {
      kind: 'message',
      value: { kind: 'ready' },
    });
    assert.equal(parsePageState({ state: '', top: Infinity }).kind, 'error');
  });
});
