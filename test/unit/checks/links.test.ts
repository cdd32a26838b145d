import assert from 'node:assert/strict';
import { problemsOf } from '../../../src/checks/problems';
import { vocabularyFor } from '../../../src/model/vocabulary/builtIn';
import { RepositoryIndex } from '../../../src/repository/index';
import { parseFile } from '../../../src/syntax/parseFile';
import { places, told } from './told';

const SITE = '---\nid: SITE-B\ntype: site\nlabel: Municipality B\n---\n';
const PEOPLE = '- {id: CIT-017, role: citizen, site: SITE-B}\n';
const CASE = (rest: string): string => `---\nid: CASE-04\ntype: case\n${rest}---\n`;

describe('link-broken', () => {
  it('stands on the id that no record has, and offers the nearest one and the missing record', async () => {
    const [problem, ...more] = await told({ 'a.md': 'see [[OBS-102|the meeting]]', 'OBS-012.md': '' });
    assert.deepEqual(more, []);
    assert.deepEqual(problem, {
      path: 'a.md',
      rule: 'link-broken',
      at: 'OBS-102',
      message: 'No record has the id OBS-102. Did you mean OBS-012?',
      fixes: ['OBS-012', '+OBS-102 observation'],
      related: [],
    });
  });

  it('does not arise where the link leads somewhere, in whatever case it is written', async () => {
    const texts = { 'a.md': '[[OBS-012]] [[obs-012]] [[b]] ![[OBS-012]]', 'OBS-012.md': '', 'b note.md': '' };
    assert.deepEqual(await places(texts), []);
  });

  it('finds slips of the hand: letters exchanged, missing, too many, wrong, and leading zeros', async () => {
    for (const slip of ['OSB-012', 'OBS-12', 'OBS-0012', 'OBSS-012', 'OBX-012', 'OBS012', 'OBS-013']) {
      const [problem] = await told({ 'a.md': `[[${slip}]]`, 'OBS-012.md': '' });
      assert.equal(problem?.fixes[0], 'OBS-012', slip);
    }
    const [far] = await told({ 'a.md': '[[OBS-799]]', 'OBS-012.md': '' });
    assert.deepEqual(far?.fixes, ['+OBS-799 observation']);
  });

  it('stands on the fragment where the record is there, and offers the nearest of the same sort', async () => {
    const texts = {
      'OBS-012.md': '# Køkkenet\n\nja ^t014\n',
      'OBS-012.excerpts.yaml': '- {id: x03, quote: ja}\n',
      'a.md':
        '[[OBS-012#x04]] [[OBS-012#^t041]] [[OBS-012#Køkenet]] [[OBS-012#x03]] [[OBS-012#^t014]] [[OBS-012#Køkkenet]]',
    };
    const problems = await told(texts);
    assert.deepEqual(
      problems.map((p) => [p.rule, p.at, p.message, p.fixes]),
      [
        ['link-broken', 'x04', 'OBS-012 has no excerpt x04. Did you mean x03?', ['x03']],
        [
          'link-broken',
          '^t041',
          'No paragraph or turn of OBS-012 is marked ^t041. Did you mean ^t014?',
          ['^t014'],
        ],
        ['link-broken', 'Køkenet', 'OBS-012 has no such heading.', ['Køkkenet']],
      ],
    );
  });

  it('sees links within a file', async () => {
    assert.deepEqual(await places({ 'OBS-012.md': '# Here\n\n[[#Here]] [[#There]]' }), [
      'OBS-012.md: link-broken «There»',
    ]);
  });

  it('counts an id in YAML only where the field holds links', async () => {
    const texts = {
      'SITE-B.md': SITE,
      'people.yaml': PEOPLE,
      'CASE-04.md': CASE('site: SITE-B\ncitizen: CIT-017\ntitle: PD-99\npotentials: [POT-9]\n'),
      'note.md': '---\nsite: SITE-Z\n---\n',
    };
    assert.deepEqual(await places(texts), ['CASE-04.md: link-broken «POT-9»']);
  });

  it('does not repeat what may be a real name', async () => {
    const [problem] = await told({ 'a.md': '[[Mona Jensen]]' });
    assert.equal(problem?.message, 'No record, person or code has this name.');
  });

  it('leaves pictures and documents alone, which are not indexed', async () => {
    assert.deepEqual(await places({ 'a.md': '![[room.png]] [[guide.pdf]]' }), []);
  });

  it('waits until everything is indexed', () => {
    const index = new RepositoryIndex((configuration) => vocabularyFor(configuration, 'en'));
    const facts = parseFile('a.md', 'record', '[[OBS-102]] [@none]');
    index.update(new Map([['a.md', facts]]));
    assert.deepEqual(problemsOf(index, facts), []);
    index.complete = true;
    assert.deepEqual(
      problemsOf(index, facts).map((p) => p.rule),
      ['link-broken', 'citation-unknown'],
    );
  });
});

describe('link-ambiguous', () => {
  it('points to all that the link could mean', async () => {
    const problems = await told({ 'a.md': 'see [[OBS-012]]', 'x/OBS-012.md': '', 'y/OBS-012.md': '' });
    const problem = problems.find((p) => p.rule === 'link-ambiguous');
    assert.deepEqual([problem?.at, problem?.related], ['[[OBS-012]]', ['x/OBS-012.md', 'y/OBS-012.md']]);
  });

  it('does not arise where the field wants only one of them', async () => {
    const texts = {
      'SITE-B.md': SITE,
      'SITE-B copy.md': '',
      'people.yaml': PEOPLE,
      'CASE-04.md': CASE('site: SITE-B\ncitizen: CIT-017\n'),
    };
    const ambiguous = (await told(texts)).filter((p) => p.rule === 'link-ambiguous');
    assert.deepEqual(ambiguous, []);
  });
});

describe('link-unquoted', () => {
  it('stands on the brackets, and is still checked as a link', async () => {
    const texts = {
      'SITE-B.md': SITE,
      'people.yaml': PEOPLE,
      'CASE-04.md': CASE('site: [[SITE-B]]\ncitizen: "[[CIT-017]]"\n'),
      'CASE-05.md': '---\ntype: case\nsite: [[SITE-X]]\ncitizen: CIT-017\n---\n',
    };
    assert.deepEqual(await places(texts), [
      'CASE-04.md: link-unquoted «[[SITE-B]]»',
      'CASE-05.md: link-unquoted «[[SITE-X]]»',
      'CASE-05.md: site-unknown «SITE-X»',
    ]);
  });
});

describe('person-unknown, site-unknown and code-unknown', () => {
  it('stand on the id in a field that leads to nothing else', async () => {
    const problems = await told({
      'SITE-B.md': SITE,
      'people.yaml': PEOPLE,
      'codebook.yaml': '- {id: gri.explored}\n',
      'CASE-04.md': `${CASE('site: SITE-C\ncitizen: CIT-071\n')}ja\n`,
      'CASE-04.excerpts.yaml': '- {id: x01, quote: ja, codes: [gri.explroed, gri.explored]}\n',
    });
    assert.deepEqual(
      problems.map((p) => [p.rule, p.at, p.message, p.fixes]),
      [
        [
          'site-unknown',
          'SITE-C',
          'No site has the id SITE-C. Did you mean SITE-B?',
          ['SITE-B', '+SITE-C site'],
        ],
        [
          'person-unknown',
          'CIT-071',
          'people.yaml has nobody with the id CIT-071. Did you mean CIT-017?',
          ['CIT-017'],
        ],
        [
          'code-unknown',
          'gri.explroed',
          'The codebook has no code gri.explroed. Did you mean gri.explored?',
          ['gri.explored'],
        ],
      ],
    );
  });

  it('see what has not even the form of an id, and do not repeat it', async () => {
    const [problem] = await told({
      'people.yaml': PEOPLE,
      'SITE-B.md': SITE,
      'CASE-04.md': CASE('site: SITE-B\ncitizen: Mona Jensen\n'),
    });
    assert.deepEqual(
      [problem?.rule, problem?.at, problem?.message],
      ['person-unknown', 'Mona Jensen', 'people.yaml has nobody with this id.'],
    );
  });
});

describe('field-target', () => {
  it('stands on a link that leads to another kind of thing than the field is for', async () => {
    const problems = await told({
      'SITE-B.md': SITE,
      'people.yaml': PEOPLE,
      'CASE-04.md': CASE('site: CIT-017\ncitizen: SITE-B\n'),
    });
    assert.deepEqual(
      problems.map((p) => [p.rule, p.at, p.message]),
      [
        ['field-target', 'CIT-017', '“site” should lead to: Site. CIT-017 is: Person.'],
        ['field-target', 'SITE-B', '“citizen” should lead to: Person. SITE-B is: Site.'],
      ],
    );
  });

  it('wants an excerpt where excerpts are shown, and takes records and excerpts for evidence', async () => {
    const problems = await places({
      'SITE-B.md': `${SITE}ja\n`,
      'SITE-B.excerpts.yaml': '- {id: x01, quote: ja}\n',
      'FLIP-01.md':
        '---\ntype: flip-session\ndate: 2018\nsites: SITE-B\nexcerpts_shown: [SITE-B, SITE-B#x01]\n---\n',
      'CLM-001.md':
        '---\ntype: claim\nstatement: So.\nevidence:\n  - {ref: SITE-B, rel: supports}\n  - {ref: SITE-B#x01, rel: supports}\n  - {checked: SITE-B, rel: none-found}\n---\n',
    });
    assert.deepEqual(problems, ['FLIP-01.md: field-target «SITE-B»']);
  });
});
