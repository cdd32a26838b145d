import type { DefinitionKind } from '../model/facts';
import type { Span } from '../model/span';
import type { Located } from '../repository/snapshot';

/** One suggestion. */
export interface CompletionItem {
  readonly kind: DefinitionKind | 'field' | 'value';
  /** What is chosen: an id, a key. */
  readonly label: string;
  /** Shown right behind the label: a title, a quotation. */
  readonly title?: string;
  /** «Observation · Municipality B · 2017-03-14». */
  readonly detail?: string;
  readonly insert: string;
  /** `insert` is a snippet, in which `$0` is where the cursor comes to stand. */
  readonly snippet?: true;
  /** What typed letters are compared with: more than the label, so that titles and sites find it too. */
  readonly filterText: string;
  /** Orders suggestions that fit the typed letters equally well. */
  readonly sortText: string;
  /** What to describe when the suggestion is looked at. */
  readonly about?: Located;
  /** Markdown shown beside it, where nothing need be read for it. */
  readonly documentation?: string;
  /** After this one more suggestions are due: allowed values behind a key. */
  readonly suggestNext?: true;
}

/** The suggestions at a place. */
export interface CompletionList {
  /** What the chosen one replaces. It begins where the typed word begins. */
  readonly replace: Span;
  readonly items: readonly CompletionItem[];
  /** More would fit: to be asked again when more is typed. */
  readonly isIncomplete: boolean;
}

/** When names were last used: the folded name, and 0 for the latest one. */
export type Recency = ReadonlyMap<string, number>;
