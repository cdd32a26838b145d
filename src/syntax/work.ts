import type { Name, Work } from '../model/work';
import { detached } from './detached';

const TEXT_FIELDS = [
  'title',
  'container-title',
  'publisher',
  'publisher-place',
  'volume',
  'issue',
  'page',
  'edition',
  'DOI',
  'URL',
  'abstract',
  'file',
] as const satisfies readonly (keyof Work)[];

/** The fields of a work that hold one text. */
export type TextField = (typeof TEXT_FIELDS)[number];

/** What a work is put together from, whatever it was read from. */
export interface WorkSource {
  readonly id: string;
  readonly type: string;
  readonly author: readonly Name[];
  readonly editor: readonly Name[];
  /** Year, month, day, as far as known; two of them for a period. */
  readonly issued: readonly (readonly number[])[];
  readonly textOf: (field: TextField) => string | undefined;
}

/** A work without empty fields, whose texts do not hold on to the file. */
export function workFrom({ id, type, author, editor, issued, textOf }: WorkSource): Work {
  const texts: Partial<Record<TextField, string>> = {};
  for (const field of TEXT_FIELDS) {
    const text = textOf(field);
    if (text) texts[field] = composed(text);
  }
  return {
    id: detached(id),
    type: detached(type),
    ...texts,
    ...(author.length > 0 ? { author } : {}),
    ...(editor.length > 0 ? { editor } : {}),
    ...(issued.length > 0 ? { issued: { 'date-parts': issued } } : {}),
  };
}

/** A name without empty parts; undefined for one that has none. */
export function nameFrom(parts: { [K in keyof Name]-?: string | undefined }): Name | undefined {
  const { family, given, literal } = parts;
  if (!family && !given && !literal) return undefined;
  return {
    ...(family ? { family: composed(family) } : {}),
    ...(given ? { given: composed(given) } : {}),
    ...(literal ? { literal: composed(literal) } : {}),
  };
}

/** A copy in which an accent and its letter are one character: the BibTeX parser gives them as two. */
function composed(text: string): string {
  return detached(text.normalize('NFC'));
}

const DATE = /^\s*(-?\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?/;

/**
 * Year, month and day of a date as bibliographies write it: `2017`, `2017-03-14`, `2019/2020`, `c. 1980`.
 * Empty where no year can be made out.
 */
export function datePartsOf(date: string): number[][] {
  const parts = date.split('/').flatMap((part) => {
    const match = DATE.exec(part);
    return match
      ? [match.slice(1).flatMap((n: string | undefined) => (n === undefined ? [] : [Number(n)]))]
      : [];
  });
  if (parts.length > 0) return parts;
  const year = /(?<!\d)\d{4}(?!\d)/.exec(date);
  return year ? [[Number(year[0])]] : [];
}
