import type { Reference } from '../model/facts';
import type { Span } from '../model/span';
import { detached } from './detached';
import { quotesWords } from './quotedWords';

/**
 * Finds `[[target#fragment|label]]` and `![[…]]` between two offsets. A link stands on one line;
 * target and fragment hold no brackets; `\[[` is no link. Takes linear time whatever the text.
 * @param isLive whether an offset is read at all: not in code, comments and speech.
 */
export function wikilinksIn(
  text: string,
  from: number,
  to: number,
  isLive: (offset: number) => boolean,
): Reference[] {
  const found: Reference[] = [];
  let open = text.indexOf('[[', from);
  while (open >= 0 && open < to) {
    const close = text.indexOf(']]', open + 2);
    if (close < 0 || close + 2 > to) break;
    // The innermost opening counts: of `[[a [[b]]` it is the second.
    const start = text.lastIndexOf('[[', close - 1);
    const link =
      start >= open && isLive(start) && isLive(close + 1) ? wikilinkAt(text, start, close) : undefined;
    if (link) found.push(link);
    open = text.indexOf('[[', close + 2);
  }
  return found;
}

/** The link whose `[[` stands at `open` and whose `]]` at `close`; undefined where it is escaped or no link. */
export function wikilinkAt(text: string, open: number, close: number): Reference | undefined {
  if (isEscaped(text, open)) return undefined;
  const parts = partsOf(text, open + 2, close);
  if (!parts) return undefined;
  const embed = text[open - 1] === '!' && !isEscaped(text, open - 1);
  const span = { start: embed ? open - 1 : open, end: close + 2 };
  const quotes = parts.fragment !== undefined && quotesWords(text, span, parts.label);
  return { form: embed ? 'embed' : 'wikilink', span, ...parts, ...(quotes ? { quotes } : {}) };
}

/** Target, fragment and label of what stands between the brackets. */
export function partsOf(
  text: string,
  start: number,
  end: number,
): Omit<Reference, 'form' | 'span'> | undefined {
  const inner = text.slice(start, end);
  if (/[\r\n]/.test(inner)) return undefined;
  const bar = inner.indexOf('|');
  // In a table the bar is written `\|`.
  const pointerEnd = bar < 0 ? inner.length : inner[bar - 1] === '\\' ? bar - 1 : bar;
  if (/[[\]]/.test(inner.slice(0, pointerEnd))) return undefined;
  const hash = inner.slice(0, pointerEnd).indexOf('#');
  const targetSpan = trimmed(text, start, start + (hash < 0 ? pointerEnd : hash));
  const fragmentSpan = hash < 0 ? undefined : trimmed(text, start + hash + 1, start + pointerEnd);
  const hasFragment = fragmentSpan !== undefined && fragmentSpan.end > fragmentSpan.start;
  if (targetSpan.end === targetSpan.start && !hasFragment) return undefined;
  return {
    target: cut(text, targetSpan),
    targetSpan,
    ...(hasFragment ? { fragment: cut(text, fragmentSpan), fragmentSpan } : {}),
    ...(bar < 0 ? {} : { label: cut(text, trimmed(text, start + bar + 1, end)) }),
  };
}

/** Whether an odd number of backslashes stands before an offset. */
export function isEscaped(text: string, offset: number): boolean {
  let before = offset;
  while (text[before - 1] === '\\') before--;
  return (offset - before) % 2 === 1;
}

function cut(text: string, span: Span): string {
  return detached(text.slice(span.start, span.end));
}

function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text[from])) from++;
  while (to > from && isSpace(text[to - 1])) to--;
  return { start: from, end: to };
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
