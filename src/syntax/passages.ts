import type { Definition } from '../model/facts';
import type { Span } from '../model/span';
import type { Steps } from '../model/steps';
import type { BodyBlocks } from './bodyBlocks';
import { endOfWords } from './blanks';
import { blockIdAtEnd } from './blockId';
import { detached } from './detached';

/** What one person says in a transcript until the next one speaks. */
export interface Turn {
  /** The id before the colon, as written. */
  readonly speaker: string;
  readonly speakerSpan: Span;
  /** From the line's start, timestamp included, to the end of its last word. */
  readonly span: Span;
}

/** The turns and the block ids of a body, in order of place. */
export interface Passages {
  readonly turns: readonly Turn[];
  /** Definitions of kind `block`; the extent is the turn, paragraph, list item or heading that ends with the id. */
  readonly blockIds: readonly Definition[];
}

const TURN =
  /(?:\[\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\][ \t]*)?(\p{Lu}[\p{Lu}\d]*-[\p{L}\d]+(?:[-_][\p{L}\d]+)*):/uy;
const LIST_ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;

/** So many characters are read in one step. */
const AT_ONCE = 30_000;

/**
 * Finds turns and block ids. A turn is a line that begins with a person's id and a colon (`CIT-017: …`),
 * perhaps behind a timestamp (`[00:12:03] `), up to the next turn, a blank line, a heading or code.
 * A block id (` ^t014`) ends a turn, paragraph, list item or heading, or stands alone behind one, as in Obsidian.
 * @param withTurns false for drafts, claims and memos, in which nobody speaks.
 */
export function* passagesIn(
  text: string,
  bodyStart: number,
  blocks: BodyBlocks,
  withTurns: boolean,
): Steps<Passages> {
  if (!withTurns && !text.includes('^', bodyStart)) return { turns: [], blockIds: [] };
  const reading = new Reading(text);
  const headings = blocks.headings.map((heading) => heading.span);
  let opaque = 0;
  let heading = 0;
  let pausing = bodyStart + AT_ONCE;
  for (let start = bodyStart; start < text.length;) {
    while ((blocks.opaqueBlocks[opaque]?.end ?? Infinity) <= start) opaque++;
    while ((headings[heading]?.end ?? Infinity) <= start) heading++;
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    const end = endOfWords(text, start, next);
    const code = blocks.opaqueBlocks[opaque];
    const title = headings[heading];
    if (code && code.start < next) reading.opaqueLine(start, code.start >= start);
    else if (title && title.start < next) reading.headingLine(start, end, title);
    else reading.line(start, end, withTurns);
    start = next;
    if (start < pausing) continue;
    pausing = start + AT_ONCE;
    yield;
  }
  reading.close();
  return reading;
}

/** Whether a line begins a turn. */
export function beginsTurn(text: string, lineStart: number): boolean {
  return speakerAt(text, lineStart) !== undefined;
}

/** Where the speaker's id stands on a line that begins a turn. */
export function speakerAt(text: string, lineStart: number): Span | undefined {
  const first = text.charCodeAt(lineStart);
  const isPossible = first === 91 /* [ */ || (first >= 65 && first <= 90) || first > 127;
  if (!isPossible) return undefined;
  TURN.lastIndex = lineStart;
  const speaker = TURN.exec(text)?.[1];
  return speaker === undefined
    ? undefined
    : { start: TURN.lastIndex - 1 - speaker.length, end: TURN.lastIndex - 1 };
}

/** Goes through the lines of a body and keeps what is open: a turn, a paragraph or an item. */
class Reading implements Passages {
  readonly turns: Turn[] = [];
  readonly blockIds: Definition[] = [];
  private start: number | undefined;
  private end = 0;
  private speaker: Span | undefined;
  private blockId: Span | undefined;
  /** Where the passage before began, for an id that stands alone behind it. */
  private lastStart: number | undefined;

  constructor(private readonly text: string) {}

  line(start: number, end: number, withTurns: boolean): void {
    const words = skipQuoteMarks(this.text, start, end);
    if (words === end) {
      this.close();
      return;
    }
    const speaker = withTurns ? speakerAt(this.text, start) : undefined;
    if (speaker || (!this.speaker && this.isItem(words, end))) this.close();
    const blockId = blockIdAtEnd(this.text, words, end);
    if (this.start === undefined) {
      const alone = blockId?.start === words + 1;
      this.start = alone && this.lastStart !== undefined ? this.lastStart : start;
      this.speaker = speaker;
    }
    this.blockId = blockId;
    this.end = end;
  }

  opaqueLine(start: number, isFirst: boolean): void {
    this.close();
    if (isFirst) this.lastStart = start;
  }

  headingLine(start: number, end: number, heading: Span): void {
    if (heading.start >= start) {
      this.close();
      this.start = start;
    }
    this.end = end;
    // Of an underlined heading the id stands on the line above the underline.
    this.blockId ??= blockIdAtEnd(this.text, start, end);
    if (heading.end <= end) this.close();
  }

  /** Ends what is open, and tells of it. */
  close(): void {
    if (this.start !== undefined) {
      const span = { start: this.start, end: this.end };
      if (this.speaker) this.turns.push({ speaker: this.cut(this.speaker), speakerSpan: this.speaker, span });
      if (this.blockId)
        this.blockIds.push({ kind: 'block', name: this.cut(this.blockId), span: this.blockId, extent: span });
      this.lastStart = this.start;
    }
    this.start = this.speaker = this.blockId = undefined;
  }

  private isItem(start: number, end: number): boolean {
    const first = this.text.charCodeAt(start);
    // Most lines begin with a letter.
    return first < 60 && LIST_ITEM.test(this.text.slice(start, Math.min(end, start + 12)));
  }

  private cut(span: Span): string {
    return detached(this.text.slice(span.start, span.end));
  }
}

/** The offset of the first word on a line, behind blanks and the marks of quotes. */
function skipQuoteMarks(text: string, start: number, end: number): number {
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 62 /* > */) break;
  }
  return at;
}
