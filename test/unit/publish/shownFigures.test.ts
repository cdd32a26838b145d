import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { figureOf } from '../../../src/analysis/figures';
import { atOnce } from '../../../src/model/steps';
import { ShownFigures } from '../../../src/publish/preview/shownFigures';
import type { Snapshot } from '../../../src/repository/snapshot';
import { corpus, type Workspace } from '../../support/corpus';

const COUNTED = 30;
/** Each takes a millisecond to look at, so that all of them are never looked at in one stretch. */
const DEAR = 1;

describe('A figure on a page that is rendered in one go', () => {
  let ws: Workspace;
  let shown: ShownFigures;
  let told: number;

  beforeEach(async () => {
    ws = await corpus(
      Object.fromEntries(
        Array.from({ length: COUNTED }, (_, i) => [`S-${i}.md`, `---\nid: S-${i}\ntype: site\n---\n`]),
      ),
    );
    told = 0;
    shown = new ShownFigures(slow(ws.snapshot), () => told++);
  });

  /** The same repository, the records of which are dear to look at. */
  function slow(snapshot: Snapshot): Snapshot {
    return new Proxy(snapshot, {
      get(target, name) {
        if (name === 'recordsOfType') return dearly;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    function* dearly(type: string): ReturnType<Snapshot['recordsOfType']> {
      for (const record of snapshot.recordsOfType(type)) {
        const until = performance.now() + DEAR;
        while (performance.now() < until);
        yield record;
      }
    }
  }

  async function tellsOnce(): Promise<void> {
    for (const before = told; told === before;) await turn();
  }

  it('is told at once where it is known already, and nothing is told of later', async () => {
    const snapshot = slow(ws.snapshot);
    atOnce(figureOf(snapshot, 'count site'));
    shown = new ShownFigures(snapshot, () => told++);
    assert.deepEqual(shown.at('count site'), { kind: 'value', count: COUNTED });
    assert.deepEqual(shown.at('count nonsense'), { kind: 'problem' });
    for (let i = 0; i < 5; i++) await turn();
    assert.equal(told, 0);
  });

  it('is open the first time, and told of once when all are known', async () => {
    assert.deepEqual(shown.at('count site'), { kind: 'open' });
    assert.deepEqual(shown.at('count site id=S-1'), { kind: 'open' });
    await tellsOnce();
    assert.deepEqual(shown.at('count site'), { kind: 'value', count: COUNTED });
    assert.deepEqual(shown.at('count site id=S-1'), { kind: 'value', count: 1 });
    for (let i = 0; i < 100; i++) await turn();
    assert.equal(told, 1);
  });

  it('is the last known one after a change, until the new one is there', async () => {
    shown.at('count site');
    await tellsOnce();
    await ws.repository.update('S-new.md', '---\nid: S-new\ntype: site\n---\n');
    assert.deepEqual(shown.at('count site'), { kind: 'value', count: COUNTED });
    await tellsOnce();
    assert.deepEqual(shown.at('count site'), { kind: 'value', count: COUNTED + 1 });
  });

  it('is told of only where it came to something else', async () => {
    shown.at('count site');
    await tellsOnce();
    await ws.repository.update('other.md', 'nothing to count');
    assert.deepEqual(shown.at('count site'), { kind: 'value', count: COUNTED });
    // Long enough for all to be looked at twice.
    for (const until = performance.now() + 2 * COUNTED * DEAR + 50; performance.now() < until;) await turn();
    assert.equal(told, 1);
  });

  it('stays open while not everything is read', () => {
    const early = new ShownFigures({ ...ws.snapshot, complete: false }, () => assert.fail());
    assert.deepEqual(early.at('count site'), { kind: 'open' });
  });
});
