import type { FileFacts, Reference } from '../model/facts';
import type { Field } from '../model/vocabulary';
import type { Snapshot } from '../repository/snapshot';
import { fieldAt, schemaOf } from './schema';

/** Hold codes and nothing else, whatever the record. */
const CODES = /(?:^|\.)(?:codes|merged_into)$/;

/**
 * Whether a reference is meant as one. Links in brackets and citations always are. A word in YAML that has the
 * form of a name is one where the vocabulary wants a link; elsewhere only if no common word looks like it:
 * `case: CASE-04` in a note points to the case, `by: dc` does not point to a note that is called dc.
 */
export function isPointer(snapshot: Snapshot, facts: FileFacts, reference: Reference): boolean {
  if (reference.form !== 'field') return true;
  const field = fieldOf(snapshot, facts, reference);
  if (field?.kind === 'link') return true;
  if (field && field.kind !== 'text' && field.kind !== 'any') return false;
  return /[-.]/.test(reference.target) || CODES.test(reference.field ?? '');
}

/** The field of the vocabulary in which a reference stands. */
export function fieldOf(snapshot: Snapshot, facts: FileFacts, reference: Reference): Field | undefined {
  return reference.field === undefined
    ? undefined
    : fieldAt(snapshot.vocabulary, schemaOf(facts), reference.field.split('.'));
}
