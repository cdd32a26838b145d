import type { Span } from '../model/span';
import { Lines } from '../model/lines';
import { type FlowFrame, readFlow } from './yamlFlow';

/**
 * Where the cursor stands in YAML that may be half written: read from the lines around it, as a
 * parser gives up exactly where completion is wanted.
 */
export interface YamlCursor {
  /** `value`: what belongs to the key at the end of `path`. `entry`: a key of the mapping at `path`, or an item of the list there. */
  readonly place: 'value' | 'entry';
  /** Keys from the top down, list positions left out. */
  readonly path: readonly string[];
  /** What is written of the word up to the cursor. */
  readonly typed: string;
  /** The whole word, to be replaced. */
  readonly replace: Span;
  /** Other keys of the mapping in which the cursor stands. */
  readonly siblings: ReadonlySet<string>;
  /** Whether the cursor stands in an item of a list already: behind `- ` or within brackets. */
  readonly inItem: boolean;
  /** Whether the cursor stands within brackets or braces. */
  readonly inFlow: boolean;
  /** Column where the word begins. */
  readonly column: number;
  readonly quoted: boolean;
  /** The cursor stands right behind a colon, where YAML wants a space first. */
  readonly needsSpace: boolean;
  /** A colon follows the key already. */
  readonly hasColon: boolean;
}

/**
 * Reads the place of a cursor in YAML.
 * @param region the YAML within the text: the whole file, or the lines between the front matter's fences.
 * @returns undefined in a comment, in a text that runs over several lines, and outside the region.
 */
export function yamlCursorAt(text: string, region: Span, offset: number): YamlCursor | undefined {
  if (offset < region.start || offset > region.end) return undefined;
  const yaml = text.slice(region.start, region.end);
  const cursor = new CursorReader(yaml, offset - region.start).read();
  return (
    cursor && {
      ...cursor,
      replace: { start: cursor.replace.start + region.start, end: cursor.replace.end + region.start },
    }
  );
}

const KEY = /^("[^"]*"|'[^']*'|[^\s"'#[\]{},&*!|>%@`][^:#]*?)\s*:(?=\s|$)/;
/** How far a list or mapping in brackets may run over lines above the cursor. */
const MAX_FLOW_LINES = 40;

/** One line of block YAML, taken apart. Columns are counted from the line's start. */
interface BlockLine {
  readonly dashes: readonly number[];
  /** Column of what stands behind indentation and dashes. */
  readonly column: number;
  readonly content: string;
  readonly key: string | undefined;
  /** Column behind the key's colon. */
  readonly afterColon: number;
}

/** What lies around a place: the keys above it and the keys beside it. */
interface Surroundings {
  readonly path: readonly string[];
  readonly siblings: ReadonlySet<string>;
  readonly inItem: boolean;
}

class CursorReader {
  private readonly lines: Lines;
  private readonly line: number;

  constructor(
    private readonly text: string,
    private readonly offset: number,
  ) {
    this.lines = new Lines(text);
    this.line = this.lines.positionAt(offset).line;
  }

  read(): YamlCursor | undefined {
    return this.readFlow() ?? this.readBlock();
  }

  /** The cursor within `[…]` or `{…}`, which may have begun on a line above. */
  private readFlow(): YamlCursor | undefined {
    for (let line = this.line; line >= Math.max(0, this.line - MAX_FLOW_LINES); line--) {
      const block = takeApart(this.lines.line(line));
      const start = this.lines.startOf(line);
      const from = start + (block.key === undefined ? block.column : block.afterColon);
      if (from <= this.offset) {
        const { frames, comment } = readFlow(this.text, from, this.offset);
        if (comment) return undefined;
        if (frames.length > 0) return this.inFlow(frames, line, block);
      }
      if (line < this.line && block.key !== undefined) return undefined;
    }
    return undefined;
  }

  private inFlow(frames: readonly FlowFrame[], line: number, block: BlockLine): YamlCursor | undefined {
    const around = this.surroundings(line, block.column, block.dashes);
    const top = frames.at(-1);
    if (!around || !top) return undefined;
    const keys = frames.flatMap((f) => f.key ?? []);
    const path = [...around.path, ...(block.key === undefined ? [] : [block.key]), ...keys];
    // Of words over several lines those on the cursor's line count.
    const lineStart = this.lines.startOf(this.line);
    const blank = /^\s*/.exec(this.text.slice(lineStart, this.offset))?.[0].length ?? 0;
    const start = Math.max(top.wordStart, lineStart + blank);
    const end = endOfFlowWord(this.text, this.offset, top.quote);
    const following = top.open === '{' ? /^[^{}[\]\n]*/.exec(this.text.slice(end))?.[0] : undefined;
    const later = [...(following ?? '').matchAll(/([\p{L}\p{N}_.-]+)\s*:/gu)].map((m) => m[1] ?? '');
    return {
      place: top.open === '{' && top.key === undefined ? 'entry' : 'value',
      path,
      typed: this.text.slice(start, this.offset),
      replace: { start, end },
      siblings: new Set([...top.keys, ...later]),
      inItem: true,
      inFlow: true,
      column: start - lineStart,
      quoted: top.quote !== undefined,
      needsSpace: this.text[this.offset - 1] === ':' && start === this.offset,
      hasColon: /^\s*:/.test(this.text.slice(end)),
    };
  }

  private readBlock(): YamlCursor | undefined {
    const start = this.lines.startOf(this.line);
    const source = this.lines.line(this.line);
    const column = this.offset - start;
    if (/(^|\s)#/.test(source.slice(0, column).replace(/"[^"]*"|'[^']*'/g, ''))) return undefined;
    const block = takeApart(source);
    const around = this.surroundings(
      this.line,
      Math.min(block.column, Math.max(column, lastDash(block) + 1)),
      block.dashes,
    );
    if (!around) return undefined;
    if (block.key !== undefined && column >= block.afterColon)
      return this.blockValue(block, block.key, around, column, source);
    if (column < block.column && block.content !== '') return undefined;
    const wordColumn = Math.min(block.column, column);
    const end = block.key === undefined ? endOfPlain(source, wordColumn) : wordColumn + block.key.length;
    return {
      ...around,
      inFlow: false,
      place: 'entry',
      typed: source.slice(wordColumn, column),
      replace: { start: start + wordColumn, end: start + Math.max(end, column) },
      column: wordColumn,
      quoted: false,
      needsSpace: source[column - 1] === '-',
      hasColon: block.key !== undefined,
    };
  }

  private blockValue(
    block: BlockLine,
    key: string,
    around: Surroundings,
    column: number,
    source: string,
  ): YamlCursor | undefined {
    const rest = source.slice(block.afterColon, column);
    if (/^\s*[|>][+-]?\d?\s/.test(rest)) return undefined;
    const blank = /^\s*/.exec(rest)?.[0].length ?? 0;
    const quote = /^["']/.exec(rest.slice(blank))?.[0];
    const wordColumn = block.afterColon + blank + (quote ? 1 : 0);
    const closing = quote ? source.indexOf(quote, wordColumn) : -1;
    if (closing >= 0 && closing < column) return undefined;
    const end = closing >= 0 ? closing : endOfPlain(source, wordColumn);
    const start = this.lines.startOf(this.line);
    return {
      place: 'value',
      path: [...around.path, key],
      siblings: around.siblings,
      inItem: false,
      inFlow: false,
      typed: source.slice(wordColumn, column),
      replace: { start: start + wordColumn, end: start + Math.max(end, column) },
      column: wordColumn,
      quoted: quote !== undefined,
      needsSpace: column === block.afterColon,
      hasColon: false,
    };
  }

  /**
   * The keys above a word at this column, by indentation, and the keys beside it.
   * Undefined where the line above holds a value already: then this is the continuation of a text.
   */
  private surroundings(line: number, column: number, dashes: readonly number[]): Surroundings | undefined {
    const path: string[] = [];
    const siblings = new Set<string>();
    let limit = column;
    let inList = false;
    let beside = true;
    for (const dash of [...dashes].reverse()) {
      limit = dash;
      inList = true;
      beside = false;
    }
    let inItem = inList;
    this.addKeysBelow(line, column, siblings);
    for (let above = line - 1; above >= 0 && (limit > 0 || inList || beside); above--) {
      const block = takeApart(this.lines.line(above));
      if (block.content === '' && block.dashes.length === 0) continue;
      if (block.key !== undefined) {
        if (block.column < limit || (inList && block.column === limit)) {
          if (hasInlineValue(block)) return undefined;
          path.unshift(block.key);
          [limit, inList, beside] = [block.column, false, false];
        } else if (beside && block.column === limit) siblings.add(block.key);
      }
      for (const dash of [...block.dashes].reverse()) {
        if (dash >= limit) continue;
        if (path.length === 0) inItem = true;
        [limit, inList, beside] = [dash, true, false];
      }
    }
    return { path, siblings, inItem };
  }

  private addKeysBelow(line: number, column: number, siblings: Set<string>): void {
    for (let below = line + 1; below < this.lines.count; below++) {
      const block = takeApart(this.lines.line(below));
      if (block.content === '' && block.dashes.length === 0) continue;
      if ((block.dashes[0] ?? block.column) < column) return;
      if (block.dashes.length === 0 && block.column === column && block.key !== undefined)
        siblings.add(block.key);
    }
  }
}

function takeApart(line: string): BlockLine {
  const dashes: number[] = [];
  let column = /^ */.exec(line)?.[0].length ?? 0;
  while (line[column] === '-' && (line[column + 1] === ' ' || column + 1 === line.length)) {
    dashes.push(column);
    column += 1 + (/^ */.exec(line.slice(column + 1))?.[0].length ?? 0);
  }
  const content = line
    .slice(column)
    .replace(/(^|\s)#.*$/, '')
    .trimEnd();
  const match = KEY.exec(line.slice(column));
  return {
    dashes,
    column,
    content,
    key: match?.[1]?.replace(/^(["'])(.*)\1$/, '$2'),
    afterColon: column + (match?.[0].length ?? 0),
  };
}

function lastDash(block: BlockLine): number {
  return block.dashes.at(-1) ?? -1;
}

/** Whether a key is followed by a value on its line, so that nothing can be nested below it. Anchors and tags are no values. */
function hasInlineValue(block: BlockLine): boolean {
  const keyLength = block.afterColon - block.column;
  return (
    block.content
      .slice(keyLength)
      .replace(/^\s*[&!]\S*/, '')
      .trim() !== ''
  );
}

/** Column behind an unquoted word or text: the line's end, or a comment. */
function endOfPlain(line: string, from: number): number {
  const rest = line
    .slice(from)
    .replace(/\s+#.*$/, '')
    .trimEnd();
  return from + rest.length;
}

function endOfFlowWord(text: string, from: number, quote: string | undefined): number {
  const stop = quote === undefined ? /[,[\]{}\r\n]|\s#|:(?=\s)/ : quote === '"' ? /["\r\n]/ : /['\r\n]/;
  const rest = text.slice(from, from + 1000);
  const at = rest.search(stop);
  const word = at < 0 ? rest : rest.slice(0, at);
  return from + (quote === undefined ? word.trimEnd().length : word.length);
}
