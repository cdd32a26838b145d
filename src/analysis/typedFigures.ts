import type { TypedFigure } from '../model/facts';
import { linkTargetOf } from '../model/linkTarget';
import type { Steps } from '../model/steps';
import { textOf, type Value, valuesAt, valueAt } from '../model/value';
import type { RecordType } from '../model/vocabulary';
import { CONFIGURATION_FILE } from '../repository/index';
import { rememberedInSteps } from '../repository/remembered';
import type { Snapshot } from '../repository/snapshot';
import { recordsOf } from './figures';

/** What a typed figure counts, by its words, and how many of that there are. */
export interface JudgedFigure {
  readonly type: RecordType;
  readonly total: number;
  /** The number is that of all records of the type, of one site or of one kind. */
  readonly isRight: boolean;
}

/** How texts speak of one thing and of many. Of one number only one is right: `5 interview guides` counts no interviews. */
interface Names {
  readonly one: readonly string[];
  readonly many: readonly string[];
}

/**
 * What is written of the material, in English and in Danish. Types that are no material, and words that mean
 * many other things (a case, a place), are not among them.
 */
const NAMES: Readonly<Record<string, Names>> = {
  observation: { one: ['observation'], many: ['observations', 'observationer'] },
  meeting: {
    one: ['meeting', 'møde'],
    many: ['meetings', 'møder', 'organisational meetings', 'organisatoriske møder'],
  },
  interview: { one: ['interview'], many: ['interviews'] },
  'positive-deviance': {
    one: ['positive deviance case', 'case of positive deviance', 'positiv afvigelse'],
    many: [
      'positive deviance cases',
      'cases of positive deviance',
      'positive afvigelser',
      'tilfælde af positiv afvigelse',
    ],
  },
  'flip-session': { one: ['flip session'], many: ['flip sessions', 'flip sessioner'] },
  seminar: { one: ['seminar'], many: ['seminars', 'seminarer'] },
};
/** Built-in types that a paper does not count by their plain names. */
const UNCOUNTED: ReadonlySet<string> = new Set(['site', 'case', 'potential', 'claim', 'memo', 'draft']);

/** The material's names in running text. */
export interface MaterialNames {
  readonly one: ReadonlyMap<string, RecordType>;
  readonly many: ReadonlyMap<string, RecordType>;
}

/** The names by which papers speak of the types of this repository, those of its configuration included. */
export function materialNames(snapshot: Snapshot): MaterialNames {
  const one = new Map<string, RecordType>();
  const many = new Map<string, RecordType>();
  for (const type of snapshot.vocabulary.types.values()) {
    if (UNCOUNTED.has(type.name)) continue;
    const known = NAMES[type.name] ?? { one: [type.label], many: [type.plural] };
    for (const name of [...known.one, ...configured(snapshot, type, 'label')])
      one.set(comparable(name), type);
    for (const name of [...known.many, ...configured(snapshot, type, 'plural')])
      many.set(comparable(name), type);
  }
  return { one, many };
}

/** What `red-thread.yaml` calls a type, in all languages. */
function configured(snapshot: Snapshot, { name }: RecordType, key: 'label' | 'plural'): readonly string[] {
  const label = valueAt(snapshot.file(CONFIGURATION_FILE)?.root, 'types', name, key);
  const texts = label?.kind === 'mapping' ? label.entries.map((entry) => entry.value) : [label];
  return texts.flatMap((text) => textOf(text) ?? []);
}

/**
 * Judges a number by the words behind it; undefined where they are no name of the material, and where the
 * repository holds nothing of the kind, so that the number cannot come from it.
 */
export function* judgeFigure(
  snapshot: Snapshot,
  names: MaterialNames,
  figure: TypedFigure,
): Steps<JudgedFigure | undefined> {
  const type = named(figure.number === 1 ? names.one : names.many, figure.words);
  if (!type) return undefined;
  const { total, parts } = yield* sumsOf(snapshot, type.name);
  if (total === 0) return undefined;
  return { type, total, isRight: figure.number === total || parts.has(figure.number) };
}

/** The type whose name stands at the beginning of these words: of several the longest. */
function named(names: ReadonlyMap<string, RecordType>, words: string): RecordType | undefined {
  const parts = comparable(words).split(' ');
  for (let length = parts.length; length > 0; length--) {
    const type = names.get(parts.slice(0, length).join(' '));
    if (type) return type;
  }
  return undefined;
}

/** How many records of a type there are, and how many of each site and each kind. */
interface Sums {
  readonly total: number;
  readonly parts: ReadonlySet<number>;
}

/** One record in a step. */
const sumsOf = rememberedInSteps(function* (snapshot, type: string): Steps<Sums> {
  let total = 0;
  const parts = new Map<string, number>();
  for (const { fields } of recordsOf(snapshot, type)) {
    total++;
    for (const part of partsOf(fields)) parts.set(part, (parts.get(part) ?? 0) + 1);
    yield;
  }
  return { total, parts: new Set(parts.values()) };
});

/** After a change nearly all records are those of before. */
const known = new WeakMap<Value, readonly string[]>();

/** The site and kind of a record. */
function partsOf(fields: Value | undefined): readonly string[] {
  const parts =
    (fields && known.get(fields)) ??
    ['site', 'sites', 'kind'].flatMap((field) =>
      valuesAt(fields, [field]).map((value) => `${field} ${linkTargetOf(value)?.target ?? ''}`),
    );
  if (fields) known.set(fields, parts);
  return parts;
}

/** `FLIP-sessions` and `flip sessions` are the same. */
function comparable(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}
