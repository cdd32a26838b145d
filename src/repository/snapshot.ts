import type { AnchoredExcerpt, Anchoring } from '../model/anchoring';
import type { Configuration } from '../model/configuration';
import type { Definition, DefinitionKind, FileFacts, Reference } from '../model/facts';
import type { Steps } from '../model/steps';
import type { Vocabulary } from '../model/vocabulary';
import type { Work } from '../model/work';

/** A definition and the file it stands in. */
export interface Located {
  readonly path: string;
  readonly definition: Definition;
}

/** A reference and the file it stands in. */
export interface Link {
  readonly path: string;
  readonly reference: Reference;
}

/** Where a reference leads. */
export type Resolution =
  /** `fragment` is the excerpt, block or heading within the target, where the reference names one. */
  | { readonly kind: 'found'; readonly target: Located; readonly fragment?: Located }
  /** Nothing has this name; with `target`, the record is there but not the fragment. */
  | { readonly kind: 'missing'; readonly target?: Located }
  /** Several things have this name, and none is chosen in silence. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Located[] };

/** A record with what every list of records shows. */
export interface RecordEntry {
  readonly path: string;
  readonly id: string;
  readonly title: string | undefined;
  /** As written; undefined for a plain note. */
  readonly type: string | undefined;
  readonly definition: Definition;
  readonly facts: FileFacts;
}

/**
 * One consistent state of a repository's index. All answers are immediate; texts are read through the corpus.
 * Work that awaits compares `version` before it uses what it found.
 */
export interface Snapshot {
  readonly version: number;
  /** False while the first indexing runs: what is missing may yet come. */
  readonly complete: boolean;
  readonly configuration: Configuration;
  readonly vocabulary: Vocabulary;

  file(path: string): FileFacts | undefined;
  files(): Iterable<FileFacts>;
  records(): Iterable<RecordEntry>;
  /** The records of a type, as written; without looking at the others. */
  recordsOfType(type: string): Iterable<RecordEntry>;
  /** The record that a file holds. */
  recordAt(path: string): RecordEntry | undefined;
  /** The record that an excerpt file belongs to: the Markdown file of the same stem. */
  ownerOf(excerptsPath: string): RecordEntry | undefined;
  /** All definitions of a kind. Excerpts, headings and blocks of one record: see `fragmentsOf`. */
  definitions(kind: DefinitionKind): Iterable<Located>;
  /** Records, people and codes of this name, compared without case. */
  named(name: string): readonly Located[];
  /** Bibliography entries with this key, case counted. */
  cited(key: string): readonly Located[];
  /** Excerpts, blocks and headings of the record in this file, or those of one of these kinds. */
  fragmentsOf(recordPath: string, kind?: DefinitionKind): readonly Located[];

  resolve(reference: Reference, fromPath: string): Resolution;
  /** All references that name this definition, those inside its own file included; in order of path and place. */
  linksTo(target: Located): readonly Link[];
  /** The same, a file in a step: half of all files may link to one record. */
  linksInSteps(target: Located): Steps<readonly Link[]>;
  /** Whether one of these references counts; no more of them are looked at than it takes to know. */
  isLinked(target: Located, counts: (link: Link) => boolean): boolean;
  /** All references that name this id, resolved or not: what a new record of that id would be linked from. */
  linksToName(name: string): readonly Link[];
  /** The same, a file in a step. */
  linksToNameInSteps(name: string): Steps<readonly Link[]>;
  /** A work as the bibliography describes it; undefined while it is not read yet, or cannot be read. */
  work(key: string): Work | undefined;
  /**
   * Where an excerpt stands in its record as the text is now, unsaved or not. Undefined while it is not looked for
   * yet, without a record or a quotation. @param excerptId as written.
   */
  anchoring(excerptsPath: string, excerptId: string): Anchoring | undefined;
  /** The same with who speaks there. */
  anchored(excerptsPath: string, excerptId: string): AnchoredExcerpt | undefined;
}
