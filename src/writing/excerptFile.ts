import type { Span } from '../model/span';
import {
  entryOf,
  isSameValue,
  itemsOf,
  type List,
  type Mapping,
  textAt,
  textOf,
  textsAt,
  type Value,
  valueAt,
} from '../model/value';
import { readYaml } from '../syntax/readYaml';
import { versionEntry } from './codings';
import { applyEdits, type TextEdit } from '../language/changes';
import type { Selector } from './selector';
import {
  type FieldSource,
  isFlow,
  itemLines,
  newlineOf,
  withFields,
  withItem,
  withoutItem,
} from './yamlEdits';
import { flowList, quotedScalar, yamlScalar } from './yamlScalar';

/** An excerpt to be written. */
export interface NewExcerpt extends Selector {
  readonly id: string;
  /** The coder's initials. */
  readonly by?: string;
  readonly codes: readonly string[];
  /** The versions of the codes' definitions. */
  readonly coded?: ReadonlyMap<string, number>;
  readonly memo?: string;
  /** Of a decision: links to the excerpts in whose place it holds. */
  readonly settles?: readonly string[];
  /** Of a decision: the initials of whoever writes it down. */
  readonly decidedBy?: string;
  /** When it was coded: `2017-03-14`. */
  readonly date: string;
}

/** A remark on an excerpt, as its file has it. */
export interface NewComment {
  readonly by?: string;
  /** `2017-03-14`. */
  readonly date: string;
  readonly text: string;
}

/** What becomes of an excerpt file. */
export type Written =
  /** `edit` leads from the text that was given to `text`. */
  | { readonly kind: 'written'; readonly text: string; readonly edit: TextEdit }
  /** Nothing is written: at this place the file has to be mended by hand first. */
  | { readonly kind: 'broken'; readonly span: Span }
  /** There is no such excerpt or comment. */
  | { readonly kind: 'missing' };

/**
 * The order of an excerpt's fields. Two people who code on two branches merge without conflict (`merge=union`) as long
 * as git takes each entry for a whole. So its first and its last line are like no other's and are never changed – behind
 * the date stands the id – and nowhere between are there more than three lines that two entries may have in common:
 * `by` parts the quotation from the codes.
 */
const ORDER = [
  'id',
  'quote',
  'prefix',
  'suffix',
  'by',
  'decided_by',
  'codes',
  'coded',
  'settles',
  'memo',
  'comments',
  'translation',
  'at',
  'date',
];
const COMMENT_ORDER = ['by', 'date', 'text'];

/**
 * Adds an excerpt at its place in the order of the text.
 * @param text the file as it is; empty for a new one.
 * @param startOf where an entry's passage begins, in the units of `excerpt.at`; undefined where nobody knows.
 */
export function addExcerpt(
  text: string,
  excerpt: NewExcerpt,
  startOf: (entry: Mapping) => number | undefined = writtenStart,
): Written {
  const file = readFile(text);
  if (file.kind !== 'file') return file;
  const { entries, list } = file;
  const behind = entries.findIndex((entry) => (startOf(entry) ?? -1) > excerpt.at[0]);
  const index = behind < 0 ? entries.length : behind;
  const added =
    list && (list.items.length > 0 || !isFlow(text, list))
      ? withItem(text, list, linesOf(excerpt), `{${fieldsOf(excerpt).join(', ')}}`, index)
      : firstItem(text, file, linesOf(excerpt));
  const after = applyEdits(text, [added]);
  return checked(file, after, [...entries.slice(0, index), undefined, ...entries.slice(index)], (entry) =>
    isAs(entry, excerpt),
  );
}

/**
 * Puts excerpts into the place of others, as one edit.
 * @param gone ids of the excerpts that are taken out; those that are not there any more are none.
 * @param startOf as for `addExcerpt`.
 */
export function replaceExcerpts(
  text: string,
  gone: readonly string[],
  excerpts: readonly NewExcerpt[],
  startOf?: (entry: Mapping) => number | undefined,
): Written {
  const steps = [
    ...gone.map((id) => (now: string) => removeExcerpt(now, id)),
    ...excerpts.map((excerpt) => (now: string) => addExcerpt(now, excerpt, startOf)),
  ];
  let after = text;
  for (const step of steps) {
    const written = step(after);
    if (written.kind === 'broken') return written;
    if (written.kind === 'written') after = written.text;
  }
  return { kind: 'written', text: after, edit: editBetween(text, after) };
}

/** Takes an excerpt out, with all that stands in it. */
export function removeExcerpt(text: string, id: string): Written {
  const file = readFile(text);
  if (file.kind !== 'file') return file;
  const index = file.entries.findIndex((entry) => textAt(entry, 'id') === id);
  if (!file.list || index < 0) return { kind: 'missing' };
  const after = applyEdits(text, [withoutItem(text, file.list, index)]);
  return checked(file, after, file.entries.toSpliced(index, 1), () => true);
}

/**
 * Gives an excerpt these codes and no others. Of codes that it had it keeps under which version they were given.
 * @param versions the versions of the codes' definitions as they are now.
 */
export function setCodes(
  text: string,
  id: string,
  codes: readonly string[],
  versions: ReadonlyMap<string, number> = new Map(),
): Written {
  const entry = entryIn(text, id);
  const before = textsAt(entry, 'codes');
  const coded = codes.flatMap((code) => {
    const known = textOf(versionEntry(valueAt(entry, 'coded'), code)?.value);
    const version = before.includes(code) ? known : versions.get(code);
    return version === undefined ? [] : ([[code, version]] as const);
  });
  const source = codes.length > 0 ? flowList(codes) : undefined;
  return setFields(text, id, { codes: source, coded: versionsSource(coded) }, (entry) =>
    isSameList(textsAt(entry, 'codes'), codes),
  );
}

/** Writes an excerpt's memo; an empty one takes it out. */
export function setMemo(text: string, id: string, memo: string): Written {
  const wanted = memo.trim() === '' ? undefined : memo;
  const source = wanted === undefined ? undefined : quotedScalar(wanted);
  return setFields(text, id, { memo: source }, (entry) => textAt(entry, 'memo') === wanted);
}

/** Gives an excerpt another passage: it grew, shrank, or was found again. */
export function moveExcerpt(text: string, id: string, selector: Selector): Written {
  return setFields(text, id, selectorSources(selector), (entry) => isAt(entry, selector));
}

/** Adds a comment behind those that are there. */
export function addComment(text: string, id: string, comment: NewComment): Written {
  return onEntry(
    text,
    id,
    (entry) => {
      const comments = valueAt(entry, 'comments');
      const source = commentSource(comment);
      return comments?.kind === 'list' && comments.items.length > 0
        ? [withItem(text, comments, [source], source)]
        : withFields(text, entry, { comments: [source] }, ORDER);
    },
    (entry) => textAt(commentsOf(entry).at(-1), 'text') === comment.text,
  );
}

/** Puts other words into a comment, counted from 0. */
export function setComment(text: string, id: string, index: number, words: string): Written {
  return onEntry(
    text,
    id,
    (entry) => {
      const comment = commentsOf(entry)[index];
      return comment?.kind === 'mapping'
        ? withFields(text, comment, { text: quotedScalar(words) }, COMMENT_ORDER)
        : undefined;
    },
    (entry) => textAt(commentsOf(entry)[index], 'text') === words,
  );
}

/** Takes a comment out, counted from 0. */
export function removeComment(text: string, id: string, index: number): Written {
  return onEntry(
    text,
    id,
    (entry) => {
      const comments = valueAt(entry, 'comments');
      if (comments?.kind !== 'list' || comments.items[index] === undefined) return undefined;
      return comments.items.length === 1
        ? withFields(text, entry, { comments: undefined }, ORDER)
        : [withoutItem(text, comments, index)];
    },
    () => true,
  );
}

interface ExcerptFile {
  readonly kind: 'file';
  readonly text: string;
  readonly root: Value | undefined;
  /** Undefined where there is none yet. */
  readonly list: List | undefined;
  readonly entries: readonly Mapping[];
}

/** Reads a file that is to be written to: with anything in it that cannot be read, it is not. */
function readFile(text: string): ExcerptFile | Extract<Written, { kind: 'broken' }> {
  const { root, problems } = readYaml(text, 0, text.length, '');
  const [problem] = problems;
  if (problem) return { kind: 'broken', span: problem.span };
  const under = entryOf(root, 'excerpts');
  const value = under ? under.value : root;
  const list = value?.kind === 'list' ? value : undefined;
  const isNothing = value === undefined || (value.kind === 'scalar' && value.type === 'null');
  if (!list && !isNothing) return { kind: 'broken', span: value.span };
  const entries: Mapping[] = [];
  for (const item of list?.items ?? []) {
    if (item.kind !== 'mapping') return { kind: 'broken', span: item.span };
    entries.push(item);
  }
  return { kind: 'file', text, root, list, entries };
}

/** The edit that writes the first entry of all. */
function firstItem(text: string, { root, list }: ExcerptFile, lines: readonly string[]): TextEdit {
  const newline = newlineOf(text);
  if (root?.kind === 'mapping') {
    const below = itemLines(lines, 2).join(newline);
    const [edit] = withFields(text, root, { excerpts: { below } }, []);
    if (edit) return edit;
  }
  const item = itemLines(lines, 0).join(newline);
  if (list) return { span: list.span, text: item };
  const end = root?.span.start ?? text.length;
  const gap = end === 0 || text[end - 1] === '\n' ? '' : newline;
  return { span: { start: end, end: text.length }, text: `${gap}${item}${newline}` };
}

/** Changes one entry. `change` gives the edits, or undefined where there is nothing to change. */
function onEntry(
  text: string,
  id: string,
  change: (entry: Mapping) => readonly TextEdit[] | undefined,
  holds: (entry: Mapping) => boolean,
): Written {
  const file = readFile(text);
  if (file.kind !== 'file') return file;
  const index = file.entries.findIndex((entry) => textAt(entry, 'id') === id);
  const entry = file.entries[index];
  const edits = entry && change(entry);
  if (!edits) return { kind: 'missing' };
  return checked(
    file,
    applyEdits(text, edits),
    file.entries.map((e, i) => (i === index ? undefined : e)),
    holds,
  );
}

/**
 * Sets fields of one entry, or takes them out.
 * @param sources the values as YAML; undefined takes a field out.
 * @param holds whether the entry says afterwards what it should.
 * @param within the mapping in the entry that has the fields, where it is not the entry itself.
 */
export function setFields(
  text: string,
  id: string,
  sources: Readonly<Record<string, FieldSource | undefined>>,
  holds: (entry: Mapping) => boolean,
  within: (entry: Mapping) => Value | undefined = (entry) => entry,
): Written {
  return onEntry(
    text,
    id,
    (entry) => {
      const mapping = within(entry);
      if (mapping?.kind !== 'mapping') return undefined;
      return withFields(text, mapping, sources, mapping === entry ? ORDER : Object.keys(sources));
    },
    holds,
  );
}

/** An excerpt's entry; undefined where there is none, or where the file cannot be read. */
export function entryIn(text: string, id: string): Mapping | undefined {
  const file = readFile(text);
  return file.kind === 'file' ? file.entries.find((entry) => textAt(entry, 'id') === id) : undefined;
}

/**
 * Reads what would be written before anybody sees it: nothing in other entries may say something else.
 * @param entries what must be there; undefined stands for the one that is new or changed.
 */
function checked(
  file: ExcerptFile,
  after: string,
  entries: readonly (Mapping | undefined)[],
  holds: (entry: Mapping) => boolean,
): Written {
  const now = readFile(after);
  const isRight =
    now.kind === 'file' &&
    now.entries.length === entries.length &&
    now.entries.every((entry, i) => {
      const before = entries[i];
      return before ? isSameValue(entry, before) : holds(entry);
    });
  if (isRight) return { kind: 'written', text: after, edit: editBetween(file.text, after) };
  const changed = entries.indexOf(undefined);
  const place = file.entries[Math.min(Math.max(0, changed), file.entries.length - 1)]?.span.start ?? 0;
  return { kind: 'broken', span: { start: place, end: place } };
}

/** The one edit that leads from a text to another: what both begin and end with stays. */
function editBetween(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  // Editors know no place between the halves of a character or of a line break.
  while (start > 0 && (isSplit(before, start) || isSplit(after, start))) start--;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  while (same > 0 && (isSplit(before, before.length - same) || isSplit(after, after.length - same))) same--;
  return { span: { start, end: before.length - same }, text: after.slice(start, after.length - same) };
}

function isSplit(text: string, offset: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)/.test(text.slice(offset - 1, offset + 1));
}

function linesOf(excerpt: NewExcerpt): readonly string[] {
  const fields = fieldsOf(excerpt);
  return [...fields.slice(0, -1), `${fields.at(-1) ?? ''} # ${excerpt.id}`];
}

function fieldsOf(excerpt: NewExcerpt): readonly string[] {
  const { id, by, decidedBy, codes, coded, settles, memo, date } = excerpt;
  const sources: Readonly<Record<string, string | undefined>> = {
    ...selectorSources(excerpt),
    id: yamlScalar(id, true),
    by: by === undefined || by === '' ? undefined : yamlScalar(by, true),
    codes: codes.length > 0 ? flowList(codes) : undefined,
    coded: versionsSource([...(coded ?? [])]),
    decided_by: decidedBy === undefined || decidedBy === '' ? undefined : yamlScalar(decidedBy, true),
    settles: settles === undefined || settles.length === 0 ? undefined : flowList(settles),
    memo: memo === undefined || memo.trim() === '' ? undefined : quotedScalar(memo),
    date,
  };
  return ORDER.flatMap((key) => (sources[key] === undefined ? [] : `${key}: ${sources[key]}`));
}

function versionsSource(versions: readonly (readonly [string, string | number])[]): string | undefined {
  const pairs = versions.map(([code, version]) => `${yamlScalar(code, true)}: ${version}`);
  return pairs.length > 0 ? `{${pairs.join(', ')}}` : undefined;
}

function selectorSources({
  quote,
  prefix,
  suffix,
  at,
}: Selector): Readonly<Record<string, string | undefined>> {
  return {
    quote: quotedScalar(quote),
    prefix: prefix === '' ? undefined : quotedScalar(prefix),
    suffix: suffix === '' ? undefined : quotedScalar(suffix),
    at: `[${at.join(', ')}]`,
  };
}

function commentSource({ by, date, text }: NewComment): string {
  const who = by === undefined || by === '' ? '' : `by: ${yamlScalar(by, true)}, `;
  return `{${who}date: ${date}, text: ${quotedScalar(text)}}`;
}

function writtenStart(entry: Mapping): number | undefined {
  const start = Number(textOf(itemsOf(valueAt(entry, 'at'))[0]));
  return Number.isNaN(start) ? undefined : start;
}

function commentsOf(entry: Mapping): readonly Value[] {
  return itemsOf(valueAt(entry, 'comments'));
}

function isAs(
  entry: Mapping,
  { id, codes, by, decidedBy, settles, memo, date, ...selector }: NewExcerpt,
): boolean {
  return (
    isAt(entry, selector) &&
    textAt(entry, 'id') === id &&
    textAt(entry, 'date') === date &&
    isSameList(textsAt(entry, 'codes'), codes) &&
    (textAt(entry, 'by') ?? '') === (by ?? '') &&
    (textAt(entry, 'decided_by') ?? '') === (decidedBy ?? '') &&
    isSameList(textsAt(entry, 'settles'), settles ?? []) &&
    (textAt(entry, 'memo') ?? '') === (memo?.trim() ? memo : '')
  );
}

function isAt(entry: Mapping, { quote, prefix, suffix, at }: Selector): boolean {
  return (
    textAt(entry, 'quote') === quote &&
    (textAt(entry, 'prefix') ?? '') === prefix &&
    (textAt(entry, 'suffix') ?? '') === suffix &&
    isSameList(textsAt(entry, 'at'), at.map(String))
  );
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}
