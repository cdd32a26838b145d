import assert from 'node:assert/strict';
import type { FileKind } from '../../../src/model/facts';
import { parseFile } from '../../../src/syntax/parseFile';
import { parseYaml } from '../../../src/syntax/yaml';
import { yamlReferences } from '../../../src/syntax/yamlReferences';

/** Each reference as field, form and what it points to; places are checked. */
function referencesIn(text: string): string[] {
  return yamlReferences(text, parseYaml(text).root).references.map((r) => {
    assert.equal(text.slice(r.targetSpan.start, r.targetSpan.end), r.target);
    if (r.fragmentSpan) assert.equal(text.slice(r.fragmentSpan.start, r.fragmentSpan.end), r.fragment);
    return `${r.field ?? ''} ${r.form} ${r.target}${r.fragment === undefined ? '' : `#${r.fragment}`}`;
  });
}

describe('references in YAML', () => {
  it('are scalars that as a whole have the form of an id, at any depth', () => {
    const text = [
      'case: CASE-04',
      'participants: [CIT-017, "PRO-009"]',
      'evidence:',
      "  - {ref: 'OBS-012#x03', rel: supports}",
      '  - ref: OBS-013#^t014',
      'scope: {sites: [SITE-A]}',
      'code: gri.explored',
    ].join('\n');
    assert.deepEqual(referencesIn(text), [
      'case field CASE-04',
      'participants field CIT-017',
      'participants field PRO-009',
      'evidence.ref field OBS-012#x03',
      'evidence.ref field OBS-013#^t014',
      'scope.sites field SITE-A',
      'code field gri.explored',
    ]);
  });

  it('are none in an id, in numbers, dates and sentences', () => {
    assert.deepEqual(
      referencesIn('id: OBS-012\ndate: 2017-03-14\nn: 12\nnote: See OBS-012.\ntitle: Room\nx: ~\ny: a-b c'),
      [],
    );
  });

  it('are none in what was said', () => {
    assert.deepEqual(
      referencesIn(
        '- quote: OBS-012\n  prefix: "[[OBS-013]]"\n  suffix: A-1\n  translation: {en: OBS-014, by: A-2}\n',
      ),
      [],
    );
  });

  it('are any words where only codes can stand', () => {
    assert.deepEqual(referencesIn('- codes: [a, "to ord", 12]\n- codes: b\n- merged_into: c d\n'), [
      'codes field a',
      'codes field to ord',
      'codes field 12',
      'codes field b',
      'merged_into field c d',
    ]);
  });

  it('are wikilinks within text, quoted or not', () => {
    const text =
      'a: "[[OBS-012#x03|here]]"\nb: see [[OBS-013]] and ![[OBS-014]]\nc: |\n  first\n  [[OBS-015]]\n';
    assert.deepEqual(referencesIn(text), [
      'a wikilink OBS-012#x03',
      'b wikilink OBS-013',
      'b embed OBS-014',
      'c wikilink OBS-015',
    ]);
  });

  it('are told once, where they are written, when an alias repeats them', () => {
    assert.deepEqual(referencesIn('a: &x [CASE-04]\nb: *x\n'), ['a field CASE-04']);
    const text = 'a: &x CASE-04\nb: *x\n';
    const second = yamlReferences(text, parseYaml(text).root).references[1];
    assert.deepEqual([second?.target, second?.targetSpan], ['CASE-04', { start: 17, end: 19 }]);
  });

  it('that are escaped or folded in their quotation marks are replaced as a whole', () => {
    const text = 'a: "CASE\\u002d04"';
    const [reference] = yamlReferences(text, parseYaml(text).root).references;
    assert.deepEqual([reference?.target, reference?.targetSpan], ['CASE-04', { start: 3, end: text.length }]);
  });
});

describe('a link without quotation marks in YAML', () => {
  /** The source of each such link and what its fix puts there. */
  function fixesIn(text: string): string[][] {
    const { references, problems } = yamlReferences(text, parseYaml(text).root);
    const flows = references.filter((r) => r.form === 'flow');
    assert.deepEqual(
      problems.map((p) => [p.rule, p.span]),
      flows.map((r) => ['link-unquoted', r.span]),
    );
    return problems.map(({ span, fixes = [] }) => [
      text.slice(span.start, span.end),
      ...fixes.map((fix) =>
        fix.kind === 'replace' ? text.slice(0, fix.span.start) + fix.text + text.slice(fix.span.end) : '',
      ),
    ]);
  }

  it('is read as the link, and can be written as an id', () => {
    assert.deepEqual(fixesIn('case: [[CASE-04]]'), [['[[CASE-04]]', 'case: CASE-04']]);
    assert.deepEqual(fixesIn('about:\n  - [[OBS-012#x03]]'), [
      ['[[OBS-012#x03]]', 'about:\n  - OBS-012#x03'],
    ]);
    assert.deepEqual(referencesIn('case: [[CASE-04]]'), ['case flow CASE-04']);
  });

  it('with other words keeps them, in quotation marks', () => {
    assert.deepEqual(fixesIn('case: [[CASE-04|the case]]'), [
      ['[[CASE-04|the case]]', 'case: "[[CASE-04|the case]]"'],
    ]);
    assert.deepEqual(fixesIn('case: [[A-1#The room]]'), [['[[A-1#The room]]', 'case: "[[A-1#The room]]"']]);
  });

  it('is found in a list of them', () => {
    assert.deepEqual(referencesIn('a: [[[A-1]], [[A-2]]]'), ['a flow A-1', 'a flow A-2']);
  });

  it('is no list of lists that somebody meant', () => {
    assert.deepEqual(fixesIn('a: [[A-1], [A-2]]'), []);
    assert.deepEqual(fixesIn('a: [[1, 2]]'), []);
    assert.deepEqual(fixesIn('a: [ [A-1] ]'), []);
    assert.deepEqual(fixesIn('a: [[]]'), []);
  });

  it('can be put right wherever it stands', () => {
    for (const kind of ['people', 'excerpts', 'codebook', 'configuration'] satisfies FileKind[]) {
      assert.deepEqual(
        parseFile('a.yaml', kind, '- site: [[SITE-A]]\n').problems.map((p) => p.rule),
        ['link-unquoted'],
      );
    }
  });
});
