import type { Definition } from '../model/facts';
import type { Problem } from '../model/problem';
import type { Name, Work } from '../model/work';
import { entryOf, itemsOf, type Mapping, textAt, textOf, type Value, valueAt } from '../model/value';
import { entriesIn } from './entries';
import { readYaml } from './readYaml';
import { datePartsOf, nameFrom, workFrom } from './work';

/** Reads the keys of a CSL-JSON or CSL-YAML file: a list of works, at the top or under `references`. */
export function cslDefinitions(
  path: string,
  text: string,
): { definitions: readonly Definition[]; problems: readonly Problem[] } {
  const { root, problems } = readYaml(text, 0, text.length, path);
  const entries = entriesIn(text, root, 'citation', 'references');
  return {
    // The works are read from the text when they are wanted: kept here, they would be held twice.
    definitions: entries.definitions.map(({ kind, name, span, extent }) => ({ kind, name, span, extent })),
    problems: [...problems, ...entries.problems],
  };
}

/** The works of a CSL-JSON or CSL-YAML file. */
export function* readCslWorks(text: string): Generator<Work, void, undefined> {
  const { root } = readYaml(text, 0, text.length, '');
  for (const item of itemsOf(root?.kind === 'mapping' ? valueAt(root, 'references') : root)) {
    const id = textAt(item, 'id');
    if (item.kind === 'mapping' && id) yield workOf(id, item);
  }
}

function workOf(id: string, item: Mapping): Work {
  return workFrom({
    id,
    type: textAt(item, 'type') ?? 'document',
    author: namesOf(valueAt(item, 'author')),
    editor: namesOf(valueAt(item, 'editor')),
    issued: issuedOf(valueAt(item, 'issued')),
    textOf: (field) => textAt(item, field),
  });
}

function namesOf(value: Value | undefined): Name[] {
  return itemsOf(value).flatMap((name) => {
    if (name.kind === 'scalar')
      return nameFrom({ family: undefined, given: undefined, literal: textOf(name) }) ?? [];
    const particles = ['dropping-particle', 'non-dropping-particle'].map((key) => textAt(name, key));
    const family = [...particles, textAt(name, 'family')].filter(Boolean).join(' ');
    const given = [textAt(name, 'given'), textAt(name, 'suffix')].filter(Boolean).join(', ');
    return nameFrom({ family, given, literal: textAt(name, 'literal') }) ?? [];
  });
}

/** `{date-parts: [[2017, 3]]}`, `{raw: …}`, `{literal: …}`; in YAML also `{year: 2017}`, a list of these, or `2017-03`. */
function issuedOf(value: Value | undefined): number[][] {
  if (value === undefined) return [];
  if (value.kind === 'scalar') return datePartsOf(value.text);
  if (value.kind === 'list') return value.items.flatMap(issuedOf);
  const parts = entryOf(value, 'date-parts')?.value;
  if (parts)
    return itemsOf(parts)
      .map(numbersIn)
      .filter((numbers) => numbers.length > 0);
  const year = numbersIn(valueAt(value, 'year'));
  if (year.length > 0) return [[...year, ...numbersIn(valueAt(value, 'month'))]];
  return datePartsOf(textAt(value, 'raw') ?? textAt(value, 'literal') ?? '');
}

function numbersIn(value: Value | undefined): number[] {
  return itemsOf(value)
    .map((item) => Number(textOf(item) ?? NaN))
    .filter(Number.isInteger);
}
