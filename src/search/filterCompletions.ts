import { t } from '@vscode/l10n';
import { textsAt } from '../model/value';
import type { Snapshot } from '../repository/snapshot';
import { coderOf } from './filters';
import { type FilterKey, filterKeys, partialFilterAt } from './query';
import { searchForm } from './words';

/** A way to complete the filter that is being typed. */
export interface FilterCompletion {
  /** The filter: `type:` or `type:observation`. */
  readonly filter: string;
  /** What it keeps, in words. */
  readonly meaning: string;
  /** The whole query with it; a complete filter ends with a space. */
  readonly query: string;
}

/** So many values are offered. */
const MOST_VALUES = 8;

/** How the filter at the end of a query could go on. */
export function filterCompletions(query: string, snapshot: Snapshot): readonly FilterCompletion[] {
  const partial = partialFilterAt(query);
  if (!partial) return [];
  const before = query.slice(0, partial.start);
  if (partial.part === 'key') {
    return filterKeys
      .filter((key) => key.startsWith(partial.typed))
      .map((key) => ({ filter: `${key}:`, meaning: meaningOf(key), query: `${before}${key}:` }));
  }
  return valuesOf(partial.key, snapshot)
    .filter(
      ([value, name]) =>
        searchForm(value).includes(partial.typed) || searchForm(name).includes(partial.typed),
    )
    .slice(0, MOST_VALUES)
    .map(([value, name]) => ({
      filter: `${partial.key}:${value}`,
      meaning: name,
      query: `${before}${value} `,
    }));
}

function meaningOf(key: FilterKey): string {
  switch (key) {
    case 'type':
      return t('records of a type');
    case 'site':
      return t('what belongs to a site');
    case 'potential':
      return t('what belongs to a potential');
    case 'case':
      return t('what belongs to a case');
    case 'person':
      return t('records that a person takes part in');
    case 'role':
      return t('people with a role, and what they take part in');
    case 'code':
      return t('records and passages with a code, or one below it');
    case 'coder':
      return t('passages coded by somebody');
    case 'claim':
      return t('the evidence of a claim');
    case 'status':
      return t('records with a status, claims in a state');
    case 'after':
      return t('from this day, month or year on');
    case 'before':
      return t('before this day, month or year');
    case 'links':
      return t('what links to an id');
    case 'is':
      return t('uncited, orphan or broken');
  }
}

/** What could stand behind a filter's key, each with a name to tell it by. */
function valuesOf(key: FilterKey, snapshot: Snapshot): (readonly [value: string, name: string])[] {
  switch (key) {
    case 'type':
      return [...snapshot.vocabulary.types.values()].map((type) => [type.name, type.plural] as const);
    case 'site':
    case 'potential':
    case 'case':
    case 'claim':
      return [...snapshot.records()]
        .filter((r) => r.type === key)
        .map((r) => [r.id, r.title ?? ''] as const)
        .sort(byValue);
    case 'person':
    case 'code':
      return Array.from(snapshot.definitions(key), ({ definition }) => {
        const name = definition.fields?.entries.find((e) => e.key === 'pseudonym' || e.key === 'role')?.value;
        return [definition.name, name?.kind === 'scalar' ? name.text : ''] as const;
      }).sort(byValue);
    case 'role':
      return distinct(
        Array.from(snapshot.definitions('person'), (l) => textsAt(l.definition.fields, 'role')).flat(),
      );
    case 'coder':
      return distinct(Array.from(snapshot.definitions('excerpt'), (l) => coderOf(l) ?? []).flat());
    case 'status':
      return distinct(
        [...snapshot.records()].flatMap((r) => [
          ...textsAt(r.facts.root, 'status'),
          ...textsAt(r.facts.root, 'state'),
        ]),
      );
    case 'is':
      return [
        ['uncited', t('works and passages that nothing cites')],
        ['orphan', t('records without any link')],
        ['broken', t('records with a link that leads nowhere')],
      ];
    case 'after':
    case 'before':
    case 'links':
      return [];
  }
}

function distinct(values: readonly string[]): (readonly [string, string])[] {
  return [...new Set(values)].sort().map((value) => [value, ''] as const);
}

function byValue(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0] < b[0] ? -1 : 1;
}
