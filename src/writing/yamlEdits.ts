import type { TextEdit } from '../language/changes';
import type { Span } from '../model/span';
import { entryOf, type Entry, type List, type Mapping, type Value } from '../model/value';

/**
 * What a field is given: a value as YAML has it on one line; the items of a list, each on a line of its own; or
 * whole lines below the key, indented already.
 */
export type FieldSource = string | readonly string[] | { readonly below: string };

/**
 * The edits that give a mapping these fields and leave all else as it is written, comments included.
 * A new field stands behind those that come before it in `order`, else behind all; `undefined` takes a field out.
 */
export function withFields(
  text: string,
  mapping: Mapping,
  values: Readonly<Record<string, FieldSource | undefined>>,
  order: readonly string[],
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const rank = (key: string): number => order.indexOf(key);
  const given = Object.entries(values).sort(([a], [b]) => rank(a) - rank(b));
  for (const [key, source] of given) {
    const entry = entryOf(mapping, key);
    if (source === undefined) {
      if (entry) edits.push(withoutEntry(text, mapping, entry));
    } else if (entry) edits.push(withValue(text, mapping, entry, source));
    else {
      const earlier = order.slice(0, Math.max(0, rank(key)));
      const before = mapping.entries.findLast((e) => earlier.includes(e.key)) ?? mapping.entries.at(-1);
      edits.push(newEntry(text, mapping, before, `${key}:${valueSource(text, mapping, source)}`));
    }
  }
  return combined(edits);
}

/**
 * The edit that adds an item to a list.
 * @param block the item's lines where the list is written with dashes
 * @param flow the item on one line where the list stands in brackets
 * @param index where it comes, at most the number of items; at the end where nothing is said
 */
export function withItem(
  text: string,
  list: List,
  block: readonly string[],
  flow: string,
  index = list.items.length,
): TextEdit {
  const before = list.items[index - 1];
  const after = list.items[index];
  if (isFlow(text, list)) {
    if (before) return insertion(writtenEnd(text, before.span), `, ${flow}`);
    return insertion(list.span.start + 1, after ? `${flow}, ` : flow);
  }
  const neighbour = before ?? after;
  const dash = neighbour && dashOf(text, neighbour);
  const column = dash === undefined ? 0 : columnOf(text, dash);
  const lines = itemLines(block, column).join(newlineOf(text));
  if (before) return insertion(endOfLine(text, writtenEnd(text, before.span)), newlineOf(text) + lines);
  return insertion(dash === undefined ? list.span.start : dash - column, lines + newlineOf(text));
}

/** The lines of an item of a block list whose dashes stand in `column`. */
export function itemLines(block: readonly string[], column: number): readonly string[] {
  const indent = ' '.repeat(column);
  return block.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}`);
}

/** The edit that takes an item out of a list, with its lines where it has lines of its own; comments above them stay. */
export function withoutItem(text: string, list: List, index: number): TextEdit {
  const item = list.items[index];
  if (!item) return insertion(list.span.start, '');
  if (!isFlow(text, list)) return { span: linesOf(text, itemSpan(text, item)), text: '' };
  const before = list.items[index - 1];
  const after = list.items[index + 1];
  const span = before
    ? { start: before.span.end, end: item.span.end }
    : { start: item.span.start, end: after?.span.start ?? item.span.end };
  return { span, text: '' };
}

/** Edits to one text in order; what is put in at the same place is put there in the order given. */
export function combined(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (const edit of sorted) {
    const last = result.at(-1);
    const isInsertion = last?.span.start === last?.span.end;
    if (last && isInsertion && last.span.start === edit.span.start)
      result.splice(-1, 1, { span: edit.span, text: last.text + edit.text });
    else result.push(edit);
  }
  return result;
}

/** Whether a value is written in brackets or braces. */
export function isFlow(text: string, value: Value): boolean {
  return value.kind !== 'scalar' && /[[{]/.test(text[value.span.start] ?? '');
}

/** An item of a block list from its dash to its end. */
export function itemSpan(text: string, item: Value): Span {
  return { start: dashOf(text, item) ?? item.span.start, end: writtenEnd(text, item.span) };
}

/** Where the dash stands before an item of a block list; undefined where there is none. */
export function dashOf(text: string, item: Value): number | undefined {
  const before = text.slice(0, item.span.start);
  const dash = before.trimEnd().length - 1;
  return before[dash] === '-' && before.slice(dash + 1).length > 0 ? dash : undefined;
}

/** The whole lines that a span touches, the end of the last one included. */
export function linesOf(text: string, { start, end }: Span): Span {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  if (to >= 0) return { start: from, end: to + 1 };
  // At the end of the file the line end before goes instead.
  const before = text.slice(0, from).replace(/\r?\n$/, '').length;
  return { start: before, end: text.length };
}

/** Where what is written of a value ends: of a text in lines of its own the span takes in the last line end. */
export function writtenEnd(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Where the line ends on which an offset lies, before its line end. */
export function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** How many characters stand before an offset on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** How a text ends its lines. */
export function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The edit that puts a text in. */
export function insertion(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

function valueSource(text: string, mapping: Mapping, source: FieldSource): string {
  if (typeof source === 'string') return ` ${source}`;
  if ('below' in source) return newlineOf(text) + source.below;
  if (isFlow(text, mapping)) return ` [${source.join(', ')}]`;
  const first = mapping.entries[0];
  const indent = ' '.repeat((first ? columnOf(text, first.keySpan.start) : 0) + 2);
  return source.map((item) => `${newlineOf(text)}${indent}- ${item}`).join('');
}

function withValue(text: string, mapping: Mapping, { keySpan, value }: Entry, source: FieldSource): TextEdit {
  const colon = text.indexOf(':', keySpan.end) + 1;
  const end = value ? writtenEnd(text, value.span) : colon;
  const written = valueSource(text, mapping, source);
  if (/^\r?\n/.test(written)) {
    // A comment behind the key stays there.
    const line = endOfLine(text, end);
    return { span: { start: colon, end: line }, text: text.slice(end, line) + written };
  }
  const isBeside = value !== undefined && !text.slice(colon, value.span.start).includes('\n');
  return isBeside
    ? { span: { start: value.span.start, end }, text: written.trimStart() }
    : { span: { start: colon, end }, text: written };
}

function newEntry(text: string, mapping: Mapping, before: Entry | undefined, source: string): TextEdit {
  if (!before) return insertion(mapping.span.start + 1, source);
  const end = before.value ? writtenEnd(text, before.value.span) : text.indexOf(':', before.keySpan.end) + 1;
  if (isFlow(text, mapping)) return insertion(end, `, ${source}`);
  const first = mapping.entries[0] ?? before;
  const indent = ' '.repeat(columnOf(text, first.keySpan.start));
  return insertion(endOfLine(text, end), `${newlineOf(text)}${indent}${source}`);
}

function withoutEntry(text: string, mapping: Mapping, entry: Entry): TextEdit {
  const index = mapping.entries.indexOf(entry);
  const end = entry.value ? writtenEnd(text, entry.value.span) : text.indexOf(':', entry.keySpan.end) + 1;
  if (!isFlow(text, mapping)) return { span: linesOf(text, { start: entry.keySpan.start, end }), text: '' };
  const before = mapping.entries[index - 1];
  const after = mapping.entries[index + 1];
  const start = before ? (before.value?.span.end ?? before.keySpan.end + 1) : entry.keySpan.start;
  return { span: { start, end: before ? end : (after?.keySpan.start ?? end) }, text: '' };
}
