import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/**
 * The syntax tree of a Markdown text, by the CommonMark parser.
 * Links and emphasis are left as text: nothing here needs them, and on odd texts they take quadratic time.
 * Expect 0.3 ms per 1,000 characters.
 */
export function commonMarkTree(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [
      {
        disable: {
          null: ['labelStartLink', 'labelStartImage', 'labelEnd', 'attention', 'characterReference'],
        },
      },
    ],
  });
}

/** Longer texts would hold up the editor, and so would odd ones: thousands of short lines, quotes within quotes. */
const LONGEST = 128_000;
const MOST_LINES = 3_000;
const DEEP_START = /^[ \t>*+\-\d.)]{200}/m;

/** Whether a Markdown text can be given to the parser without a noticeable wait. */
export function isParsable(markdown: string): boolean {
  if (markdown.length > LONGEST || DEEP_START.test(markdown)) return false;
  let lines = 0;
  for (let at = markdown.indexOf('\n'); at >= 0 && lines <= MOST_LINES; at = markdown.indexOf('\n', at + 1))
    lines++;
  return lines <= MOST_LINES;
}
