import { fold } from '../model/ids';
import type { Span } from '../model/span';
import type { Steps } from '../model/steps';
import { textAt } from '../model/value';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { type ClaimEntry, claimsInSteps, isUnanswered } from './claims';
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

/** What could be done next, the most pressing first. Looked for in steps: it may look at all there is. */
export function* nextSteps(
  snapshot: Snapshot,
  { brokenLinks, others }: KnownProblems,
): Steps<readonly NextStep[]> {
  const steps: NextStep[] = [];
  if (brokenLinks > 0) steps.push({ kind: 'broken-links', count: brokenLinks });
  if (others > 0) steps.push({ kind: 'problems', count: others });
  steps.push(...(yield* firstOf(snapshot)));
  for (const kind of placedSteps) {
    // What is not proposed need not be looked for.
    if (steps.length >= MOST) break;
    const places = yield* placesOf(snapshot, kind);
    if (places.length > 0) steps.push({ kind, places });
  }
  return steps;
}

/** Where a step could begin, unordered. */
export function* placesOf(snapshot: Snapshot, step: PlacedStep): Steps<readonly StepPlace[]> {
  switch (step) {
    case 'no-evidence':
      return (yield* openClaims(snapshot))
        .filter(({ claim }) => !claim.evidence.some((e) => e.kind === 'ref'))
        .map(({ record }) => ({ record }));
    case 'unanswered':
      return (yield* openClaims(snapshot)).flatMap(({ record, claim }) =>
        claim.dialogue.filter(isUnanswered).map(({ span }) => ({ record, span })),
      );
    case 'not-shown':
      return (yield* openClaims(snapshot))
        .filter(({ claim }) => claim.dialogue.length === 0 && claim.evidence.some((e) => e.kind === 'ref'))
        .map(({ record }) => ({ record }));
    case 'one-sided':
      return yield* recordsWhere(
        snapshot,
        ['positive-deviance'],
        (record) => sidesOf(snapshot, record).size < 2,
      );
    case 'uncoded':
      return yield* uncoded(snapshot);
    case 'empty-potential':
      return (yield* recordGroups(snapshot, 'potential')).flatMap(({ header, records }) =>
        header && records.length === 0 ? { record: header } : [],
      );
  }
}

function* firstOf(snapshot: Snapshot): Steps<readonly NextStep[]> {
  const types = new Set<string>();
  for (const { type } of snapshot.records()) {
    if (type !== undefined) types.add(type);
    yield;
  }
  if (types.size === 0) return [{ kind: 'first-record' }];
  return types.has('claim') ? [] : [{ kind: 'first-claim' }];
}

function* openClaims(snapshot: Snapshot): Steps<readonly ClaimEntry[]> {
  return (yield* claimsInSteps(snapshot)).filter(({ claim }) => claim.state !== 'dropped');
}

function* recordsWhere(
  snapshot: Snapshot,
  types: readonly string[],
  holds: (record: RecordEntry) => boolean,
): Steps<readonly StepPlace[]> {
  const places: StepPlace[] = [];
  for (const type of types) {
    for (const record of snapshot.recordsOfType(type)) {
      if (holds(record)) places.push({ record });
      yield;
    }
  }
  return places;
}

/** A raw text is no work for coding yet: it is pseudonymised first. */
function* uncoded(snapshot: Snapshot): Steps<readonly StepPlace[]> {
  const coded = new Set<string>();
  let last: string | undefined;
  for (const { path } of snapshot.definitions('excerpt')) {
    // Excerpts of one file follow each other.
    const owner = path === last ? undefined : snapshot.ownerOf(path);
    if (owner) coded.add(owner.path);
    last = path;
    yield;
  }
  return yield* recordsWhere(
    snapshot,
    ['observation', 'interview'],
    ({ path, facts }) => !coded.has(path) && textAt(facts.root, 'status') !== 'raw',
  );
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
