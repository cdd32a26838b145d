import { detached } from '../syntax/detached';

/**
 * The form in which words are compared in a search: without case and accents, and with æ, ø, å and their
 * transcriptions (`ae`, `oe`, `aa`, or plain `a`, `o`) all written the same, so that «køkken», «koekken» and «kokken» meet.
 */
export function searchForm(text: string): string {
  const known = forms.get(text);
  if (known !== undefined) return known;
  const form = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/æ/g, 'a')
    .replace(/ø/g, 'o')
    .replace(/aa|ae/g, 'a')
    .replace(/oe/g, 'o');
  if (forms.size >= MOST_FORMS) forms.clear();
  forms.set(detached(text), form);
  return form;
}

/** Texts repeat their words; making a form costs ten times as much as looking it up. */
const forms = new Map<string, string>();
const MOST_FORMS = 100_000;

const WORD = /[\p{L}\p{M}\d]+/gu;

/** A word of a text, in its search form, with its place: UTF-16 offsets, end-exclusive. */
export interface PlacedWord {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text with their places. */
export function* placedWords(text: string): Iterable<PlacedWord> {
  for (const match of text.matchAll(WORD)) {
    yield { form: searchForm(match[0]), start: match.index, end: match.index + match[0].length };
  }
}

/** The words of a text in their search form. */
export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map(searchForm);
}

/** An id without what people leave out when they type it: `OBS-012` and `obs 12` are both `obs12`. */
export function idForm(text: string): string {
  return searchForm(text)
    .replace(/[^\p{L}\d]+/gu, '')
    .replace(/0+(?=\d)/g, (zeros, at: number, all: string) => (/\d/.test(all[at - 1] ?? '') ? zeros : ''));
}
