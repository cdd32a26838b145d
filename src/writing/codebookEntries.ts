import type { TextEdit } from '../language/changes';
import { fold } from '../model/ids';
import { type List, type Mapping, type Value } from '../model/value';
import { type CodebookText, hasCodesKey, listBelow, CodebookError } from './codebookText';
import {
  columnOf,
  dashOf,
  endOfLine,
  insertion,
  isFlow,
  itemSpan,
  linesOf,
  newlineOf,
  withFields,
  withoutItem,
  writtenEnd,
} from './yamlEdits';

/** The fields of a code in the order in which they are written. */
export const CODE_FIELDS = [
  'id',
  'label',
  'definition',
  'include',
  'exclude',
  'colour',
  'version',
  'state',
  'merged_into',
  'history',
  'codes',
] as const;

/** An entry that is to be put somewhere. */
export interface EntrySource {
  /** As lines, the first beginning with a dash, all indented as if the dash stood in the first column. */
  readonly block: readonly string[];
  /** The same in braces on one line; undefined where it cannot be written so. */
  readonly flow?: string;
}

/** The edit that puts an entry below a code, or at the top: last, or before the code `before`. */
export function withEntry(
  book: CodebookText,
  parent: Mapping | undefined,
  source: EntrySource,
  before?: Mapping,
): TextEdit {
  const { text, root } = book;
  const list = listBelow(book, parent);
  if (list && list.items.length > 0) return intoList(text, list, source, before);
  const holder = parent ?? (root?.kind === 'mapping' ? root : undefined);
  if (holder) {
    const [field] = withFields(text, holder, { codes: below(text, holder, source) }, CODE_FIELDS);
    if (field) return field;
  }
  if (list) return { span: list.span, text: linesAt(source, 0, newlineOf(text)) };
  const newline = newlineOf(text);
  const lead = text === '' || text.endsWith('\n') ? '' : newline;
  return insertion(text.length, `${lead}codes:${newline}${linesAt(source, 2, newline)}${newline}`);
}

/** The edit that takes an entry out of its list, and the key above it where nothing is left. */
export function withoutEntryOf(
  book: CodebookText,
  parent: Mapping | undefined,
  entry: Mapping,
): readonly TextEdit[] {
  const { text } = book;
  const list = listBelow(book, parent);
  const index = list?.items.indexOf(entry) ?? -1;
  if (!list || index < 0) throw new CodebookError('unfit', '');
  if (list.items.length === 1 && parent && hasCodesKey(parent)) {
    return withFields(text, parent, { codes: undefined }, CODE_FIELDS);
  }
  if (isFlow(text, list)) return [withoutItem(text, list, index)];
  return [{ span: linesOf(text, { start: leadOf(text, entry), end: itemSpan(text, entry).end }), text: '' }];
}

/** An entry as it is written, to be put somewhere else: with the comments right above it and behind it. */
export function sourceOf(text: string, entry: Mapping): EntrySource {
  const flow = isFlow(text, entry) ? text.slice(entry.span.start, entry.span.end) : undefined;
  const dash = dashOf(text, entry);
  const flowSource = flow === undefined || flow.includes('\n') ? {} : { flow };
  if (dash === undefined) {
    if (flow === undefined || flow.includes('\n')) throw new CodebookError('unfit', '');
    return { block: [`- ${flow}`], flow };
  }
  const column = columnOf(text, dash);
  if (text.slice(dash - column, dash).trim() !== '') throw new CodebookError('unfit', '');
  const end = endOfLine(text, writtenEnd(text, entry.span));
  const lines = text.slice(leadOf(text, entry), end).split(/\r?\n/);
  return { block: lines.map((line) => shifted(line, -column)), ...flowSource };
}

function intoList(text: string, list: List, source: EntrySource, before: Mapping | undefined): TextEdit {
  const neighbour: Value | undefined = before ?? list.items.at(-1);
  if (!neighbour) throw new CodebookError('unfit', '');
  if (isFlow(text, list)) {
    if (source.flow === undefined) throw new CodebookError('unfit', '');
    return before
      ? insertion(before.span.start, `${source.flow}, `)
      : insertion(writtenEnd(text, neighbour.span), `, ${source.flow}`);
  }
  const dash = dashOf(text, neighbour);
  if (dash === undefined) throw new CodebookError('unfit', '');
  const newline = newlineOf(text);
  const lines = linesAt(source, columnOf(text, dash), newline);
  if (before) return insertion(leadOf(text, before), lines + newline);
  return insertion(endOfLine(text, writtenEnd(text, neighbour.span)), newline + lines);
}

function below(text: string, holder: Mapping, source: EntrySource): string | { readonly below: string } {
  if (isFlow(text, holder)) {
    if (source.flow === undefined) throw new CodebookError('unfit', '');
    return `[${source.flow}]`;
  }
  const column = columnOf(text, holder.entries[0]?.keySpan.start ?? holder.span.start);
  return { below: linesAt(source, column + 2, newlineOf(text)) };
}

function linesAt({ block }: EntrySource, column: number, newline: string): string {
  return block.map((line) => shifted(line, column)).join(newline);
}

/** A line moved to the right, or as far to the left as there are blanks before it. */
function shifted(line: string, by: number): string {
  if (line.trim() === '') return line;
  if (by >= 0) return ' '.repeat(by) + line;
  const blanks = line.length - line.trimStart().length;
  return line.slice(Math.min(blanks, -by));
}

/** Where an entry of a block list begins, the comments right above it at its own depth included. */
function leadOf(text: string, entry: Mapping): number {
  const dash = dashOf(text, entry) ?? entry.span.start;
  const column = columnOf(text, dash);
  const line = dash - column;
  let start = line;
  for (;;) {
    const previous = text.lastIndexOf('\n', start - 2) + 1;
    // What stands at the very top speaks of the whole file.
    if (start > 0 && previous === 0 && text.startsWith('#')) return line;
    if (start === 0 || !new RegExp(`^ {${column}}#`).test(text.slice(previous, start))) return start;
    start = previous;
  }
}

/** Whether two ids name the same code. */
export function isSameId(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && fold(a) === fold(b);
}
