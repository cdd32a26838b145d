import type { Heading as NodeHeading, Nodes } from 'mdast';
import type { Span } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import { endOfWords } from './blanks';
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
export function* blocksIn(text: string, bodyStart: number, withTurns: boolean): Steps<BodyBlocks> {
  const plain = yield* plainBlocks(text, bodyStart, withTurns);
  if (plain) return plain;
  return isParsable(text.slice(bodyStart))
    ? commonMarkBlocks(text, bodyStart)
    : yield* guessedBlocks(text, bodyStart, withTurns);
}

/** The same, without a pause. */
export function blocksOf(text: string, bodyStart: number, withTurns: boolean): BodyBlocks {
  return atOnce(blocksIn(text, bodyStart, withTurns));
}

/** The blocks as the CommonMark parser sees them. */
export function commonMarkBlocks(text: string, bodyStart: number): BodyBlocks {
  const headings: HeadingPlace[] = [];
  const opaqueBlocks: Span[] = [];
  const opaqueInline: Span[] = [];
  const visit = (node: Nodes, parent: Nodes): void => {
    const isInline = parent.type === 'paragraph' || parent.type === 'heading';
    if (node.type === 'code' || (node.type === 'html' && !isInline))
      opaqueBlocks.push(spanOf(node, bodyStart));
    else if (node.type === 'inlineCode' || node.type === 'html') opaqueInline.push(spanOf(node, bodyStart));
    else if (node.type === 'heading' && parent.type === 'root')
      headings.push(headingPlaceOf(text, node, bodyStart));
    if ('children' in node) for (const child of node.children) visit(child, node);
  };
  const root = commonMarkTree(text.slice(bodyStart));
  visit(root, root);
  return { headings, opaqueBlocks, opaqueInline };
}

/** Where a heading of the parser's tree stands. */
function headingPlaceOf(text: string, node: NodeHeading, bodyStart: number): HeadingPlace {
  const { start, end } = spanOf(node, bodyStart);
  // An underlined heading may begin with a `#` that no blank follows.
  const isLed = /^#{1,6}(?![^ \t\r\n])/.test(text.slice(start, Math.min(start + 7, end)));
  return { level: node.depth, span: { start, end: endOfWords(text, start, end) }, underlined: !isLed };
}

function spanOf(node: Nodes, bodyStart: number): Span {
  return {
    start: bodyStart + (node.position?.start.offset ?? 0),
    end: bodyStart + (node.position?.end.offset ?? 0),
  };
}
