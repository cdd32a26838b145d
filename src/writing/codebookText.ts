import { applyEdits, type TextEdit } from '../language/changes';
import type { Definition } from '../model/facts';
import { fold } from '../model/ids';
import { entryOf, type List, type Mapping, type Value, valueAt } from '../model/value';
import { parseFile } from '../syntax/parseFile';

/**
 * Why the codebook is not changed.
 * `broken`: it cannot be read as YAML · `unknown`: it has no such code · `duplicate`: several codes have this id ·
 * `collision`: something has the new id already · `invalid`: that cannot be an id · `cycle`: a code cannot come to
 * lie below itself · `unfit`: it is written in a way that this change would spoil.
 */
export type CodebookFailure =
  'broken' | 'unknown' | 'duplicate' | 'collision' | 'invalid' | 'cycle' | 'unfit';

/** A change that is refused. `subject` is the code in the way. */
export class CodebookError extends Error {
  constructor(
    readonly code: CodebookFailure,
    readonly subject: string,
  ) {
    super(`Codebook not changed: ${code}`);
    this.name = 'CodebookError';
  }
}

/** A codebook as it stands in its file. */
export interface CodebookText {
  readonly text: string;
  readonly root: Value | undefined;
  readonly codes: readonly Definition[];
}

const PATH = 'codebook.yaml';

/**
 * Reads a codebook to change it; an empty text is one without codes.
 * @throws CodebookError 'broken': what cannot be read whole is not written to.
 */
export function readCodebook(text: string): CodebookText {
  const facts = parseFile(PATH, 'codebook', text);
  if (facts.problems.some((p) => p.rule.startsWith('yaml-'))) throw new CodebookError('broken', PATH);
  return { text, root: facts.root, codes: facts.definitions };
}

/** The one code of this id. @throws CodebookError 'unknown' or 'duplicate'. */
export function codeIn({ codes }: CodebookText, id: string): Definition & { readonly fields: Mapping } {
  const [found, ...others] = codes.filter((code) => fold(code.name) === fold(id));
  if (!found?.fields) throw new CodebookError('unknown', id);
  if (others.length > 0) throw new CodebookError('duplicate', id);
  return { ...found, fields: found.fields };
}

/** The list of the codes below a code, or of those at the top; undefined where there is none yet. */
export function listBelow({ root }: CodebookText, parent: Mapping | undefined): List | undefined {
  const value = parent ? valueAt(parent, 'codes') : root?.kind === 'mapping' ? valueAt(root, 'codes') : root;
  return value?.kind === 'list' ? value : undefined;
}

/** Whether an entry has a key for its codes, filled or not. */
export function hasCodesKey(mapping: Mapping): boolean {
  return entryOf(mapping, 'codes') !== undefined;
}

/**
 * The edits, once it is certain what comes of them: the file is read anew in its new form, and its codes must be
 * these below these.
 * @param expected the parent of each code by its id.
 * @throws CodebookError 'unfit'.
 */
export function ascertained(
  book: CodebookText,
  edits: readonly TextEdit[],
  expected: ReadonlyMap<string, string | undefined>,
  subject: string,
): readonly TextEdit[] {
  const facts = parseFile(PATH, 'codebook', applyEdits(book.text, edits));
  const isWhole = !facts.problems.some((p) => p.rule.startsWith('yaml-'));
  const isExpected =
    facts.definitions.length === expected.size &&
    facts.definitions.every(({ name, parent }) => expected.has(name) && expected.get(name) === parent);
  if (!isWhole || !isExpected) throw new CodebookError('unfit', subject);
  return edits;
}

/** The parent of each code by its id. @throws CodebookError 'duplicate' where two have the same. */
export function parentsOf({ codes }: CodebookText): Map<string, string | undefined> {
  const parents = new Map(codes.map(({ name, parent }) => [name, parent]));
  if (parents.size < codes.length) {
    const twice = codes.find(({ name }, i) => codes.findIndex((c) => c.name === name) !== i);
    throw new CodebookError('duplicate', twice?.name ?? '');
  }
  return parents;
}
