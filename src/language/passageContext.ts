import type { FileFacts } from '../model/facts';
import type { Span } from '../model/span';
import { escaped } from './markdown';
import { turnsIn } from './speakers';

/** So many turns are shown before and behind a passage; in notes, paragraphs. */
const AROUND = 2;
/** So much is shown before and behind, in characters. */
const LENGTH = 500;

/**
 * A passage in what is said before and behind it, as a block quote in which the passage is strong. Markdown, the text
 * escaped.
 */
export function inContext(text: string, record: FileFacts, passage: Span): string {
  const { start, end } = contextOf(text, record, passage);
  const lines: string[] = [];
  for (let from = start; from < end;) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 || newline >= end ? end : newline;
    const line = markedLine(text, { start: from, end: to }, passage);
    if (line !== '') lines.push(`> ${line}`);
    from = to + 1;
  }
  return lines.join('  \n');
}

function contextOf(text: string, record: FileFacts, passage: Span): Span {
  const turns = turnsIn(text, record);
  const first = turns.findIndex(({ span }) => span.end > passage.start);
  const last = turns.findLastIndex(({ span }) => span.start < passage.end);
  const isSpoken = first >= 0 && first <= last;
  const start = isSpoken
    ? (turns[Math.max(0, first - AROUND)]?.span.start ?? passage.start)
    : record.bodyStart + paragraphsBefore(text.slice(record.bodyStart, passage.start));
  const end = isSpoken
    ? (turns[Math.min(turns.length - 1, last + AROUND)]?.span.end ?? passage.end)
    : passage.end + paragraphsBehind(text.slice(passage.end));
  return {
    start: Math.max(start, wordFrom(text, passage.start - LENGTH)),
    end: Math.max(passage.end, Math.min(end, wordFrom(text, passage.end + LENGTH))),
  };
}

/** Where the last paragraphs of a text begin. */
function paragraphsBefore(text: string): number {
  const breaks = [...text.matchAll(/\n[ \t]*\r?\n/g)];
  const at = breaks.at(-AROUND);
  return at ? at.index + at[0].length : 0;
}

/** Where the first paragraphs of a text end. */
function paragraphsBehind(text: string): number {
  return [...text.matchAll(/\n[ \t]*\r?\n/g)][AROUND - 1]?.index ?? text.length;
}

/** The beginning of the first whole word from an offset on. */
function wordFrom(text: string, offset: number): number {
  if (offset <= 0) return 0;
  const space = text.slice(offset).search(/\s/);
  return space < 0 ? text.length : offset + space;
}

/** A line, what of it belongs to the passage set off; marks of places are no words. */
function markedLine(text: string, line: Span, passage: Span): string {
  const cut = (from: number, to: number): string =>
    text.slice(Math.max(from, line.start), Math.min(to, line.end)).replace(/\s\^[\w-]+\s*$/, '');
  const [, lead = '', words = '', tail = ''] =
    /^(\s*)(.*?)(\s*)$/s.exec(cut(passage.start, passage.end)) ?? [];
  const marked = words === '' ? '' : `${escaped(lead)}**${escaped(words)}**${escaped(tail)}`;
  return (escaped(cut(line.start, passage.start)) + marked + escaped(cut(passage.end, line.end))).trim();
}
