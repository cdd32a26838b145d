import { isValidName } from '../language/names';
import type { TextEdit } from '../language/changes';
import type { Definition } from '../model/facts';
import { versionOf } from '../model/code';
import { type Mapping, textsAt, valueAt } from '../model/value';
import { CODE_FIELDS, isSameId, sourceOf, withEntry, withoutEntryOf } from './codebookEntries';
import { ascertained, codeIn, CodebookError, type CodebookText, listBelow, parentsOf } from './codebookText';
import { combined, type FieldSource, insertion, withFields, withItem } from './yamlEdits';
import { yamlScalar } from './yamlScalar';

/**
 * Changes to codebook.yaml as small edits of its text: what is not changed stays as it is written, comments included.
 * Each is read anew before it is given back; one that would spoil the file is refused.
 */

/** Who changes something and when; an empty `by` is left out. */
export interface Note {
  readonly by: string;
  /** `2017-03-14`. */
  readonly date: string;
  readonly why?: string;
}

/** A text in one language or in several, by language tag. */
export type Label = string | Readonly<Record<string, string>>;

/** A code to be made. */
export interface NewCode {
  readonly id: string;
  readonly label: Label;
  readonly definition?: string;
  readonly colour?: string;
}

/**
 * Adds a code below another, or at the top: the last there.
 * @throws CodebookError
 */
export function addCode(
  book: CodebookText,
  code: NewCode,
  parent: string | undefined,
  note: Note,
): readonly TextEdit[] {
  const parents = parentsOf(book);
  refuseTaken(book, code.id);
  const above = parent === undefined ? undefined : codeIn(book, parent);
  const edit = withEntry(book, above?.fields, newSource(code, note));
  return ascertained(book, [edit], parents.set(code.id, above?.name), code.id);
}

/** Gives a code another label. @throws CodebookError */
export function relabelCode(book: CodebookText, id: string, label: Label): readonly TextEdit[] {
  return withCodeFields(book, id, { label: labelSource(label) });
}

/** Gives a code another colour: `#b5452c`. @throws CodebookError */
export function recolourCode(book: CodebookText, id: string, colour: string): readonly TextEdit[] {
  return withCodeFields(book, id, { colour: JSON.stringify(colour) });
}

/** What a definition consists of; what is left out stays as it is, an empty text is taken out. */
export interface DefinitionTexts {
  readonly definition?: string;
  readonly include?: string;
  readonly exclude?: string;
}

/** Changes what a code means: its version goes up, and the history says why. @throws CodebookError */
export function redefineCode(
  book: CodebookText,
  id: string,
  texts: DefinitionTexts,
  note: Note,
): readonly TextEdit[] {
  const { fields } = codeIn(book, id);
  const version = versionOf(fields) + 1;
  const changed = Object.entries<string>({ ...texts }).filter(
    ([key, text]) => textsAt(fields, key).join('; ') !== text,
  );
  const values: Record<string, FieldSource | undefined> = { version: String(version) };
  for (const [key, text] of changed) values[key] = text === '' ? undefined : yamlScalar(text);
  return withCodeFields(book, id, values, change(version, 'definition', note));
}

/** Takes a code out of use, or back into it; its codings stay. @throws CodebookError */
export function setCodeState(
  book: CodebookText,
  id: string,
  state: 'active' | 'retired',
  note: Note,
): readonly TextEdit[] {
  const { fields } = codeIn(book, id);
  const what = state === 'active' ? 'reactivated' : 'retired';
  const values = state === 'active' ? { state, merged_into: undefined } : { state };
  return withCodeFields(book, id, values, change(versionOf(fields), what, note));
}

/** Makes a code part of another; it stays in the codebook and says so. @throws CodebookError */
export function mergeCode(book: CodebookText, id: string, into: string, note: Note): readonly TextEdit[] {
  const merged = codeIn(book, id);
  const surviving = codeIn(book, into);
  if (isSameId(merged.name, surviving.name)) throw new CodebookError('cycle', into);
  const gone = change(versionOf(merged.fields), 'merged', note, ['code', surviving.name]);
  const away = [
    ...withFields(
      book.text,
      merged.fields,
      { state: 'merged', merged_into: yamlScalar(surviving.name) },
      CODE_FIELDS,
    ),
    ...withChange(book, merged.fields, gone),
  ];
  const come = change(versionOf(surviving.fields), 'merged', note, ['code', merged.name]);
  const kept = withChange(book, surviving.fields, come);
  return ascertained(book, combined([...away, ...kept]), parentsOf(book), id);
}

/** Adds a code right behind the one that it is split from. @throws CodebookError */
export function splitCode(book: CodebookText, id: string, code: NewCode, note: Note): readonly TextEdit[] {
  const parents = parentsOf(book);
  refuseTaken(book, code.id);
  const split = codeIn(book, id);
  const above = split.parent === undefined ? undefined : codeIn(book, split.parent);
  const siblings = listBelow(book, above?.fields)?.items ?? [];
  const next = siblings[siblings.indexOf(split.fields) + 1];
  const source = newSource(code, note, split.name);
  const entry = withEntry(book, above?.fields, source, next?.kind === 'mapping' ? next : undefined);
  const into = change(versionOf(split.fields), 'split', note, ['code', code.id]);
  const told = withChange(book, split.fields, into);
  return ascertained(book, combined([...told, entry]), parents.set(code.id, above?.name), id);
}

/** Where a code is to lie. */
export interface CodePlace {
  /** The code above it; undefined at the top. */
  readonly parent: string | undefined;
  /** The sibling that it is to stand before; undefined for the last place. */
  readonly before?: string;
}

/** Moves a code with all that lies below it. Nothing happens where it lies there already. @throws CodebookError */
export function moveCode(book: CodebookText, id: string, { parent, before }: CodePlace): readonly TextEdit[] {
  const parents = parentsOf(book);
  const moved = codeIn(book, id);
  const target = parent === undefined ? undefined : codeIn(book, parent);
  const sibling = before === undefined ? undefined : codeIn(book, before);
  for (let above = target?.name; above !== undefined; above = parents.get(above)) {
    if (isSameId(above, moved.name)) throw new CodebookError('cycle', id);
  }
  if (sibling && sibling.parent !== target?.name) throw new CodebookError('unknown', sibling.name);
  const siblings = listBelow(book, target?.fields)?.items ?? [];
  const at = siblings.indexOf(moved.fields);
  const next = sibling ? siblings.indexOf(sibling.fields) : siblings.length;
  if (at >= 0 && (next === at || next === at + 1)) return [];
  const above = moved.parent === undefined ? undefined : codeIn(book, moved.parent);
  const out = withoutEntryOf(book, above?.fields, moved.fields);
  const into = withEntry(book, target?.fields, sourceOf(book.text, moved.fields), sibling?.fields);
  return ascertained(
    book,
    combined([...out, outside(book.text, into, out)]),
    parents.set(moved.name, target?.name),
    id,
  );
}

/** An insertion that would lie within what is taken out comes before it: what it was to stand behind ends there then. */
function outside(text: string, inserted: TextEdit, out: readonly TextEdit[]): TextEdit {
  const { start } = inserted.span;
  const around = out.find(({ span }) => span.start < start && start < span.end);
  if (!around) return inserted;
  return insertion(text.slice(0, around.span.start).replace(/\r?\n$/, '').length, inserted.text);
}

/** Notes in a code's history that it is given another id; `id` is the one that it still has. @throws CodebookError */
export function renamedNote(book: CodebookText, id: string, note: Note): readonly TextEdit[] {
  const { fields, name } = codeIn(book, id);
  return withCodeFields(book, id, {}, change(versionOf(fields), 'renamed', note, ['from', name]));
}

/** The edits that change fields of a code and, with `item`, its history. */
function withCodeFields(
  book: CodebookText,
  id: string,
  values: Readonly<Record<string, FieldSource | undefined>>,
  item?: string,
): readonly TextEdit[] {
  const { fields } = codeIn(book, id);
  const edits = withFields(book.text, fields, values, CODE_FIELDS);
  const told = item === undefined ? [] : withChange(book, fields, item);
  return ascertained(book, combined([...edits, ...told]), parentsOf(book), id);
}

/** The history with one change more. */
function withChange({ text }: CodebookText, fields: Mapping, item: string): readonly TextEdit[] {
  const history = valueAt(fields, 'history');
  if (history?.kind === 'list' && history.items.length > 0) return [withItem(text, history, [item], item)];
  return withFields(text, fields, { history: [item] }, CODE_FIELDS);
}

/** A change as it stands in a history; `other` is one more field: the other code, or the former id. */
function change(
  version: number,
  what: string,
  { date, by, why = '' }: Note,
  other?: readonly [field: string, value: string],
): string {
  const parts = [
    `version: ${version}`,
    `date: ${date}`,
    by === '' ? undefined : `by: ${yamlScalar(by, true)}`,
    `what: ${what}`,
    other && `${other[0]}: ${yamlScalar(other[1], true)}`,
    why === '' ? undefined : `why: ${yamlScalar(why, true)}`,
  ];
  return `{${parts.filter((part) => part !== undefined).join(', ')}}`;
}

function newSource(
  { id, label, definition, colour }: NewCode,
  note: Note,
  from?: string,
): { readonly block: readonly string[]; readonly flow: string } {
  const made = from === undefined ? change(1, 'created', note) : change(1, 'split', note, ['code', from]);
  const parts = (inFlow: boolean): readonly string[] => [
    `id: ${yamlScalar(id, inFlow)}`,
    `label: ${labelSource(label, inFlow)}`,
    ...(definition === undefined ? [] : [`definition: ${yamlScalar(definition, inFlow)}`]),
    ...(colour === undefined ? [] : [`colour: ${JSON.stringify(colour)}`]),
    'version: 1',
    'state: active',
    ...(inFlow ? [`history: [${made}]`] : ['history:', `  - ${made}`]),
  ];
  const block = parts(false).map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`));
  return { block, flow: `{${parts(true).join(', ')}}` };
}

function labelSource(label: Label, inFlow = false): string {
  if (typeof label === 'string') return yamlScalar(label, inFlow);
  const parts = Object.entries(label).map(([language, text]) => `${language}: ${yamlScalar(text, true)}`);
  return `{${parts.join(', ')}}`;
}

function refuseTaken({ codes }: { readonly codes: readonly Definition[] }, id: string): void {
  if (!isValidName('code', id, '')) throw new CodebookError('invalid', id);
  if (codes.some((code) => isSameId(code.name, id))) throw new CodebookError('collision', id);
}
