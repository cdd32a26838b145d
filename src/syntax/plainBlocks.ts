import type { Span } from '../model/span';
import type { Steps } from '../model/steps';
import type { BodyBlocks } from './bodyBlocks';
import { endOfWords, startOfWords } from './blanks';
import type { HeadingPlace } from './headings';
import { beginsTurn } from './passages';

const ATX_HEADING = /^#{1,6}(?=[ \t]|$)/;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^(?:=+|-+)$/;
const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
const ITEM = /^([-*+]|(\d{1,9})([.)]))(?:( +)(?=[^ ])|$)/;
const QUOTE_MARKS = /^(?: {0,3}> ?)+/;
const HTML_START = /<[A-Za-z/!?]/;
/** What can begin a block within a list item or a quote, other than a paragraph and a list. */
const NESTED_BLOCK = /^(?:#{1,6}(?:[ \t]|$)|>|`{3}|~{3}|<)/;

/**
 * The blocks of a body in the plain Markdown of field notes, transcripts and papers, read line by line:
 * paragraphs, headings, fenced code at the margin, code spans on one line, rules, quotes, lists.
 * It takes a hundredth of the CommonMark parser's time.
 * @param withTurns the body may hold turns, in which code spans are not looked for: no link is read there.
 * @returns undefined where only the parser can judge.
 */
export function* plainBlocks(
  text: string,
  bodyStart: number,
  withTurns: boolean,
): Steps<BodyBlocks | undefined> {
  const reading = new Reading(text, withTurns);
  return (yield* reading.read(bodyStart, true)) ? reading : undefined;
}

/** The same for any body, in linear time: where only the parser could judge, the best guess. */
export function* guessedBlocks(text: string, bodyStart: number, withTurns: boolean): Steps<BodyBlocks> {
  const reading = new Reading(text, withTurns);
  yield* reading.read(bodyStart, false);
  return reading;
}

/** So many characters are read in one step. */
const AT_ONCE = 30_000;

/** An open paragraph. Only one that is in no list and no quote can become a heading by an underline. */
interface Paragraph {
  readonly start: number;
  readonly isTopLevel: boolean;
  /** All of it is speech. */
  readonly isTurn: boolean;
}

class Reading implements BodyBlocks {
  readonly headings: HeadingPlace[] = [];
  readonly opaqueBlocks: Span[] = [];
  readonly opaqueInline: Span[] = [];
  private paragraph: Paragraph | undefined;
  /** The list that is open, with the column at which the words of its last item at the margin begin, and its mark. */
  private list: { readonly column: number; readonly mark: string } | undefined;
  private fence: { readonly start: number; readonly closing: RegExp } | undefined;
  private unsure = false;
  private lineStart = 0;
  /** Where the next backtick and the next `<` stand, so that no stretch is searched twice. */
  private nextTick = -1;
  private nextTag = -1;

  constructor(
    private readonly text: string,
    private readonly withTurns: boolean,
  ) {}

  /** Reads to the end, or until it is not sure any more. Tells whether it is sure. */
  *read(bodyStart: number, mustBeSure: boolean): Steps<boolean> {
    const { text } = this;
    let pausing = bodyStart + AT_ONCE;
    const loneReturn = /\r(?!\n)/g;
    loneReturn.lastIndex = bodyStart;
    this.unsure = text.includes('\r', bodyStart) && loneReturn.test(text);
    for (let start = bodyStart; start < text.length && !(this.unsure && mustBeSure);) {
      const newline = text.indexOf('\n', start);
      const next = newline < 0 ? text.length : newline + 1;
      this.line(start, next);
      start = next;
      if (start < pausing) continue;
      pausing = start + AT_ONCE;
      yield;
    }
    if (this.fence) this.opaqueBlocks.push({ start: this.fence.start, end: text.length });
    return !this.unsure;
  }

  private line(lineStart: number, next: number): void {
    const { text } = this;
    this.lineStart = lineStart;
    const end = endOfWords(text, lineStart, next);
    const start = startOfWords(text, lineStart, end);
    const indent = start - lineStart;
    // Tabs within code are code; how far in they are matters only where the line is read.
    const isRead = this.fence ? FENCE.test(text.slice(start, end)) : true;
    if (isRead && indent > 0 && text.slice(lineStart, start).includes('\t')) this.unsure = true;
    if (this.fence) {
      if (indent < 4 && this.fence.closing.test(text.slice(start, end))) {
        this.opaqueBlocks.push({ start: this.fence.start, end });
        this.fence = undefined;
      }
    } else if (start === end) {
      this.paragraph = undefined;
    } else {
      if (indent >= 4) this.indentedLine(start, end, indent);
      else this.marginLine(start, end, indent);
    }
  }

  private indentedLine(start: number, end: number, indent: number): void {
    if (this.list) {
      // Far in, behind a blank line, it may be code within an item.
      if (!this.paragraph && indent >= 6) this.unsure = true;
      this.lineInItem(start, end);
    } else if (this.paragraph) {
      this.words(start, end);
    } else {
      this.unsure = true;
      this.opaqueBlocks.push({ start, end });
    }
  }

  private marginLine(start: number, end: number, indent: number): void {
    const { text } = this;
    const first = text.charCodeAt(start);
    // Most lines begin with a letter, and then are words.
    const isLetter = (first | 32) >= 97 && (first | 32) <= 122;
    if (isLetter) {
      this.wordsAtMargin(start, end, indent);
      return;
    }
    const line = text.slice(start, end);
    const inItem = this.list !== undefined && indent > 0;
    if (inItem && (NESTED_BLOCK.test(line) || RULE.test(line) || UNDERLINE.test(line))) this.unsure = true;
    if (this.underline(line, end)) return;
    if (RULE.test(line)) this.endAll();
    else if (
      !this.heading(start, end, line) &&
      !this.openFence(start, line) &&
      !this.quote(start, end, line) &&
      !this.item(start, end, indent, line)
    ) {
      this.wordsAtMargin(start, end, indent);
    }
  }

  private wordsAtMargin(start: number, end: number, indent: number): void {
    // Behind a blank line a list goes on only with lines as far in as its words.
    if (!this.paragraph && this.list && indent < this.list.column) this.list = undefined;
    this.words(start, end);
  }

  /** A line of a paragraph, which it begins or goes on. */
  private words(start: number, end: number, isTopLevel = this.list === undefined): void {
    this.paragraph ??= {
      start,
      isTopLevel,
      isTurn: isTopLevel && this.withTurns && start === this.lineStart && beginsTurn(this.text, start),
    };
    if (!this.paragraph.isTurn) this.inline(start, end);
    else if (this.text[start] === '<') this.unsure = true;
  }

  private underline(line: string, end: number): boolean {
    if (!this.paragraph?.isTopLevel || !UNDERLINE.test(line)) return false;
    const { start, isTurn } = this.paragraph;
    // The definition of a link is no heading; and in a turn that is one, nothing was looked for.
    if (isTurn || this.text[start] === '[') this.unsure = true;
    this.headings.push({ level: line.startsWith('=') ? 1 : 2, span: { start, end }, underlined: true });
    this.paragraph = undefined;
    return true;
  }

  private heading(start: number, end: number, line: string): boolean {
    const marks = ATX_HEADING.exec(line)?.[0];
    if (marks === undefined) return false;
    this.endAll();
    this.headings.push({ level: marks.length, span: { start, end }, underlined: false });
    this.inline(start, end);
    return true;
  }

  private openFence(start: number, line: string): boolean {
    const match = FENCE.exec(line);
    const marks = match?.[1] ?? match?.[2];
    if (marks === undefined) return false;
    this.endAll();
    this.fence = { start, closing: new RegExp(`^${marks.charAt(0)}{${String(marks.length)},}$`) };
    return true;
  }

  private quote(start: number, end: number, line: string): boolean {
    const marks = QUOTE_MARKS.exec(line)?.[0];
    if (marks === undefined) return false;
    this.list = undefined;
    const inner = line.slice(marks.length);
    const words = inner.trimStart();
    if (/^ {4}|^ *\t/.test(inner) || isOddInside(words)) this.unsure = true;
    this.paragraph = words === '' ? undefined : { start, isTopLevel: false, isTurn: false };
    this.inline(start, end);
    return true;
  }

  private item(start: number, end: number, indent: number, line: string): boolean {
    const match = ITEM.exec(line);
    if (!match) return false;
    const [, mark = '', number, delimiter, gap] = match;
    const kind = delimiter ?? mark;
    if (this.paragraph) {
      // Within a paragraph a list begins with a bullet or with 1, and not with nothing.
      const isLate = number !== undefined && Number(number) !== 1;
      if (this.paragraph.isTopLevel && (gap === undefined || isLate)) return false;
      if (isLate && this.list?.mark !== kind && indent < (this.list?.column ?? 4)) this.unsure = true;
    }
    const column = indent + mark.length + (gap?.length ?? 1);
    if (isOddGap(gap)) this.unsure = true;
    if (!this.list || indent < this.list.column) {
      if (column > 4) this.unsure = true;
      this.list = { column, mark: kind };
    }
    this.paragraph = undefined;
    this.lineInItem(start + mark.length + (gap?.length ?? 0), end);
    return true;
  }

  /** The words of an item, or a line further in. A nested list changes nothing that matters here. */
  private lineInItem(start: number, end: number): void {
    if (isOddInside(this.text.slice(start, end))) this.unsure = true;
    this.words(start, end, false);
  }

  private endAll(): void {
    this.paragraph = undefined;
    this.list = undefined;
  }

  /** Looks for code spans that begin and end on one line; what else holds a backtick or a tag is left to the parser. */
  private inline(start: number, end: number): void {
    const { text } = this;
    if (this.nextTick < start) this.nextTick = offsetOf('`', text, start);
    if (this.nextTick < end) this.codeSpans(start, text.slice(start, end));
    if (this.nextTag < start) this.nextTag = offsetOf('<', text, start);
    if (this.nextTag < end && HTML_START.test(text.slice(start, end))) this.unsure = true;
  }

  private codeSpans(start: number, line: string): void {
    if (line.includes('\\') || line.includes(']:') || line.includes('``')) this.unsure = true;
    for (let open = line.indexOf('`'); open >= 0;) {
      const close = line.indexOf('`', open + 1);
      if (close < 0) {
        this.unsure = true;
        return;
      }
      this.opaqueInline.push({ start: start + open, end: start + close + 1 });
      open = line.indexOf('`', close + 1);
    }
  }
}

/** Whether a line within an item or a quote holds more than words, or an item with words. */
function isOddInside(line: string): boolean {
  const item = ITEM.exec(line);
  const words = item ? line.slice(item[0].length) : line;
  if (RULE.test(line) || RULE.test(words) || UNDERLINE.test(words) || NESTED_BLOCK.test(words)) return true;
  return item !== null && (isOddGap(item[4]) || ITEM.test(words));
}

/** Whether nothing follows an item's mark, or so many blanks that it may be code. */
function isOddGap(gap: string | undefined): boolean {
  return gap === undefined || gap.length > 4;
}

function offsetOf(character: string, text: string, from: number): number {
  const offset = text.indexOf(character, from);
  return offset < 0 ? Infinity : offset;
}
