import assert from 'node:assert/strict';
import { scanBody } from '../../../src/syntax/scan';

function turnsIn(text: string): string[][] {
  return scanBody(text, 0, true).turns.map(({ speaker, speakerSpan, span }) => {
    assert.equal(text.slice(speakerSpan.start, speakerSpan.end), speaker);
    return [speaker, text.slice(span.start, span.end)];
  });
}

function blockIdsIn(text: string, withTurns = false): string[][] {
  return scanBody(text, 0, withTurns).blockIds.map(({ name, span, extent }) => {
    assert.equal(text.slice(span.start, span.end), name);
    return [name, text.slice(extent.start, extent.end)];
  });
}

describe('a turn', () => {
  it('begins with a person and a colon, and runs to the next turn or a blank line', () => {
    assert.deepEqual(turnsIn('Note.\n\nCIT-017: ja\nog nej  \nPRO-009: (.) [ehm]\n\nNote.\n'), [
      ['CIT-017', 'CIT-017: ja\nog nej'],
      ['PRO-009', 'PRO-009: (.) [ehm]'],
    ]);
  });

  it('may follow a timestamp', () => {
    const text = '[00:12:03] CIT-017: ja\n[1:02] PRO-009:nej\n[00:12:03.5] LED-004:\n';
    assert.deepEqual(
      turnsIn(text).map(([speaker]) => speaker),
      ['CIT-017', 'PRO-009', 'LED-004'],
    );
    assert.equal(turnsIn(text)[0]?.[1], '[00:12:03] CIT-017: ja');
  });

  it('may begin under other words, and goes on through dashes and quotation marks', () => {
    assert.deepEqual(turnsIn('Note:\nCIT-017: ja\n- og\n> nej\n'), [['CIT-017', 'CIT-017: ja\n- og\n> nej']]);
  });

  it('ends where a heading or code begins', () => {
    assert.deepEqual(turnsIn('CIT-017: ja\n# Room\nCIT-018: a\n```\nCIT-019: x\n```\n'), [
      ['CIT-017', 'CIT-017: ja'],
      ['CIT-018', 'CIT-018: a'],
    ]);
  });

  it('is no line that begins otherwise', () => {
    assert.deepEqual(
      turnsIn(
        ' CIT-017: a\n\nCit-017: a\n\nCIT: a\n\nsee CIT-017: a\n\n> CIT-017: a\n\n- CIT-017: a\n\nCIT-017 a\n',
      ),
      [],
    );
  });

  it('bears Windows line ends', () => {
    assert.deepEqual(turnsIn('CIT-017: ja\r\nog\r\n\r\nNote'), [['CIT-017', 'CIT-017: ja\r\nog']]);
  });
});

describe('a block id', () => {
  it('ends a paragraph, and stands for all of it', () => {
    assert.deepEqual(blockIdsIn('a\n\nb\nc ^t014\n\nd'), [['t014', 'b\nc ^t014']]);
    assert.deepEqual(blockIdsIn('a ^x  '), [['x', 'a ^x']]);
  });

  it('ends a turn', () => {
    assert.deepEqual(blockIdsIn('CIT-017: ja\nog ^t001\nPRO-009: nej ^t002\n', true), [
      ['t001', 'CIT-017: ja\nog ^t001'],
      ['t002', 'PRO-009: nej ^t002'],
    ]);
  });

  it('ends a list item, a paragraph of a quote, and a heading', () => {
    assert.deepEqual(blockIdsIn('- a ^x\n- b\n  c ^y\n\n> d\n> e ^z\n\n# F ^f\ng'), [
      ['x', '- a ^x'],
      ['y', '- b\n  c ^y'],
      ['z', '> d\n> e ^z'],
      ['f', '# F ^f'],
    ]);
    assert.deepEqual(blockIdsIn('F ^f\n==='), [['f', 'F ^f\n===']]);
  });

  it('alone behind something stands for that', () => {
    assert.deepEqual(blockIdsIn('a\nb\n\n^x\n'), [['x', 'a\nb\n\n^x']]);
    assert.deepEqual(blockIdsIn('a\n\n```\nb\n```\n\n^x\n'), [['x', '```\nb\n```\n\n^x']]);
    assert.deepEqual(blockIdsIn('^x'), [['x', '^x']]);
  });

  it('is none in the middle of a paragraph or a line, within a word, or in code', () => {
    assert.deepEqual(blockIdsIn('a ^x\nb\n\na ^x b\n\na^x\n\n2 ^\n\na ^x.\n\n```\na ^x\n```\n'), []);
  });
});
