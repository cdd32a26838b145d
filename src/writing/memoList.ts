import { t } from '@vscode/l10n';
import { readExcerpt } from '../model/excerpt';
import type { Table } from '../model/table';
import { readRemarks } from '../model/remark';
import type { Snapshot } from '../repository/snapshot';

/** A memo or a comment on a passage. */
export interface ListedMemo {
  /** `OBS-012#x03` */
  readonly link: string;
  readonly quote: string;
  readonly codes: readonly string[];
  readonly by: string | undefined;
  readonly date: string | undefined;
  readonly text: string;
}

/** All memos of passages and the comments on them, in order of file and entry. */
export function memosIn(snapshot: Snapshot): readonly ListedMemo[] {
  const memos: ListedMemo[] = [];
  for (const { path, definition } of snapshot.definitions('excerpt')) {
    const owner = snapshot.ownerOf(path);
    if (!owner) continue;
    const { quote = '', codes, memo, by } = readExcerpt(definition.fields);
    const about = { link: `${owner.id}#${definition.name}`, quote, codes };
    if (memo !== undefined && memo.trim() !== '') memos.push({ ...about, by, date: undefined, text: memo });
    for (const { by: who, date, text } of readRemarks(definition.fields)) {
      memos.push({ ...about, by: who, date, text });
    }
  }
  return memos;
}

/** Memos as Markdown: for each passage a link, its words, and what was thought of it. */
export function memosAsMarkdown(memos: readonly ListedMemo[]): string {
  const blocks: string[] = [`# ${t('Memos')}`];
  let link: string | undefined;
  for (const memo of memos) {
    if (memo.link !== link) {
      const codes = memo.codes.map((code) => `[[${code}]]`).join(' ');
      blocks.push(`## [[${memo.link}]]`, asQuote(memo.quote), codes);
    }
    link = memo.link;
    const who = [memo.by, memo.date].filter((part) => part !== undefined).join(', ');
    blocks.push(who === '' ? memo.text : `**${who}:** ${memo.text}`);
  }
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function asQuote(text: string): string {
  return text === '' ? '' : text.replace(/^/gm, '> ');
}

/** Memos as a table, one to a row. */
export function memosAsTable(memos: readonly ListedMemo[]): Table {
  const headings = [t('Excerpt'), t('Quotation'), t('Codes'), t('By'), t('Date'), t('Memo')];
  return {
    name: t('Memos'),
    columns: headings.map((heading) => ({ heading })),
    rows: memos.map(({ link, quote, codes, by, date, text }) => [
      link,
      quote,
      codes.join(', '),
      by,
      date,
      text,
    ]),
  };
}
