import { t } from '@vscode/l10n';
import type { FileFacts } from '../model/facts';
import type { Problem } from '../model/problem';
import { type Entry, itemsOf, textOf, type Value, valueAt } from '../model/value';
import { fieldNamed, type RecordType } from '../model/vocabulary';
import { builtInTypes } from '../model/vocabulary/builtIn';
import type { Snapshot } from '../repository/snapshot';
import { nearestWords } from './nearest';
import { replacements } from './replacements';

/** What links may lead to besides record types. */
const OTHER_TARGETS = ['record', 'person', 'code', 'excerpt'];

/** Additions to the vocabulary that make no sense; the shape of red-thread.yaml is checked with all other fields. */
export function configurationProblems(snapshot: Snapshot, facts: FileFacts): readonly Problem[] {
  if (facts.kind !== 'configuration') return [];
  const builtIn = builtInTypes();
  const targets = [...snapshot.vocabulary.types.keys(), ...OTHER_TARGETS];
  return entriesAt(facts.root, 'types').flatMap((type) => [
    ...prefixProblems(type, builtIn, snapshot.vocabulary.types),
    ...entriesAt(type.value, 'fields').flatMap((field) => [
      ...kindProblems(field, builtIn.get(type.key)),
      ...targetProblems(field, targets),
    ]),
  ]);
}

function entriesAt(value: Value | undefined, key: string): readonly Entry[] {
  const found = valueAt(value, key);
  return found?.kind === 'mapping' ? found.entries : [];
}

function prefixProblems(
  type: Entry,
  builtIn: ReadonlyMap<string, RecordType>,
  types: ReadonlyMap<string, RecordType>,
): readonly Problem[] {
  const prefix = valueAt(type.value, 'prefix');
  const text = textOf(prefix);
  if (!prefix || text === undefined) {
    if (builtIn.has(type.key)) return [];
    const message = t('A type of your own needs a prefix for its ids, such as “prefix: FG”.');
    return [{ rule: 'field-missing', span: type.keySpan, message }];
  }
  if (!/^\p{Lu}[\p{Lu}\d]*$/u.test(text)) {
    const message = t('A prefix is made of capital letters, such as FG.');
    const meant = text.toUpperCase().replace(/[^\p{Lu}\d]/gu, '');
    return [
      {
        rule: 'field-value',
        span: prefix.span,
        message,
        fixes: replacements(prefix.span, meant ? [meant] : []),
      },
    ];
  }
  const other = [...types.values()].find((o) => o.prefix === text && o.name !== type.key);
  if (!other) return [];
  const message = t('The type “{0}” has this prefix too. Each type needs its own.', other.name);
  return [{ rule: 'field-value', span: prefix.span, message }];
}

function kindProblems(field: Entry, builtIn: RecordType | undefined): readonly Problem[] {
  const kind = valueAt(field.value, 'kind');
  const text = textOf(kind);
  const known = builtIn && fieldNamed(builtIn.fields, field.key);
  if (kind && text === 'one-of' && !known && itemsOf(valueAt(field.value, 'values')).length === 0) {
    const message = t('A field of the kind “one-of” needs its allowed values: “values: [first, second]”.');
    return [{ rule: 'field-missing', span: kind.span, message }];
  }
  // A text becomes a choice by being given values.
  if (!kind || !known || text === known.kind || (known.kind === 'text' && text === 'one-of')) return [];
  const message = t(
    '“{0}” is a built-in field of the kind “{1}”, which cannot be changed.',
    field.key,
    known.kind,
  );
  return [{ rule: 'field-value', span: kind.span, message, fixes: replacements(kind.span, [known.kind]) }];
}

function targetProblems(field: Entry, targets: readonly string[]): readonly Problem[] {
  return itemsOf(valueAt(field.value, 'to')).flatMap((item): readonly Problem[] => {
    const text = textOf(item);
    if (text === undefined || targets.includes(text)) return [];
    const near = nearestWords(text, targets);
    const message = t('A link can lead to: {0}.', targets.join(', '));
    return [{ rule: 'field-value', span: item.span, message, fixes: replacements(item.span, near) }];
  });
}
