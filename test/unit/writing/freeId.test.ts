import assert from 'node:assert/strict';
import { nextFreeId } from '../../../src/writing/freeId';
import { corpus } from '../../support/corpus';

const record = (id: string, type: string): string => `---\nid: ${id}\ntype: ${type}\n---\n`;

describe('the next free id', () => {
  async function next(files: Readonly<Record<string, string>>, type: string): Promise<string> {
    const { snapshot } = await corpus(files);
    const found = snapshot.vocabulary.types.get(type);
    assert.ok(found, type);
    return nextFreeId(snapshot, found, '2020-05-01');
  }

  it('counts on from the highest number, as wide as that one, and leaves gaps', async () => {
    const files = { 'a.md': record('OBS-001', 'observation'), 'b.md': record('OBS-099', 'observation') };
    assert.equal(await next(files, 'observation'), 'OBS-100');
    assert.equal(await next({ 'a.md': record('OBS-0009', 'observation') }, 'observation'), 'OBS-0010');
  });

  it('counts ids of any type and of people that have the prefix, without case', async () => {
    const files = {
      'a.md': record('obs-007', 'meeting'),
      'people.yaml': 'people:\n  - {id: OBS-011, role: other}\n',
    };
    assert.equal(await next(files, 'observation'), 'OBS-012');
  });

  it('does not take an id that something links to already', async () => {
    const files = { 'a.md': `${record('OBS-001', 'observation')}See [[OBS-002]].` };
    assert.equal(await next(files, 'observation'), 'OBS-003');
  });

  it('begins with the usual width where there is none yet', async () => {
    assert.equal(await next({}, 'observation'), 'OBS-001');
    assert.equal(await next({}, 'case'), 'CASE-01');
    assert.equal(await next({}, 'potential'), 'POT-1');
    assert.equal(await next({}, 'site'), 'SITE-A');
  });

  it('goes on with letters where letters are used, and with numbers behind the last one', async () => {
    const sites = (last: string) => ({
      'a.md': record('SITE-A', 'site'),
      'b.md': record(`SITE-${last}`, 'site'),
    });
    assert.equal(await next(sites('C'), 'site'), 'SITE-D');
    assert.equal(await next(sites('Z'), 'site'), 'SITE-1');
  });

  it('names what goes by years after the year, with a letter for the second one', async () => {
    assert.equal(await next({}, 'seminar'), 'SEM-2020');
    assert.equal(await next({ 'a.md': record('SEM-2020', 'seminar') }, 'seminar'), 'SEM-2020B');
  });

  it('serves a type of the repository’s own', async () => {
    const configuration = { 'red-thread.yaml': 'types: {focus-group: {prefix: FG}}\n' };
    assert.equal(await next(configuration, 'focus-group'), 'FG-01');
    const files = { ...configuration, 'a.md': record('FG-7', 'focus-group') };
    assert.equal(await next(files, 'focus-group'), 'FG-8');
  });
});
