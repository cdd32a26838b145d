import { type FileEdits, applyEdits, inOrder, type TextEdit } from '../language/changes';
import { covers } from '../model/span';
import { entryOf, type Entry, type List, type Mapping, type Value, valueAt } from '../model/value';
import { splitFrontMatter } from '../syntax/frontMatter';
import { readYaml } from '../syntax/readYaml';
import { type Fields, type Plain, plainAfter, plainOf, type YamlChange } from './yamlContent';
import { yamlScalar } from './yamlScalar';

/** The edits, or why there are none. */
export type PlannedEdits =
  | { readonly kind: 'edits'; readonly edits: FileEdits }
  /**
   * `broken`: there is no front matter, or it has mistakes. `layout`: it is written in a way that could not be added
   * to without writing anew what somebody else wrote. `gone`: what was to be changed is not there any more.
   */
  | { readonly kind: 'refused'; readonly reason: Refusal };

export type Refusal = 'broken' | 'layout' | 'gone';

const BROKEN: PlannedEdits = { kind: 'refused', reason: 'broken' };
const LAYOUT: PlannedEdits = { kind: 'refused', reason: 'layout' };

/**
 * Plans the smallest edits that make a record's front matter say something else. All other text stays as it is:
 * comments, order, quotation marks, line breaks. What comes out is read again before it is handed over, and is refused
 * unless it says exactly what it said before and what was asked for.
 */
export function planYamlChanges(text: string, changes: readonly YamlChange[]): PlannedEdits {
  const root = rootOf(text);
  if (!root) return BROKEN;
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const planned = change.kind === 'set' ? setEdits(text, root, change) : addEdits(text, root, change);
    if (!planned) return LAYOUT;
    edits.push(...planned);
  }
  const merged = inOrder(mergedInserts(edits));
  const wanted = changes.reduce<Plain>(plainAfter, plainOf(root));
  const after = rootOf(applyEdits(text, merged));
  if (!after || JSON.stringify(plainOf(after)) !== JSON.stringify(wanted)) return LAYOUT;
  return { kind: 'edits', edits: { text, edits: merged } };
}

/** The front matter, where it is a mapping without mistakes. */
function rootOf(text: string): Mapping | undefined {
  const { yaml, unclosed } = splitFrontMatter(text);
  if (!yaml || unclosed) return undefined;
  const { root, problems } = readYaml(text, yaml.start, yaml.end, '');
  return problems.length === 0 && root?.kind === 'mapping' ? root : undefined;
}

/** Several texts for one place become one, in the order in which they were asked for. */
function mergedInserts(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits) {
    const { start, end } = edit.span;
    const same = result.findIndex(({ span }) => start === end && span.start === start && span.end === end);
    const known = result[same];
    if (known) result[same] = { span: known.span, text: known.text + edit.text };
    else result.push(edit);
  }
  return result;
}

type SetChange = Extract<YamlChange, { kind: 'set' }>;
type AddChange = Extract<YamlChange, { kind: 'add' }>;

function setEdits(
  text: string,
  root: Mapping,
  { at, fields, order }: SetChange,
): readonly TextEdit[] | undefined {
  const mapping = at.reduce<Value | undefined>(
    (value, step) =>
      typeof step === 'string' ? valueAt(value, step) : value?.kind === 'list' ? value.items[step] : value,
    root,
  );
  if (mapping?.kind !== 'mapping' || !isWrittenHere(mapping)) return undefined;
  const edits: TextEdit[] = [];
  for (const [name, value] of fields) {
    const entry = entryOf(mapping, name);
    const edit = entry
      ? replaced(text, mapping, entry, value)
      : inserted(text, mapping, name, (inFlow) => ` ${yamlScalar(value, inFlow)}`, order);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}

/** An alias has the place of its mark, and what it stands for is written elsewhere. */
function isWrittenHere(value: Value): boolean {
  if (value.kind === 'scalar') return true;
  const inner = value.kind === 'list' ? value.items.map((i) => i.span) : value.entries.map((e) => e.keySpan);
  return inner.every((span) => covers(value.span, span));
}

function isFlow(text: string, { span }: Value): boolean {
  return text[span.start] === '{' || text[span.start] === '[';
}

function replaced(
  text: string,
  mapping: Mapping,
  { keySpan, value }: Entry,
  by: string,
): TextEdit | undefined {
  const scalar = yamlScalar(by, isFlow(text, mapping));
  if (!value) {
    const colon = text.indexOf(':', keySpan.end);
    return { span: { start: colon + 1, end: colon + 1 }, text: ` ${scalar}` };
  }
  if (value.kind !== 'scalar' || text[value.span.start] === '*') return undefined;
  // The line break behind a text in several lines belongs to the lines, not to the text.
  const written = text.slice(value.span.start, value.span.end);
  return {
    span: { start: value.span.start, end: value.span.start + written.trimEnd().length },
    text: scalar,
  };
}

/** A key that is not there yet. @param valueOf what stands behind the colon. */
function inserted(
  text: string,
  mapping: Mapping,
  name: string,
  valueOf: (inFlow: boolean) => string,
  order: readonly string[],
): TextEdit | undefined {
  const before = lastBefore(mapping, name, order);
  if (isFlow(text, mapping)) {
    const last = mapping.entries.at(-1);
    const end = last && endOf(last);
    const at = end ?? mapping.span.start + 1;
    return { span: { start: at, end: at }, text: `${last ? ', ' : ''}${name}:${valueOf(true)}` };
  }
  const first = mapping.entries[0];
  if (!before || !first) return undefined;
  const at = lineEndAfter(text, endOf(before));
  const indent = ' '.repeat(columnOf(text, first.keySpan.start));
  return { span: { start: at, end: at }, text: `${breakOf(text)}${indent}${name}:${valueOf(false)}` };
}

/** The entry behind which a new one belongs: the last of those that come before it, else the last of all. */
function lastBefore(mapping: Mapping, name: string, order: readonly string[]): Entry | undefined {
  const earlier = new Set(order.slice(0, Math.max(0, order.indexOf(name))));
  return mapping.entries.findLast(({ key }) => earlier.has(key)) ?? mapping.entries.at(-1);
}

function endOf({ keySpan, value }: Entry): number {
  return value ? value.span.end : keySpan.end;
}

function addEdits(text: string, root: Mapping, change: AddChange): readonly TextEdit[] | undefined {
  const { list: key, item, layout, order } = change;
  const entry = entryOf(root, key);
  if (!entry) {
    if (isFlow(text, root)) return undefined;
    const indent = columnOf(text, root.entries[0]?.keySpan.start ?? root.span.start) + 2;
    const edit = inserted(text, root, key, () => itemLines(text, item, layout, indent), order);
    return edit && [edit];
  }
  const { value } = entry;
  if (!value || isNothing(value)) return filledList(text, root, entry, change);
  if (!isWrittenHere(value) || text[value.span.start] === '*') return undefined;
  if (value.kind !== 'list') return secondItem(text, value, item);
  return isFlow(text, value) ? flowItem(value, item) : blockItem(text, value, item);
}

function isNothing(value: Value): boolean {
  return value.kind === 'scalar' ? value.type === 'null' : value.kind === 'list' && value.items.length === 0;
}

/** The first item, below a key without a value or with `[]` behind it. */
function filledList(
  text: string,
  root: Mapping,
  { keySpan, value }: Entry,
  { item, layout }: AddChange,
): readonly TextEdit[] | undefined {
  if (isFlow(text, root)) return undefined;
  const colon = text.indexOf(':', keySpan.end);
  const emptied = value ? [{ span: { start: colon + 1, end: value.span.end }, text: '' }] : [];
  const at = lineEndAfter(text, value?.span.end ?? colon);
  const lines = itemLines(text, item, layout, columnOf(text, keySpan.start) + 2);
  return [...emptied, { span: { start: at, end: at }, text: lines }];
}

/** A single mapping or word, which counts as a list of one, becomes a list of two. */
function secondItem(text: string, value: Value, item: string | Fields): readonly TextEdit[] | undefined {
  if (value.kind === 'mapping' && !isFlow(text, value)) return undefined;
  const { start, end } = value.span;
  if (text.slice(start, end).includes('\n')) return undefined;
  return [
    { span: { start, end: start }, text: '[' },
    { span: { start: end, end }, text: `, ${flowText(item)}]` },
  ];
}

function flowItem({ items }: List, item: string | Fields): readonly TextEdit[] | undefined {
  const end = items.at(-1)?.span.end;
  return end === undefined ? undefined : [{ span: { start: end, end }, text: `, ${flowText(item)}` }];
}

function blockItem(text: string, list: List, item: string | Fields): readonly TextEdit[] | undefined {
  const last = list.items.at(-1);
  if (!last || text[list.span.start] !== '-') return undefined;
  const at = lineEndAfter(text, last.span.end);
  const layout = last.kind === 'mapping' && !isFlow(text, last) ? 'lines' : 'braces';
  const lines = itemLines(text, item, layout, columnOf(text, list.span.start));
  return [{ span: { start: at, end: at }, text: lines }];
}

/** An item of a list in lines of its own, each with the line break before it. */
function itemLines(text: string, item: string | Fields, layout: 'braces' | 'lines', indent: number): string {
  const dash = `${breakOf(text)}${' '.repeat(indent)}- `;
  if (typeof item === 'string') return dash + yamlScalar(item);
  if (layout === 'braces') return dash + flowText(item);
  const between = `${breakOf(text)}${' '.repeat(indent + 2)}`;
  return dash + item.map(([name, value]) => `${name}: ${yamlScalar(value)}`).join(between);
}

function flowText(item: string | Fields): string {
  if (typeof item === 'string') return yamlScalar(item, true);
  return `{${item.map(([name, value]) => `${name}: ${yamlScalar(value, true)}`).join(', ')}}`;
}

/** The end of the line on which a value ends; the line break of a text in several lines may be part of it. */
function lineEndAfter(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text[at - 1] === '\n' || text[at - 1] === '\r')) at--;
  const found = /\r?\n/.exec(text.slice(at));
  return found ? at + found.index : text.length;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function breakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
