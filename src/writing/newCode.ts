import { isValidName } from '../language/names';
import { fold } from '../model/ids';
import { lightened, palette, readColour } from '../model/palette';
import { textAt } from '../model/value';
import type { Located, Snapshot } from '../repository/snapshot';
import type { Label, NewCode } from './codebookFile';

/** The languages in which labels are given: those of the material and of the papers, each once. */
export function labelLanguages({ configuration }: Snapshot): readonly string[] {
  return [...new Set([...configuration.materialLanguages, ...configuration.paperLanguages])];
}

/**
 * A code as it can be made from its label alone: with an id that is still free and a colour akin to its parent's.
 * @param label in one language or in several; in one, it is taken for the first language of the repository.
 * @param id the id that somebody chose.
 */
export function proposedCode(
  snapshot: Snapshot,
  label: Label,
  parent: string | undefined,
  id = proposedId(snapshot, label, parent),
): NewCode {
  const [first, ...others] = labelLanguages(snapshot);
  const inLanguages =
    typeof label === 'string' && first !== undefined && others.length > 0 ? { [first]: label } : label;
  return { id, label: inLanguages, colour: proposedColour(snapshot, parent) };
}

/** An id that says what the label says, below the parent's: `gri.not-heard`. Free in the whole repository. */
export function proposedId(snapshot: Snapshot, label: Label, parent: string | undefined): string {
  const words = typeof label === 'string' ? label : (label['en'] ?? Object.values(label)[0] ?? '');
  const wish = `${parent === undefined ? '' : `${parent}.`}${slugOf(words) || 'code'}`;
  for (let n = 1; ; n++) {
    const id = n === 1 ? wish : `${wish}-${n}`;
    if (snapshot.named(id).length === 0) return id;
  }
}

/** Why an id will not do for a new code; undefined when it will. */
export function idObstacle(snapshot: Snapshot, id: string): 'invalid' | 'collision' | undefined {
  if (!isValidName('code', id, '')) return 'invalid';
  return snapshot.named(id).length > 0 ? 'collision' : undefined;
}

/** Below a code a lighter shade of its colour for each sibling; at the top the colour that is used least. */
function proposedColour(snapshot: Snapshot, parent: string | undefined): string {
  const codes = [...snapshot.definitions('code')];
  const colours = codes.map((code) => colourOf(code));
  const siblings = codes.filter((code) => sameParent(code, parent)).length;
  const above =
    parent === undefined ? undefined : codes.find((c) => fold(c.definition.name) === fold(parent));
  const base = above && colourOf(above);
  if (base !== undefined) return lightened(base, [0.12, 0.24, 0.36, 0.48][siblings % 4] ?? 0);
  const uses = palette().map(({ value }) => ({ value, n: colours.filter((c) => c === value).length }));
  return uses.reduce((least, use) => (use.n < least.n ? use : least)).value;
}

function sameParent({ definition }: Located, parent: string | undefined): boolean {
  return fold(definition.parent ?? '') === fold(parent ?? '');
}

function colourOf({ definition }: Located): string | undefined {
  return readColour(textAt(definition.fields, 'colour'));
}

function slugOf(words: string): string {
  return words
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
