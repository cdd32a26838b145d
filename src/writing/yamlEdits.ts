import type { Entry, List, Mapping, Value } from '../model/value';

/**
 * Changes to a text of YAML that leave everything else as it is written. Each takes the text with a value read from
 * it, and gives the new text. What is written in an unusual way may come out wrong: whoever writes reads the text again and compares.
 */

/**
 * The text with a field set to a value, or taken out.
 * @param source the value as YAML: on one line, or beginning with a line break and indented; undefined takes the field
 *   out.
 * @param order keys in the order in which they are written: a new one comes behind those before it.
 */
export function withField(
  text: string,
  mapping: Mapping,
  key: string,
  source: string | undefined,
  order: readonly string[],
): string {
  const entry = mapping.entries.find((e) => e.key === key);
  if (source === undefined) return entry ? withoutEntry(text, mapping, entry) : text;
  if (!entry) return withNewEntry(text, mapping, key + behindColon(source), predecessor(mapping, key, order));
  const colon = text.indexOf(':', entry.keySpan.end) + 1;
  const { value } = entry;
  if (!value) return spliced(text, colon, colon, behindColon(source).slice(1));
  const isBeside =
    !/^\r?\n/.test(source) &&
    !text.slice(colon, value.span.start).includes('\n') &&
    !isBlockScalar(text, value);
  return spliced(
    text,
    isBeside ? value.span.start : colon,
    endOf(text, value),
    isBeside ? source : behindColon(source).slice(1),
  );
}

/**
 * The text with one item more in a list.
 * @param index where the item comes, at most the number of items.
 * @param block the item's lines where the list is written with hyphens.
 * @param flow the item on one line where the list stands in brackets.
 */
export function withItem(
  text: string,
  list: List,
  index: number,
  block: readonly string[],
  flow: string,
): string {
  if (isFlow(text, list)) {
    const before = list.items[index - 1];
    if (before) return spliced(text, before.span.end, before.span.end, `, ${flow}`);
    const inside = list.span.start + 1;
    return spliced(text, inside, inside, list.items.length > 0 ? `${flow}, ` : flow);
  }
  const [first] = list.items;
  const dash = first && dashOf(text, first);
  const column = dash === undefined ? 0 : columnOf(text, dash);
  const lines = itemLines(block, column).join(eolOf(text));
  const before = list.items[index - 1];
  if (before) {
    const end = lineEnd(text, endOf(text, before));
    return spliced(text, end, end, eolOf(text) + lines);
  }
  const start = dash === undefined ? list.span.start : dash - column;
  return spliced(text, start, start, lines + eolOf(text));
}

/** The lines of an item of a block list whose hyphens stand in `column`. */
export function itemLines(block: readonly string[], column: number): readonly string[] {
  const indent = ' '.repeat(column);
  return block.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}`);
}

/** The text without an item of a list. Comments above it stay. */
export function withoutItem(text: string, list: List, index: number): string {
  const item = list.items[index];
  if (!item) return text;
  if (isFlow(text, list)) {
    const next = list.items[index + 1];
    const before = list.items[index - 1];
    if (next) return spliced(text, item.span.start, next.span.start, '');
    return spliced(text, before?.span.end ?? item.span.start, item.span.end, '');
  }
  return withoutLines(text, dashOf(text, item) ?? item.span.start, endOf(text, item));
}

/** How lines end in a text. */
export function eolOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** Whether a collection stands in brackets or braces. */
export function isFlow(text: string, value: List | Mapping): boolean {
  return text[value.span.start] === (value.kind === 'list' ? '[' : '{');
}

export function spliced(text: string, start: number, end: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

function behindColon(source: string): string {
  return /^\r?\n/.test(source) ? `:${source}` : `: ${source}`;
}

/** Where the words of a value end: of a block scalar before its last line break. */
function endOf(text: string, value: Value): number {
  return value.span.start + text.slice(value.span.start, value.span.end).trimEnd().length;
}

function isBlockScalar(text: string, { kind, span }: Value): boolean {
  return kind === 'scalar' && /[|>]/.test(text[span.start] ?? '');
}

/** Of the keys that come before `key` in the order, the last one that is there. */
function predecessor(mapping: Mapping, key: string, order: readonly string[]): Entry | undefined {
  const before = order.slice(0, order.indexOf(key));
  return mapping.entries.findLast((e) => before.includes(e.key));
}

function withNewEntry(text: string, mapping: Mapping, source: string, before: Entry | undefined): string {
  if (isFlow(text, mapping)) {
    if (before) return spliced(text, entryEnd(text, before), entryEnd(text, before), `, ${source}`);
    const inside = mapping.span.start + 1;
    return spliced(text, inside, inside, mapping.entries.length > 0 ? `${source}, ` : source);
  }
  const indent = ' '.repeat(columnOf(text, mapping.span.start));
  if (!before) {
    const { start } = mapping.span;
    return spliced(text, start, start, source + eolOf(text) + indent);
  }
  const end = lineEnd(text, entryEnd(text, before));
  return spliced(text, end, end, eolOf(text) + indent + source);
}

function withoutEntry(text: string, mapping: Mapping, entry: Entry): string {
  const at = mapping.entries.indexOf(entry);
  const next = mapping.entries[at + 1];
  const before = mapping.entries[at - 1];
  const isOnLineOfItsOwn =
    text.slice(lineStart(text, entry.keySpan.start), entry.keySpan.start).trim() === '';
  if (!isFlow(text, mapping) && isOnLineOfItsOwn && (before || !next)) {
    return withoutLines(text, entry.keySpan.start, entryEnd(text, entry));
  }
  if (next) return spliced(text, entry.keySpan.start, next.keySpan.start, '');
  const start = before ? entryEnd(text, before) : entry.keySpan.start;
  return spliced(text, start, entryEnd(text, entry), '');
}

function entryEnd(text: string, { keySpan, value }: Entry): number {
  return value ? endOf(text, value) : text.indexOf(':', keySpan.end) + 1;
}

/** Where the hyphen of an item stands: before it on its line, or on a line of its own above. */
function dashOf(text: string, item: Value): number | undefined {
  for (let at = item.span.start; ;) {
    const start = lineStart(text, at);
    const line = text.slice(start, at === item.span.start ? at : lineEnd(text, at));
    const dash = /^\s*-(?=\s*(?:#.*)?$)/.exec(line);
    if (dash) return start + dash[0].length - 1;
    if (!/^\s*(?:#.*)?$/.test(line) || start === 0) return undefined;
    at = start - 1;
  }
}

/** Takes out the lines from the one that holds `start` to the one that holds `end`. */
function withoutLines(text: string, start: number, end: number): string {
  const from = lineStart(text, start);
  const newline = text.indexOf('\n', end);
  if (newline >= 0) return spliced(text, from, newline + 1, '');
  return text.slice(0, from).replace(/\r?\n$/, '');
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line ends, its line break not counted. */
function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' && newline > offset ? newline - 1 : newline;
}
