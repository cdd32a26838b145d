import { passageIn } from '../analysis/passage';
import type { Span } from '../model/span';
import type { Located } from '../repository/snapshot';
import type { OpenRepository } from './openRepository';
import { type Place, placeOfSpan } from './place';

/** The passage of an excerpt in its record; the entry in the excerpt file where there is no record. */
export function passageOf(repository: OpenRepository, { path, definition }: Located): Place {
  const owner = repository.repository.snapshot.ownerOf(path);
  if (!owner) return placeOfSpan(repository, path, definition.span);
  return {
    repository,
    path: owner.path,
    span: (text) => passageIn(text, owner.facts.bodyStart, definition.fields),
  };
}

/** The passage of the excerpt that has this id in an excerpt file; undefined where there is none. */
export function passageNamed(repository: OpenRepository, path: string, id: string): Place | undefined {
  const definitions = repository.repository.snapshot.file(path)?.definitions ?? [];
  const definition = definitions.find(({ kind, name }) => kind === 'excerpt' && name === id);
  return definition && passageOf(repository, { path, definition });
}

/** Of an excerpt the passage in its record, else the place of the definition; a record is opened as it was left. */
export function placeOf(repository: OpenRepository, located: Located): Place {
  const { kind, span } = located.definition;
  if (kind === 'record') return { repository, path: located.path };
  return kind === 'excerpt' ? passageOf(repository, located) : placeOfSpan(repository, located.path, span);
}

/** Where a link leads: to an excerpt's words in its record where they are found, else to where the name is given. */
export async function linkedPlace(
  { repository }: OpenRepository,
  { path, definition }: Located,
): Promise<{ readonly path: string; readonly span: Span }> {
  const owner = definition.kind === 'excerpt' ? repository.snapshot.ownerOf(path) : undefined;
  const text = owner && (await repository.text(owner.path));
  const span = owner && passageIn(text ?? '', owner.facts.bodyStart, definition.fields);
  return owner && span ? { path: owner.path, span } : { path, span: definition.span };
}
