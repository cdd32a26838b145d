import type { Span } from '../model/span';

/** Where the front matter of a record stands. */
export interface FrontMatter {
  /** The YAML between the two marker lines, its last line break included. */
  readonly yaml?: Span;
  /** Where the body begins: behind the closing marker's line, or behind a byte order mark. */
  readonly bodyStart: number;
  /** The front matter is opened but never closed; it then reaches to the first blank line. */
  readonly unclosed?: boolean;
}

const OPENING = /\uFEFF?---[ \t]*\r?\n/y;
const CLOSING = /^(?:---|\.\.\.)[ \t]*\r?$/gm;
const KEY_LINE = /[\p{L}_][\p{L}\d_-]*:[ \t\r\n]/uy;
const BLANK_LINE = /^[ \t]*\r?$/gm;

/** Finds the front matter: `---` on the very first line, closed by `---` or `...` on a line of its own. */
export function splitFrontMatter(text: string): FrontMatter {
  const start = endOfMatch(OPENING, text, 0);
  if (start === undefined) return { bodyStart: text.startsWith('\uFEFF') ? 1 : 0 };
  CLOSING.lastIndex = start;
  const closing = CLOSING.exec(text);
  if (closing) return { yaml: { start, end: closing.index }, bodyStart: nextLine(text, closing.index) };

  // Without a closing line it is a rule across the page, unless keys follow: then somebody is writing front matter.
  if (endOfMatch(KEY_LINE, text, start) === undefined)
    return { bodyStart: text.startsWith('\uFEFF') ? 1 : 0 };
  BLANK_LINE.lastIndex = start;
  const end = BLANK_LINE.exec(text)?.index ?? text.length;
  return { yaml: { start, end }, bodyStart: end, unclosed: true };
}

/** The offset behind what a sticky pattern matches at `offset`. */
function endOfMatch(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The offset behind the line break that ends the line at `offset`. */
function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}
