import type { YAMLError } from 'yaml';

/** Stands for a colon that is part of a text; of the same length, so that all places stay. */
const MASKED_COLON = '\uE000';

/**
 * A source in which two common slips do not draw in what follows: a value with a colon and a blank in it
 * (`title: Meeting: second part`), which to the library makes a mapping that swallows the fields below, and a line
 * without a colon, which melts into the next key. The value becomes a text, and the line blank.
 * Every place stays what it was.
 * @returns undefined where there is nothing of the kind.
 */
export function repairedSource(source: string, errors: readonly YAMLError[]): string | undefined {
  if (source.includes(MASKED_COLON)) return undefined;
  const parts: string[] = [];
  let done = 0;
  for (const { code, pos } of errors) {
    const start = pos[0];
    if (start < done) continue;
    const colon = /:(?=\s|$)/g;
    colon.lastIndex = start;
    const found = colon.exec(source)?.index;
    if (found === undefined) break;
    const lineStart = source.lastIndexOf('\n', found) + 1;
    if (code === 'MULTILINE_IMPLICIT_KEY' && lineStart > start) {
      parts.push(source.slice(done, start), source.slice(start, lineStart).replace(/[^\r\n]/g, ' '));
      done = lineStart;
    } else if (code === 'BLOCK_AS_IMPLICIT_KEY' && (lineStart <= start || source[lineStart] === ' ')) {
      const newline = source.indexOf('\n', found);
      const end = newline < 0 ? source.length : newline;
      parts.push(source.slice(done, start), source.slice(start, end).replace(/:(?=\s|$)/g, MASKED_COLON));
      done = end;
    }
  }
  return done === 0 ? undefined : parts.join('') + source.slice(done);
}

/** A text of a repaired source as it was written. */
export function unmasked(text: string): string {
  return text.includes(MASKED_COLON) ? text.replaceAll(MASKED_COLON, ':') : text;
}
