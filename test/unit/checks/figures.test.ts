import assert from 'node:assert/strict';
import { type Told, told } from './told';

const material = {
  'OBS-1.md': observation('OBS-1', 'SITE-A'),
  'OBS-2.md': observation('OBS-2', 'SITE-A'),
  'OBS-3.md': observation('OBS-3', 'SITE-A'),
  'OBS-4.md': observation('OBS-4', 'SITE-A'),
  'OBS-5.md': observation('OBS-5', 'SITE-B'),
  'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: A\n---\n',
  'SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: B\n---\n',
  'FLIP-1.md': '---\nid: FLIP-1\ntype: flip-session\ndate: 2018\nsites: [SITE-A]\n---\n',
  'PD-1.md':
    '---\nid: PD-1\ntype: positive-deviance\nsite: SITE-A\ncitizen: CIT-1\nprofessionals: [CIT-1]\ninterviews: [INT-1]\n---\n',
  'INT-1.md':
    '---\nid: INT-1\ntype: interview\nkind: post-conversation\ndate: 2018\nsite: SITE-A\ninterviewee: CIT-1\n---\n',
  'people.yaml': '- {id: CIT-1, role: citizen}\n',
};

function observation(id: string, site: string): string {
  return `---\nid: ${id}\ntype: observation\ndate: 2017\nsite: ${site}\nparticipants: [CIT-1]\n---\n`;
}

/** The problems of a draft with this text beside the material. */
async function inDraft(text: string, more: Readonly<Record<string, string>> = {}): Promise<readonly Told[]> {
  const draft = `---\nid: DRAFT-1\ntype: draft\ntitle: T\n---\n${text}\n`;
  return told({ ...material, 'DRAFT-1.md': draft, ...more });
}

/** What is told of in a draft, as `rule «words» → fixes`. */
async function toldOf(text: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  return (await inDraft(text, more)).map(({ rule, at, fixes }) => `${rule} «${at}» → ${fixes.join(' | ')}`);
}

describe('Live figures', () => {
  it('that can be worked out are right', async () => {
    const text = '{{count observation}} {{count observation site=SITE-B}} {{ count person role=citizen }}';
    assert.deepEqual(await toldOf(text), []);
  });

  it('of unknown things, fields and values offer the nearest ones', async () => {
    assert.deepEqual(await toldOf('{{count observaton}} {{count observation sit=SITE-A}}'), [
      'figure-invalid «{{count observaton}}» → {{count observation}}',
      'figure-invalid «{{count observation sit=SITE-A}}» → {{count observation site=SITE-A}}',
    ]);
    assert.deepEqual(await toldOf('{{count site id=site}} {{count interview kind=pd-citzen}}'), [
      'figure-invalid «{{count interview kind=pd-citzen}}» → {{count interview kind=pd-citizen}}',
    ]);
    const [site] = await inDraft('{{count observation site=SITE-C}}');
    assert.deepEqual(site?.fixes, ['{{count observation site=SITE-A}}', '{{count observation site=SITE-B}}']);
  });

  it('that are misspelt at the first word are told of, the braces of templates are not', async () => {
    assert.deepEqual(await toldOf('{{coutn site}} {{title}} {{date long}} {{court}}'), [
      'figure-invalid «{{coutn site}}» → {{count site}}',
    ]);
  });

  it('are left alone in code', async () => {
    assert.deepEqual(await toldOf('`{{count nonsense}}`\n\n```\n{{count nonsense}}\n```'), []);
  });

  it('do not repeat what somebody wrote', async () => {
    const [problem] = await inDraft('{{count observation site="Mona Hansen"}}');
    assert.ok(problem && !problem.message.includes('Mona'));
  });
});

describe('Typed figures', () => {
  it('that differ from the repository offer the right number and the live figure', async () => {
    const [problem] = await inDraft('We draw on 7 observations.');
    assert.equal(problem?.rule, 'figure-differs');
    assert.equal(problem.at, '7');
    assert.deepEqual(problem.fixes, ['5', '{{count observation}}']);
    assert.match(problem.message, /holds 5 .*not 7/);
  });

  it('are read in English and Danish, with hyphens or spaces', async () => {
    const text = '51 FLIP-sessioner, 14 positive deviance cases, 13 positive-deviance cases, 12 interviews';
    assert.deepEqual(
      (await inDraft(text)).map((p) => p.at),
      ['51', '14', '13', '12'],
    );
    assert.deepEqual(
      (await inDraft('51\nFLIP sessions and 1,024 observationer')).map((p) => p.at),
      ['51', '1,024'],
    );
  });

  it('are right when they are the number of all, of one site or of one kind', async () => {
    assert.deepEqual(await toldOf('5 observations, 4 observations and 1 observation'), []);
  });

  it('are not read where the number is no sum', async () => {
    const text = [
      'In 2017 observations were made of about 100 observations, more than 50 observations.',
      'The first 3 observations, another 12 observations, 3 or 9 observations, 3–9 observations.',
      'Table 9 Observations by site, `9 observations`, OBS-9 observations, 9.5 observations.',
      '',
      '## 9 Observations',
      '',
      'The number was 9',
      '',
      'observations of it',
    ].join('\n');
    assert.deepEqual(await toldOf(text), []);
  });

  it('count what stands in the plural: guides for interviews are no interviews', async () => {
    assert.deepEqual(
      await toldOf('9 interview guides, 8 FLIP session days, 7 positive deviance interviews'),
      [],
    );
    assert.deepEqual(
      (await inDraft('1 observation, 9 cases of positive deviance')).map((p) => p.at),
      ['9'],
    );
  });

  it('are only read in drafts, and of types that the repository holds', async () => {
    const memo = { 'MEMO-1.md': '---\nid: MEMO-1\ntype: memo\n---\n9 observations\n' };
    assert.deepEqual(await toldOf('9 seminars', memo), []);
  });

  it('know the labels of the repository’s own types', async () => {
    const own = {
      'red-thread.yaml':
        'types:\n  focus-group:\n    prefix: FG\n    label: {da: Fokusgruppe, en: Focus group}\n    plural: {da: Fokusgrupper, en: Focus groups}\n',
      'FG-1.md': '---\nid: FG-1\ntype: focus-group\n---\n',
    };
    assert.deepEqual(await toldOf('3 fokusgrupper and 4 focus groups', own), [
      'figure-differs «3» → 1 | {{count focus-group}}',
      'figure-differs «4» → 1 | {{count focus-group}}',
    ]);
  });
});
