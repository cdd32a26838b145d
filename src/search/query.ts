import { searchForm, wordsOf } from './words';

/** What filters can ask for; `type:observation` and so on. */
export const filterKeys = [
  'type',
  'site',
  'potential',
  'case',
  'person',
  'role',
  'code',
  'coder',
  'claim',
  'status',
  'after',
  'before',
  'links',
  'is',
] as const;

export type FilterKey = (typeof filterKeys)[number];

/** One condition; `excluded` turns it round, as in `-type:memo`. */
export interface Filter {
  readonly key: FilterKey;
  readonly value: string;
  readonly excluded: boolean;
}

/** What somebody looks for. A hit has all words and phrases, none of the excluded, and passes every filter. */
export interface Query {
  /** In search form. */
  readonly words: readonly string[];
  /** Each a row of words in search form that stand together. */
  readonly phrases: readonly (readonly string[])[];
  readonly excludedWords: readonly string[];
  readonly excludedPhrases: readonly (readonly string[])[];
  readonly filters: readonly Filter[];
}

/** A minus, then a filter's key, then a quoted phrase (its end may still be missing) or a run without spaces. */
const PART = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S*))/gu;

/** Reads a query as it stands in the search box. Any text is a query; an unknown filter counts as words. */
export function parseQuery(text: string): Query {
  const query = {
    words: [] as string[],
    phrases: [] as string[][],
    excludedWords: [] as string[],
    excludedPhrases: [] as string[][],
    filters: [] as Filter[],
  };
  for (const [whole, minus, key, phrase, run] of text.matchAll(PART)) {
    const excluded = minus === '-';
    const value = phrase ?? run ?? '';
    if (key !== undefined && isFilterKey(key)) {
      if (value !== '') query.filters.push({ key, value, excluded });
    } else if (phrase !== undefined && key === undefined) {
      const words = wordsOf(phrase);
      if (words.length > 0) (excluded ? query.excludedPhrases : query.phrases).push(words);
    } else {
      (excluded ? query.excludedWords : query.words).push(...wordsOf(excluded ? whole.slice(1) : whole));
    }
  }
  return query;
}

/** Whether nothing is asked for. */
export function isEmpty(query: Query): boolean {
  return Object.values(query).every((part: readonly unknown[]) => part.length === 0);
}

/** Whether a filter has this name. */
export function isFilterKey(key: string): key is FilterKey {
  return (filterKeys as readonly string[]).includes(key);
}

/** The filter that is being typed at the end of a query, for completion: its key so far, or its value so far. */
export type PartialFilter =
  | { readonly part: 'key'; readonly typed: string; readonly start: number }
  | { readonly part: 'value'; readonly key: FilterKey; readonly typed: string; readonly start: number };

/** @returns what could be completed at the end of the text; undefined after a space or inside a phrase. */
export function partialFilterAt(text: string): PartialFilter | undefined {
  const match = /(?:^|\s)-?(?:([a-z]+):)?([^\s":]*)$/u.exec(text);
  if (!match) return undefined;
  const [, key, typed = ''] = match;
  const start = text.length - typed.length;
  if (key === undefined) return typed === '' ? undefined : { part: 'key', typed: searchForm(typed), start };
  return isFilterKey(key) ? { part: 'value', key, typed: searchForm(typed), start } : undefined;
}
