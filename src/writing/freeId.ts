import { fold } from '../model/ids';
import { fieldNamed, type RecordType } from '../model/vocabulary';
import type { Snapshot } from '../repository/snapshot';
import { usualOf } from './usual';

/**
 * The id that the next record of a type should have: one more than the highest number in use, written as wide as
 * that one; of types that go by letters (`SITE-A`) the next letter, of types that go by years (`SEM-2018`) the year.
 * Gaps are left, and so are ids that nothing has and something links to: they were meant for something else.
 * @param today as `2017-03-14`.
 */
export function nextFreeId(snapshot: Snapshot, type: RecordType, today: string): string {
  for (const tail of tailsAfter(usedTails(snapshot, type.prefix), type, today)) {
    const id = `${type.prefix}-${tail}`;
    if (isFree(snapshot, id)) return id;
  }
  throw new Error('There is no end of ids.');
}

/** Whether nothing has this id and nothing links to it. */
function isFree(snapshot: Snapshot, id: string): boolean {
  return snapshot.named(id).length === 0 && snapshot.linksToName(id).length === 0;
}

/** What stands behind the prefix in the ids that have it. */
function usedTails(snapshot: Snapshot, prefix: string): readonly string[] {
  const start = `${fold(prefix)}-`;
  const names = [
    ...Array.from(snapshot.records(), (record) => record.id),
    ...Array.from(snapshot.definitions('person'), (person) => person.definition.name),
  ];
  return names.filter((name) => fold(name).startsWith(start)).map((name) => name.slice(start.length));
}

function tailsAfter(used: readonly string[], type: RecordType, today: string): Iterable<string> {
  if (fieldNamed(type.fields, 'year')?.required) return yearsFrom(today.slice(0, 4));
  const highest = highestNumber(used);
  if (highest !== undefined) return numbersAfter(highest);
  const letters = used.filter((tail) => /^[A-Z]$/.test(tail)).sort();
  const last = letters.at(-1);
  if (last !== undefined) return lettersFrom(last.charCodeAt(0) + 1);
  const { first } = usualOf(type);
  return first === 'A' ? lettersFrom(A) : numbersAfter('0'.repeat(first.length));
}

/** The highest of the tails that are numbers, as written; of equal ones the widest. */
function highestNumber(tails: readonly string[]): string | undefined {
  const numbers = tails.filter((tail) => /^\d{1,15}$/.test(tail));
  return numbers.sort((a, b) => Number(b) - Number(a) || b.length - a.length)[0];
}

function* numbersAfter(written: string): Iterable<string> {
  for (let n = Number(written) + 1; ; n++) yield String(n).padStart(written.length, '0');
}

const A = 'A'.charCodeAt(0);
const Z = 'Z'.charCodeAt(0);

/** Letters, and behind the last one numbers. */
function* lettersFrom(code: number): Iterable<string> {
  for (let c = code; c <= Z; c++) yield String.fromCharCode(c);
  yield* numbersAfter('0');
}

/** `2018`, `2018B`, `2018C` …, and behind the last letter numbers. */
function* yearsFrom(year: string): Iterable<string> {
  yield year;
  for (const more of lettersFrom(A + 1)) yield year + (/\d/.test(more) ? `-${more}` : more);
}
