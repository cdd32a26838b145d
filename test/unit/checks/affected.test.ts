import assert from 'node:assert/strict';
import fc from 'fast-check';
import { problemsOf } from '../../../src/checks/problems';
import { vocabularyFor } from '../../../src/model/vocabulary/builtIn';
import { RepositoryIndex } from '../../../src/repository/index';
import { kindOf } from '../../../src/syntax/kinds';
import { parseFile } from '../../../src/syntax/parseFile';

const ID = fc.constantFrom('OBS-1', 'obs-1', 'OBS-2', 'CIT-1', 'SITE-1');
const FRAGMENT = fc.constantFrom('', '#x1', '#^t1', '#Head');
const LINK = fc.tuple(ID, FRAGMENT).map(([id, fragment]) => `[[${id}${fragment}]]`);
const KEY = fc.constantFrom('@one', '@two');
const TYPE = fc.constantFrom('', 'type: site\n', 'type: own\n', 'type: draft\nlang: en\n', 'lang: da\n');
const FIGURE = fc.constantFrom('{{count own site=SITE-1}}', '{{count excerpt code=gri}}', 'all 2 things');

const record = fc
  .tuple(ID, TYPE, ID, fc.array(fc.oneof(LINK, KEY, FIGURE)), fc.boolean())
  .map(([id, type, site, words, hasBlock]) => {
    const own = `label: x\nsite: ${site}\ncitizen: ${site}\n`;
    return `---\nid: ${id}\n${type}${own}---\n# Head\n\n${words.join(' ')}\n${hasBlock ? '\nja ^t1\n' : ''}`;
  });
const excerpts = fc
  .array(fc.tuple(fc.constantFrom('x1', 'x2'), fc.constantFrom('gri', 'rai'), fc.constantFrom('""', 'yes')))
  .map((all) =>
    all
      .map(([id, code, en]) => `- {id: ${id}, quote: ja, codes: [${code}], translation: {en: ${en}}}\n`)
      .join(''),
  );
const people = fc.array(ID).map((ids) => ids.map((id) => `- {id: ${id}, role: citizen}\n`).join(''));
const codebook = fc
  .array(fc.constantFrom('gri', 'rai'))
  .map((ids) => ids.map((id) => `- {id: ${id}}\n`).join(''));
const bibliography = fc
  .array(KEY)
  .map((keys) => keys.map((key) => `@book{${key.slice(1)},\n title = {T}\n}\n`).join(''));
const configuration = fc.constantFrom(
  'bibliography: [r.bib]\n',
  'types: {draft: {fields: {label: {kind: text}}}, own: {label: Thing, plural: Things, fields: {site: {kind: link}}}}\n',
);

const change = fc.oneof(
  fc.tuple(fc.constantFrom('a.md', 'b.md', 'x/a.md', 'c.md'), fc.option(record)),
  fc.tuple(fc.constantFrom('a.excerpts.yaml', 'a.excerpts.mk.yaml', 'd.excerpts.yaml'), fc.option(excerpts)),
  fc.tuple(fc.constant('people.yaml'), fc.option(people)),
  fc.tuple(fc.constant('codebook.yaml'), fc.option(codebook)),
  fc.tuple(fc.constantFrom('r.bib', 's.bib'), fc.option(bibliography)),
  fc.tuple(fc.constant('red-thread.yaml'), fc.option(configuration)),
);

/** What is wrong where. Suggestions are left out: a new name may be nearer, and nobody needs to know at once. */
function problemsIn(index: RepositoryIndex): Map<string, string> {
  const told = Array.from(index.files(), (facts) => {
    const problems = problemsOf(index, facts).map((p) => `${p.rule} ${p.span.start}-${p.span.end}`);
    return [facts.path, problems.join('\n')] as const;
  });
  return new Map(told);
}

describe('problems', () => {
  it('of files that the index does not call affected stay what they were', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 25 }), (changes) => {
        const index = new RepositoryIndex((root) => vocabularyFor(root, 'en'));
        index.complete = true;
        let before = problemsIn(index);
        for (const [path, text] of changes) {
          const kind = kindOf(path, []);
          assert.ok(kind);
          const told = index.update(
            new Map([[path, text === null ? undefined : parseFile(path, kind, text)]]),
          );
          const after = problemsIn(index);
          for (const [file, problems] of after) {
            if (told.configuration || told.changed.has(file) || told.affected.has(file)) continue;
            assert.equal(problems, before.get(file), `${file} after a change of ${path}`);
          }
          before = after;
        }
      }),
      { numRuns: 100 },
    );
  });
});
