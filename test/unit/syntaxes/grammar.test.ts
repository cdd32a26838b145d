import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { markdownGrammar, piecesOf } from './support';

describe('The grammar', () => {
  let grammar: IGrammar;
  before(async function () {
    this.timeout(300_000);
    grammar = await markdownGrammar();
  });

  /** What is coloured by this extension, as `words scope`, the scope being the innermost of its own. */
  function own(text: string): readonly string[] {
    return piecesOf(grammar, text).flatMap(({ text: words, scopes }) => {
      const scope = scopes.findLast((s) => s.endsWith('.red-thread') && !s.startsWith('meta.'));
      return scope === undefined ? [] : [`${words} ${scope.replace('.red-thread', '')}`];
    });
  }

  /** All scopes of the first piece with these words. */
  function scopesOf(text: string, words: string): readonly string[] {
    return piecesOf(grammar, text).find((piece) => piece.text === words)?.scopes ?? [];
  }

  it('tells brackets, target, fragment and label of a link apart', () => {
    assert.deepEqual(own('see ![[OBS-012#x03|the kitchen]]'), [
      '! keyword.operator.embed',
      '[[ punctuation.definition.link.begin',
      'OBS-012 entity.name.type.target',
      '# punctuation.separator.fragment',
      'x03 variable.other.enummember.fragment',
      '| punctuation.separator.label',
      'the kitchen string.other.link.title',
      ']] punctuation.definition.link.end',
    ]);
  });

  it('finds links in headings, lists, quotes, tables and emphasis', () => {
    for (const text of ['# a [[X-1]]', '- a [[X-1]]', '> a [[X-1]]', '| a | [[X-1]] |', '**a [[X-1]]**']) {
      assert.ok(own(text).includes('X-1 entity.name.type.target'), text);
    }
  });

  it('tells citations and their keys', () => {
    const keys = (text: string): readonly string[] =>
      own(text).flatMap((piece) => /^(.*) variable\.other\.constant/.exec(piece)?.[1] ?? []);
    assert.deepEqual(keys('[see @a1, p. 3; -@{odd key}] @b:c and @d.'), ['a1', '{odd key}', 'b:c', 'd']);
    assert.deepEqual(keys('@first at the beginning'), ['first']);
    assert.deepEqual(keys('[-@year]'), ['year']);
    assert.ok(scopesOf('[see @a1, p. 3]', ', p. 3').includes('meta.citation.red-thread'));
  });

  it('takes no address for a citation', () => {
    const text = 'a.b@c.dk <a@b.dk> https://x.org/@y www.x.org/@y [t](https://x.org/@y) [@z](w) mailto:x@y';
    assert.deepEqual(own(text), []);
  });

  it('leaves the Markdown behind a citation at the beginning of a line alone', () => {
    for (const begin of ['@key', '[@key]', '[[X-1]]', '{{count site}}', '«ja»']) {
      assert.ok(scopesOf(`${begin} **bold**`, 'bold').includes('markup.bold.markdown'), begin);
    }
  });

  it('leaves links, tasks, footnotes and words in brackets to Markdown', () => {
    assert.deepEqual(
      own('[x](y) [a b](c) [a b][c] [Unreleased]\n- [ ] task [^1]\n- [x] done\n\n[a b]: http://c'),
      [],
    );
  });

  it('leaves code and comments alone', () => {
    const text = '`[[a]] @b «c»`\n\n```\nCIT-1: [[a]] @b\n```\n\n    CIT-1: [[a]] @b\n\n<!-- [[a]] @b -->\n';
    assert.deepEqual(own(text), []);
  });

  it('tells speakers by role, and the time', () => {
    const lines = ['[00:12:03] CIT-017: a', 'PRO-009: b', 'LED-1: c', 'RES-1: d', 'XX-1: e'];
    const speakers = own(lines.join('\n')).filter((piece) => !piece.startsWith(':'));
    assert.deepEqual(speakers, [
      '[00:12:03] constant.numeric.timestamp',
      'CIT-017 entity.name.tag.speaker.citizen',
      'PRO-009 entity.name.function.speaker.professional',
      'LED-1 keyword.control.speaker.leader',
      'RES-1 support.type.speaker.other',
      'XX-1 support.type.speaker.other',
    ]);
  });

  it('tells the signs of transcription', () => {
    assert.deepEqual(own('CIT-1: ja (.) (1.5) ((sukker)) (måske) ( ) Ne:j = [hver (.) uge] ja:').slice(2), [
      '(.) constant.numeric.pause',
      '(1.5) constant.numeric.pause',
      '((sukker)) comment.block.description',
      '(måske) markup.italic.unclear',
      '( ) markup.italic.unclear',
      ': keyword.other.stretch',
      '= keyword.other.latching',
      '[ keyword.other.overlap.begin',
      '(.) constant.numeric.pause',
      '] keyword.other.overlap.end',
      ': keyword.other.stretch',
    ]);
  });

  it('takes overlap for no link, and reads no links or citations in speech', () => {
    const text = 'CIT-1: [hver] [ja](.) [[X-1]] @key *nej*';
    const all = piecesOf(grammar, text).flatMap((piece) => piece.scopes);
    assert.deepEqual(
      all.filter((s) => s.includes('link') || s.includes('citation') || s.includes('italic')),
      [],
    );
  });

  it('lets a turn run to the next one, a blank line, a heading or code', () => {
    for (const behind of ['', '# Heading', '```', 'PRO-2: x']) {
      const text = `CIT-1: ja\nmere\n${behind}\nword @key`;
      assert.ok(scopesOf(text, 'mere').includes('meta.speech.red-thread'), behind);
      if (behind !== 'PRO-2: x')
        assert.ok(!scopesOf(text, 'word @key').includes('meta.speech.red-thread'), behind);
    }
    assert.ok(own('CIT-1: ja\n\nword @key').includes('key variable.other.constant.citation-key'));
  });

  it('tells the marks of field notes, with links and citations in them', () => {
    assert.deepEqual(own('«sagt» ~omskrevet ord~ [Det «ved» [[X-1]] nok.]'), [
      '« punctuation.definition.string.begin',
      'sagt string.quoted.other.verbatim',
      '» punctuation.definition.string.end',
      '~ punctuation.definition.italic',
      'omskrevet ord markup.italic.paraphrase',
      '~ punctuation.definition.italic',
      '[ punctuation.definition.comment.begin',
      'Det  comment.block.interpretation',
      '« punctuation.definition.string.begin',
      'ved string.quoted.other.verbatim',
      '» punctuation.definition.string.end',
      '  comment.block.interpretation',
      '[[ punctuation.definition.link.begin',
      'X-1 entity.name.type.target',
      ']] punctuation.definition.link.end',
      ' nok. comment.block.interpretation',
      '] punctuation.definition.comment.end',
    ]);
    assert.deepEqual(own('~5 og ~6, ~~slettet~~ og «åben'), []);
  });

  it('tells block ids at the end of a line, and live figures', () => {
    assert.deepEqual(own('ja ^t014').slice(-1), ['^t014 comment.line.block-id']);
    assert.deepEqual(own('2^10 a ^b c'), []);
    assert.deepEqual(own('{{count interview site=SITE-B kind="a b"}}'), [
      '{{ punctuation.definition.template-expression.begin',
      'count keyword.other.count',
      'interview entity.name.type.counted',
      'site variable.other.field',
      '= keyword.operator.equals',
      'SITE-B string.unquoted.value',
      'kind variable.other.field',
      '= keyword.operator.equals',
      '"a b" string.unquoted.value',
      '}} punctuation.definition.template-expression.end',
    ]);
  });

  it('tells links in front matter: whole values, in quotation marks or not', () => {
    const text =
      '---\nid: OBS-012\nsite: "[[SITE-B]]"\nparticipants: [CIT-1, "PRO-2"]\nevidence:\n  - {ref: INT-1#x01, note: See OBS-003 there}\ntitle: OBS-4 mødet # OBS-5\n---\n';
    const targets = own(text).flatMap((piece) => /^(.*) entity\.name\.type\.target$/.exec(piece)?.[1] ?? []);
    assert.deepEqual(targets, ['OBS-012', 'SITE-B', 'CIT-1', 'PRO-2', 'INT-1']);
    assert.ok(own(text).includes('x01 variable.other.enummember.fragment'));
  });

  it('never hangs on a long line of one kind', function () {
    this.timeout(60_000);
    for (const piece of ['[[', '[@', '[a ', '«', '~a', '{{count ', 'CIT-1: [', '(', '@a']) {
      const start = performance.now();
      own(`x ${piece.repeat(2_000)}`);
      assert.ok(performance.now() - start < 8_000, piece);
    }
  });
});
