import type { Relation } from '../analysis/claims';

/** What a figure in a hover is made up of: evidence of a claim, or links to what the hover is about. */
export type HoverTarget =
  | {
      readonly kind: 'evidence';
      /** The claim's file. */
      readonly path: string;
      readonly relation: Relation;
    }
  | { readonly kind: 'links' };

/** Makes a figure lead to what makes it up. The text is Markdown already, and so is what comes back. */
export type HoverLinks = (text: string, target: HoverTarget) => string;

/** Where nothing can be clicked. */
export const withoutLinks: HoverLinks = (text) => text;
