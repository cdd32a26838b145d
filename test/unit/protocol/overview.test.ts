import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseOverviewPage, parseOverviewRequest, parseOverviewState } from '../../../src/protocol/overview';
import { anyAction, anyPage } from './overviewMessages';

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

describe('messages of the overview', () => {
  it('of the right shape arrive as they were sent', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        const parsed = parseOverviewPage(sent(page));
        assert.equal(parsed.kind, 'message');
        assert.deepEqual(sent(parsed), sent({ kind: 'message', value: page }));
      }),
    );
    fc.assert(
      fc.property(anyAction, (action) => {
        assert.deepEqual(parseOverviewRequest(sent(action)), { kind: 'message', value: { ...action } });
      }),
    );
  });

  it('of any other shape are errors and nothing worse', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true }), (anything) => {
        for (const parse of [parseOverviewPage, parseOverviewRequest, parseOverviewState]) {
          assert.ok(['message', 'error'].includes(parse(anything).kind));
        }
        assert.equal(parseOverviewPage(anything).kind, 'error');
      }),
    );
  });

  it('with one thing of another kind anywhere are errors that name the place and repeat nothing', () => {
    const chosen = anyPage.chain((page) =>
      fc.record({ page: fc.constant(sent(page)), path: fc.constantFrom(...placesIn(sent(page))) }),
    );
    fc.assert(
      fc.property(chosen, ({ page, path }) => {
        const parsed = parseOverviewPage(withAt(page, path, Symbol.iterator));
        assert.match(parsed.kind === 'error' ? parsed.error : '', /^message\S* is (?:no|none of) /);
      }),
    );
  });

  it('that ask for something unknown, or without saying for what, are errors', () => {
    for (const request of [
      { kind: 'delete' },
      { kind: 'search' },
      { kind: 'open', path: 1 },
      {},
      [],
      'ready',
    ]) {
      assert.equal(parseOverviewRequest(request).kind, 'error', JSON.stringify(request));
    }
    assert.equal(parseOverviewState({ repository: 'file:///a', top: Infinity }).kind, 'error');
  });

  it('carry nothing beside what is asked', () => {
    assert.deepEqual(parseOverviewRequest({ kind: 'ready', path: '/etc/passwd' }), {
      kind: 'message',
      value: { kind: 'ready' },
    });
  });
});
