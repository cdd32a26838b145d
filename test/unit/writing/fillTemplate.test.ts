import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textAt } from '../../../src/model/value';
import { parseFile } from '../../../src/syntax/parseFile';
import { fillTemplate } from '../../../src/writing/fillTemplate';

const known = new Set(['id', 'title', 'site', 'participants']);

function filled(template: string, answers: Readonly<Record<string, string | readonly string[]>> = {}) {
  const { text, stops } = fillTemplate(template, new Map(Object.entries(answers)), known);
  return { text, stops: stops.map((s) => [s.group, text.slice(s.span.start, s.span.end)]), places: stops };
}

describe('a template', () => {
  it('is filled with answers, lists joined by commas', () => {
    const template = '---\nid: {{id}}\nparticipants: [{{participants}}]\n---\n# {{title}}\n';
    const answers = { id: 'OBS-001', participants: ['CIT-017', 'PRO-009'], title: 'In the kitchen' };
    assert.equal(
      filled(template, answers).text,
      '---\nid: OBS-001\nparticipants: [CIT-017, PRO-009]\n---\n# In the kitchen\n',
    );
  });

  it('has a place to fill for each answer that is missing, and one group for the same name', () => {
    const { text, stops } = filled('---\ntitle: {{title}}\nsite: {{site}}\n---\n# {{title}}\n', { site: '' });
    assert.equal(text, '---\ntitle: \nsite: \n---\n# \n');
    assert.deepEqual(stops, [
      [1, ''],
      [2, ''],
      [1, ''],
    ]);
  });

  it('has places to fill with words to be typed over', () => {
    const { text, stops, places } = filled('## Room\n\n{{?<!-- Who sat where. -->}}\n\n{{?}}\n');
    assert.equal(text, '## Room\n\n<!-- Who sat where. -->\n\n\n');
    assert.deepEqual(stops, [
      [1, '<!-- Who sat where. -->'],
      [2, ''],
    ]);
    assert.equal(places[1]?.span.start, text.length - 1);
  });

  it('keeps live figures and words in braces that it does not know', () => {
    const text = 'There are {{count observation site=SITE-B}} of {{something}}, {{ title }} and {{}}.';
    assert.deepEqual(filled(text, { title: 'x' }), { text, stops: [], places: [] });
  });

  it('leaves comments in front matter alone', () => {
    const template = '---\n# {{title}}: as it is called\ntitle: {{title}} # in lists\n---\n';
    assert.equal(
      filled(template, { title: 'a: b' }).text,
      '---\n# a: b: as it is called\ntitle: "a: b" # in lists\n---\n',
    );
  });

  it('writes any title so that YAML reads it back, with and without quotation marks around it', () => {
    const title = fc.string({ unit: 'grapheme', minLength: 1 }).map((s) => s.replace(/\s+/gu, ' ').trim());
    const readBack = (template: string, value: string): string | undefined => {
      const { text } = filled(`---\n${template}\n---\n`, { title: value });
      return textAt(parseFile('a.md', 'record', text).root, 'title');
    };
    fc.assert(
      fc.property(
        title.filter((s) => s !== '' && !/[\p{C}\p{Zl}\p{Zp}]/u.test(s)),
        (value) => {
          for (const template of ['title: {{title}}', 'title: "{{title}}"', "title: '{{title}}'"]) {
            assert.equal(readBack(template, value), value, template);
          }
          assert.equal(readBack('title: Kept {{title}}', value), `Kept ${value}`);
        },
      ),
    );
  });

  it('quotes answers in lists where commas and brackets would mean something', () => {
    const { text } = filled('---\nparticipants: [{{participants}}]\n---\n', { participants: ['a, b', 'c]'] });
    assert.equal(text, '---\nparticipants: ["a, b", "c]"]\n---\n');
  });
});
