import { t } from '@vscode/l10n';
import { isSameLanguage, languageName, languageOf, translationInto } from '../analysis/languages';
import { readExcerpt } from '../model/excerpt';
import type { Definition, FileFacts } from '../model/facts';
import { fingerprintOf } from '../model/fingerprint';
import type { Fix, Problem } from '../model/problem';
import type { Steps } from '../model/steps';
import { entryOf, valueAt } from '../model/value';
import type { Snapshot } from '../repository/snapshot';
import { each } from './each';

/** Translations that a draft needs, that nobody else has looked at, or whose quotation is another by now. */
export function* translationProblems(snapshot: Snapshot, facts: FileFacts): Steps<readonly Problem[]> {
  if (facts.kind !== 'excerpts') return yield* missingTranslations(snapshot, facts);
  return yield* each(facts.definitions, (excerpt) => [
    ...staleTranslations(facts.path, excerpt),
    ...uncheckedTranslations(facts.path, excerpt),
  ]);
}

/** Excerpts that a draft cites in another language than its own, and that nobody has translated into it. */
function* missingTranslations(snapshot: Snapshot, facts: FileFacts): Steps<readonly Problem[]> {
  const draft = snapshot.recordAt(facts.path);
  const language = draft?.type === 'draft' ? languageOf(snapshot, draft) : undefined;
  if (language === undefined) return [];
  return yield* each(facts.references, (reference) => {
    if (reference.form !== 'wikilink' && reference.form !== 'embed') return [];
    const resolution = snapshot.resolve(reference, facts.path);
    const excerpt = resolution.kind === 'found' ? resolution.fragment : undefined;
    const owner = excerpt?.definition.kind === 'excerpt' ? snapshot.ownerOf(excerpt.path) : undefined;
    const original = owner && languageOf(snapshot, owner);
    if (!excerpt || !owner || original === undefined || isSameLanguage(original, language)) return [];
    if (translationInto(readExcerpt(excerpt.definition.fields), language)) return [];
    const { path, definition } = excerpt;
    const link = `${owner.id}#${definition.name}`;
    const message = t(
      '{0} has no translation into {1}, the language of this draft.',
      link,
      languageName(language),
    );
    return [
      {
        rule: 'translation-missing',
        span: reference.span,
        message,
        fixes: [translate(path, definition, language)],
      },
    ];
  });
}

function staleTranslations(path: string, excerpt: Definition): readonly Problem[] {
  const { quote, translations } = readExcerpt(excerpt.fields);
  const abouts = new Map(translations.map((translation) => [translation.about, translation.language]));
  if (quote === undefined) return [];
  return [...abouts].flatMap(([about, language]) => {
    const of = valueAt(about, 'of');
    const now = fingerprintOf(quote);
    if (of?.kind !== 'scalar' || of.type === 'null' || of.text === '' || of.text === now) return [];
    return [
      {
        rule: 'translation-stale' as const,
        span: of.span,
        message: t('The quotation has changed since it was translated.'),
        fixes: [
          {
            kind: 'replace' as const,
            title: t('The translation still fits'),
            span: of.span,
            text: JSON.stringify(now),
          },
          translate(path, excerpt, language),
        ],
      },
    ];
  });
}

function uncheckedTranslations(path: string, excerpt: Definition): readonly Problem[] {
  return readExcerpt(excerpt.fields).translations.flatMap(({ language, text, checkedBy }) => {
    const span = entryOf(valueAt(excerpt.fields, 'translation'), language)?.keySpan;
    if (!span || text.trim() === '' || checkedBy !== undefined) return [];
    const title = t('I read it beside the original: mark it as checked');
    return [
      {
        rule: 'translation-unchecked' as const,
        span,
        message: t('Nobody but the translator has looked at this translation yet.'),
        fixes: [
          {
            kind: 'translation-act' as const,
            title,
            act: 'check' as const,
            path,
            excerpt: excerpt.name,
            language,
          },
        ],
      },
    ];
  });
}

function translate(path: string, { name }: Definition, language: string): Fix {
  const title = t('Translate into {0}…', languageName(language));
  return { kind: 'translation-act', title, act: 'translate', path, excerpt: name, language };
}
