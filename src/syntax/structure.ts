import type { Nodes } from 'mdast';
import type { Span } from '../model/span';
import { headingPlaceOf } from './bodyBlocks';
import { commonMarkTree, isParsable } from './commonMark';
import { type Heading, type HeadingPlace, headingsOf } from './headings';
import { guessedBlocks } from './plainBlocks';

/** What a block of a Markdown text is. */
export type BlockKind =
  'paragraph' | 'heading' | 'list' | 'item' | 'quote' | 'code' | 'html' | 'rule' | 'definition';

/** A block of a Markdown text, from its first to its last mark or letter. */
export interface Block {
  readonly kind: BlockKind;
  readonly span: Span;
}

/** The structure of an open file, for its outline and for folding. */
export interface Structure {
  /** Those of the body itself, with their sections. */
  readonly headings: readonly Heading[];
  /** In order of place; what lies within a block comes behind it. */
  readonly blocks: readonly Block[];
}

const KINDS: Readonly<Partial<Record<Nodes['type'], BlockKind>>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  list: 'list',
  listItem: 'item',
  blockquote: 'quote',
  code: 'code',
  html: 'html',
  thematicBreak: 'rule',
  definition: 'definition',
};

/**
 * The structure of a body, by the CommonMark parser: some milliseconds for a file of ordinary length.
 * Of a body that would take it too long only headings and code are told.
 */
export function structureOf(text: string, bodyStart: number): Structure {
  const markdown = text.slice(bodyStart);
  if (!isParsable(markdown)) {
    const { headings, opaqueBlocks } = guessedBlocks(text, bodyStart, false);
    return {
      headings: headingsOf(text, headings),
      blocks: opaqueBlocks.map((span) => ({ kind: 'code', span })),
    };
  }
  const places: HeadingPlace[] = [];
  const blocks: Block[] = [];
  const visit = (node: Nodes, isTopLevel: boolean): void => {
    const kind = KINDS[node.type];
    if (kind) {
      const start = bodyStart + (node.position?.start.offset ?? 0);
      blocks.push({ kind, span: { start, end: bodyStart + (node.position?.end.offset ?? 0) } });
    }
    if (node.type === 'heading' && isTopLevel) places.push(headingPlaceOf(text, node, bodyStart));
    // Within a paragraph there are no blocks, only tags.
    if ('children' in node && node.type !== 'paragraph' && node.type !== 'heading') {
      for (const child of node.children) visit(child, node.type === 'root');
    }
  };
  visit(commonMarkTree(markdown), false);
  return { headings: headingsOf(text, places), blocks };
}
