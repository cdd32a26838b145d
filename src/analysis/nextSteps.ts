import { fold } from '../model/ids';
import type { Span } from '../model/span';
import { textAt } from '../model/value';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { type ClaimEntry, claimsOf, isUnanswered } from './claims';
import { inOrder } from './order';
import { recordGroups } from './recordGroups';

/** Where a step could begin. */
export interface StepPlace {
  readonly record: RecordEntry;
  /** Without it, the record as a whole. */
  readonly span?: Span;
}

/** Steps that lead to records, in the order in which they are proposed. */
export const placedSteps = [
  /** Claims that nothing is given as evidence for or against. */
  'no-evidence',
  /** Answers of practice that ask for a reply and have none. */
  'unanswered',
  /** Cases of positive deviance of which one side was not interviewed. */
  'one-sided',
  /** Observations and interviews without an excerpt. */
  'uncoded',
  /** Claims with evidence that practice has not been shown. */
  'not-shown',
  /** Potentials that no record belongs to. */
  'empty-potential',
] as const;
export type PlacedStep = (typeof placedSteps)[number];

/** Something that could be done next. */
export type NextStep =
  /** Nothing is there yet, or no claim. */
  | { readonly kind: 'first-record' | 'first-claim' }
  | { readonly kind: 'broken-links' | 'problems'; readonly count: number }
  | { readonly kind: PlacedStep; readonly places: readonly StepPlace[] };

/** Problems that are known, by what it takes to mend them. */
export interface KnownProblems {
  readonly brokenLinks: number;
  /** All others. */
  readonly others: number;
}

/** As many as somebody can weigh against each other. */
const MOST = 5;

/** What could be done next, the most pressing first. */
export function nextSteps(snapshot: Snapshot, { brokenLinks, others }: KnownProblems): readonly NextStep[] {
  const mending: readonly NextStep[] = [
    { kind: 'broken-links', count: brokenLinks },
    { kind: 'problems', count: others },
  ];
  const placed = placedSteps.map((kind) => ({ kind, places: placesOf(snapshot, kind) }));
  return [
    ...mending.filter((step) => 'count' in step && step.count > 0),
    ...firstOf(snapshot),
    ...placed.filter(({ places }) => places.length > 0),
  ].slice(0, MOST);
}

/** Where a step could begin, in the order of ids. */
export function placesOf(snapshot: Snapshot, step: PlacedStep): readonly StepPlace[] {
  switch (step) {
    case 'no-evidence':
      return openClaims(snapshot)
        .filter(({ claim }) => !claim.evidence.some((e) => e.kind === 'ref'))
        .map(({ record }) => ({ record }));
    case 'unanswered':
      return openClaims(snapshot).flatMap(({ record, claim }) =>
        claim.dialogue.filter(isUnanswered).map(({ span }) => ({ record, span })),
      );
    case 'not-shown':
      return openClaims(snapshot)
        .filter(({ claim }) => claim.dialogue.length === 0 && claim.evidence.some((e) => e.kind === 'ref'))
        .map(({ record }) => ({ record }));
    case 'one-sided':
      return recordsOf(snapshot, ['positive-deviance'])
        .filter((record) => !hasBothSides(snapshot, record))
        .map((record) => ({ record }));
    case 'uncoded':
      return recordsOf(snapshot, ['observation', 'interview'])
        .filter((record) => isReadyForCoding(record) && !hasExcerpt(snapshot, record))
        .map((record) => ({ record }));
    case 'empty-potential':
      return recordGroups(snapshot, 'potential').flatMap(({ header, records }) =>
        header && records.length === 0 ? { record: header } : [],
      );
  }
}

function firstOf(snapshot: Snapshot): readonly NextStep[] {
  const types = new Set<string>();
  for (const { type } of snapshot.records()) if (type !== undefined) types.add(type);
  if (types.size === 0) return [{ kind: 'first-record' }];
  return types.has('claim') ? [] : [{ kind: 'first-claim' }];
}

function openClaims(snapshot: Snapshot): readonly ClaimEntry[] {
  const claims = claimsOf(snapshot).filter(({ claim }) => claim.state !== 'dropped');
  return inOrder(claims.map((entry) => ({ ...entry, id: entry.record.id, path: entry.record.path })));
}

function recordsOf(snapshot: Snapshot, types: readonly string[]): readonly RecordEntry[] {
  return inOrder([...snapshot.records()].filter(({ type }) => type !== undefined && types.includes(type)));
}

/** A raw text is pseudonymised first. */
function isReadyForCoding({ facts }: RecordEntry): boolean {
  return textAt(facts.root, 'status') !== 'raw';
}

function hasExcerpt(snapshot: Snapshot, { path }: RecordEntry): boolean {
  return snapshot.fragmentsOf(path).some(({ definition }) => definition.kind === 'excerpt');
}

/** Whether the citizen and a professional were interviewed: the case may name the interviews, or they the case. */
function hasBothSides(snapshot: Snapshot, record: RecordEntry): boolean {
  const named = record.facts.references.flatMap((reference) => {
    if (reference.field !== 'interviews') return [];
    const resolution = snapshot.resolve(reference, record.path);
    return resolution.kind === 'found' ? resolution.target.path : [];
  });
  const naming = snapshot
    .linksTo({ path: record.path, definition: record.definition })
    .filter(({ reference }) => reference.field === 'positive_deviance')
    .map(({ path }) => path);
  const kinds = new Set(
    [...named, ...naming].map((path) => fold(textAt(snapshot.recordAt(path)?.facts.root, 'kind') ?? '')),
  );
  return kinds.has('pd-citizen') && kinds.has('pd-professional');
}
