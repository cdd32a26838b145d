import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/language/changes';
import type { Mapping } from '../../../src/model/value';
import { parseFile } from '../../../src/syntax/parseFile';
import { recoded, recodedIn, versionsRenamedIn } from '../../../src/writing/codings';

/** The fields of the only excerpt of a file. */
function only(text: string): Mapping {
  const fields = parseFile('a.excerpts.yaml', 'excerpts', text).definitions[0]?.fields;
  if (!fields) throw new Error('No excerpt.');
  return fields;
}

function withOther(text: string): string {
  return applyEdits(text, recoded(text, only(text), 'gri.old', { id: 'gri.new', version: 3 }));
}

describe('A coding', () => {
  it('is given another code, in brackets, in lines and on its own', () => {
    assert.equal(
      withOther('- id: x1\n  codes: [a, gri.old]  # sure\n'),
      '- id: x1\n  codes: [a, gri.new]  # sure\n',
    );
    assert.equal(
      withOther('- id: x1\n  codes:\n    - GRI.old\n    - a\n'),
      '- id: x1\n  codes:\n    - gri.new\n    - a\n',
    );
    assert.equal(withOther('- {id: x1, codes: gri.old}\n'), '- {id: x1, codes: gri.new}\n');
    assert.equal(withOther('- id: x1\n  codes: ["[[gri.old]]"]\n'), '- id: x1\n  codes: [gri.new]\n');
  });

  it('loses the one code where it has the other too', () => {
    assert.equal(
      withOther('- id: x1\n  codes: [gri.old, gri.new, b]\n'),
      '- id: x1\n  codes: [gri.new, b]\n',
    );
    assert.equal(withOther('- id: x1\n  codes: [gri.new, gri.old]\n'), '- id: x1\n  codes: [gri.new]\n');
    assert.equal(
      withOther('- id: x1\n  codes:\n    - gri.new\n    - gri.old\n  by: dc\n'),
      '- id: x1\n  codes:\n    - gri.new\n  by: dc\n',
    );
  });

  it('remembers the version of the code that it was given', () => {
    assert.equal(
      withOther('- id: x1\n  codes: [gri.old]\n  coded: {gri.old: 1, a: 2}\n'),
      '- id: x1\n  codes: [gri.new]\n  coded: {gri.new: 3, a: 2}\n',
    );
    assert.equal(
      withOther('- id: x1\n  codes: [gri.old, gri.new]\n  coded:\n    gri.old: 1\n    gri.new: 2\n'),
      '- id: x1\n  codes: [gri.new]\n  coded:\n    gri.new: 2\n',
    );
    assert.equal(withOther('- id: x1\n  codes: [a]\n'), '- id: x1\n  codes: [a]\n');
  });

  it('is given another code in the excerpts that are meant, and in those alone', () => {
    const text = '# ours\n- id: x1\n  codes: [gri.old]\n- id: x2\n  codes: [gri.old, a]\n';
    const edits = recodedIn(text, 'gri.old', { id: 'gri.new', version: 1 }, (id) => id === 'x2');
    assert.ok(edits);
    assert.equal(applyEdits(text, edits), text.replace('[gri.old, a]', '[gri.new, a]'));
  });

  it('keeps what it remembers of versions when its code gets another id', () => {
    const text = '- id: x1\n  codes: [gri.a]\n  coded: {GRI.a: 2, b: 1}\n- id: x2\n  codes: [gri.a]\n';
    const edits = versionsRenamedIn(text, 'gri.a', 'gri.heard');
    assert.ok(edits);
    assert.equal(applyEdits(text, edits), text.replace('GRI.a', 'gri.heard'));
  });

  it('is left alone in a file in which something cannot be read', () => {
    const text = '- id: x1\n  codes: [gri.a]\n- id: "x2\n';
    assert.equal(
      recodedIn(text, 'gri.a', { id: 'b', version: 1 }, () => true),
      undefined,
    );
    assert.equal(versionsRenamedIn(text, 'gri.a', 'b'), undefined);
  });
});
