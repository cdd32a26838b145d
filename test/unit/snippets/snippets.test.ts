import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import manifest from '../../../package.json';
import { told } from '../checks/told';

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
  readonly isFileTemplate?: boolean;
}

const root = path.join(__dirname, '../../..');
const contributed = manifest.contributes.snippets.map(({ language, path: file }) => ({
  language,
  snippets: JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')) as Readonly<Record<string, Snippet>>,
}));
const all = contributed.flatMap(({ language, snippets }) =>
  Object.entries(snippets).map(([name, snippet]) => ({ language, name, snippet })),
);

/** A repository in which everything is there that snippets point to as they are. */
const around = {
  'SITE-A.md': '---\nid: SITE-A\ntype: site\nlabel: A\n---\n',
  'people.yaml': '- {id: CIT-001, role: citizen}\n- {id: PRO-001, role: frontline}\n',
  'codebook.yaml': '- {id: code}\n',
  'references.bib': '@book{key, title = {T}}\n',
  'OBS-001.md':
    '---\nid: OBS-001\ntype: observation\ndate: 2018\nsite: SITE-A\nparticipants: [CIT-001]\n---\nCIT-001: ja\nCIT-001: exactly as it stands in the record\n',
  'OBS-001.excerpts.yaml': '- {id: x01, quote: ja, codes: [code]}\n',
  'CLM-001.md': claim('- {ref: OBS-001#x01, rel: supports}', '- {session: FLIP-01, outcome: confirmed}'),
  'FLIP-01.md': '---\nid: FLIP-01\ntype: flip-session\ndate: 2018\nsites: [SITE-A]\n---\n',
  'INT-001.md':
    '---\nid: INT-001\ntype: interview\ndate: 2018\nsite: SITE-A\ninterviewee: CIT-001\n---\n[@key]\n',
};

function claim(evidence: string, dialogue: string): string {
  const indented = (item: string): string => item.replace(/^/gm, '  ');
  return `---\nid: CLM-001\ntype: claim\nstatement: S\nevidence:\n${indented(evidence)}\ndialogue:\n${indented(dialogue)}\n---\n`;
}

/** What is inserted when all places are left as they are. */
function expanded({ body }: Snippet): string {
  const values = new Map<string, string>();
  const fill = (text: string): string =>
    text
      .replace(/\$CURRENT_YEAR-\$CURRENT_MONTH-\$CURRENT_DATE/g, '2018-06-01')
      .replace(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g, (_, place: string, first: string) => remember(place, first))
      .replace(/\$\{(\d+):([^{}]*)\}/g, (_, place: string, text: string) => remember(place, text));
  const remember = (place: string, text: string): string => {
    values.set(place, text);
    return text;
  };
  return fill(body.join('\n')).replace(/\$(\d+)/g, (_, place: string) => values.get(place) ?? '');
}

/** What is wrong in a repository with these files besides those around. */
async function wrong(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await told({ ...around, ...files })).map((p) => `${p.path}: ${p.rule} «${p.at}» ${p.message}`);
}

function named(name: string): string {
  const found = all.find((s) => s.name === name);
  assert.ok(found, name);
  return expanded(found.snippet);
}

describe('The snippets', () => {
  it('leave nothing of their own signs when all places are left as they are', () => {
    for (const { name, snippet } of all) assert.doesNotMatch(expanded(snippet), /\$|\|\}/, name);
  });

  it('have a description and prefixes that no other snippet of the language has', () => {
    for (const { name, snippet } of all) assert.ok(snippet.description !== '', name);
    const prefixes = all.flatMap(({ language, snippet }) => snippet.prefix.map((p) => `${language} ${p}`));
    assert.deepEqual(
      prefixes.filter((p, i) => prefixes.indexOf(p) !== i),
      [],
    );
  });

  it('the repository around the tests is right', async () => {
    assert.deepEqual(await wrong({}), []);
  });

  it('that are whole records are right as they are', async () => {
    const records = all.filter(({ snippet }) => snippet.isFileTemplate);
    assert.deepEqual(
      records.map((r) => r.name),
      ['Field note', 'Claim', 'FLIP session', 'Draft'],
    );
    for (const { name, snippet } of records) {
      const text = expanded(snippet);
      const id = /^id: (.*)$/m.exec(text)?.[1] ?? '';
      // What excerpts quote of the record that the snippet takes the place of.
      assert.deepEqual(await wrong({ [`${id}.md`]: `${text}\nja\n` }), [], name);
    }
  });

  it('that are parts of a claim are right as they are', async () => {
    const answer = named('Answer from practice');
    assert.deepEqual(await wrong({ 'CLM-001.md': claim(named('Evidence'), answer) }), []);
    assert.deepEqual(
      await wrong({ 'CLM-001.md': claim(`${named('Evidence')}\n${named('Nothing found')}`, answer) }),
      [],
    );
  });

  it('that are entries of YAML files are right as they are', async () => {
    assert.deepEqual(await wrong({ 'OBS-001.excerpts.yaml': named('Excerpt') }), []);
    const translated = named('Translated excerpt').replace('}', ', checked_by: mk}');
    assert.deepEqual(await wrong({ 'OBS-001.excerpts.yaml': translated }), []);
    assert.deepEqual(await wrong({ 'codebook.yaml': named('Code') }), []);
    const people = `${named('Person')}\n- {id: PRO-001, role: frontline}\n`;
    assert.deepEqual(await wrong({ 'people.yaml': people }), []);
  });

  it('that are links, citations and figures lead somewhere', async () => {
    const links = ['Excerpt link', 'Embedded quotation', 'Claim link', 'Citation', 'Live figure'];
    const text = links.map(named).join('\n\n');
    assert.deepEqual(await wrong({ 'MEMO-001.md': `---\nid: MEMO-001\ntype: memo\n---\n${text}\n` }), []);
    assert.match(text, /\{\{count observation\}\}/);
  });

  it('that are turns are read as turns', async () => {
    const text = [named('Turn'), named('Turns'), named('Turn with a time')].join('\n');
    const note = `---\nid: OBS-002\ntype: observation\ndate: 2018\nsite: SITE-A\nparticipants: [CIT-001]\n---\n${text} [[NONE]]\n`;
    // Nothing is a link in what somebody says.
    assert.deepEqual(await wrong({ 'OBS-002.md': note }), []);
  });
});
