import { fold } from '../model/ids';
import { Pace } from '../repository/pace';
import type { Located, Snapshot } from '../repository/snapshot';
import { detailOf, siteLabel, sitesOf, titleOf } from './about';
import type { CompletionItem, Recency } from './completionItem';
import { shortened } from './markdown';
import { isSubsequence, searchable, withPlainLetters } from './searchable';

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

interface Fitting {
  readonly candidate: Candidate;
  readonly name: string;
  /** Rank and recency in one: lower is offered first. */
  readonly order: number;
}

/** More suggestions than this are of no use to anybody, and slow to send. */
const CAP = 300;
const NEVER = 999;
const byNumber = new Intl.Collator(undefined, { numeric: true });

/**
 * Turns candidates into suggestions: those that contain the typed letters in this order, best first.
 * Works on 10,000 candidates at each keystroke: with pauses, and only the chosen ones are dressed.
 */
export async function pick(
  snapshot: Snapshot,
  candidates: Iterable<Candidate>,
  typed: string,
  recent: Recency,
  insert: (written: string) => Pick<CompletionItem, 'insert' | 'snippet'>,
): Promise<Picked> {
  const wanted = fold(typed).replace(/\s+/g, '');
  const otherWords = otherWordsIn(snapshot);
  const fitting: Fitting[] = [];
  const pace = new Pace();
  for (const candidate of candidates) {
    if (pace.isDue) await pace.breathe();
    const { located, rank, written } = candidate;
    const { name, text } = searchable(snapshot, located);
    const own = written === undefined ? name : fold(written);
    if (wanted !== '') {
      const all = `${written === undefined ? text : `${own} ${text}`} ${fold(otherWords(located))}`;
      if (!isSubsequence(wanted, all)) continue;
    }
    const begins = own.startsWith(wanted) ? 0 : 1;
    const order = begins * 1e6 + rank * 1e3 + (recent.get(own) ?? NEVER);
    fitting.push({ candidate, name: own, order });
  }
  const isIncomplete = fitting.length > CAP;
  if (isIncomplete) fitting.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1)).splice(CAP);
  fitting.sort((a, b) => a.order - b.order || byNumber.compare(a.name, b.name));
  const items = fitting.map(({ candidate, order }, i) => ({
    ...dressed(snapshot, candidate, otherWords(candidate.located)),
    ...insert(candidate.written ?? candidate.located.definition.name),
    sortText: `${String(order % 1e6).padStart(6, '0')}${String(i).padStart(3, '0')}`,
  }));
  return { items, isIncomplete };
}

function dressed(
  snapshot: Snapshot,
  { located, written }: Candidate,
  otherWords: string,
): Omit<CompletionItem, 'insert' | 'sortText'> {
  const name = written ?? located.definition.name;
  const title = titleOf(snapshot, located);
  return {
    kind: located.definition.kind,
    label: name,
    ...(title === undefined ? {} : { title: shortened(title.replace(/\s+/g, ' '), 60) }),
    detail: detailOf(snapshot, located),
    filterText: `${withPlainLetters(name, title)} ${otherWords}`.trim(),
    about: located,
  };
}

/** What a name is known by besides its title: a record's sites, a work's authors and year. */
function otherWordsIn(snapshot: Snapshot): (located: Located) => string {
  const labels = new Map<string, string>();
  const labelOf = (site: string): string => {
    const label = labels.get(site) ?? withPlainLetters('', siteLabel(snapshot, site));
    labels.set(site, label);
    return label;
  };
  return (located) => {
    if (located.definition.kind === 'citation') return detailOf(snapshot, located);
    if (located.definition.kind !== 'record') return '';
    return sitesOf(snapshot.recordAt(located.path)?.facts.root).map(labelOf).join(' ');
  };
}
