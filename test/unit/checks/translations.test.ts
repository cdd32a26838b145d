import assert from 'node:assert/strict';
import { fingerprintOf } from '../../../src/model/fingerprint';
import type { RuleId } from '../../../src/model/rules';
import { corpus } from '../../support/corpus';
import { type Told, told } from './told';

const RECORD = 'a.md';
const EXCERPTS = 'a.excerpts.yaml';
const now = fingerprintOf('ja så');

async function problems(rule: RuleId, files: Readonly<Record<string, string>>): Promise<readonly Told[]> {
  return (await told(files)).filter((problem) => problem.rule === rule);
}

/** A record with an excerpt that has these translations. */
function cited(translation: string, lang = 'da'): Readonly<Record<string, string>> {
  return {
    [RECORD]: `---\nid: A-1\ntype: memo\n${lang === '' ? '' : `lang: ${lang}\n`}---\nja så\n`,
    [EXCERPTS]: `- id: x1\n  quote: ja så\n${translation === '' ? '' : `  translation: {${translation}}\n`}`,
  };
}

function draft(text: string, lang = 'en'): Readonly<Record<string, string>> {
  return {
    'd.md': `---\nid: DRAFT-1\ntype: draft\ntitle: T\n${lang === '' ? '' : `lang: ${lang}\n`}---\n${text}\n`,
  };
}

describe('translation-missing', () => {
  const missing = (files: Readonly<Record<string, string>>): Promise<readonly Told[]> =>
    problems('translation-missing', files);

  it('tells at each citation that the excerpt is not translated, and offers to translate it', async () => {
    const found = await missing({ ...cited('de: "ja"'), ...draft('“Yes” [[A-1#x1]].\n\n![[A-1#x1]]') });
    assert.deepEqual(
      found.map(({ path, at, fixes }) => [path, at, ...fixes]),
      [
        ['d.md', '[[A-1#x1]]', '!translate x1 en'],
        ['d.md', '![[A-1#x1]]', '!translate x1 en'],
      ],
    );
    assert.match(found[0]?.message ?? '', /^A-1#x1 has no translation into English/);
  });

  it('is quiet where there is one, where the languages are the same, and where nobody says which they are', async () => {
    for (const files of [
      { ...cited('en: "yes"'), ...draft('[[A-1#x1]]') },
      { ...cited('en-GB: "yes"'), ...draft('[[A-1#x1]]') },
      { ...cited('en: "yes"'), ...draft('[[A-1#x1]]', 'en-US') },
      { ...cited(''), ...draft('[[A-1#x1]]', 'da') },
      { ...cited('', ''), ...draft('[[A-1#x1]]') },
      { ...cited(''), ...draft('[[A-1#x1]]', '') },
      { ...cited(''), ...draft('[[A-1]]') },
      { ...cited(''), 'm.md': '---\nid: MEMO-1\ntype: memo\nlang: en\n---\n[[A-1#x1]]\n' },
    ]) {
      assert.deepEqual(await missing(files), [], JSON.stringify(files));
    }
  });

  it('takes an empty translation for none', async () => {
    assert.equal((await missing({ ...cited('en: ""'), ...draft('[[A-1#x1]]') })).length, 1);
  });

  it('knows the one language of the material and of the papers from the configuration', async () => {
    const files = { ...cited('', ''), ...draft('[[A-1#x1]]', '') };
    const configured = (paper: string): Readonly<Record<string, string>> => ({
      ...files,
      'red-thread.yaml': `languages: {material: [da], paper: ${paper}}\n`,
    });
    assert.equal((await missing(configured('[en]'))).length, 1);
    assert.deepEqual(await missing(configured('[en, da]')), []);
  });

  it('is looked at anew when the translation comes, or the record says its language', async () => {
    const ws = await corpus({ ...cited(''), ...draft('[[A-1#x1]]') });
    const affected: (readonly string[])[] = [];
    ws.repository.onDidChange((change) => affected.push([...change.affected]));
    void ws.repository.update(EXCERPTS, '- id: x1\n  quote: ja så\n  translation: {en: "yes"}\n');
    void ws.repository.update(RECORD, '---\nid: A-1\ntype: memo\nlang: en\n---\nja så\n');
    assert.deepEqual(
      affected.map((paths) => paths.includes('d.md')),
      [true, true],
    );
  });
});

describe('translation-stale', () => {
  const stale = (translation: string): Promise<readonly Told[]> =>
    problems('translation-stale', cited(translation));

  it('tells that the quotation has changed since, for all languages or for one of its own', async () => {
    const old = fingerprintOf('ja');
    const [shared, ...others] = await stale(`en: "yes", by: dc, of: "${old}"`);
    assert.deepEqual(others, []);
    assert.deepEqual(shared?.fixes, [JSON.stringify(now), '!translate x1 en']);
    const own = await stale(`en: "yes", of: "${now}", de: {text: "ja", by: mk, of: "${old}"}`);
    assert.deepEqual(
      own.map(({ at, fixes }) => [at, fixes[1]]),
      [[`"${old}"`, '!translate x1 de']],
    );
  });

  it('is quiet where nobody knows what was translated, and where it is the same', async () => {
    for (const of of ['', `, of: "${now}"`]) assert.deepEqual(await stale(`en: "yes"${of}`), []);
  });
});

describe('translation-unchecked', () => {
  const unchecked = (translation: string): Promise<readonly Told[]> =>
    problems('translation-unchecked', cited(translation));

  it('tells at the language that nobody else has looked at it, and offers to mark it', async () => {
    const found = await unchecked('en: "yes", by: dc, de: {text: "ja", by: dc, checked_by: mk}');
    assert.deepEqual(
      found.map(({ at, fixes }) => [at, fixes]),
      [['en', ['!check x1 en']]],
    );
  });

  it('is quiet where somebody has, and where there is nothing yet', async () => {
    for (const translation of ['en: "yes", checked_by: mk', 'en: ""', '']) {
      assert.deepEqual(await unchecked(translation), [], translation);
    }
  });
});
