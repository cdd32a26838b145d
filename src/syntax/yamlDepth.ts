import type { CST } from 'yaml';

/** Collections within collections; nobody writes more by hand, and a reader's stack has an end. */
const MAX_DEPTH = 100;

/** So many brackets open at once, or marks of items and keys before one word, are no YAML that anybody wrote. */
const STEEP = 1000;
const STEEP_MARKS = new RegExp(`(?:[-?:&!][^\\s]{0,8}[ \\t]+){${String(STEEP)}}`);

/**
 * The offset at which a source nests so steeply that already building its syntax tree would take too long.
 * Brackets in quotation marks are counted too, but only within one entry at the margin.
 */
export function tooSteepAt(source: string): number | undefined {
  if (source.length < STEEP) return undefined;
  const marks = STEEP_MARKS.exec(source);
  if (marks) return marks.index;
  let open = 0;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 91 /* [ */ || code === 123 /* { */) {
      if (++open > STEEP) return at;
    } else if (code === 93 /* ] */ || code === 125 /* } */) {
      if (open > 0) open--;
    } else if (open > 0 && code === 10 && /[\p{L}-]/u.test(source.charAt(at + 1))) {
      open = 0;
    }
  }
  return undefined;
}

/** The offset at which a syntax tree goes deeper than can be read; undefined where it does not. Uses no stack. */
export function tooDeepAt(document: CST.Token): number | undefined {
  const open: { token: CST.Token; depth: number }[] = [{ token: document, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > MAX_DEPTH) return next.token.offset;
    for (const token of childrenOf(next.token)) open.push({ token, depth: next.depth + 1 });
  }
  return undefined;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (token.type !== 'block-map' && token.type !== 'block-seq' && token.type !== 'flow-collection') return [];
  const children: CST.Token[] = [];
  for (const { key, value } of token.items) {
    if (key) children.push(key);
    if (value) children.push(value);
  }
  return children;
}
