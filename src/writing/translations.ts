import { readExcerpt, type Translation } from '../model/excerpt';
import { type Mapping, valueAt } from '../model/value';
import { entryIn, setFields, type Written } from './excerptFile';
import { quotedScalar, yamlScalar } from './yamlScalar';

/** What is kept of a translation. */
type Kept = Pick<Translation, 'language' | 'text' | 'by' | 'checkedBy' | 'of'>;

/**
 * Writes an excerpt's translation into a language, with who translated it and the fingerprint of what was translated.
 * Whoever checked an earlier wording has not checked this one.
 */
export function setTranslation(text: string, id: string, translation: Omit<Kept, 'checkedBy'>): Written {
  return write(text, id, { ...translation, checkedBy: undefined });
}

/** Records who read a translation beside the original. */
export function markChecked(text: string, id: string, language: string, by: string): Written {
  const now = translationIn(entryIn(text, id), language);
  return now ? write(text, id, { ...now, checkedBy: by }) : { kind: 'missing' };
}

/**
 * A translation that is alone shares its line with who translated it. One beside others has fields of its own, since
 * those that stand beside the languages hold for all of them.
 */
function write(text: string, id: string, kept: Kept): Written {
  const { language } = kept;
  const entry = entryIn(text, id);
  const translation = valueAt(entry, 'translation');
  const about = aboutSources(kept);
  const words = quotedScalar(kept.text);
  const key = yamlScalar(language, true);
  const set = (sources: Sources, ...path: readonly string[]): Written =>
    setFields(
      text,
      id,
      sources,
      (now) => isKept(translationIn(now, language), kept),
      (now) => valueAt(now, ...path),
    );
  if (translation?.kind !== 'mapping') return set({ translation: flow({ [key]: words, ...about }) });
  if (valueAt(translation, language)?.kind === 'mapping') {
    return set({ text: words, ...about }, 'translation', language);
  }
  const isAlone = readExcerpt(entry).translations.every((other) => other.language === language);
  return isAlone
    ? set({ [language]: words, ...about }, 'translation')
    : set({ [language]: flow({ text: words, ...about }) }, 'translation');
}

type Sources = Readonly<Record<string, string | undefined>>;

function aboutSources({ by, checkedBy, of }: Kept): Sources {
  return {
    by: by && yamlScalar(by, true),
    checked_by: checkedBy && yamlScalar(checkedBy, true),
    of: of && JSON.stringify(of),
  };
}

function flow(sources: Sources): string {
  const fields = Object.entries(sources).flatMap(([key, source]) => (source ? [`${key}: ${source}`] : []));
  return `{${fields.join(', ')}}`;
}

function translationIn(entry: Mapping | undefined, language: string): Translation | undefined {
  return readExcerpt(entry).translations.find((translation) => translation.language === language);
}

function isKept(now: Translation | undefined, { text, by, checkedBy, of }: Kept): boolean {
  return now?.text === text && now.by === by && now.checkedBy === checkedBy && now.of === of;
}
