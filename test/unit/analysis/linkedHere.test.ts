import assert from 'node:assert/strict';
import { linkingFiles, paragraphAround, targetAt } from '../../../src/analysis/linkedHere';
import { linkTextAt } from '../../../src/analysis/linkText';
import { atOnce } from '../../../src/model/steps';
import { corpus } from '../../support/corpus';

const files = {
  'OBS-1.md':
    '---\ntype: observation\nparticipants: [CIT-1]\n---\nSee [[#Room]].\n\n## Room\nCIT-1: hm ^t1\n',
  'OBS-1.excerpts.yaml': '- id: x01\n  quote: hm\n',
  'OBS-1.excerpts.agreed.yaml': '- {id: x02, quote: hm, settles: [OBS-1#x01]}\n',
  'memo.md': '---\ntype: memo\nabout: [OBS-1]\n---\nFirst.\n\nOn [[OBS-1#x01]]\nand [[obs-1]].\n\nLast.\n',
  'draft.md': 'One [[OBS-1]].',
  'people.yaml': 'people:\n  - id: CIT-1\n    role: citizen\n  - id: CIT-2\n    role: citizen\n',
};

describe('linked here', () => {
  it('groups the links to a record by file, and leaves out those of the record to itself and of decisions', async () => {
    const { snapshot } = await corpus(files);
    const target = targetAt(snapshot, 'OBS-1.md', 0);
    assert.ok(target);
    const found = atOnce(linkingFiles(snapshot, target)).map((f) => [f.path, f.links.length]);
    assert.deepEqual(found, [
      ['draft.md', 1],
      ['memo.md', 3],
    ]);
  });

  it('means the record beside a file of excerpts, and in people.yaml the person at the cursor', async () => {
    const { snapshot } = await corpus(files);
    const people = files['people.yaml'];
    assert.equal(targetAt(snapshot, 'OBS-1.excerpts.yaml', 3)?.definition.name, 'OBS-1');
    assert.equal(targetAt(snapshot, 'people.yaml', people.indexOf('citizen'))?.definition.name, 'CIT-1');
    assert.equal(targetAt(snapshot, 'people.yaml', people.lastIndexOf('citizen'))?.definition.name, 'CIT-2');
    assert.equal(targetAt(snapshot, 'people.yaml', 0), undefined);
  });
});

describe('the text around a link', () => {
  const around = (text: string, link: string, bodyStart = 0): string => {
    const start = text.indexOf(link);
    const found = paragraphAround(text, { start, end: start + link.length }, { kind: 'record', bodyStart });
    assert.equal(found.text.slice(found.link.start, found.link.end), link);
    return found.text;
  };

  it('is the paragraph in one line', () => {
    const text = 'First.\n\n  On the\nway to [[A-1]] and\r\n back.\n \t\nLast.';
    assert.equal(around(text, '[[A-1]]'), 'On the way to [[A-1]] and back.');
  });

  it('is the line in front matter, and never reaches from the body into it', () => {
    const text = '---\ntype: memo\nabout: [A-1]\n---\nOn [[A-2]].';
    assert.equal(around(text, 'A-1', text.indexOf('On')), 'about: [A-1]');
    assert.equal(around(text, '[[A-2]]', text.indexOf('On')), 'On [[A-2]].');
  });
});

describe('the link to a place', () => {
  const linkAt = async (path: keyof typeof files, words: string): Promise<string | undefined> => {
    const { snapshot } = await corpus({ ...files, 'r.bib': '@book{lipsky1980, title = {Street}}' });
    return linkTextAt(snapshot, path, files[path].indexOf(words));
  };

  it('names the turn, the heading, the excerpt or the record', async () => {
    assert.equal(await linkAt('OBS-1.md', 'hm'), '[[OBS-1#^t1]]');
    assert.equal(await linkAt('OBS-1.md', 'Room\nCIT'), '[[OBS-1#Room]]');
    assert.equal(await linkAt('OBS-1.md', 'See'), '[[OBS-1]]');
    assert.equal(await linkAt('OBS-1.excerpts.yaml', 'quote'), '[[OBS-1#x01]]');
  });

  it('names a person, and nothing where nothing has a name', async () => {
    assert.equal(await linkAt('people.yaml', 'citizen'), '[[CIT-1]]');
    assert.equal(await linkAt('people.yaml', 'people'), undefined);
  });

  it('of a work is its citation', async () => {
    const { snapshot } = await corpus({ 'r.bib': '@book{lipsky1980, title = {Street}}' });
    assert.equal(linkTextAt(snapshot, 'r.bib', 25), '[@lipsky1980]');
  });
});
