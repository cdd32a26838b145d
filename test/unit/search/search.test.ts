import assert from 'node:assert/strict';
import { RepositorySearch } from '../../../src/search/repositorySearch';
import { corpus, type Workspace } from '../../support/corpus';

const files = {
  'sites/SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: Kommune B\n---\n',
  'sites/SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: Kommune A\n---\n',
  'OBS-012.md':
    '---\nid: OBS-012\ntype: observation\ntitle: Køkkensamtalen\ndate: 2017-03-14\nsite: SITE-B\nparticipants: [CIT-017]\nstatus: checked\n---\nCIT-017: jeg vil egentlig gerne prøve et køkken\n',
  'OBS-020.md':
    '---\nid: OBS-020\ntype: observation\ntitle: Om borgerinddragelse\ndate: 2018-05-02\nsite: SITE-A\nstatus: raw\n---\nHan ser på skemaet. Se [[OBS-012]].\n',
  'OBS-112.md': '---\nid: OBS-112\ntype: observation\ntitle: Trappen\nsite: SITE-A\n---\nAlene på trappen.\n',
  'MEMO-001.md':
    '---\nid: MEMO-001\ntype: memo\ntitle: Køkken som billede\n---\nOm køkken og skema. [[OBS-999]]\n',
  'OBS-012.excerpts.yaml':
    '- {id: x03, quote: "prøve et køkken", codes: [rai.volunteered], by: dc, translation: {en: try a kitchen}}\n',
  'codebook.yaml':
    'codes:\n  - id: rai\n    label: {da: Fremsættelse, en: Raising}\n    codes: [{id: rai.volunteered, label: {da: Uopfordret}}]\n',
  'people.yaml': 'people: [{id: CIT-017, role: citizen, pseudonym: Mona}]\n',
  'refs.bib': '@book{lipsky2010, author={Lipsky, Michael}, title={Street-Level Bureaucracy}, year={2010}}\n',
};

async function found(query: string, ws?: Workspace): Promise<string[]> {
  const search = new RepositorySearch((ws ?? (await corpus(files))).repository);
  await search.readAll();
  const hits = await search.search(query, 20);
  search.dispose();
  return hits.map((h) => h.document.id);
}

describe('Search', () => {
  it('finds a record by its id, written carelessly', async () => {
    for (const typed of ['OBS-012', 'obs 12', 'obs12', '012'])
      assert.equal((await found(typed))[0], 'OBS-012', typed);
  });

  it('finds words of titles and texts, with transcribed letters and a typing error', async () => {
    for (const typed of ['køkkensamtalen', 'koekkensamtalen', 'kokkensamtalen', 'køkensamtalen']) {
      assert.equal((await found(typed))[0], 'OBS-012', typed);
    }
  });

  it('finds the end of a compound', async () => {
    assert.deepEqual(await found('inddragelse'), ['OBS-020']);
  });

  it('wants every word', async () => {
    assert.deepEqual(await found('køkken skema'), ['MEMO-001']);
  });

  it('holds a phrase together, and leaves out what is excluded', async () => {
    assert.deepEqual(await found('"gerne prøve"'), ['OBS-012']);
    assert.deepEqual(await found('"prøve gerne"'), []);
    assert.ok(!(await found('køkken -billede')).includes('MEMO-001'));
    assert.deepEqual(await found('type:memo -"om køkken"'), []);
  });

  it('finds people, codes, works and excerpts, in translation too', async () => {
    assert.equal((await found('Mona'))[0], 'CIT-017');
    assert.equal((await found('fremsættelse'))[0], 'rai');
    assert.equal((await found('lipsky bureaucracy'))[0], '@lipsky2010');
    assert.deepEqual(await found('kitchen'), ['OBS-012#x03']);
  });

  it('finds a claim by the status of its text and by its own state', async () => {
    const ws = await corpus({
      'CLM-1.md': '---\ntype: claim\nstatus: checked\nstate: revised\n---\n',
      'CLM-2.md': '---\ntype: claim\nstatus: checked\nstate: draft\n---\n',
    });
    assert.deepEqual(await found('status:revised', ws), ['CLM-1']);
    assert.deepEqual((await found('status:checked', ws)).sort(), ['CLM-1', 'CLM-2']);
  });

  it('filters by type, site, person, status, date and code', async () => {
    assert.deepEqual((await found('type:observation')).sort(), ['OBS-012', 'OBS-020', 'OBS-112']);
    assert.ok((await found('site:B type:observation')).every((id) => id === 'OBS-012'));
    assert.deepEqual(await found('person:CIT-17 type:observation'), ['OBS-012']);
    assert.deepEqual(await found('status:raw'), ['OBS-020']);
    assert.deepEqual(await found('after:2018'), ['OBS-020']);
    assert.deepEqual(await found('before:2018 type:observation'), ['OBS-012']);
    assert.deepEqual((await found('code:rai')).sort(), ['OBS-012', 'OBS-012#x03']);
    assert.deepEqual(await found('coder:dc type:observation'), ['OBS-012']);
  });

  it('filters by links and by what is loose or broken', async () => {
    assert.deepEqual(await found('links:OBS-012'), ['OBS-020']);
    assert.deepEqual((await found('is:uncited')).sort(), ['@lipsky2010', 'OBS-012#x03']);
    assert.deepEqual(await found('is:broken'), ['MEMO-001']);
    assert.ok(!(await found('is:orphan')).includes('OBS-020'));
  });

  it('shows the passage that answers', async () => {
    const search = new RepositorySearch((await corpus(files)).repository);
    await search.readAll();
    const [hit] = await search.search('egentlig gerne', 5);
    assert.ok(hit);
    const passage = await search.passageIn(hit, 'egentlig gerne');
    assert.equal(passage?.text, 'CIT-017: jeg vil egentlig gerne prøve et køkken');
  });

  it('knows what was typed since, and forgets what is gone', async () => {
    const ws = await corpus(files);
    const search = new RepositorySearch(ws.repository);
    await search.readAll();
    void ws.repository.update('OBS-112.md', '---\nid: OBS-113\ntype: observation\n---\nEn giraf.\n');
    await search.readAll();
    assert.deepEqual(
      (await search.search('giraf', 5)).map((h) => h.document.id),
      ['OBS-113'],
    );
    assert.deepEqual(await search.search('trappen', 5), []);
  });

  it('finds nothing for nothing that is there, and all that passes for a filter alone', async () => {
    assert.deepEqual(await found('xyzzyq'), []);
    assert.equal((await found('type:site')).length, 2);
  });
});
