import type { FileFacts } from '../model/facts';
import { fieldNamed } from '../model/vocabulary';
import { builtInTypes } from '../model/vocabulary/builtIn';
import { itemsOf, textAt, valueAt } from '../model/value';
import { linkTargetOf } from '../model/linkTarget';
import { applyEdits, type TextEdit } from '../language/changes';
import { parseFile } from '../syntax/parseFile';
import { withFields } from './yamlEdits';
import { flowList } from './yamlScalar';

const FIELD = 'excerpts_shown';

/**
 * The edits that let a session say which excerpts its pack shows. A session that has been held keeps what it says: that
 * was shown, whatever a pack that is made later has. None where nothing is to be changed, or the front matter has
 * mistakes.
 * @param excerpts as a link has them: `OBS-012#x03`.
 * @param today as `2017-03-14`.
 */
export function excerptsShownEdits(
  text: string,
  { path, root }: FileFacts,
  excerpts: readonly string[],
  today: string,
): readonly TextEdit[] {
  const fields = builtInTypes().get(textAt(root, 'type') ?? '')?.fields ?? [];
  if (root?.kind !== 'mapping' || !fieldNamed(fields, FIELD)) return [];
  const wanted = [...new Set(excerpts)];
  const before = itemsOf(valueAt(root, FIELD)).map((item) => {
    const { target = '', fragment } = linkTargetOf(item) ?? {};
    return fragment === undefined ? target : `${target}#${fragment}`;
  });
  const day = textAt(root, 'date') ?? textAt(root, 'year') ?? today;
  const wasHeld = day < today.slice(0, day.length);
  if (isSame(before, wanted) || (wasHeld && before.length > 0)) return [];
  const order = fields.map((field) => field.name);
  const edits = withFields(text, root, { [FIELD]: wanted.length > 0 ? flowList(wanted) : undefined }, order);
  const after = parseFile(path, 'record', applyEdits(text, edits));
  const isWritten =
    itemsOf(valueAt(after.root, FIELD)).length === wanted.length && after.problems.length === 0;
  return isWritten ? edits : [];
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}
