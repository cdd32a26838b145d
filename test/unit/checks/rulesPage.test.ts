import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../../src/model/rules';

const page = readFileSync(join(__dirname, '../../../docs/rules.md'), 'utf8');

/** The sections of the page: a rule each, with what stands below its heading. */
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n'))]),
);

describe('docs/rules.md', () => {
  it('has a section for each rule and for nothing else', () => {
    assert.deepEqual([...sections.keys()].sort(), Object.keys(rules).sort());
  });

  it('gives each rule the severity that it has', () => {
    const given = [...sections].map(([rule, text]) => [rule, /^Default: (\w+)$/m.exec(text)?.[1]]);
    assert.deepEqual(Object.fromEntries(given), rules);
  });

  it('leads from its table to every rule', () => {
    for (const rule of Object.keys(rules)) assert.ok(page.includes(`[${rule}](#${rule})`), rule);
  });

  it('only leads to places that there are', () => {
    const format = readFileSync(join(__dirname, '../../../docs/format.md'), 'utf8');
    const anchors = (text: string): Set<string> =>
      new Set(Array.from(text.matchAll(/^#+ (.+)$/gm), (m) => (m[1] ?? '').toLowerCase().replace(/ /g, '-')));
    for (const [, anchor = ''] of page.matchAll(/\]\(#([^)]+)\)/g))
      assert.ok(anchors(page).has(anchor), anchor);
    for (const [, anchor = ''] of page.matchAll(/\]\(format\.md#([^)]+)\)/g))
      assert.ok(anchors(format).has(anchor), anchor);
    for (const [, anchor = ''] of format.matchAll(/\]\(#([^)]+)\)/g))
      assert.ok(anchors(format).has(anchor), anchor);
  });
});
