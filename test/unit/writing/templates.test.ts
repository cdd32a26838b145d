import assert from 'node:assert/strict';
import { problemsOf } from '../../../src/checks/problems';
import { builtInTypes } from '../../../src/model/vocabulary/builtIn';
import { fillTemplate } from '../../../src/writing/fillTemplate';
import { planNewRecord } from '../../../src/writing/newRecord';
import {
  builtInTemplate,
  placeholdersOf,
  templateFor,
  withPlaceholders,
} from '../../../src/writing/templates';
import { corpus } from '../../support/corpus';

const village = {
  'red-thread.yaml': `
languages: {material: [da], paper: [en]}
types:
  focus-group:
    prefix: FG
    fields:
      moderator: {kind: link, to: [person], required: true}
      wave: {kind: one-of, values: [first, second]}
  observation: {fields: {weather: {kind: text}}}
`,
  'people.yaml': 'people:\n  - {id: CIT-017, role: citizen}\n  - {id: PRO-009, role: frontline}\n',
  'sites/SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: Kommune B\n---\n',
  'cases/CASE-04.md': '---\nid: CASE-04\ntype: case\nsite: SITE-B\ncitizen: CIT-017\n---\n',
  'potentials/POT-3.md': '---\nid: POT-3\ntype: potential\ntitle_da: Mødet\ntitle_en: The meeting\n---\n',
  'claims/CLM-012.md': '---\nid: CLM-012\ntype: claim\nstatement: It is so.\n---\n',
  'interviews/INT-009.md':
    '---\nid: INT-009\ntype: interview\ndate: 2018\nsite: SITE-B\ninterviewee: CIT-017\n---\nCIT-017: ja ^t001\n',
  'interviews/INT-009.excerpts.yaml': '- id: x01\n  quote: ja\n',
};

/** An answer for each field that a built-in template asks for. */
const everything = new Map<string, string | readonly string[]>([
  ['title', 'Et møde: om #1'],
  ['label', 'Kommune G'],
  ['date', '2017-03-14'],
  ['site', ['SITE-B']],
  ['participants', ['CIT-017', 'PRO-009']],
  ['interviewee', ['CIT-017']],
  ['interviewer', ['dc']],
  ['citizen', ['CIT-017']],
  ['professionals', ['PRO-009']],
  ['interviews', ['INT-009']],
  ['moderator', ['PRO-009']],
  ['wave', 'first'],
  ['weather', 'regn'],
  ['duration_min', '40'],
  ['participants_n', '12'],
  ['setting', 'Lokale 3: ved vinduet'],
  ['case', ['CASE-04']],
  ['potentials', ['POT-3']],
  ['capture', 'audio'],
  ['transcript', 'verbatim'],
  ['claims', ['CLM-012']],
  ['excerpts_shown', ['INT-009#x01']],
  ['about', ['INT-009#x01', 'CLM-012']],
  ['statement', 'En påstand: med kolon.'],
  ['statement_da', 'Den samme'],
  ['level', 'descriptive'],
  ['title_da', 'Dansk'],
  ['title_en', 'English'],
  ['target_group', 'aktivitetsparate'],
  ['period', '2017-03/2018-12'],
  ['role', 'partner'],
  ['size_band', 'mellem'],
  ['guide', 'Guide 2'],
  ['audience', 'employees'],
  ['phase', 'problem'],
  ['outcome', 'Job'],
  ['why_deviant', 'Sjældent'],
  ['sensitivity', 'ordinary'],
  ['checklist', 'srqr'],
]);
/** What `kind` may be depends on the type. */
const kinds: Readonly<Record<string, string>> = {
  interview: 'post-conversation',
  seminar: 'leader',
  memo: 'analytic',
};
const circumstances = { today: '2020-05-01', author: 'dc' };

describe('built-in templates', () => {
  for (const language of ['da', 'en'] as const) {
    for (const name of [...builtInTypes().keys(), 'focus-group']) {
      it(`of ${name} (${language}) give a record without any problem when they are filled in`, async () => {
        const ws = await corpus(village);
        const type = ws.snapshot.vocabulary.types.get(name);
        assert.ok(type);
        const answers = new Map([
          ...everything,
          ['id', `${type.prefix}-900`],
          ['kind', kinds[name] ?? 'møde'],
        ]);
        const template = builtInTemplate(type, language);
        const planned = planNewRecord(ws.snapshot, type, template, answers, circumstances);
        void ws.repository.update(planned.path, planned.text);
        const facts = ws.snapshot.file(planned.path);
        assert.ok(facts);
        assert.deepEqual(problemsOf(ws.snapshot, facts), [], planned.text);
        assert.equal(ws.snapshot.recordAt(planned.path)?.type, name);
      });

      it(`of ${name} (${language}) lack nothing but the required fields when nothing is filled in`, async () => {
        const ws = await corpus(village);
        const type = ws.snapshot.vocabulary.types.get(name);
        assert.ok(type);
        const answers = new Map([['id', `${type.prefix}-900`]]);
        const template = builtInTemplate(type, language);
        const planned = planNewRecord(ws.snapshot, type, template, answers, circumstances);
        void ws.repository.update(planned.path, planned.text);
        const facts = ws.snapshot.file(planned.path);
        assert.ok(facts);
        const rules = problemsOf(ws.snapshot, facts).map((p) => p.rule);
        assert.deepEqual(
          [...new Set(rules)].filter((rule) => rule !== 'field-missing'),
          [],
        );
      });
    }
  }

  it('ask for required fields first, and for fields that the repository added', async () => {
    const { snapshot } = await corpus(village);
    const type = snapshot.vocabulary.types.get('observation');
    assert.ok(type);
    const head = builtInTemplate(type, 'en').split('---\n')[1] ?? '';
    const keys = head.split('\n').map((line) => line.split(':')[0]);
    assert.deepEqual(keys.slice(0, 6), ['id', 'type', 'title', 'date', 'site', 'participants']);
    assert.ok(keys.includes('weather'));
  });

  it('can be told from live figures, which stay as they are', async () => {
    const { snapshot } = await corpus(village);
    const type = snapshot.vocabulary.types.get('draft');
    assert.ok(type);
    const { text } = fillTemplate(builtInTemplate(type, 'da'), new Map(), placeholdersOf(type));
    assert.match(text, /\{\{count observation\}\}/);
    assert.equal(/\{\{(?!count)/.test(text), false);
  });
});

describe('the template for a type', () => {
  async function template(files: Readonly<Record<string, string>>, name = 'observation'): Promise<string> {
    const ws = await corpus(files);
    const type = ws.snapshot.vocabulary.types.get(name);
    assert.ok(type);
    return templateFor(ws.snapshot, { read: (path) => ws.read(path) }, type);
  }

  it('is the repository’s own where it has one, with line ends as they are written here', async () => {
    const own = '---\r\nid: {{id}}\r\ntype: observation\r\n---\r\n# Mine\r\n';
    assert.equal(
      await template({ 'templates/observation.md': own }),
      '---\nid: {{id}}\ntype: observation\n---\n# Mine\n',
    );
  });

  it('asks for an id of its own, though a record was copied to make it or has no front matter', async () => {
    const copied = '---\ntitle: x\nid: OBS-001\ntype: observaton\nsite: {{site}}\n---\nText\n';
    assert.equal(
      await template({ 'templates/observation.md': copied }),
      '---\nid: {{id}}\ntype: observation\ntitle: x\nsite: {{site}}\n---\nText\n',
    );
    assert.equal(
      await template({ 'templates/memo.md': 'Text\n' }, 'memo'),
      '---\nid: {{id}}\ntype: memo\n---\nText\n',
    );
  });

  it('gets a place for what is known already, where it has none', () => {
    assert.equal(
      withPlaceholders('---\nid: {{id}}\nkind: own\n---\ntext\n---\n', ['kind', 'case']),
      '---\nid: {{id}}\nkind: own\ncase: {{case}}\n---\ntext\n---\n',
    );
  });

  it('is the built-in one in the language of the material', async () => {
    assert.match(await template({ 'red-thread.yaml': 'languages: {material: [da]}\n' }), /## Rummet/);
    assert.match(await template({ 'red-thread.yaml': 'languages: {material: [de]}\n' }), /## The room/);
  });
});
