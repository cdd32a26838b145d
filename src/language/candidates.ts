import { fold } from '../model/ids';
import type { Located, Snapshot } from '../repository/snapshot';
import { detailOf, siteText, sitesOf, titleOf } from './about';
import type { CompletionItem, Recency } from './completionItem';
import { shortened } from './markdown';

/** A name that could be written at a place. */
export interface Candidate {
  readonly located: Located;
  /** Lower is offered first. */
  readonly rank: number;
  /** What is written where it is not the name: `OBS-012#x03`. */
  readonly written?: string;
}

/** The suggestions for what is typed so far. */
interface Picked {
  readonly items: readonly CompletionItem[];
  readonly isIncomplete: boolean;
}

/** More suggestions than this are of no use to anybody, and slow to send. */
const CAP = 300;
/** The editor compares no more than the first 128 characters of a filter text. */
const FILTER_TITLE = 64;

/**
 * Turns candidates into suggestions: those that contain the typed letters in this order, best first.
 * Works on 10,000 candidates at each keystroke: only the chosen ones are dressed.
 */
export function pick(
  snapshot: Snapshot,
  candidates: Iterable<Candidate>,
  typed: string,
  recent: Recency,
  insert: (written: string) => Pick<CompletionItem, 'insert' | 'snippet'>,
): Picked {
  const wanted = fold(typed).replace(/\s+/g, '');
  const fitting: { candidate: Candidate; name: string; recency: number }[] = [];
  for (const candidate of candidates) {
    const { definition } = candidate.located;
    const name = candidate.written ?? definition.name;
    if (wanted !== '' && !isSubsequence(wanted, searchText(snapshot, candidate, name))) continue;
    fitting.push({ candidate, name, recency: recent.get(fold(name)) ?? NEVER });
  }
  const order = new Intl.Collator(undefined, { numeric: true });
  const closeness = (name: string): number => (fold(name).startsWith(wanted) ? 0 : 1);
  fitting.sort(
    (a, b) =>
      closeness(a.name) - closeness(b.name) ||
      a.candidate.rank - b.candidate.rank ||
      a.recency - b.recency ||
      order.compare(a.name, b.name),
  );
  return {
    isIncomplete: fitting.length > CAP,
    items: fitting.slice(0, CAP).map(({ candidate, name, recency }, i) => ({
      ...dressed(snapshot, candidate, name),
      ...insert(name),
      sortText: `${padded(candidate.rank, 2)}${padded(recency, 4)}${padded(i, 4)}`,
    })),
  };
}

const NEVER = 9999;

function dressed(
  snapshot: Snapshot,
  candidate: Candidate,
  name: string,
): Omit<CompletionItem, 'insert' | 'sortText'> {
  const { located } = candidate;
  const title = titleOf(snapshot, located);
  return {
    kind: located.definition.kind,
    label: name,
    ...(title === undefined ? {} : { title: shortened(title.replace(/\s+/g, ' '), 60) }),
    detail: detailOf(snapshot, located),
    filterText: filterTextOf(name, title, otherWords(snapshot, located)),
    about: located,
  };
}

/** What typed letters are compared with: the name, what else it is known by, the title, and all of it in plain letters. */
export function filterTextOf(name: string, title: string | undefined, other = ''): string {
  const short = (title ?? '').replace(/\s+/g, ' ').slice(0, FILTER_TITLE);
  return [name, other, short, plainLetters(`${other} ${short}`)].filter((part) => part !== '').join(' ');
}

/** The words with letters that not every keyboard has, as they are written without: «køkken» → «koekken». */
function plainLetters(text: string): string {
  const words = text.split(/\s+/).filter((word) => SPECIAL.test(word));
  return words
    .map((word) => word.replace(/[æøåäöüÆØÅÄÖÜ]/g, (letter) => PLAIN[letter.toLowerCase()] ?? letter))
    .join(' ');
}

const SPECIAL = /[æøåäöü]/i;
const PLAIN: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', ä: 'ae', ö: 'oe', ü: 'ue' };

function searchText(snapshot: Snapshot, { located }: Candidate, name: string): string {
  return fold(filterTextOf(name, titleOf(snapshot, located), otherWords(snapshot, located)));
}

/** What a name is known by besides its title: a record's sites, a work's authors and year. */
function otherWords(snapshot: Snapshot, located: Located): string {
  if (located.definition.kind === 'citation') return detailOf(snapshot, located);
  if (located.definition.kind !== 'record') return '';
  return siteText(snapshot, sitesOf(snapshot.recordAt(located.path)?.facts.root));
}

/** Whether all characters occur in this order: the least that the editor's own filter asks for. */
export function isSubsequence(wanted: string, text: string): boolean {
  let at = -1;
  for (const c of wanted) {
    at = text.indexOf(c, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function padded(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
