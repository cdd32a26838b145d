import { distance } from 'fastest-levenshtein';
import type { Span } from '../model/span';
import type { Query } from './query';
import { placedWords } from './words';

/** Where a text answers a query: the line, cut to a readable length around what was found. */
export interface Passage {
  /** The words that were found, first to last within the line. */
  readonly span: Span;
  /** The line around it on one line; an ellipsis where it is cut. */
  readonly text: string;
}

/** Characters shown of a line. */
const SHOWN = 120;

/** The line of a text in which most of the query's words stand; of equal ones the first. Undefined where none stands. */
export function bestPassage(text: string, from: number, query: Query): Passage | undefined {
  const wanted = [...new Set([...query.words, ...query.phrases.flat()])];
  if (wanted.length === 0) return undefined;
  let best: { span: Span; worth: number } | undefined;
  for (let start = from; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const found = wordsFound(text.slice(start, end), wanted);
    if (found && found.worth > (best?.worth ?? 0)) {
      best = { span: { start: start + found.span.start, end: start + found.span.end }, worth: found.worth };
    }
    start = end + 1;
  }
  return best && { span: best.span, text: lineAround(text, best.span) };
}

/** How many of the wanted words a line has, whole words counting most, and where. */
function wordsFound(line: string, wanted: readonly string[]): { span: Span; worth: number } | undefined {
  const worths = new Map<string, number>();
  let span: Span | undefined;
  for (const { form, start, end } of placedWords(line)) {
    for (const word of wanted) {
      const worth = worthOf(form, word);
      if (worth === 0) continue;
      worths.set(word, Math.max(worth, worths.get(word) ?? 0));
      span = { start: Math.min(start, span?.start ?? start), end };
    }
  }
  return span && { span, worth: [...worths.values()].reduce((sum, worth) => sum + worth, 0) };
}

function worthOf(form: string, word: string): number {
  if (form === word) return 4;
  if (form.startsWith(word)) return 3;
  if (word.length >= 3 && form.includes(word)) return 2;
  const errors = word.length >= 7 ? 2 : 1;
  if (word.length < 4 || Math.abs(form.length - word.length) > errors) return 0;
  return distance(form, word) <= errors ? 1 : 0;
}

function lineAround(text: string, { start, end }: Span): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const lineEnd = newline < 0 ? text.length : newline;
  if (lineEnd - lineStart <= SHOWN) return text.slice(lineStart, lineEnd).trim();
  const room = Math.max(0, SHOWN - (end - start));
  const from = Math.max(lineStart, start - Math.floor(room / 3));
  const to = Math.min(lineEnd, from + SHOWN);
  return `${from > lineStart ? '…' : ''}${text.slice(from, to).trim()}${to < lineEnd ? '…' : ''}`;
}
