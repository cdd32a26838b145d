import { fold } from '../model/ids';
import { sitesOf } from '../model/sitesOf';
import type { Steps } from '../model/steps';
import { textsAt } from '../model/value';
import type { Snapshot } from '../repository/snapshot';
import type { CodedPassage } from './codedPassages';
import { filterText, parsePassageQuery } from './passageQuery';
import { retrieveInSteps } from './retrieval';

/** How the codes that somebody chose belong together. */
export type Together =
  /** A passage with one of them is enough. */
  | { readonly kind: 'any' }
  /** On the same words, near each other, in the same turn or in the same record. */
  | { readonly kind: 'overlap' | 'near' | 'turn' | 'record' }
  /** One of them where none of the others is near. */
  | { readonly kind: 'alone'; readonly code: string };

/** What passages can be narrowed down to, step by step. */
export type NarrowingKey = 'site' | 'type' | 'role' | 'coder' | 'year';

export interface Narrowing {
  readonly key: NarrowingKey;
  readonly value: string;
}

/** Which passages somebody wants to see, as it is asked for: step by step. */
export interface PassageSearch {
  readonly codes: readonly string[];
  readonly together: Together;
  /** Of one kind one is enough, of several kinds all have to hold. */
  readonly narrowings: readonly Narrowing[];
}

const OPERATORS = { overlap: 'AND', near: 'NEAR', turn: 'NEAR/turn', record: 'NEAR/record' } as const;

/** The query that says what was asked for step by step. */
export function queryOf({ codes, together, narrowings }: PassageSearch): string {
  const byKey = new Map<NarrowingKey, string[]>();
  for (const narrowing of narrowings) {
    byKey.set(narrowing.key, [...(byKey.get(narrowing.key) ?? []), narrowingText(narrowing)]);
  }
  return [codesText(codes, together), ...[...byKey.values()].map(oneOf)]
    .filter((part) => part !== '')
    .join(' ');
}

/** A condition as it is typed: `site:SITE-B`. */
export function narrowingText({ key, value }: Narrowing): string {
  if (key !== 'year') return filterText(key, value);
  return `after:${value} before:${String(Number(value) + 1)}`;
}

/** What passages can be narrowed down to, with how many are left then: those that leave some and not all. In steps. */
export function* narrowingsOf(
  snapshot: Snapshot,
  passages: readonly CodedPassage[],
): Steps<readonly (Narrowing & { readonly count: number })[]> {
  const of = (key: NarrowingKey, values: Iterable<string>): readonly Narrowing[] =>
    distinct(values).map((value) => ({ key, value }));
  const people = Array.from(snapshot.definitions('person'), ({ definition }) => definition.fields);
  const all = [
    ...of(
      'site',
      passages.flatMap(({ record }) => sitesOf(record.facts.root)),
    ),
    ...of(
      'type',
      passages.flatMap(({ record }) => record.type ?? []),
    ),
    ...of(
      'role',
      people.flatMap((fields) => textsAt(fields, 'role')),
    ),
    ...of(
      'coder',
      passages.flatMap(({ coder }) => coder ?? []),
    ),
    ...of(
      'year',
      passages.flatMap(({ date }) => /^\d{4}/.exec(date ?? '')?.[0] ?? []),
    ),
  ];
  const counted: (Narrowing & { readonly count: number })[] = [];
  for (const narrowing of all) {
    const query = parsePassageQuery(narrowingText(narrowing));
    const { length: count } = yield* retrieveInSteps(snapshot, passages, query);
    if (count > 0 && count < passages.length) counted.push({ ...narrowing, count });
  }
  return counted;
}

function codesText(codes: readonly string[], together: Together): string {
  const filters = codes.map((code) => filterText('code', code));
  if (together.kind === 'any' || codes.length < 2) return oneOf(filters);
  if (together.kind !== 'alone') return filters.join(` ${OPERATORS[together.kind]} `);
  const others = codes.filter((code) => fold(code) !== fold(together.code));
  return [together.code, ...others].map((code) => filterText('code', code)).join(' NOT NEAR ');
}

function oneOf(parts: readonly string[]): string {
  return parts.length > 1 ? `(${parts.join(' OR ')})` : parts.join('');
}

function distinct(values: Iterable<string>): readonly string[] {
  const written = new Map<string, string>();
  for (const value of values) if (!written.has(fold(value))) written.set(fold(value), value);
  return [...written.values()].sort();
}
