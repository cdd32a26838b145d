import type { AnchorCandidate } from './anchoring';
import type { RuleId } from './rules';
import type { Span } from './span';

/**
 * Something wrong at a place. The message names the rule's matter and ids, never personal text.
 * It is in the language of the user.
 */
export interface Problem {
  readonly rule: RuleId;
  readonly span: Span;
  readonly message: string;
  /** Where else to look: the other record with the same id. */
  readonly related?: readonly RelatedPlace[];
  /** What could be done about it, best first. Worked out into edits when somebody asks. */
  readonly fixes?: readonly Fix[];
}

export interface RelatedPlace {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}

/** A way out of a problem, as data. */
export type Fix =
  /** Put `text` in the place of `span` in the same file. */
  | { readonly kind: 'replace'; readonly title: string; readonly span: Span; readonly text: string }
  /** Make the missing record; the user is asked where what is needed cannot be known. */
  | { readonly kind: 'create-record'; readonly title: string; readonly id: string; readonly type?: string }
  /** Do something with a claim that only a person can do, or that needs to know who does it and when. */
  | { readonly kind: 'claim-act'; readonly title: string; readonly act: ClaimAct; readonly span: Span }
  /** Begin what helps to mend it, where nothing can be known ahead. */
  | ({ readonly kind: 'begin'; readonly title: string } & Beginning)
  /** Translate an excerpt, or say that somebody read the translation beside the original. */
  | ({ readonly kind: 'translation-act'; readonly title: string } & TranslationAct)
  /** Let an excerpt of the same file quote what stands at a place of its record. */
  | {
      readonly kind: 'place-excerpt';
      readonly title: string;
      readonly id: string;
      /** The path of the record. */
      readonly record: string;
      readonly place: AnchorCandidate;
    }
  /** Take an excerpt out of the same file. */
  | { readonly kind: 'delete-excerpt'; readonly title: string; readonly id: string };

/**
 * What can be done at a place of a claim: look at a quotation that changed, say that it was looked at, reply to an
 * answer, change the wording and say why, say that the confidence was rated again.
 */
export type ClaimAct = 'review' | 'mark-reviewed' | 'reply' | 'revise' | 'mark-rated';

/**
 * What can be begun: a search for evidence, the page of the claim, a look for what speaks against it, a look at which
 * sites somebody has looked at, a new record that says some things already.
 */
export type Beginning =
  | { readonly what: 'search' | 'claim-page' | 'negative-cases' | 'coverage' }
  | { readonly what: 'record'; readonly type: string; readonly says: Readonly<Record<string, string>> };

/** What can be done about a translation. */
export interface TranslationAct {
  readonly act: 'translate' | 'check';
  /** The excerpt file, and the excerpt in it. */
  readonly path: string;
  readonly excerpt: string;
  /** A language tag. */
  readonly language: string;
}
