import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/language/changes';
import type { Mapping } from '../../../src/model/value';
import { parseFile } from '../../../src/syntax/parseFile';
import { confirmed, recoded } from '../../../src/writing/codings';

/** The fields of the only excerpt of a file. */
function only(text: string): Mapping {
  const fields = parseFile('a.excerpts.yaml', 'excerpts', text).definitions[0]?.fields;
  if (!fields) throw new Error('No excerpt.');
  return fields;
}

function withOther(text: string): string {
  return applyEdits(text, recoded(text, only(text), 'gri.old', { id: 'gri.new', version: 3 }));
}

function holding(text: string): string {
  return applyEdits(text, confirmed(text, only(text), { id: 'gri.a', version: 3 }));
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

  it('holds with a new version of its code', () => {
    assert.equal(
      holding('- id: x1\n  codes: [gri.a]\n  coded: {gri.a: 1, b: 2}\n'),
      '- id: x1\n  codes: [gri.a]\n  coded: {gri.a: 3, b: 2}\n',
    );
    assert.equal(
      holding('- id: x1\n  at: [1, 2]\n  codes: [gri.a]\n  by: dc\n'),
      '- id: x1\n  at: [1, 2]\n  codes: [gri.a]\n  coded: {gri.a: 3}\n  by: dc\n',
    );
    assert.equal(
      holding('- id: x1\n  codes: [gri.a]\n  coded: {b: 2}\n'),
      '- id: x1\n  codes: [gri.a]\n  coded: {b: 2, gri.a: 3}\n',
    );
    assert.equal(
      holding('- id: x1\n  codes: [gri.a]\n  coded: {}\n'),
      '- id: x1\n  codes: [gri.a]\n  coded: {gri.a: 3}\n',
    );
  });
});
