import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { figureOf } from '../../../src/analysis/figures';
import { atOnce } from '../../../src/model/steps';
import type { PreviewContext } from '../../../src/publish/preview/context';
import { showRepository } from '../../../src/publish/preview/plugin';
import { shownOf } from '../../../src/publish/preview/shownFigures';
import type { Snapshot } from '../../../src/repository/snapshot';
import { corpus, type Workspace } from '../../support/corpus';

const repository = {
  'red-thread.yaml':
    'name: Test\nbibliography: [r.bib]\nsource_labels: {observation: "(Obs. {number}, {site.label})"}\n',
  'SITE-B.md': '---\nid: SITE-B\ntype: site\nlabel: Kommune B\n---\n',
  'obs/OBS-012.md':
    '---\nid: OBS-012\ntype: observation\ntitle: Køkken & <gryder>\ndate: 2017-03-14\nsite: SITE-B\nparticipants: [CIT-017]\n---\n# Rummet\n',
  'obs/OBS-012.excerpts.yaml':
    '- id: x03\n  quote: "jeg vil gerne (.) prøve et <køkken>"\n  translation: {en: "I\'d like (.) to try", by: dc}\n',
  'CLM-1.md': '---\nid: CLM-1\ntype: claim\nstatement: A "wish" is redirected.\n---\n',
  'codebook.yaml': '- {id: gri, label: {da: Gribning, en: Uptake}, definition: What is done with it}\n',
  'people.yaml': '- {id: CIT-017, role: citizen, pseudonym: Mona}\n- {id: NN-1, role: leader}\n',
  'r.bib':
    '@article{caswell2017, author = {Andersen, N. and Caswell, D. and Larsen, F.}, title = {A new approach}, year = {2017}}\n@book{lipsky2010, author = {Lipsky, Michael}, title = {Street-level}, year = {2010}}\n',
  'a.md': 'one',
  'b.md': '---\nid: TWICE\n---\n',
  'c.md': '---\nid: TWICE\n---\n',
};

const transcript = (text: string): string => `---\nid: X-1\ntype: observation\n---\n\n${text}\n`;

/** The figures of a repository, however long it takes. */
const figuresOf = (snapshot: Snapshot): PreviewContext['figures'] => ({
  at: (expression) => shownOf(atOnce(figureOf(snapshot, expression))),
});

describe('The preview', () => {
  let ws: Workspace;
  before(async () => (ws = await corpus(repository)));

  /** What a document of the repository is rendered as, front matter and `data-` attributes left out. */
  function render(text: string): string {
    const md = showRepository(new MarkdownIt({ html: true, linkify: true }), () => ({
      snapshot: ws.snapshot,
      figures: figuresOf(ws.snapshot),
      path: 'a.md',
      hrefOf: (path) => `/${path}`,
    }));
    const html = md.render(text).replace(/ data-href="[^"]*"/g, '');
    return (text.startsWith('---') ? html.replace(/^<hr>\n<h2>[\s\S]*?<\/h2>\n/, '') : html).trimEnd();
  }
  const inParagraph = (text: string): string => render(text).replace(/^<p>([\s\S]*)<\/p>$/, '$1');

  describe('shows links', () => {
    it('by the record’s title or their own words, with what they lead to on hover', () => {
      assert.equal(
        inParagraph('see [[OBS-012]]'),
        'see <a class="rt-link rt-to-record" title="OBS-012 · Køkken &amp; &lt;gryder&gt; · Observation · 2017-03-14" href="/obs/OBS-012.md">Køkken &amp; &lt;gryder&gt;</a>',
      );
      assert.match(inParagraph('[[OBS-012|the <i>kitchen</i>]]'), />the &lt;i&gt;kitchen&lt;\/i&gt;<\/a>$/);
    });

    it('to excerpts by their source label, with the quotation on hover', () => {
      const html = inParagraph('“so” [[OBS-012#x03]]');
      assert.match(html, />\(Obs\. 12, Kommune B\)<\/a>$/);
      assert.match(
        html,
        /title="OBS-012#x03\njeg vil gerne \(\.\) prøve et &lt;køkken&gt;\nI&#39;d like \(\.\) to try"/,
      );
    });

    it('in parentheses without parentheses of their own', () => {
      assert.match(inParagraph('(see [[OBS-012#x03]])'), />Obs\. 12, Kommune B<\/a>\)$/);
      assert.match(inParagraph('(no) [[OBS-012#x03]]'), />\(Obs\. 12, Kommune B\)<\/a>$/);
    });

    it('to claims by their id, with the statement on hover', () => {
      assert.equal(
        inParagraph('[[CLM-1]]'),
        '<a class="rt-link rt-to-claim" title="CLM-1 · A &quot;wish&quot; is redirected." href="/CLM-1.md">CLM-1</a>',
      );
    });

    it('to headings, codes and people by what these are called', () => {
      assert.match(
        inParagraph('[[OBS-012#Rummet]]'),
        /href="\/obs\/OBS-012\.md#Rummet">Køkken .*: Rummet<\/a>$/,
      );
      assert.match(inParagraph('[[gri]]'), /title="gri · What is done with it".*>Uptake<\/a>$/);
      assert.match(inParagraph('[[CIT-017]]'), />Mona<\/a>$/);
    });

    it('that lead nowhere, or to several things, as they are written and marked', () => {
      assert.match(
        inParagraph('[[NONE-1]]'),
        /^<span class="rt-missing" title="[^"]+">\[\[NONE-1]]<\/span>$/,
      );
      assert.match(inParagraph('[[TWICE]]'), /^<span class="rt-missing"/);
    });

    it('never within another link', () => {
      assert.equal(inParagraph('[to [[CLM-1]]](x)').match(/<a /g)?.length, 1);
    });

    it('not where the document itself says what the brackets stand for', () => {
      assert.match(
        render('[[x]] [@y]\n\n[x]: http://a\n[@y]: http://b'),
        /^<p>\[<a href="http:\/\/a">x<\/a>] <a href="http:\/\/b">@y<\/a>/,
      );
    });
  });

  describe('shows embeds', () => {
    it('alone in a paragraph as a quotation with its translation and its source', () => {
      assert.equal(
        render('![[OBS-012#x03]]'),
        '<div><blockquote class="rt-quotation">' +
          '<p class="rt-quote">jeg vil gerne <span class="rt-pause">(.)</span> prøve et &lt;køkken&gt;</p>' +
          '<p class="rt-translation" lang="en">I&#39;d like <span class="rt-pause">(.)</span> to try</p>' +
          '<p><a class="rt-source" href="/obs/OBS-012.md" title="OBS-012">(Obs. 12, Kommune B)</a></p>' +
          '</blockquote></div>',
      );
    });

    it('within a paragraph in quotation marks', () => {
      const html = inParagraph('She says ![[OBS-012#x03]].');
      assert.match(
        html,
        /^She says “<q class="rt-quote">jeg .*<\/q>” \[I&#39;d like \(\.\) to try] <a .*<\/a>\.$/,
      );
    });
  });

  describe('shows citations', () => {
    it('in brackets with authors, year and what stands around them', () => {
      const html = inParagraph('so [see @caswell2017, p. 340; also @lipsky2010 ch. 3; and more]');
      assert.equal(
        html.replace(/<span class="rt-citation" title="([^"]*)">/g, '').replace(/<\/span>/g, ''),
        'so (see Andersen, Caswell &amp; Larsen 2017, p. 340; also Lipsky 2010 ch. 3; and more)',
      );
    });

    it('in running text, with the title on hover', () => {
      assert.equal(
        inParagraph('@lipsky2010 [ch. 3] and @lipsky2010.'),
        '<span class="rt-citation" title="Street-level">Lipsky (2010, ch. 3)</span> and <span class="rt-citation" title="Street-level">Lipsky (2010)</span>.',
      );
    });

    it('without the author where it is left out', () => {
      assert.match(
        inParagraph('Lipsky [-@lipsky2010, p. 3]'),
        /^Lipsky \(<span [^>]*>2010<\/span>, p\. 3\)$/,
      );
    });

    it('that the bibliography does not have as they are written and marked', () => {
      assert.match(
        inParagraph('[@nobody1999]'),
        /^\(<span class="rt-missing" title="[^"]+">@nobody1999<\/span>\)$/,
      );
    });

    it('but leaves mail addresses and web addresses alone', () => {
      const html = inParagraph(
        'a.b@lipsky2010.dk https://x.org/@lipsky2010 [text](https://x.org/@lipsky2010)',
      );
      assert.ok(!html.includes('rt-'), html);
    });
  });

  describe('shows live figures', () => {
    it('as their value', () => {
      assert.equal(
        inParagraph('{{count observation}} of {{ count person role=citizen }}'),
        '<span class="rt-figure" title="{{count observation}}">1</span> of <span class="rt-figure" title="{{ count person role=citizen }}">1</span>',
      );
    });

    it('as they are written where they cannot be worked out', () => {
      assert.match(
        inParagraph('{{count nonsense}}'),
        /^<span class="rt-missing".*>\{\{count nonsense}}<\/span>$/,
      );
      assert.equal(inParagraph('{{title}}'), '{{title}}');
    });
  });

  describe('shows transcripts', () => {
    const turns = (text: string): readonly string[] =>
      render(transcript(text))
        .split('<div class="rt-turn"')
        .slice(1)
        .map((turn) =>
          turn
            .replace(/<[^>]+>/g, ' ')
            .replace(/^[^>]*>/, '')
            .replace(/\s+/g, ' ')
            .trim(),
        );

    it('with a turn a line, speakers apart by role, pseudonyms on hover', () => {
      assert.equal(
        render(transcript('CIT-017: ja\nNN-1: nej')),
        '<div class="rt-turn">\n<div class="rt-label"><span class="rt-speaker rt-citizen" title="Mona · citizen">CIT-017:</span></div><div class="rt-speech">ja</div></div>\n' +
          '<div class="rt-turn">\n<div class="rt-label"><span class="rt-speaker rt-leader" title="leader">NN-1:</span></div><div class="rt-speech">nej</div></div>',
      );
      assert.match(render(transcript('PRO-9: ja')), /rt-speaker rt-professional"/);
      assert.match(render(transcript('XX-9: ja')), /rt-speaker rt-other"/);
    });

    it('with the time, over several lines, up to a blank line or heading', () => {
      assert.deepEqual(turns('[00:12:03] CIT-017: ja\nog ja\nPRO-9: nej\n## Slut\nCIT-017: ja\n\ntext'), [
        'CIT-017: 00:12:03 ja og ja',
        'PRO-9: nej Slut',
        'CIT-017: ja text',
      ]);
    });

    it('with the signs of transcription apart', () => {
      const speech = (text: string): string =>
        /<div class="rt-speech">(.*)<\/div><\/div>/.exec(render(transcript(`CIT-017: ${text}`)))?.[1] ?? '';
      assert.equal(
        speech('ja (.) nej (1.5) [hver (.) uge]'),
        'ja <span class="rt-pause">(.)</span> nej <span class="rt-pause">(1.5)</span> <span class="rt-overlap">[hver <span class="rt-pause">(.)</span> uge]</span>',
      );
      assert.equal(
        speech('= Ne:j ((sukker)) (måske) ( ) ='),
        '<span class="rt-latch">=</span> Ne<span class="rt-stretch">:</span>j <span class="rt-described">((sukker))</span> <span class="rt-unclear">(måske)</span> <span class="rt-unclear">( )</span> <span class="rt-latch">=</span>',
      );
      assert.equal(speech('[hver uge](x) <b> [[OBS-012]] @lipsky2010').includes('<a'), false);
    });

    it('with block ids out of sight, as places to link to', () => {
      assert.match(
        render(transcript('CIT-017: ja ^t014')),
        /^<div class="rt-turn" id="\^t014">[\s\S]*>ja<\/div>/,
      );
      assert.equal(inParagraph('et afsnit ^p1'), 'et afsnit<span id="^p1" class="rt-block-id"></span>');
    });

    it('only in records in which people speak, and at the beginning of a line', () => {
      for (const type of ['draft', 'claim', 'memo']) {
        const text = `---\nid: X-1\ntype: ${type}\n---\n\nCIT-017: ja [nej] «så»\n`;
        assert.equal(render(text), '<p>CIT-017: ja [nej] «så»</p>');
      }
      assert.ok(!render('CIT-017: ja').includes('rt-'));
      assert.ok(!render(transcript('> CIT-017: ja\n\n- CIT-017: ja\n\n    CIT-017: ja')).includes('rt-turn'));
    });
  });

  describe('shows field notes', () => {
    const notes = (text: string): string => render(transcript(text)).replace(/^<p>|<\/p>$/g, '');

    it('with what was said, what was said in other words and what was thought apart', () => {
      assert.equal(
        notes('«Ja,» siger hun. ~Hun vil gerne.~ [Det *vender* «her».]'),
        '<span class="rt-verbatim">«Ja,»</span> siger hun. <span class="rt-paraphrase">Hun vil gerne.</span> <span class="rt-interpretation">[Det <em>vender</em> <span class="rt-verbatim">«her»</span>.]</span>',
      );
    });

    it('and leaves marks without a partner, tasks, footnotes and escaped brackets as they are', () => {
      assert.equal(notes('«Ja og [så ~videre'), '«Ja og [så ~videre');
      assert.equal(notes('*«a* b» c'), '<em>«a</em> b» c');
      assert.equal(notes('[x] [^1] [12] \\[nej\\]'), '[x] [^1] [12] [nej]');
      assert.equal(notes('~~slettet~~'), '<s>slettet</s>');
    });
  });

  it('leaves code alone', () => {
    const text = '`[[OBS-012]] @lipsky2010 {{count site}} «a»`\n\n```\nCIT-017: [[OBS-012]]\n```';
    assert.ok(!render(transcript(text)).includes('rt-'));
  });

  it('shows a document outside all repositories as if there were no plugin', () => {
    const plain = new MarkdownIt({ html: true, linkify: true });
    const extended = showRepository(new MarkdownIt({ html: true, linkify: true }), () => undefined);
    const text =
      'see [[OBS-012]], [@lipsky2010, p. 3], @lipsky2010 {{count site}} <b>x</b> ![[a]] ^b1\n\nCIT-017: ja';
    assert.equal(extended.render(text), plain.render(text));
  });

  it('never throws and lets no text through unescaped, whatever is written', () => {
    const piece = fc.constantFrom(
      ...[
        '[[',
        ']]',
        '![[',
        '[',
        ']',
        '@lipsky2010',
        '@{',
        '}',
        ';',
        '-@',
        '{{count ',
        '}}',
        '«',
        '»',
        '~',
        '|',
        '#x03',
      ],
      ...[
        'OBS-012',
        '\n',
        '\nCIT-017: ',
        '[00:01] ',
        '(.)',
        '((',
        '))',
        '=',
        ':',
        ' ^t1',
        '\\',
        '`',
        '*',
        '<script>',
        ' ',
        '- ',
        '> ',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const md = showRepository(new MarkdownIt({ linkify: true }), () => ({
          snapshot: ws.snapshot,
          figures: figuresOf(ws.snapshot),
          path: 'a.md',
          hrefOf: (path) => path,
        }));
        assert.ok(!md.render(transcript(pieces.join(''))).includes('<script>'));
      }),
      { numRuns: 500 },
    );
  });

  it('never hangs on a long text of one kind', function () {
    this.timeout(120_000);
    for (const piece of [
      '[[',
      '![[a',
      '[[CLM-1]] ',
      '[@',
      '@a ',
      '@{',
      '{{count ',
      '«[',
      '«',
      '»',
      '~a',
      '(',
      '((',
      '[a',
      ' ^t1',
      '=',
      'CIT-1: ',
      'CIT-1: a\n',
      '[00:01] ',
    ]) {
      const start = performance.now();
      render(transcript(piece.repeat(20_000)));
      // Far above what is needed and far below what work in the square of the length would take.
      assert.ok(performance.now() - start < 10_000, piece);
    }
  });
});
