import { fold } from '../model/ids';
import type { Span } from '../model/span';
import { textAt } from '../model/value';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { type ClaimEntry, claimsOf, isUnanswered } from './claims';
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
  const steps: NextStep[] = [];
  if (brokenLinks > 0) steps.push({ kind: 'broken-links', count: brokenLinks });
  if (others > 0) steps.push({ kind: 'problems', count: others });
  steps.push(...firstOf(snapshot));
  for (const kind of placedSteps) {
    // What is not proposed need not be looked for.
    if (steps.length >= MOST) break;
    const places = placesOf(snapshot, kind);
    if (places.length > 0) steps.push({ kind, places });
  }
  return steps;
}

/** Where a step could begin, unordered. */
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
      return uncoded(snapshot).map((record) => ({ record }));
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
  return claimsOf(snapshot).filter(({ claim }) => claim.state !== 'dropped');
}

function recordsOf(snapshot: Snapshot, types: readonly string[]): readonly RecordEntry[] {
  return types.flatMap((type) => [...snapshot.recordsOfType(type)]);
}

/** A raw text is no work for coding yet: it is pseudonymised first. */
function uncoded(snapshot: Snapshot): readonly RecordEntry[] {
  const coded = new Set<string>();
  for (const { path } of snapshot.definitions('excerpt')) {
    const owner = snapshot.ownerOf(path);
    if (owner) coded.add(owner.path);
  }
  return recordsOf(snapshot, ['observation', 'interview']).filter(
    ({ path, facts }) => !coded.has(path) && textAt(facts.root, 'status') !== 'raw',
  );
}

function hasBothSides(snapshot: Snapshot, record: RecordEntry): boolean {
  return sidesOf(snapshot, record).size === 2;
}

/** Which of the citizen and a professional were interviewed: the case may name the interviews, or they the case. */
export function sidesOf(snapshot: Snapshot, record: RecordEntry): ReadonlySet<string> {
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
  return new Set(['pd-citizen', 'pd-professional'].filter((side) => kinds.has(side)));
}
