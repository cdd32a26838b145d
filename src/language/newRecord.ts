import { fold, isId, prefixOf } from '../model/ids';
import type { Field, RecordType } from '../model/vocabulary';
import type { Snapshot } from '../repository/snapshot';
import { folderOf } from './relativePaths';

/** A file to be made. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** The record types whose ids have the prefix of this one: none, one, or several to choose among. */
export function typesFor(snapshot: Snapshot, id: string): readonly RecordType[] {
  const prefix = prefixOf(id);
  if (prefix === undefined) return [];
  return [...snapshot.vocabulary.types.values()].filter((type) => fold(type.prefix) === fold(prefix));
}

/**
 * Plans the file of a new record: the required fields, to be filled in, in the folder where most records of its
 * type lie.
 */
export function planRecord(snapshot: Snapshot, id: string, type: RecordType | undefined): NewFile {
  const folder = usualFolder(snapshot, type?.name) ?? '';
  const lines = (type?.fields ?? [])
    .filter((f) => f.required && f.name !== 'id' && f.name !== 'type')
    .map(emptyField);
  const head = [`id: ${id}`, ...(type ? [`type: ${type.name}`] : []), ...lines];
  return {
    path: `${folder === '' ? '' : `${folder}/`}${isId(id) ? id : id.replace(/[\\/:*?"<>|\s]+/g, '-')}.md`,
    text: `---\n${head.join('\n')}\n---\n\n`,
  };
}

function emptyField(field: Field): string {
  return field.list ? `${field.name}: []` : `${field.name}:`;
}

/** The folder where most records of a type lie, plain notes where none is given; undefined when there are none. */
export function usualFolder(snapshot: Snapshot, type: string | undefined): string | undefined {
  const counts = new Map<string, number>();
  for (const record of snapshot.records()) {
    if (record.type !== type) continue;
    const folder = folderOf(record.path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  let best: string | undefined;
  for (const [folder, count] of counts) {
    if (best === undefined || count > (counts.get(best) ?? 0)) best = folder;
  }
  return best;
}
