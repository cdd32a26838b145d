import type { Selector } from './anchoring';
import type { Reference } from './facts';
import { fold } from './ids';
import { linkTargetOf } from './linkTarget';
import { isSameValue, itemsOf, type Mapping, textAt, textOf, type Value, valueAt } from './value';

/** What a file of excerpts says of an excerpt. */
export interface Excerpt {
  readonly quote: string | undefined;
  /** Ids of its codes. */
  readonly codes: readonly string[];
  /** The versions of its codes' definitions when they were given, by folded id; what is not known is left out. */
  readonly coded: ReadonlyMap<string, number>;
  /** Who coded it. */
  readonly by: string | undefined;
  readonly translations: readonly Translation[];
  readonly memo: string | undefined;
  /** Of a decision: ids of the excerpts of the same record, by several coders, in whose place it holds. */
  readonly settles: readonly string[];
  /** Who decided it, by initials. */
  readonly decidedBy: string | undefined;
}

/** The coder under whose name stands what coders have agreed on: `OBS-012.excerpts.agreed.yaml`. */
export const AGREED = 'agreed';

/** Whether a decision names here what it settles: it cites nothing, and is no link between records. */
export function isSettling({ field }: Reference): boolean {
  return field === 'settles' || field === 'excerpts.settles';
}

export interface Translation {
  /** A language tag. */
  readonly language: string;
  readonly text: string;
  /** Who translated it, and who checked that, by initials. */
  readonly by: string | undefined;
  readonly checkedBy: string | undefined;
  /** The fingerprint of the quotation that was translated. */
  readonly of: string | undefined;
  /** What holds the translator, the checker and the fingerprint: the language's own fields, or those of all. */
  readonly about: Mapping;
}

/** What a translation holds besides its languages. */
const ABOUT_TRANSLATION = new Set(['by', 'checked_by', 'of']);

/** Every view of coded passages reads all excerpts after each change. */
const known = new WeakMap<Value, Excerpt>();

/** Reads an excerpt from its entry. Whatever has the wrong shape counts as absent. */
export function readExcerpt(entry: Value | undefined): Excerpt {
  const excerpt = (entry && known.get(entry)) ?? read(entry);
  if (entry) known.set(entry, excerpt);
  return excerpt;
}

function read(entry: Value | undefined): Excerpt {
  return {
    quote: textAt(entry, 'quote'),
    codes: itemsOf(valueAt(entry, 'codes')).flatMap((code) => linkTargetOf(code)?.target ?? []),
    coded: readCoded(valueAt(entry, 'coded')),
    by: textAt(entry, 'by'),
    translations: readTranslations(valueAt(entry, 'translation')),
    memo: textAt(entry, 'memo'),
    settles: itemsOf(valueAt(entry, 'settles')).flatMap((link) => linkTargetOf(link)?.fragment ?? []),
    decidedBy: textAt(entry, 'decided_by'),
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

const SELECTOR = ['quote', 'prefix', 'suffix', 'at'];

/** Whether two excerpts say in the same words which passage they mean. */
export function isSameSelector(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || SELECTOR.every((key) => isSameValue(valueAt(a, key), valueAt(b, key)));
}

function readCoded(value: Value | undefined): ReadonlyMap<string, number> {
  if (value?.kind !== 'mapping') return new Map();
  return new Map(
    value.entries.flatMap(({ key, value: version }): [string, number][] => {
      const number = Number(textOf(version) ?? '');
      return Number.isInteger(number) && number > 0 ? [[fold(key), number]] : [];
    }),
  );
}

/** A language holds a text, or fields of its own: `{text, by, checked_by, of}`. */
function readTranslations(value: Value | undefined): readonly Translation[] {
  if (value?.kind !== 'mapping') return [];
  return value.entries.flatMap(({ key, value: translated }) => {
    const about = translated?.kind === 'mapping' ? translated : value;
    const text = about === translated ? textAt(about, 'text') : textOf(translated);
    if (text === undefined || ABOUT_TRANSLATION.has(key)) return [];
    return {
      language: key,
      text,
      by: textAt(about, 'by'),
      checkedBy: textAt(about, 'checked_by'),
      of: textAt(about, 'of'),
      about,
    };
  });
}

/** The coder whom an excerpt file's name tells: `OBS-012.excerpts.mk.yaml` → `mk`. */
export function fileCoderOf(excerptsPath: string): string | undefined {
  return /\.excerpts\.([^./]+)\.ya?ml$/i.exec(excerptsPath)?.[1];
}
