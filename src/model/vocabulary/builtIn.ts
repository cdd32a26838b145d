import { type Value, valueAt } from '../value';
import type { RecordType, Vocabulary } from '../vocabulary';
import { withAdditions } from './additions';
import { analysisTypes } from './analysisTypes';
import { configurationFields } from './configurationFields';
import { codeFields, excerptFields, personFields } from './entryFields';
import { materialTypes } from './materialTypes';

/**
 * The vocabulary of a repository: the built-in one with the additions under `types:` in `red-thread.yaml`.
 * Additions that make no sense are left out here; checks tell about them.
 * @param configuration the content of `red-thread.yaml`.
 * @param language the user's language as a tag, for labels that are given in several: `da`, `en-GB`.
 */
export function vocabularyFor(configuration: Value | undefined, language: string): Vocabulary {
  return {
    types: withAdditions(builtInTypes(), valueAt(configuration, 'types'), language),
    person: personFields(),
    code: codeFields(),
    excerpt: excerptFields(),
    configuration: configurationFields(),
  };
}

/** The record types that need no configuration, by name, in the order in which they are shown. */
export function builtInTypes(): ReadonlyMap<string, RecordType> {
  return new Map([...materialTypes(), ...analysisTypes()].map((type) => [type.name, type]));
}
