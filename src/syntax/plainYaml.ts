import type { Entry, Mapping, Scalar, Value } from '../model/value';
import { detached } from './detached';
import { scalarType } from './scalarType';

/** Deeper nesting is left to the library, and so are longer keys. */
const MAX_DEPTH = 20;
const LONGEST_KEY = 100;

const KEY = /([\p{L}_][\p{L}\d_.-]*):(?=[ \r\n]|$)/uy;
const FLOW_KEY = /(?:([\p{L}_][\p{L}\d_.-]*): |("(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"):)/uy;
const ITEM = /- +/y;
/** What a plain scalar of the subset begins with: nothing that means something to YAML. */
const PLAIN_START = /[^\s,[\]{}#&*!|>'"%@`?:.-]|-[\p{L}\d]/uy;
const PLAIN_IN_FLOW = /[^,[\]{}\r\n\t]+/y;
const TO_LINE_END = /[^\r\n]+/y;
const DOUBLE_QUOTED = /"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"/uy;
const SINGLE_QUOTED = /'(?:[^'\p{Cc}]|'')*'/uy;
const REST_OF_LINE = /(?: +#[^\r\n]*| *)(?:\r?\n|$)/y;
const EMPTY_LINES = /(?: *(?:#[^\r\n]*)?(?:\r?\n|$))*/y;
const BLANKS = / */y;
/** In a document that is one flow collection, line breaks and tabs separate as blanks do. */
const BLANKS_AND_BREAKS = /[ \t\r\n]*/y;

/**
 * Reads the plain subset of YAML in which nearly all front matter, excerpt files and CSL-JSON are written:
 * block collections, scalars on one line, flow collections on one line (a whole document of them on several),
 * comments. It takes a twentieth of the library's time.
 * @returns what `parseYaml` would return, which then has no problems; undefined for anything outside the subset.
 */
export function scanPlainYaml(text: string, from: number, to: number): { readonly root?: Value } | undefined {
  return new Reader(to < text.length ? text.slice(0, to) : text, from).read();
}

/** Every method that reads a value gives undefined where the subset ends, and then nothing is read any more. */
class Reader {
  private depth = 0;
  private separator = BLANKS;

  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  read(): { readonly root?: Value } | undefined {
    const start = this.at;
    const indent = this.nextIndent();
    if (indent < 0) return {};
    const isFlow = this.text[this.at] === '[' || this.text[this.at] === '{';
    const stray = isFlow ? /\r(?!\n)/g : /\t|\r(?!\n)/g;
    stray.lastIndex = start;
    if (indent > 0 || stray.test(this.text)) return undefined;
    if (isFlow) this.separator = BLANKS_AND_BREAKS;
    const root = isFlow ? this.flow() : this.block(0);
    this.match(this.separator);
    return root && this.at === this.text.length ? { root } : undefined;
  }

  /** A block collection; the reader stands at its first character, in column `indent`. */
  private block(indent: number): Value | undefined {
    if (++this.depth > MAX_DEPTH) return undefined;
    const value = this.isItemAt(this.at) ? this.sequence(indent) : this.mapping(indent);
    this.depth--;
    return value;
  }

  private sequence(indent: number): Value | undefined {
    const start = this.at;
    const items: Value[] = [];
    do {
      const mark = this.match(ITEM);
      if (mark === undefined) return undefined;
      const item = this.matches(KEY) ? this.block(indent + mark.length) : this.lineValue();
      if (!item) return undefined;
      items.push(item);
    } while (this.resumes(indent, true));
    return { kind: 'list', items, span: { start, end: items.at(-1)?.span.end ?? start } };
  }

  private mapping(indent: number): Mapping | undefined {
    const start = this.at;
    const entries: Entry[] = [];
    const seen = new Set<string>();
    let end = start;
    do {
      const keyStart = this.at;
      const key = this.match(KEY)?.slice(0, -1);
      if (key === undefined || key.length > LONGEST_KEY || seen.has(key)) return undefined;
      seen.add(key);
      const keySpan = { start: keyStart, end: keyStart + key.length };
      let value: Value | undefined;
      if (this.match(REST_OF_LINE) === undefined) {
        this.match(BLANKS);
        value = this.lineValue();
        if (!value) return undefined;
      } else {
        const next = this.nextIndent();
        if (next > indent || (next === indent && this.isItemAt(this.at + next))) {
          this.at += next;
          value = this.block(next);
          if (!value) return undefined;
        }
      }
      entries.push(value ? { key: detached(key), keySpan, value } : { key: detached(key), keySpan });
      end = (value?.span ?? keySpan).end;
    } while (this.resumes(indent, false));
    return { kind: 'mapping', entries, span: { start, end } };
  }

  /** A scalar or a flow collection that ends on its line. */
  private lineValue(): Value | undefined {
    const value = this.value(TO_LINE_END, true);
    return value && this.match(REST_OF_LINE) !== undefined ? value : undefined;
  }

  private value(plainExtent: RegExp, mayHaveComment: boolean): Value | undefined {
    switch (this.text[this.at]) {
      case '[':
      case '{':
        return this.flow();
      case '"':
        return this.quoted(DOUBLE_QUOTED, unescaped);
      case "'":
        return this.quoted(SINGLE_QUOTED, (source) => source.slice(1, -1).replaceAll("''", "'"));
      default:
        return this.plain(plainExtent, mayHaveComment);
    }
  }

  private quoted(pattern: RegExp, textOf: (source: string) => string): Scalar | undefined {
    const start = this.at;
    const source = this.match(pattern);
    if (source === undefined) return undefined;
    return { kind: 'scalar', type: 'string', text: detached(textOf(source)), span: { start, end: this.at } };
  }

  /** An unquoted scalar; in a block, what stands behind ` #` is left for the rest of the line. */
  private plain(extent: RegExp, mayHaveComment: boolean): Scalar | undefined {
    if (!this.matches(PLAIN_START)) return undefined;
    const start = this.at;
    let source = this.match(extent) ?? '';
    const comment = source.indexOf(' #');
    if (comment >= 0) {
      if (!mayHaveComment) return undefined;
      source = source.slice(0, comment);
    }
    source = withoutTrailingBlanks(source);
    if (source.endsWith(':') || source.includes(': ')) return undefined;
    this.at = start + source.length;
    return {
      kind: 'scalar',
      type: scalarType(source),
      text: detached(source),
      span: { start, end: this.at },
    };
  }

  private flow(): Value | undefined {
    if (++this.depth > MAX_DEPTH) return undefined;
    const start = this.at;
    const isList = this.text[this.at++] === '[';
    const items: Value[] = [];
    const entries: Entry[] = [];
    const seen = new Set<string>();
    this.match(this.separator);
    for (let isFirst = true; this.text[this.at] !== (isList ? ']' : '}'); isFirst = false) {
      if (!isFirst) {
        if (this.text[this.at++] !== ',') return undefined;
        this.match(this.separator);
      }
      if (isList) {
        const item = this.value(PLAIN_IN_FLOW, false);
        if (!item) return undefined;
        items.push(item);
      } else {
        const entry = this.flowEntry();
        if (!entry || seen.has(entry.key)) return undefined;
        seen.add(entry.key);
        entries.push(entry);
      }
      this.match(this.separator);
    }
    this.at++;
    this.depth--;
    const span = { start, end: this.at };
    return isList ? { kind: 'list', items, span } : { kind: 'mapping', entries, span };
  }

  private flowEntry(): Entry | undefined {
    const start = this.at;
    const source = this.match(FLOW_KEY);
    if (source === undefined || source.length > LONGEST_KEY) return undefined;
    const written = source.slice(0, source.lastIndexOf(':'));
    this.match(BLANKS);
    const value = this.value(PLAIN_IN_FLOW, false);
    if (!value) return undefined;
    const key = detached(written.startsWith('"') ? unescaped(written) : written);
    return { key, keySpan: { start, end: start + written.length }, value };
  }

  /** Skips blank lines and comments; the blanks before the next words, which are not consumed, or −1 at the end. */
  private nextIndent(): number {
    this.match(EMPTY_LINES);
    if (this.at >= this.text.length) return -1;
    BLANKS.lastIndex = this.at;
    BLANKS.test(this.text);
    return BLANKS.lastIndex - this.at;
  }

  private isItemAt(offset: number): boolean {
    return this.text[offset] === '-' && ' \r\n'.includes(this.text[offset + 1] ?? '\n');
  }

  /** Whether the next line goes on in a collection at `indent`; if so, the reader stands at its first character. */
  private resumes(indent: number, withItem: boolean): boolean {
    const isNext = this.nextIndent() === indent && (!withItem || this.isItemAt(this.at + indent));
    if (isNext) this.at += indent;
    return isNext;
  }

  private matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  private match(pattern: RegExp): string | undefined {
    if (!this.matches(pattern)) return undefined;
    const start = this.at;
    this.at = pattern.lastIndex;
    return this.text.slice(start, this.at);
  }
}

/** The text of a double-quoted scalar that uses only the escapes which YAML shares with JSON. */
function unescaped(source: string): string {
  return source.includes('\\') ? String(JSON.parse(source)) : source.slice(1, -1);
}

function withoutTrailingBlanks(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end--;
  return text.slice(0, end);
}
