import type { Nodes } from 'mdast';
import type { Span } from '../model/span';
import { commonMarkTree, isParsable } from './commonMark';
import type { HeadingPlace } from './headings';
import { guessedBlocks, plainBlocks } from './plainBlocks';

/** What must be known of a body's structure to read its links. Everything is in order of place. */
export interface BodyBlocks {
  /** Headings of the body itself; those in quotes and lists are no sections. */
  readonly headings: readonly HeadingPlace[];
  /** Fenced and indented code, blocks of HTML with their comments. */
  readonly opaqueBlocks: readonly Span[];
  /** Code spans, HTML tags and comments within a paragraph. */
  readonly opaqueInline: readonly Span[];
}

/**
 * The blocks of a body: read quickly where the Markdown is plain, by the CommonMark parser where it is not,
 * and guessed where that would take too long.
 * @param withTurns the body may hold turns, in which nothing needs to be known.
 */
export function blocksOf(text: string, bodyStart: number, withTurns: boolean): BodyBlocks {
  const plain = plainBlocks(text, bodyStart, withTurns);
  if (plain) return plain;
  return isParsable(text.slice(bodyStart))
    ? commonMarkBlocks(text, bodyStart)
    : guessedBlocks(text, bodyStart, withTurns);
}

/** The blocks as the CommonMark parser sees them. */
export function commonMarkBlocks(text: string, bodyStart: number): BodyBlocks {
  const headings: HeadingPlace[] = [];
  const opaqueBlocks: Span[] = [];
  const opaqueInline: Span[] = [];
  const spanOf = (node: Nodes): Span => ({
    start: bodyStart + (node.position?.start.offset ?? 0),
    end: bodyStart + (node.position?.end.offset ?? 0),
  });
  const visit = (node: Nodes, parent: Nodes | undefined): void => {
    if (node.type === 'code') opaqueBlocks.push(spanOf(node));
    else if (node.type === 'inlineCode') opaqueInline.push(spanOf(node));
    else if (node.type === 'html')
      (parent?.type === 'paragraph' || parent?.type === 'heading' ? opaqueInline : opaqueBlocks).push(
        spanOf(node),
      );
    else if (node.type === 'heading' && parent?.type === 'root') {
      const span = spanOf(node);
      headings.push({
        level: node.depth,
        span: { start: span.start, end: trimmedEnd(text, span) },
        underlined: !isLed(text, span.start, node.depth),
      });
    }
    if ('children' in node) for (const child of node.children) visit(child, node);
  };
  visit(commonMarkTree(text.slice(bodyStart)), undefined);
  return { headings, opaqueBlocks, opaqueInline };
}

/** Whether a heading is led by its `#` marks: an underlined one may begin with `#` too, but not with a blank behind. */
function isLed(text: string, start: number, level: number): boolean {
  return /^#{1,6}(?:[ \t\r\n]|$)/.test(text.slice(start, start + level + 1)) && text[start + level] !== '#';
}

function trimmedEnd(text: string, span: Span): number {
  return span.start + text.slice(span.start, span.end).trimEnd().length;
}
