import { linkTargetOf } from './linkTarget';
import { itemsOf, textAt, textsAt, type Value, valueAt } from './value';
import { localized } from './vocabulary/localized';

/** What the codebook says of a code. */
export interface Code {
  /** In the language asked for, or another where there is none in it. */
  readonly label: string | undefined;
  readonly definition: string | undefined;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly colour: string | undefined;
  /** Goes up when the definition changes; a code without one is in its first. */
  readonly version: number;
  /** active, merged, retired. */
  readonly state: string | undefined;
  /** The id of the code that it became part of. */
  readonly mergedInto: string | undefined;
  /** In the order of the file: the oldest first. */
  readonly history: readonly CodeChange[];
}

/** What was done to a code, and why. */
export interface CodeChange {
  /** The version that it led to. */
  readonly version: string | undefined;
  readonly date: string | undefined;
  /** Who did it, by initials. */
  readonly by: string | undefined;
  /** created, definition, renamed, merged, split, retired, reactivated – or what the team calls it. */
  readonly what: string | undefined;
  /** The other code of a merge or a split, or the id that it had before. */
  readonly other: string | undefined;
  readonly why: string | undefined;
}

/** Whether a code can be given to passages: it is neither merged nor retired. */
export function isInUse(code: Pick<Code, 'state'>): boolean {
  return code.state !== 'merged' && code.state !== 'retired';
}

/**
 * Reads a code from its entry in codebook.yaml. Whatever has the wrong shape counts as absent.
 * @param language the language tag for labels that are given in several languages.
 */
export function readCode(entry: Value | undefined, language: string): Code {
  return {
    label: localized(valueAt(entry, 'label'), language),
    definition: textAt(entry, 'definition'),
    include: textsAt(entry, 'include'),
    exclude: textsAt(entry, 'exclude'),
    colour: textAt(entry, 'colour'),
    version: versionOf(entry),
    state: textAt(entry, 'state'),
    mergedInto: linkTargetOf(valueAt(entry, 'merged_into'))?.target,
    history: itemsOf(valueAt(entry, 'history')).map((change) => ({
      version: textAt(change, 'version'),
      date: textAt(change, 'date'),
      by: textAt(change, 'by'),
      what: textAt(change, 'what'),
      other: textAt(change, 'code') ?? textAt(change, 'from'),
      why: textAt(change, 'why'),
    })),
  };
}

/** The version of a code's definition: what `coded` in an excerpt remembers. */
export function versionOf(entry: Value | undefined): number {
  const version = Number(textAt(entry, 'version') ?? '');
  return Number.isInteger(version) && version > 0 ? version : 1;
}
