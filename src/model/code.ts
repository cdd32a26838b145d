import { textAt, textsAt, type Value, valueAt } from './value';
import { localized } from './vocabulary/localized';

/** What the codebook says of a code. */
export interface Code {
  /** In the language asked for, or another where there is none in it. */
  readonly label: string | undefined;
  readonly definition: string | undefined;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly colour: string | undefined;
  /** active, merged, retired. */
  readonly state: string | undefined;
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
    state: textAt(entry, 'state'),
  };
}
