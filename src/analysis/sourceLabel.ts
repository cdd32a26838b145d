import { linkTargetOf } from '../model/linkTarget';
import { itemsOf, textAt, textOf, type Value, valueAt } from '../model/value';
import { CONFIGURATION_FILE } from '../repository/index';
import type { RecordEntry, Snapshot } from '../repository/snapshot';

/**
 * How the source of a quotation is shown: «(Obs. 12, Kommune B)», after the template for the record's type under
 * `source_labels` in red-thread.yaml; the id in parentheses where there is none.
 * In a template `{number}` is what follows the prefix of the id without leading zeros, `{site}` a field, and
 * `{site.label}` a field of the record that a field leads to. What is missing is left out with its comma.
 */
export function sourceLabelOf(snapshot: Snapshot, record: RecordEntry): string {
  const configuration = snapshot.file(CONFIGURATION_FILE)?.root;
  const template = textAt(configuration, 'source_labels', record.type ?? '') ?? '({id})';
  return template
    .replace(/\{([^{}]+)\}/g, (_, path: string) => partOf(snapshot, record, path.trim()))
    .replace(/\(\s*,\s*/g, '(')
    .replace(/(?:,\s*)+(?=[,)]|$)/g, '')
    .trim();
}

function partOf(snapshot: Snapshot, record: RecordEntry, path: string): string {
  if (path === 'id') return record.id;
  if (path === 'title') return record.title ?? '';
  if (path === 'number') return record.id.slice(record.id.indexOf('-') + 1).replace(/^0+(?=.)/, '');
  const [field = '', ...rest] = path.split('.');
  const values = itemsOf(valueAt(record.facts.root, field));
  return values.flatMap((value) => textOf(farther(snapshot, value, rest)) ?? []).join(', ');
}

/** What a path leads to from a value, through maps and through the records that links lead to. */
function farther(snapshot: Snapshot, value: Value | undefined, path: readonly string[]): Value | undefined {
  const [key, ...rest] = path;
  if (key === undefined || value === undefined) return value;
  if (value.kind === 'mapping') return farther(snapshot, valueAt(value, key), rest);
  const id = linkTargetOf(value)?.target;
  const target =
    id === undefined ? undefined : snapshot.named(id).find((l) => l.definition.kind === 'record');
  return target && farther(snapshot, valueAt(snapshot.recordAt(target.path)?.facts.root, key), rest);
}
