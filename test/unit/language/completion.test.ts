import assert from 'node:assert/strict';
import { complete, village } from './support';

const record = (front: string, body = ''): string => `---\n${front}\n---\n${body}`;

describe('Completion in Markdown', () => {
  it('offers material first, then claims, codes and people, behind [[', async () => {
    const { labels } = await complete({ ...village, 'a.md': record('id: MEMO-1\ntype: memo', 'see [[‸') });
    assert.deepEqual(labels, [
      'OBS-012',
      'CLM-012',
      'SITE-B',
      'rai',
      'rai.volunteered',
      'CIT-017',
      'PRO-009',
    ]);
  });

  it('offers claims first in a draft', async () => {
    const { labels } = await complete({ ...village, 'a.md': record('id: DRAFT-1\ntype: draft', 'see [[‸') });
    assert.deepEqual(labels.slice(0, 2), ['CLM-012', 'OBS-012']);
  });

  it('offers what was used last before what was not', async () => {
    const other = { 'OBS-001.md': record('id: OBS-001\ntype: observation') };
    const files = { ...village, ...other, 'a.md': record('id: MEMO-1', 'see [[OBS‸') };
    assert.deepEqual((await complete(files)).labels, ['OBS-001', 'OBS-012']);
    assert.deepEqual((await complete(files, new Map([['obs-012', 0]]))).labels, ['OBS-012', 'OBS-001']);
  });

  it('closes the link, unless it is closed already', async () => {
    const open = await complete({ ...village, 'a.md': 'see [[OB‸ and so on' });
    assert.equal(open.accept('OBS-012'), 'see [[OBS-012]] and so on');
    const closed = await complete({ ...village, 'a.md': 'see [[OB‸]] and so on' });
    assert.equal(closed.accept('OBS-012'), 'see [[OBS-012]] and so on');
    const half = await complete({ ...village, 'a.md': 'see [[OB‸] and so on' });
    assert.equal(half.accept('OBS-012'), 'see [[OBS-012]] and so on');
    const passage = await complete({ ...village, 'a.md': 'see [[OBS-012#‸]' });
    assert.equal(passage.accept('x03'), 'see [[OBS-012#x03]]');
    const around = await complete({ ...village, 'a.md': '[see [[OB‸] and so on' });
    assert.equal(around.accept('OBS-012'), '[see [[OBS-012]]] and so on');
    const labelled = await complete({ ...village, 'a.md': 'see [[OB‸S-01|words]]' });
    assert.equal(labelled.accept('OBS-012'), 'see [[OBS-012|words]]');
  });

  it('finds a record by its title, its site, and letters typed without æ, ø and å', async () => {
    for (const typed of ['OBS', 'mødet', 'moedet', 'modet', 'bjergby', 'koekkenet']) {
      const { labels } = await complete({ ...village, 'a.md': `see [[${typed}‸` });
      assert.ok(labels.includes('OBS-012'), typed);
    }
    assert.deepEqual((await complete({ ...village, 'a.md': 'see [[xyzzy‸' })).labels, []);
  });

  it('shows title, type, site and date', async () => {
    const { list } = await complete({ ...village, 'a.md': 'see [[OBS‸' });
    const item = list?.items.find((i) => i.label === 'OBS-012');
    assert.equal(item?.title, 'Mødet i køkkenet');
    assert.equal(item.detail, 'Observation · Bjergby · 2017-03-14');
  });

  it('offers excerpts with their quotation, turns and headings behind #', async () => {
    const { labels, list, accept } = await complete({ ...village, 'a.md': 'see [[OBS-012#‸' });
    assert.deepEqual(labels, ['x03', '^t014', 'The room', 'Talk']);
    assert.equal(list?.items.find((i) => i.label === 'x03')?.title, 'jeg vil gerne prøve et køkken');
    assert.match(list.items.find((i) => i.label === '^t014')?.title ?? '', /^CIT-017: jeg vil gerne/);
    assert.equal(accept('^t014'), 'see [[OBS-012#^t014]]');
  });

  it('offers the headings of the same file behind [[#', async () => {
    assert.deepEqual((await complete({ 'a.md': '# One\n\nsee [[#‸]]\n\n## Two\n' })).labels, ['One', 'Two']);
  });

  it('offers citation keys behind @, found by author, title and year', async () => {
    for (const typed of ['cas', 'Larsen', '2017', 'helping']) {
      const { labels, accept } = await complete({ ...village, 'a.md': `so it is [@${typed}‸]` });
      assert.deepEqual(labels, ['caswell2017'], typed);
      assert.equal(accept('caswell2017'), 'so it is [@caswell2017]');
    }
  });

  it('puts a key in braces that Pandoc would not read as a whole', async () => {
    const files = { 'references.bib': '@book{a..b, title = {T}}\n' };
    assert.equal((await complete({ ...files, 'a.md': 'so @‸' })).accept('a..b'), 'so @{a..b}');
    assert.equal((await complete({ ...files, 'a.md': 'so @{a‸' })).accept('a..b'), 'so @{a..b}');
    assert.equal((await complete({ ...files, 'a.md': 'so @{a‸}' })).accept('a..b'), 'so @{a..b}');
  });

  it('offers nothing in addresses, code, comments and what somebody says', async () => {
    const bodies = [
      'mail me@‸',
      '`[[‸`',
      '```\n[[‸\n```',
      '<!-- [[‸ -->',
      'CIT-017: see [[‸',
      'plain words ‸',
    ];
    for (const body of bodies) {
      const { list } = await complete({ ...village, 'a.md': record('id: OBS-1\ntype: observation', body) });
      assert.equal(list, undefined, body);
    }
  });
});

describe('Completion in front matter', () => {
  it('offers fields that are not there yet, the required ones first', async () => {
    const { labels } = await complete({ ...village, 'a.md': record('id: OBS-1\ntype: observation\n‸') });
    assert.deepEqual(labels.slice(0, 3), ['date', 'site', 'participants']);
    assert.ok(!labels.includes('id') && labels.includes('setting'));
  });

  it('writes a field in the form that it takes', async () => {
    const { accept } = await complete({ ...village, 'a.md': record('id: OBS-1\ntype: observation\n‸') });
    assert.equal(accept('date'), '---\nid: OBS-1\ntype: observation\ndate: \n---\n');
    assert.equal(accept('participants'), '---\nid: OBS-1\ntype: observation\nparticipants: [$0]\n---\n');
    const claim = await complete({ ...village, 'a.md': record('id: CLM-1\ntype: claim\n‸') });
    assert.equal(claim.accept('evidence'), '---\nid: CLM-1\ntype: claim\nevidence:\n  - $0\n---\n');
  });

  it('offers only ids that fit: sites for site, people for participants', async () => {
    const site = await complete({ ...village, 'a.md': record('id: OBS-1\ntype: observation\nsite: ‸') });
    assert.deepEqual(site.labels, ['SITE-B']);
    assert.equal(site.accept('SITE-B'), '---\nid: OBS-1\ntype: observation\nsite: SITE-B\n---\n');
    const people = await complete({
      ...village,
      'a.md': record('type: observation\nparticipants: [CIT-017, ‸'),
    });
    assert.deepEqual(people.labels, ['CIT-017', 'PRO-009']);
  });

  it('writes the first item of a list in brackets, and a further one behind a dash', async () => {
    const first = await complete({ ...village, 'a.md': record('type: observation\nparticipants: ‸') });
    assert.equal(first.accept('CIT-017'), '---\ntype: observation\nparticipants: [CIT-017$0]\n---\n');
    const line = await complete({ ...village, 'a.md': record('type: observation\nparticipants:\n  ‸') });
    assert.equal(line.accept('CIT-017'), '---\ntype: observation\nparticipants:\n  - CIT-017\n---\n');
    const dashed = await complete({ ...village, 'a.md': record('type: observation\nparticipants:\n  - ‸') });
    assert.equal(dashed.accept('CIT-017'), '---\ntype: observation\nparticipants:\n  - CIT-017\n---\n');
  });

  it('puts the space that YAML wants behind a colon', async () => {
    const { accept } = await complete({ ...village, 'a.md': record('type: observation\nsite:‸') });
    assert.equal(accept('SITE-B'), '---\ntype: observation\nsite: SITE-B\n---\n');
  });

  it('offers allowed values with their meaning, and types', async () => {
    const status = await complete({ ...village, 'a.md': record('type: observation\nstatus: ‸') });
    assert.deepEqual(status.labels, ['raw', 'pseudonymised', 'checked', 'locked']);
    assert.ok(status.list?.items.every((i) => i.detail !== undefined));
    const type = await complete({ ...village, 'a.md': record('id: X-1\ntype: ‸') });
    assert.ok(type.labels.includes('observation') && type.labels.includes('claim'));
  });

  it('offers excerpts as evidence, with record and id', async () => {
    const { labels, accept } = await complete({
      ...village,
      'a.md': record('type: claim\nevidence:\n  - {ref: ‸}'),
    });
    assert.equal(labels[0], 'OBS-012#x03');
    assert.match(accept('OBS-012#x03'), /\{ref: OBS-012#x03\}/);
    const behindHash = await complete({
      ...village,
      'a.md': record('type: claim\nevidence:\n  - {ref: OBS-012#‸}'),
    });
    assert.match(behindHash.accept('x03'), /\{ref: OBS-012#x03\}/);
  });

  it('writes ids without brackets where YAML would take those for a list', async () => {
    const bare = await complete({ ...village, 'a.md': record('about: [[OBS‸]]') });
    assert.equal(bare.accept('OBS-012'), '---\nabout: OBS-012\n---\n');
    const listed = await complete({ ...village, 'a.md': record('about:\n  - [[OBS‸') });
    assert.equal(listed.accept('OBS-012'), '---\nabout:\n  - OBS-012\n---\n');
    const quoted = await complete({ ...village, 'a.md': record('about: "[[OBS‸"') });
    assert.equal(quoted.accept('OBS-012'), '---\nabout: "[[OBS-012]]"\n---\n');
    const inText = await complete({ ...village, 'a.md': record('summary: see [[OBS‸') });
    assert.equal(inText.accept('OBS-012'), '---\nsummary: see [[OBS-012]]\n---\n');
  });

  it('works while the front matter is broken or not closed', async () => {
    const { labels } = await complete({
      ...village,
      'a.md': '---\ntype: observation\nparticipants: [CIT‸\nsite: [',
    });
    assert.deepEqual(labels, ['CIT-017']);
  });

  it('knows types and fields that red-thread.yaml adds', async () => {
    const files = {
      ...village,
      'red-thread.yaml':
        'name: T\ntypes:\n  focus-group:\n    prefix: FG\n    fields:\n      moderator: {kind: link, to: [person], required: true}\n',
    };
    const { labels } = await complete({ ...files, 'a.md': record('id: FG-1\ntype: focus-group\n‸') });
    assert.equal(labels[0], 'moderator');
    const people = await complete({ ...files, 'a.md': record('type: focus-group\nmoderator: ‸') });
    assert.deepEqual(people.labels, ['CIT-017', 'PRO-009']);
  });
});

describe('Completion in YAML files', () => {
  it('knows the fields of a person and of the consent', async () => {
    const person = await complete({ ...village, 'people.yaml': 'people:\n  - id: CIT-1\n    ‸\n' });
    assert.deepEqual(person.labels, ['role', 'site', 'pseudonym', 'consent']);
    const scope = await complete({
      ...village,
      'people.yaml': 'people:\n  - id: CIT-1\n    consent: {scope: [analysis, ‸]}\n',
    });
    assert.ok(scope.labels.includes('quote'));
    const site = await complete({ ...village, 'people.yaml': '- id: CIT-1\n  site: ‸\n' });
    assert.deepEqual(site.labels, ['SITE-B']);
  });

  it('begins an entry of a list with a dash', async () => {
    const { accept } = await complete({ ...village, 'people.yaml': 'people:\n  - id: CIT-1\n  ‸\n' });
    assert.equal(accept('id'), 'people:\n  - id: CIT-1\n  - id: \n');
    const empty = await complete({ 'people.yaml': '‸' });
    assert.equal(empty.accept('people'), 'people:\n  - id: $0');
  });

  it('knows codes within codes, and codes in excerpts', async () => {
    const code = await complete({
      ...village,
      'codebook.yaml': 'codes:\n  - id: a\n    codes:\n      - id: a.b\n        state: ‸\n',
    });
    assert.deepEqual(code.labels, ['active', 'merged', 'retired']);
    const excerpt = await complete({
      ...village,
      'observations/OBS-012.excerpts.yaml': '- id: x03\n  codes: [rai‸]\n',
    });
    assert.deepEqual(excerpt.labels, ['rai', 'rai.volunteered']);
  });

  it('knows red-thread.yaml, with types of one’s own in it', async () => {
    const top = await complete({ 'red-thread.yaml': 'name: T\n‸' });
    assert.ok(top.labels.includes('thresholds') && !top.labels.includes('name'));
    const kind = await complete({
      'red-thread.yaml': 'types:\n  focus-group:\n    fields:\n      topic: {kind: ‸}\n',
    });
    assert.ok(kind.labels.includes('one-of'));
    const files = await complete({ ...village, 'red-thread.yaml': 'bibliography: [‸]' });
    assert.deepEqual(files.labels, ['references.bib']);
  });
});

describe('Completion in a large repository', () => {
  it('asks to be asked again when not all can be shown, and then finds the rest', async () => {
    const many: Record<string, string> = {};
    for (let i = 0; i < 1000; i++)
      many[`o/OBS-${i}.md`] = record(`id: OBS-${i}\ntype: observation\ntitle: Meeting number ${i}`);
    const first = await complete({ ...many, 'a.md': 'see [[‸' });
    assert.equal(first.list?.isIncomplete, true);
    assert.ok(first.labels.length < 1000);
    const later = await complete({ ...many, 'a.md': 'see [[OBS-987‸' });
    assert.equal(later.labels[0], 'OBS-987');
    assert.equal(later.list?.isIncomplete, false);
  });
});
