import { type FileEdits, applyEdits, type TextEdit } from '../language/changes';
import { entryOf, type Entry, type Mapping, type Value, valueAt } from '../model/value';
import { splitFrontMatter } from '../syntax/frontMatter';
import { readYaml } from '../syntax/readYaml';
import { type Fields, type Plain, plainAfter, plainOf, type YamlChange } from './yamlContent';
import {
  columnOf,
  combined,
  insertion,
  isFlow,
  itemLines,
  newlineOf,
  withFields,
  withItem,
} from './yamlEdits';
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
  const merged = combined(edits);
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
  if (mapping?.kind !== 'mapping' || !isWrittenHere(text, mapping)) return undefined;
  const isReplaceable = ({ value }: Entry): boolean =>
    !value || (value.kind === 'scalar' && isWrittenHere(text, value));
  const entries = fields.map(([name]) => entryOf(mapping, name));
  if (!entries.every((entry) => !entry || isReplaceable(entry))) return undefined;
  const inFlow = isFlow(text, mapping);
  const sources = fields.map(([name, value]) => [name, yamlScalar(value, inFlow)] as const);
  return withFields(text, mapping, Object.fromEntries(sources), order);
}

/** An alias has the place of its mark, and what it stands for is written elsewhere. */
function isWrittenHere(text: string, { span }: Value): boolean {
  return text[span.start] !== '*';
}

function addEdits(text: string, root: Mapping, change: AddChange): readonly TextEdit[] | undefined {
  const { list: key, item, layout, order } = change;
  const value = valueAt(root, key);
  if (!value || isNothing(value)) {
    if (isFlow(text, root)) return undefined;
    const column = columnOf(text, root.entries[0]?.keySpan.start ?? root.span.start) + 2;
    const below = itemLines(linesOf(item, layout), column).join(newlineOf(text));
    return withFields(text, root, { [key]: { below } }, order);
  }
  if (!isWrittenHere(text, value)) return undefined;
  if (value.kind !== 'list') return secondItem(text, value, item);
  const last = value.items.at(-1);
  const likeLast = last?.kind === 'mapping' && !isFlow(text, last) ? 'lines' : 'braces';
  return [withItem(text, value, linesOf(item, likeLast), flowText(item))];
}

function isNothing(value: Value): boolean {
  return value.kind === 'scalar' ? value.type === 'null' : value.kind === 'list' && value.items.length === 0;
}

/** A single mapping or word, which counts as a list of one, becomes a list of two. */
function secondItem(text: string, value: Value, item: string | Fields): readonly TextEdit[] | undefined {
  if (value.kind === 'mapping' && !isFlow(text, value)) return undefined;
  const { start, end } = value.span;
  if (text.slice(start, end).includes('\n')) return undefined;
  return [insertion(start, '['), insertion(end, `, ${flowText(item)}]`)];
}

/** The lines of an item, without their indentation. */
function linesOf(item: string | Fields, layout: 'braces' | 'lines'): readonly string[] {
  if (typeof item === 'string') return [yamlScalar(item)];
  if (layout === 'braces') return [flowText(item)];
  return item.map(([name, value]) => `${name}: ${yamlScalar(value)}`);
}

function flowText(item: string | Fields): string {
  if (typeof item === 'string') return yamlScalar(item, true);
  return `{${item.map(([name, value]) => `${name}: ${yamlScalar(value, true)}`).join(', ')}}`;
}
