import { textAt, textOf, type Value } from '../value';

/**
 * A text that is given once, or once per language (`{da: …, en: …}`), in the user's language;
 * else in English, else in the first language there is.
 * @param language a language tag; of `en-GB` the part before the hyphen counts.
 */
export function localized(value: Value | undefined, language: string): string | undefined {
  if (value?.kind !== 'mapping') return textOf(value);
  const tags = [language, language.split('-')[0] ?? language, 'en'];
  return (
    tags.flatMap((tag) => textAt(value, tag) ?? [])[0] ??
    value.entries.flatMap((e) => textOf(e.value) ?? [])[0]
  );
}
