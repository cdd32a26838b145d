/** One `[…]` or `{…}` that is open at the cursor. */
export interface FlowFrame {
  readonly open: '[' | '{';
  /** Keys written in this mapping before the cursor. */
  readonly keys: readonly string[];
  /** The key whose value is being written. */
  readonly key: string | undefined;
  /** Offset where the current word begins, behind its opening quote. */
  readonly wordStart: number;
  /** The quote in which the cursor stands. */
  readonly quote: '"' | "'" | undefined;
}

interface OpenFrame {
  open: '[' | '{';
  keys: string[];
  key: string | undefined;
  wordStart: number;
  quote: '"' | "'" | undefined;
}

/**
 * The brackets that are open at `to`, outermost first, read from the start of a value.
 * Brackets within a plain or quoted text do not count.
 */
export function readFlow(
  text: string,
  from: number,
  to: number,
): { frames: readonly FlowFrame[]; comment: boolean } {
  const frames: OpenFrame[] = [];
  let i = skipBlanks(text, from, to);
  while (i < to) {
    const top = frames.at(-1);
    const c = text.charAt(i);
    if (c === '#' && /\s/.test(text.charAt(i - 1))) {
      const end = text.indexOf('\n', i);
      if (end < 0 || end >= to) return { frames, comment: true };
      i = end;
    } else if (c === '[' || c === '{') {
      frames.push({ open: c, keys: [], key: undefined, wordStart: i + 1, quote: undefined });
      i++;
    } else if (!top) {
      return { frames, comment: false };
    } else if (c === ']' || c === '}') {
      frames.pop();
      i++;
    } else if (c === ',') {
      top.key = undefined;
      top.wordStart = ++i;
    } else if (c === ':' && /^\s?$/.test(text.charAt(i + 1))) {
      top.key = unquote(text.slice(top.wordStart, i).trim());
      top.keys.push(top.key);
      top.wordStart = ++i;
    } else if (c === '"' || c === "'") {
      const end = text.indexOf(c, i + 1);
      if (end < 0 || end >= to) {
        top.quote = c;
        top.wordStart = i + 1;
        return { frames, comment: false };
      }
      i = end + 1;
    } else i++;
  }
  const top = frames.at(-1);
  if (top) top.wordStart = skipBlanks(text, top.wordStart, to);
  return { frames, comment: false };
}

function skipBlanks(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && /\s/.test(text.charAt(i))) i++;
  return i;
}

function unquote(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}
