import { passageIn } from '../analysis/passage';
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
