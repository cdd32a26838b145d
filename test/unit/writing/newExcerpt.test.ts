import assert from 'node:assert/strict';
import { excerptFileOf, nextExcerptId } from '../../../src/writing/newExcerpt';
import { missingAttributes, GIT_ATTRIBUTES } from '../../../src/writing/gitAttributes';
import { memosAsMarkdown, memosAsTable, memosIn } from '../../../src/writing/memoList';
import { selectorFor, trimmedSpan } from '../../../src/writing/selector';
import { corpus } from '../../support/corpus';

const record = '---\nid: OBS-1\ntype: observation\n---\nCIT-1: ja 𝄞 nej ^t001\n';

async function opened(more: Readonly<Record<string, string>> = {}) {
  const { snapshot } = await corpus({ 'OBS-1.md': record, ...more });
  const entry = snapshot.recordAt('OBS-1.md');
  assert.ok(entry);
  return { snapshot, entry };
}

describe('a new excerpt', () => {
  it('has the coder’s initials and a number that no excerpt of the record has, in none of its files', async () => {
    const { snapshot, entry } = await opened({
      'OBS-1.excerpts.yaml': '- {id: dc03, quote: ja}\n- {id: x9, quote: ja}\n',
      'OBS-1.excerpts.dc.yaml': '- {id: DC07, quote: ja}\n',
    });
    assert.equal(nextExcerptId(snapshot, entry, 'DC'), 'dc08');
    assert.equal(nextExcerptId(snapshot, entry, 'mk'), 'mk01');
    assert.equal(nextExcerptId(snapshot, entry, 'PRO-1'), 'pro1-01');
    assert.equal(nextExcerptId(snapshot, entry, ''), 'x10');
  });

  it('takes no id that a link still asks for', async () => {
    const { snapshot, entry } = await opened({ 'note.md': '[[OBS-1#dc04]]\n' });
    assert.equal(nextExcerptId(snapshot, entry, 'dc'), 'dc05');
  });

  it('goes into the file for all, or into the coder’s own where each has one or where it is there', async () => {
    const { snapshot, entry } = await opened({ 'OBS-1.excerpts.mk.yaml': '' });
    assert.equal(excerptFileOf(snapshot, entry, 'dc', false), 'OBS-1.excerpts.yaml');
    assert.equal(excerptFileOf(snapshot, entry, 'DC', true), 'OBS-1.excerpts.dc.yaml');
    assert.equal(excerptFileOf(snapshot, entry, 'mk', false), 'OBS-1.excerpts.mk.yaml');
  });

  it('is what is selected without the white space and the block id at its edges', () => {
    const cut = (selected: string): string | undefined => {
      const span = trimmedSpan(selected, { start: 0, end: selected.length });
      return span && selected.slice(span.start, span.end);
    };
    assert.equal(cut(' ja nej ^t001\n'), 'ja nej');
    assert.equal(cut('ja ^t001\nnej'), 'ja ^t001\nnej');
    assert.equal(cut(' \n'), undefined);
  });

  it('says where it stands in code points of the body, with what stands around it', () => {
    const bodyStart = record.indexOf('CIT');
    const start = record.indexOf('nej');
    assert.deepEqual(selectorFor(record, bodyStart, { start, end: start + 3 }), {
      quote: 'nej',
      prefix: 'CIT-1: ja 𝄞 ',
      suffix: ' ^t001\n',
      at: [12, 15],
    });
    const astral = `${'𝄞'.repeat(40)}ord${'𝄞'.repeat(40)}`;
    const { prefix, suffix } = selectorFor(astral, 0, { start: 80, end: 83 });
    const loneHalf = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
    assert.doesNotMatch(prefix + suffix, loneHalf);
    assert.equal(selectorFor('a\r\nb', 0, { start: 0, end: 4 }).quote, 'a\nb');
  });
});

describe('.gitattributes', () => {
  it('gets a line for excerpt files where it has none', () => {
    assert.equal(missingAttributes(GIT_ATTRIBUTES), undefined);
    assert.equal(missingAttributes('*.excerpts.yaml merge=union'), undefined);
    assert.equal(missingAttributes('* text=auto'), `\n${GIT_ATTRIBUTES}`);
    assert.equal(missingAttributes('# *.excerpts*.yaml merge=union\n'), GIT_ATTRIBUTES);
    assert.ok(missingAttributes('* text\r\n')?.endsWith('union\r\n'));
  });
});

describe('the memos of passages', () => {
  it('are listed with their comments, as Markdown and as a table', async () => {
    const { snapshot } = await opened({
      'OBS-1.excerpts.yaml':
        '- {id: dc01, quote: ja, codes: [gri], by: dc, memo: Et ønske, comments: [{by: mk, date: 2026-11-27, text: Nej}]}\n- {id: dc02, quote: nej}\n',
    });
    const memos = memosIn(snapshot);
    assert.equal(
      memosAsMarkdown(memos),
      '# Memos\n\n## [[OBS-1#dc01]]\n\n> ja\n\n[[gri]]\n\n**dc:** Et ønske\n\n**mk, 2026-11-27:** Nej\n',
    );
    assert.deepEqual(memosAsTable(memos).rows, [
      ['OBS-1#dc01', 'ja', 'gri', 'dc', undefined, 'Et ønske'],
      ['OBS-1#dc01', 'ja', 'gri', 'mk', '2026-11-27', 'Nej'],
    ]);
  });
});
