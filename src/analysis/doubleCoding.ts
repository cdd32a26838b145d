import type { Span } from '../model/span';
import { turnsIn } from '../syntax/scan';
import { hasTurns } from '../syntax/record';
import { textAt } from '../model/value';
import { atOnce, type Steps } from '../model/steps';
import { Pace, paced } from '../repository/pace';
import type { RecordEntry, Snapshot } from '../repository/snapshot';
import { AGREED, fileCoderOf } from '../model/excerpt';
import { fold } from '../model/ids';
import { type CodedPassage, codedPassages } from './codedPassages';
import { inOrder } from './order';

/** A record that at least two of the coders asked for have coded. */
export interface DoubleCoded {
  readonly record: RecordEntry;
  /** Of the body, in Unicode code points. */
  readonly length: number;
  readonly turns: number;
  /** For each of the coders in their order; undefined where one has not coded the record. */
  readonly codings: readonly (readonly CodedStretch[] | undefined)[];
}

/** A passage as agreement sees it. */
export interface CodedStretch {
  readonly passage: CodedPassage;
  /** In the body, in Unicode code points. */
  readonly span: Span;
  /** Ordinals of the turns it touches. */
  readonly turns: Span | undefined;
  /** A code that was merged counts as the one it was merged into. */
  readonly codes: readonly string[];
}

/** What is compared, and what is left out of it. */
export interface DoubleCoding {
  /** The coders compared, in order. */
  readonly coders: readonly string[];
  /** In order of id. */
  readonly records: readonly DoubleCoded[];
  /** Records that only one of them has coded, by what he or she coded there. */
  readonly codedOnce: ReadonlyMap<RecordEntry, readonly CodedPassage[]>;
  /** Passages in the compared records that are lost or doubtful, and so could not be compared. */
  readonly notFound: readonly CodedPassage[];
}

/** Who codes, and how many records each has coded; the most first. */
export function codersOf(snapshot: Snapshot): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { byCoder } of atOnce(codedRecords(snapshot)).values()) {
    for (const coder of byCoder.keys()) counts.set(coder, (counts.get(coder) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
}

/**
 * Gathers the records that can be compared. A coder has coded a record when a file of excerpts is his or hers alone
 * (`OBS-012.excerpts.mk.yaml`, be it empty: nothing was found worth a code), or an excerpt says `by` him or her.
 * Whoever has coded it counts as having read all of it. What coders have agreed on afterwards is no coding of its own.
 * @param chosen the coders; without them, all who have coded a record that somebody else has coded too.
 */
export async function doubleCoding(
  snapshot: Snapshot,
  chosen: readonly string[] | undefined,
  read: (path: string) => Promise<string | undefined>,
): Promise<DoubleCoding> {
  const all = await paced(codedRecords(snapshot));
  const coders = chosen ?? meetingCoders(all);
  const merged = mergedCodes(snapshot);
  const records: DoubleCoded[] = [];
  const codedOnce = new Map<RecordEntry, readonly CodedPassage[]>();
  const notFound: CodedPassage[] = [];
  const pace = new Pace();
  for (const { record, byCoder } of all.values()) {
    await pace.breathe();
    const by = coders.map((coder) => byCoder.get(coder));
    const present = by.filter((passages) => passages !== undefined);
    if (present.length === 1) codedOnce.set(record, present.flat());
    const text = present.length > 1 ? await read(record.path) : undefined;
    if (text === undefined) continue;
    const count = codePointsBefore(text, record.facts.bodyStart);
    const codings = by.map((passages) =>
      passages?.flatMap((passage): readonly CodedStretch[] => stretchOf(passage, count, merged)),
    );
    notFound.push(...present.flat().filter(({ span }) => span === undefined));
    records.push({ record, length: count(text.length), turns: turnCount(record, text), codings });
  }
  const sorted = inOrder(records.map((r) => ({ id: r.record.id, path: r.record.path, coded: r })));
  return { coders, records: sorted.map(({ coded }) => coded), codedOnce, notFound };
}

interface CodedRecord {
  readonly record: RecordEntry;
  readonly byCoder: Map<string, CodedPassage[]>;
}

function* codedRecords(snapshot: Snapshot): Steps<ReadonlyMap<string, CodedRecord>> {
  const records = new Map<string, CodedRecord>();
  const passagesOfCoder = (record: RecordEntry, coder: string): CodedPassage[] => {
    const coded = records.get(record.path) ?? { record, byCoder: new Map<string, CodedPassage[]>() };
    records.set(record.path, coded);
    const passages = coded.byCoder.get(coder) ?? [];
    coded.byCoder.set(coder, passages);
    return passages;
  };
  for (const { kind, path } of snapshot.files()) {
    const coder = kind === 'excerpts' ? fileCoderOf(path) : undefined;
    const record = isCoder(coder) ? snapshot.ownerOf(path) : undefined;
    if (isCoder(coder) && record) passagesOfCoder(record, coder);
    yield;
  }
  for (const passage of codedPassages(snapshot)) {
    const { record, coder, excerpt } = passage;
    if (isCoder(coder) && excerpt.settles.length === 0) passagesOfCoder(record, coder).push(passage);
    yield;
  }
  return records;
}

function isCoder(name: string | undefined): name is string {
  return name !== undefined && fold(name) !== AGREED;
}

function meetingCoders(records: ReadonlyMap<string, CodedRecord>): readonly string[] {
  const coders = new Set<string>();
  for (const { byCoder } of records.values()) {
    if (byCoder.size > 1) for (const coder of byCoder.keys()) coders.add(coder);
  }
  return [...coders].sort();
}

function mergedCodes(snapshot: Snapshot): ReadonlyMap<string, string> {
  const into = new Map<string, string>();
  for (const { definition } of snapshot.definitions('code')) {
    const target = textAt(definition.fields, 'merged_into');
    if (target !== undefined) into.set(definition.name, target);
  }
  return into;
}

function stretchOf(
  passage: CodedPassage,
  count: (offset: number) => number,
  merged: ReadonlyMap<string, string>,
): readonly CodedStretch[] {
  const { span, excerpt, turns } = passage;
  if (!span) return [];
  const codes = new Set(excerpt.codes.map((code) => merged.get(code) ?? code));
  return [{ passage, span: { start: count(span.start), end: count(span.end) }, turns, codes: [...codes] }];
}

/** Code points between the body's start and an offset. Texts without characters beyond the first plane need no list. */
function codePointsBefore(text: string, bodyStart: number): (offset: number) => number {
  const pairs = [...text.matchAll(/[\u{10000}-\u{10ffff}]/gu)].map(({ index }) => index);
  const before = (offset: number): number => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
  const start = before(bodyStart);
  return (offset) => before(offset) - start;
}

function turnCount({ type, facts }: RecordEntry, text: string): number {
  if (!hasTurns(type)) return 0;
  return atOnce(turnsIn(text, facts.bodyStart)).length;
}
