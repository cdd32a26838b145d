import { fold } from '../model/ids';
import { atOnce, type Steps } from '../model/steps';
import { textAt } from '../model/value';
import { rememberedInSteps } from '../repository/remembered';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { codesBelow, passesAll } from '../search/filters';
import type { Filter } from '../search/query';
import { idForm, searchForm, wordsOf } from '../search/words';
import { type CodedPassage, codedPassages } from './codedPassages';
import { allParts, type PassageQuery } from './passageQuery';
import { type PlacedPassages, placedPassages, standingTogether } from './standingTogether';
import { inOrderInSteps } from './order';

/**
 * All passages of a repository by record and place, one in a step; those whose place is lost stand last in their record.
 * Several views ask for them after each change.
 */
export const passagesInSteps = rememberedInSteps(function* (snapshot): Steps<readonly CodedPassage[]> {
  const byRecord = new Map<string, { id: string; path: string; passages: CodedPassage[] }>();
  for (const passage of codedPassages(snapshot)) {
    const { id, path } = passage.record;
    const group = byRecord.get(path);
    if (group) group.passages.push(passage);
    else byRecord.set(path, { id, path, passages: [passage] });
    yield;
  }
  const sorted: CodedPassage[] = [];
  for (const group of yield* inOrderInSteps(byRecord.values())) {
    sorted.push(...group.passages.sort(byPlace));
    yield;
  }
  return sorted;
});

/** The same at once. */
export function passagesInOrder(snapshot: Snapshot): readonly CodedPassage[] {
  return atOnce(passagesInSteps(snapshot));
}

/**
 * The passages that a query asks for, in the order given.
 * @param passages of the snapshot, in order; see `passagesInOrder`.
 */
export function retrieve(
  snapshot: Snapshot,
  passages: readonly CodedPassage[],
  query: PassageQuery,
): readonly CodedPassage[] {
  return atOnce(retrieveInSteps(snapshot, passages, query));
}

/** The same in steps. */
export function* retrieveInSteps(
  snapshot: Snapshot,
  passages: readonly CodedPassage[],
  query: PassageQuery,
): Steps<readonly CodedPassage[]> {
  const retrieval = new Retrieval(snapshot, passages);
  const wanted = yield* retrieval.within(
    query,
    passages.map(() => true),
  );
  return passages.filter((_, i) => wanted[i]);
}

/** Codes that a query names and the codebook does not have, as typed: a slip, mostly. */
export function unknownCodes(snapshot: Snapshot, query: PassageQuery): readonly string[] {
  const typed = [...allParts(query)].flatMap((part) =>
    part.kind === 'filter' && part.filter.key === 'code' ? part.filter.value : [],
  );
  return typed.filter((id) => !snapshot.named(id).some(({ definition }) => definition.kind === 'code'));
}

/** For each passage by its position: whether it is meant. */
type Selection = readonly boolean[];

class Retrieval {
  private placed: PlacedPassages | undefined;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly passages: readonly CodedPassage[],
  ) {}

  /** Those among `universe` that a query asks for. What narrows a combination down holds for all that stand in it. */
  *within(query: PassageQuery, universe: Selection): Steps<Selection> {
    switch (query.kind) {
      case 'filter': {
        const passes = yield* filterTest(this.snapshot, query.filter);
        return yield* this.those(universe, passes);
      }
      case 'words':
        return yield* this.those(universe, (passage) => says(passage, query.words));
      case 'not': {
        const inner = yield* this.within(query.part, universe);
        return universe.map((isIn, i) => isIn && !inner[i]);
      }
      case 'all': {
        // Combinations last: they are sought among what the other parts leave.
        const parts = [...query.parts].sort((a, b) => Number(combines(a)) - Number(combines(b)));
        let left = universe;
        for (const part of parts) left = yield* this.within(part, left);
        return left;
      }
      case 'any': {
        const selections: Selection[] = [];
        for (const part of query.parts) selections.push(yield* this.within(part, universe));
        return universe.map((_, i) => selections.some((selection) => selection[i]));
      }
      case 'chain': {
        const first = yield* this.within(query.first, universe);
        const links = [];
        for (const link of query.links) links.push({ ...link, to: yield* this.within(link.to, universe) });
        this.placed ??= placedPassages(this.passages);
        yield;
        return yield* standingTogether(this.placed, first, links);
      }
    }
  }

  private *those(universe: Selection, passes: Passes): Steps<Selection> {
    const selection: boolean[] = [];
    for (const [i, passage] of this.passages.entries()) {
      selection.push((universe[i] ?? false) && passes(passage));
      yield;
    }
    return selection;
  }
}

function combines(query: PassageQuery): boolean {
  return [...allParts(query)].some((part) => part.kind === 'chain');
}

type Passes = (passage: CodedPassage) => boolean;

function* filterTest(snapshot: Snapshot, filter: Filter): Steps<Passes> {
  switch (filter.key) {
    case 'code': {
      const codes = codesBelow(filter.value, snapshot);
      return ({ excerpt }) => excerpt.codes.some((code) => codes.has(fold(code)));
    }
    case 'coder': {
      const coder = searchForm(filter.value);
      return (passage) => searchForm(passage.coder ?? '') === coder;
    }
    case 'person': {
      const wanted = idForm(filter.value);
      return spokenBy((id) => idForm(id) === wanted, yield* recordTest(snapshot, filter));
    }
    case 'role': {
      const wanted = searchForm(filter.value);
      const hasRole = (id: string): boolean => searchForm(roleOf(snapshot, id) ?? '').startsWith(wanted);
      return spokenBy(hasRole, yield* recordTest(snapshot, filter));
    }
    case 'claim':
    case 'is':
      return yield* excerptTest(snapshot, filter);
    default:
      return yield* recordTest(snapshot, filter);
  }
}

/** Who speaks counts; in notes, where nobody does, who takes part. */
function spokenBy(isMeant: (id: string) => boolean, takesPart: Passes): Passes {
  return (passage) => (passage.speakers.length > 0 ? passage.speakers.some(isMeant) : takesPart(passage));
}

/** What a person is at work or in the conversation: citizen, frontline … */
export function roleOf(snapshot: Snapshot, id: string): string | undefined {
  const person = snapshot.named(id).find(({ definition }) => definition.kind === 'person');
  return textAt(person?.definition.fields, 'role');
}

/** A filter of the search on the passage's record, asked once for each record. */
function* recordTest(snapshot: Snapshot, filter: Filter): Steps<Passes> {
  const passes = yield* passesAll([filter], snapshot);
  const answers = new Map<RecordEntry, boolean>();
  return ({ record }) => {
    const known = answers.get(record);
    if (known !== undefined) return known;
    const { path, definition, id, type } = record;
    const answer = passes({ kind: 'record', path, definition, id, type, title: '', idForm: '' });
    answers.set(record, answer);
    return answer;
  };
}

function* excerptTest(snapshot: Snapshot, filter: Filter): Steps<Passes> {
  const passes = yield* passesAll([filter], snapshot);
  return ({ located: { path, definition }, link }) =>
    passes({ kind: 'excerpt', path, definition, id: link, type: undefined, title: '', idForm: '' });
}

/** Whether a passage has words that begin like these, in this order and side by side. */
function says({ excerpt }: CodedPassage, wanted: readonly string[]): boolean {
  const texts = [excerpt.quote, ...excerpt.translations.map(({ text }) => text), excerpt.memo];
  const last = wanted.length - 1;
  return texts.some((text) => {
    const words = text === undefined ? [] : wordsOf(text);
    return words.some((_, at) =>
      wanted.every((word, i) =>
        // The last one may still be typed.
        i === last ? words[at + i]?.startsWith(word) : words[at + i] === word,
      ),
    );
  });
}

function byPlace(a: CodedPassage, b: CodedPassage): number {
  const start = (passage: CodedPassage): number => passage.span?.start ?? Infinity;
  if (start(a) !== start(b)) return start(a) < start(b) ? -1 : 1;
  const ends = (a.span?.end ?? 0) - (b.span?.end ?? 0);
  return ends || (a.link < b.link ? -1 : a.link > b.link ? 1 : 0);
}
