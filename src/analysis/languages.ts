import { t } from '@vscode/l10n';
import type { Excerpt, Translation } from '../model/excerpt';
import { textAt } from '../model/value';
import type { RecordEntry, Snapshot } from '../repository/snapshot';

/**
 * The language of a record's text, as a tag: its `lang`, else the one language that the configuration gives to papers
 * or to the material. Undefined where nobody says.
 */
export function languageOf({ configuration }: Snapshot, record: RecordEntry): string | undefined {
  const { paperLanguages, materialLanguages } = configuration;
  const usual = record.type === 'draft' ? paperLanguages : materialLanguages;
  return textAt(record.facts.root, 'lang') ?? (usual.length === 1 ? usual[0] : undefined);
}

/** The languages of papers that the record's text is not in. */
export function languagesToTranslateInto(snapshot: Snapshot, record: RecordEntry): readonly string[] {
  const own = languageOf(snapshot, record);
  const { paperLanguages } = snapshot.configuration;
  return paperLanguages.filter((language) => own === undefined || !isSameLanguage(language, own));
}

/** Regions do not count: `en-GB` is `en`. */
export function isSameLanguage(a: string, b: string): boolean {
  return primaryOf(a) === primaryOf(b);
}

/** An excerpt's translation into a language; an empty one is none. */
export function translationInto({ translations }: Excerpt, language: string): Translation | undefined {
  return translations.find((t) => t.text.trim() !== '' && isSameLanguage(t.language, language));
}

/** By the reader's language: to make them costs more than to ask them. */
const names = new Map<string, Intl.DisplayNames>();

/** A language by its name: `da` → Danish. A tag that is none stays as it is. */
export function languageName(tag: string): string {
  try {
    // Translated into its own tag, «en» tells which language the texts around the name are in.
    const reader = t('en');
    const known = names.get(reader) ?? new Intl.DisplayNames([reader], { type: 'language' });
    names.set(reader, known);
    return known.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function primaryOf(tag: string): string {
  return (/^[^-_]*/.exec(tag)?.[0] ?? '').toLowerCase();
}
