import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type YamlCursor, yamlCursorAt } from '../../../src/language/yamlCursor';
import { CURSOR } from '../../support/corpus';

function at(marked: string): YamlCursor | undefined {
  const offset = marked.indexOf(CURSOR);
  const text = marked.replace(CURSOR, '');
  return yamlCursorAt(text, { start: 0, end: text.length }, offset);
}

function told(marked: string): string {
  const cursor = at(marked);
  if (!cursor) return 'nothing';
  const siblings = [...cursor.siblings].sort().join(',');
  return `${cursor.place} ${cursor.path.join('/')}${siblings === '' ? '' : ` (${siblings})`}${cursor.inItem ? ' item' : ''}`;
}

describe('The place of a cursor in YAML', () => {
  it('is an entry at the top, beside the other keys', () => {
    assert.equal(told('id: OBS-1\nti‸\nsite: SITE-B\n'), 'entry  (id,site)');
  });

  it('is the value of a key that is only begun', () => {
    assert.equal(told('site: ‸'), 'value site');
    assert.equal(told('id: a\nsite: SI‸'), 'value site (id)');
    assert.equal(at('site:‸')?.needsSpace, true);
  });

  it('replaces the whole value under the cursor, without quotation marks and comments', () => {
    const cursor = at('site: "SIT‸E-B"  # where');
    assert.deepEqual(cursor?.replace, { start: 7, end: 13 });
    assert.equal(cursor.typed, 'SIT');
    assert.deepEqual(at('site: S‸ITE-B  # where')?.replace, { start: 6, end: 12 });
  });

  it('is an item within brackets, closed or not', () => {
    assert.equal(told('participants: [CIT-017, ‸'), 'value participants item');
    assert.equal(told('participants: [‸]'), 'value participants item');
    assert.equal(told('participants: [CIT-017,\n  PR‸\n'), 'value participants item');
  });

  it('is a key or a value within braces', () => {
    assert.equal(told('evidence:\n  - {ref: OBS-012#x03, ‸}'), 'entry evidence (ref) item');
    assert.equal(told('evidence:\n  - {ref: OBS-012#x03, rel: ‸}'), 'value evidence/rel (ref,rel) item');
    assert.equal(told('consent: {scope: [an‸'), 'value consent/scope item');
  });

  it('is an entry below a key when the line is empty and indented', () => {
    assert.equal(told('id: a\nconsent:\n  ‸\nsite: b\n'), 'entry consent');
    assert.equal(told('consent:\n  status: given\n  ‸\n'), 'entry consent (status)');
    assert.equal(told('id: a\nconsent:\n  status: given\n‸\n'), 'entry  (consent,id)');
  });

  it('knows the items of a list, whether it is indented or not', () => {
    assert.equal(told('people:\n  - id: A-1\n    ‸\n  - id: A-2\n'), 'entry people (id) item');
    assert.equal(told('- id: x01\n  co‸\n- id: x02\n'), 'entry  (id) item');
    assert.equal(told('codes:\n- id: a\n  ‸'), 'entry codes (id) item');
    assert.equal(told('participants:\n  - ‸'), 'entry participants item');
    assert.equal(told('participants:\n  ‸'), 'entry participants');
  });

  it('knows codes within codes', () => {
    assert.equal(
      told('codes:\n  - id: a\n    codes:\n      - id: a.b\n        ‸\n'),
      'entry codes/codes (id) item',
    );
  });

  it('is nowhere in a comment or in a text of several lines', () => {
    assert.equal(told('# si‸'), 'nothing');
    assert.equal(told('site: b # si‸'), 'nothing');
    assert.equal(told('memo: |\n  some ‸\n'), 'nothing');
    assert.equal(told('memo: begins here\n  and ‸\n'), 'nothing');
  });

  it('never throws and replaces what holds the cursor, on any text', () => {
    const line = fc.array(
      fc.constantFrom(
        '- ',
        '  ',
        'id',
        ': ',
        ':',
        '[',
        ']',
        '{',
        '}',
        ', ',
        '"',
        "'",
        '#',
        ' #',
        '\n',
        'ø',
        '|',
      ),
    );
    fc.assert(
      fc.property(line, fc.nat(), (parts, n) => {
        const text = parts.join('');
        const offset = n % (text.length + 1);
        const cursor = yamlCursorAt(text, { start: 0, end: text.length }, offset);
        if (!cursor) return;
        assert.ok(cursor.replace.start <= offset && offset <= cursor.replace.end);
        assert.equal(cursor.typed, text.slice(cursor.replace.start, offset));
        assert.ok(!/[\r\n]/.test(text.slice(cursor.replace.start, cursor.replace.end)));
      }),
      { numRuns: 2000 },
    );
  });
});
