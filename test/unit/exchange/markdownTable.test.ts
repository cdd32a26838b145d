import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { markdownTableOf } from '../../../src/exchange/markdownTable';
import { atOnce } from '../../../src/model/steps';

describe('markdownTableOf', () => {
  it('parts columns by bars, and sets numbers to the right', () => {
    const table = {
      name: 'Counts',
      columns: [{ heading: 'Code' }, { heading: 'SITE-A' }],
      rows: [
        ['rai.wish', 3],
        ['gri', undefined],
      ],
    };
    assert.equal(
      atOnce(markdownTableOf(table)),
      '| Code | SITE-A |\n| --- | ---: |\n| rai.wish | 3 |\n| gri |  |\n',
    );
  });

  it('shows texts as they are written, each row on one line', () => {
    const text = 'CIT-017: a|b *c* [d](e) <b> & \\ `x` @key ~y~\nPRO-009: (.) [ja]';
    const markdown = atOnce(
      markdownTableOf({ name: '', columns: [{ heading: 'Quotation' }], rows: [[text]] }),
    );
    assert.equal(markdown.trimEnd().split('\n').length, 3);
    const html = new MarkdownIt({ html: true }).render(markdown);
    const cell = /<td>(.*)<\/td>/s.exec(html)?.[1] ?? '';
    const shown = cell
      .replace('<br>', '\n')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    assert.equal(shown, text);
  });
});
