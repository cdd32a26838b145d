import type { Selector } from './anchoring';
import { linkTargetOf } from './linkTarget';
import { itemsOf, textAt, textOf, type Value, valueAt } from './value';

/** What a file of excerpts says of an excerpt. */
export interface Excerpt {
  readonly quote: string | undefined;
  /** Ids of its codes. */
  readonly codes: readonly string[];
  /** Who coded it. */
  readonly by: string | undefined;
  readonly translations: readonly Translation[];
  readonly memo: string | undefined;
}

interface Translation {
  /** A language tag. */
  readonly language: string;
  readonly text: string;
}

/** What a translation holds besides its languages. */
const ABOUT_TRANSLATION = new Set(['by', 'checked_by', 'of']);

/** Reads an excerpt from its entry. Whatever has the wrong shape counts as absent. */
export function readExcerpt(entry: Value | undefined): Excerpt {
  return {
    quote: textAt(entry, 'quote'),
    codes: itemsOf(valueAt(entry, 'codes')).flatMap((code) => linkTargetOf(code)?.target ?? []),
    by: textAt(entry, 'by'),
    translations: readTranslations(valueAt(entry, 'translation')),
    memo: textAt(entry, 'memo'),
  };
}

/** How an excerpt says which passage it means; undefined without a quotation. */
export function selectorOf(entry: Value | undefined): Selector | undefined {
  const quote = textAt(entry, 'quote');
  if (quote === undefined || quote.trim() === '') return undefined;
  const [start, end] = itemsOf(valueAt(entry, 'at')).map((v) => Number(textOf(v)));
  const isPosition = Number.isInteger(start) && Number.isInteger(end);
  return {
    quote,
    prefix: textAt(entry, 'prefix'),
    suffix: textAt(entry, 'suffix'),
    at: isPosition ? [start ?? 0, end ?? 0] : undefined,
  };
}

function readTranslations(value: Value | undefined): readonly Translation[] {
  if (value?.kind !== 'mapping') return [];
  return value.entries.flatMap(({ key, value: translated }) => {
    const text = textOf(translated);
    return text === undefined || ABOUT_TRANSLATION.has(key) ? [] : { language: key, text };
  });
}
