import type { TypedFigure } from '../model/facts';
import { linkTargetOf } from '../model/linkTarget';
import { textOf, valuesAt, valueAt } from '../model/value';
import type { RecordType } from '../model/vocabulary';
import { CONFIGURATION_FILE } from '../repository/index';
import type { Snapshot } from '../repository/snapshot';
import { recordsOf } from './figures';

/** What a typed figure counts, by its words, and how many of that there are. */
export interface JudgedFigure {
  readonly type: RecordType;
  readonly total: number;
  /** The number is that of all records of the type, of one site or of one kind. */
  readonly isRight: boolean;
}

/**
 * What is written of the material, in English and in Danish. Types that are no material, and words that mean
 * many other things (a case, a place), are not among them.
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  observation: ['observation', 'observations', 'observationer'],
  meeting: ['meeting', 'meetings', 'møde', 'møder', 'organisational meetings', 'organisatoriske møder'],
  interview: ['interview', 'interviews', 'interviewer'],
  'positive-deviance': [
    'positive deviance case',
    'positive deviance cases',
    'cases of positive deviance',
    'positiv afvigelse',
    'positive afvigelser',
    'tilfælde af positiv afvigelse',
  ],
  'flip-session': ['flip session', 'flip sessions', 'flip sessioner'],
  seminar: ['seminar', 'seminars', 'seminarer'],
};
/** Built-in types that a paper does not count by their plain names. */
const UNCOUNTED: ReadonlySet<string> = new Set(['site', 'case', 'potential', 'claim', 'memo', 'draft']);

/** The material's names in running text, longest first: of `FLIP sessions` not the sessions alone are meant. */
export type MaterialNames = readonly (readonly [name: string, type: RecordType])[];

/** The names by which papers speak of the types of this repository, those of its configuration included. */
export function materialNames(snapshot: Snapshot): MaterialNames {
  const configured = valueAt(snapshot.file(CONFIGURATION_FILE)?.root, 'types');
  const names = new Map<string, RecordType>();
  for (const type of snapshot.vocabulary.types.values()) {
    if (UNCOUNTED.has(type.name)) continue;
    const labels = ['label', 'plural'].map((key) => valueAt(configured, type.name, key));
    const own = labels.flatMap((label) =>
      label?.kind === 'mapping' ? label.entries.flatMap((e) => textOf(e.value) ?? []) : [],
    );
    for (const name of [...(NAMES[type.name] ?? []), type.label, type.plural, ...own]) {
      names.set(comparable(name), type);
    }
  }
  return [...names].sort(([a], [b]) => b.length - a.length);
}

/**
 * Judges a number by the words behind it; undefined where they are no name of the material, and where the
 * repository holds nothing of the kind, so that the number cannot come from it.
 */
export function judgeFigure(
  snapshot: Snapshot,
  names: MaterialNames,
  figure: TypedFigure,
): JudgedFigure | undefined {
  const words = `${comparable(figure.words)} `;
  const type = names.find(([name]) => words.startsWith(`${name} `))?.[1];
  if (!type) return undefined;
  const { total, parts } = sumsOf(snapshot, type.name);
  if (total === 0) return undefined;
  return { type, total, isRight: figure.number === total || parts.has(figure.number) };
}

/** How many records of a type there are, and how many of each site and each kind. */
function sumsOf(snapshot: Snapshot, type: string): { total: number; parts: ReadonlySet<number> } {
  let total = 0;
  const parts = new Map<string, number>();
  for (const { fields } of recordsOf(snapshot, type)) {
    total++;
    for (const field of ['site', 'sites', 'kind']) {
      for (const value of valuesAt(fields, [field])) {
        const part = `${field} ${linkTargetOf(value)?.target ?? ''}`;
        parts.set(part, (parts.get(part) ?? 0) + 1);
      }
    }
  }
  return { total, parts: new Set(parts.values()) };
}

/** `FLIP-sessions` and `flip sessions` are the same. */
function comparable(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}
