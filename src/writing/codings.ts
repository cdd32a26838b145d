import type { TextEdit } from '../language/changes';
import { fold } from '../model/ids';
import { linkTargetOf } from '../model/linkTarget';
import { type Entry, itemsOf, type Mapping, type Value, valueAt } from '../model/value';
import { parseFile } from '../syntax/parseFile';
import { combined, isFlow, withFields, withoutItem } from './yamlEdits';
import { yamlScalar } from './yamlScalar';

/** A code with the version of its definition. */
export interface VersionedCode {
  readonly id: string;
  readonly version: number;
}

/**
 * The edits that give an excerpt another code in the place of one that it has; where it has the other one too,
 * the first is taken away. What it remembers of versions follows.
 */
export function recoded(text: string, entry: Mapping, from: string, to: VersionedCode): readonly TextEdit[] {
  const codes = valueAt(entry, 'codes');
  const items = itemsOf(codes);
  const index = items.findIndex((item) => isCode(item, from));
  const item = items[index];
  if (!codes || !item) return [];
  const hasOther = items.some((other) => isCode(other, to.id));
  const edit: TextEdit =
    hasOther && codes.kind === 'list'
      ? withoutItem(text, codes, index)
      : { span: item.span, text: yamlScalar(to.id, isFlow(text, codes)) };
  return combined([edit, ...reversioned(text, valueAt(entry, 'coded'), from, to)]);
}

/** That two codes are one now, or one is two, was decided with the definitions as they are. */
function reversioned(
  text: string,
  coded: Value | undefined,
  from: string,
  to: VersionedCode,
): readonly TextEdit[] {
  const known = versionEntry(coded, from);
  if (coded?.kind !== 'mapping' || !known?.value) return [];
  if (versionEntry(coded, to.id)) return withFields(text, coded, { [known.key]: undefined }, []);
  return [
    { span: known.keySpan, text: yamlScalar(to.id, true) },
    { span: known.value.span, text: String(to.version) },
  ];
}

/**
 * The edits that give the excerpts of a file another code in the place of one.
 * @param isMeant which excerpts, by their ids.
 * @returns undefined where something in the file cannot be read: it is not written to.
 */
export function recodedIn(
  text: string,
  from: string,
  to: VersionedCode,
  isMeant: (id: string) => boolean,
): readonly TextEdit[] | undefined {
  return inExcerpts(text, (fields, id) => (isMeant(id) ? recoded(text, fields, from, to) : []));
}

/** The edits by which excerpts of a file remember that a code holds under the definition that it has now. */
export function recheckedIn(
  text: string,
  { id, version }: VersionedCode,
  isMeant: (id: string) => boolean,
): readonly TextEdit[] | undefined {
  return inExcerpts(text, (fields, excerpt) => {
    const known = isMeant(excerpt) ? versionEntry(valueAt(fields, 'coded'), id)?.value : undefined;
    return known ? [{ span: known.span, text: String(version) }] : [];
  });
}

/** The edits that keep what excerpts of a file remember of a code's versions when it is given another id. */
export function versionsRenamedIn(text: string, from: string, to: string): readonly TextEdit[] | undefined {
  return inExcerpts(text, (fields) => {
    const known = versionEntry(valueAt(fields, 'coded'), from);
    return known ? [{ span: known.keySpan, text: yamlScalar(to, true) }] : [];
  });
}

function inExcerpts(
  text: string,
  change: (fields: Mapping, id: string) => readonly TextEdit[],
): readonly TextEdit[] | undefined {
  const facts = parseFile('', 'excerpts', text);
  if (facts.problems.some((p) => p.rule.startsWith('yaml-'))) return undefined;
  return facts.definitions.flatMap(({ kind, name, fields }) =>
    kind === 'excerpt' && fields ? change(fields, name) : [],
  );
}

function isCode(item: Value, id: string): boolean {
  return fold(linkTargetOf(item)?.target ?? '') === fold(id);
}

/** What an excerpt remembers of the version of a code. */
export function versionEntry(coded: Value | undefined, id: string): Entry | undefined {
  return coded?.kind === 'mapping' ? coded.entries.find((e) => fold(e.key) === fold(id)) : undefined;
}
