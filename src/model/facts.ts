import type { Problem } from './problem';
import type { Span } from './span';
import type { Mapping, Value } from './value';

/** What a file is to the repository; decided by its name and by the configuration. */
export type FileKind = 'record' | 'excerpts' | 'people' | 'codebook' | 'configuration' | 'bibliography';

/** What a name can stand for. `site`, `claim` and the like are records; their type tells them apart. */
export type DefinitionKind = 'record' | 'person' | 'code' | 'citation' | 'excerpt' | 'heading' | 'block';

/** A name that links can point to, at the place that gives it. */
export interface Definition {
  readonly kind: DefinitionKind;
  /** As written: `OBS-012`, `CIT-017`, `gri.explored`, `caswell2017`, `x03`, a heading's text, `t014` for `^t014`. */
  readonly name: string;
  /** The name itself. Of a record whose id comes from its file name, an empty span at the start. */
  readonly span: Span;
  /** All that belongs to it: the entry, the section, the turn. Of a record the whole file. */
  readonly extent: Span;
  /** What a person, code or excerpt says of itself. Of a record see `FileFacts.root`. */
  readonly fields?: Mapping;
  /** A code's parent, by id. */
  readonly parent?: string;
  /** A heading's level, 1 to 6. */
  readonly level?: number;
}

/**
 * How a reference is written:
 * `wikilink` `[[OBS-012]]` · `embed` `![[OBS-012#x03]]` · `citation` `[@key]`, `@key` ·
 * `field` a scalar in YAML that has the form of an id · `flow` `[[OBS-012]]` unquoted in YAML, which is a nested list.
 */
export type ReferenceForm = 'wikilink' | 'embed' | 'citation' | 'field' | 'flow';

/** A place that points to a name. */
export interface Reference {
  readonly form: ReferenceForm;
  /** The name pointed to, without the fragment. Empty for a link within the same file: `[[#Heading]]`. */
  readonly target: string;
  /** What stands after `#`: an excerpt's id, `^t014`, or a heading. */
  readonly fragment?: string;
  /** The whole of it, brackets included. */
  readonly span: Span;
  readonly targetSpan: Span;
  /** Without the `#`; of a block id the `^` belongs to it. */
  readonly fragmentSpan?: Span;
  /** In YAML: the keys on the way to it, joined by dots, list positions left out (`evidence.ref`). */
  readonly field?: string;
  /** The words shown instead of the target: `[[OBS-012|these words]]`. */
  readonly label?: string;
  /** Words stand in quotation marks with a link to a passage, which quotes it and does not only refer to it. */
  readonly quotes?: true;
}

/** A live figure `{{count observation site=SITE-B}}` in a text. */
export interface LiveFigure {
  readonly span: Span;
  /** What stands between the braces, trimmed. */
  readonly expression: string;
}

/** A number that somebody typed in a draft, with what it may count: «101 observations». */
export interface TypedFigure {
  /** The digits alone. */
  readonly span: Span;
  readonly number: number;
  /** The words behind it up to the next mark, on one line: `observations in six municipalities`. */
  readonly words: string;
}

/** A sentence of a draft that says something of all places. */
export interface SweepingSentence {
  /** The words that do: `across the six municipalities`. */
  readonly span: Span;
  /** With the links behind its mark. */
  readonly sentence: Span;
}

/** All that one file tells, read from its text alone. Plain data: it could cross to a worker. */
export interface FileFacts {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  readonly kind: FileKind;
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
  /** What is wrong with the text by itself: broken YAML, a duplicate key, a broken bibliography entry. */
  readonly problems: readonly Problem[];
  /** Front matter of a record; the content of a YAML file; undefined where there is none or it is broken. */
  readonly root?: Value;
  /** Of a record: the offset where its body begins, behind the front matter. */
  readonly bodyStart: number;
  /** Of a record: the live figures in its body. */
  readonly figures?: readonly LiveFigure[];
  /** Of a draft: the numbers in its body that stand before words. */
  readonly typedFigures?: readonly TypedFigure[];
  /** Of a draft: what its body says of all places. */
  readonly sweeping?: readonly SweepingSentence[];
}
