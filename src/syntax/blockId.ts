import type { Span } from '../model/span';

/**
 * The name of a block id that ends a stretch of text: of `… ^t014` the `t014`.
 * A blank or nothing stands before its `^`, as in Obsidian.
 */
export function blockIdAtEnd(text: string, start: number, end: number): Span | undefined {
  let at = end;
  while (at > start && isNameCode(text.charCodeAt(at - 1))) at--;
  if (at === end || at <= start || text[at - 1] !== '^') return undefined;
  const before = text[at - 2];
  return at - 1 === start || before === ' ' || before === '\t' ? { start: at, end } : undefined;
}

/** Letters, digits, hyphens and underscores. Beyond ASCII nearly all that is written without blanks are letters. */
function isNameCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 45 ||
    code === 95 ||
    code > 0xbf
  );
}
