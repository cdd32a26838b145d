import { type Value, textAt, textsAt } from './value';

/** What `red-thread.yaml` says of the repository as a whole. Missing parts have their defaults. */
export interface Configuration {
  readonly name: string | undefined;
  /** Languages of the material and of the papers, as language tags. */
  readonly materialLanguages: readonly string[];
  readonly paperLanguages: readonly string[];
  /** Bibliography files, relative to the root. */
  readonly bibliography: readonly string[];
  /** Ids of the codes whose branches follow one another in a sequence: raising, uptake, … */
  readonly sequence: readonly string[];
  /** Globs of what is left out, relative to the root. */
  readonly exclude: readonly string[];
}

/** Reads the configuration from the content of `red-thread.yaml`; anything of the wrong shape counts as absent. */
export function readConfiguration(root: Value | undefined): Configuration {
  return {
    name: textAt(root, 'name'),
    materialLanguages: textsAt(root, 'languages', 'material'),
    paperLanguages: textsAt(root, 'languages', 'paper'),
    bibliography: textsAt(root, 'bibliography').map((p) => p.replace(/^\.\//, '')),
    sequence: textsAt(root, 'sequence'),
    exclude: textsAt(root, 'exclude'),
  };
}
