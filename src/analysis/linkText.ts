import type { Definition } from '../model/facts';
import { covers } from '../model/span';
import type { Snapshot } from '../repository/snapshot';

/**
 * The link that leads to a place: `[[OBS-012#^t014]]` in a turn with a block id, `[[OBS-012#x03]]` in an excerpt's
 * entry, `[[OBS-012#Heading]]` below a heading, else the record; a person's or code's id, a work's citation.
 * Undefined where the place belongs to nothing that has a name.
 */
export function linkTextAt(snapshot: Snapshot, path: string, offset: number): string | undefined {
  const here = { start: offset, end: offset };
  const around = (snapshot.file(path)?.definitions ?? []).filter((d) => covers(d.extent, here));
  const record = snapshot.recordAt(path) ?? snapshot.ownerOf(path);
  if (record) {
    const fragment = innermost(around.filter((d) => isPart(d)));
    if (!fragment) return `[[${record.id}]]`;
    return `[[${record.id}#${fragment.kind === 'block' ? '^' : ''}${fragment.name}]]`;
  }
  const named = innermost(around);
  if (!named) return undefined;
  return named.kind === 'citation' ? `[@${named.name}]` : `[[${named.name}]]`;
}

/** The title of a record, a heading of the first level, is no part of it. */
function isPart(definition: Definition): boolean {
  const { kind, level } = definition;
  return kind === 'block' || kind === 'excerpt' || (kind === 'heading' && level !== 1);
}

function innermost(definitions: readonly Definition[]): Definition | undefined {
  const length = (d: Definition): number => d.extent.end - d.extent.start;
  return [...definitions].sort((a, b) => length(a) - length(b))[0];
}
