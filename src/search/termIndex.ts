import { distance } from 'fastest-levenshtein';
import type { Steps } from '../model/steps';

/** A term of the vocabulary that answers a typed word, and how well, in (0, 1]. */
export interface TermMatch {
  readonly term: string;
  readonly quality: number;
}

/** How much a match is worth: the whole word, its beginning, a part inside a compound, one or two typing errors away. */
const WHOLE = 1;
const BEGINNING = 0.8;
const INSIDE = 0.6;
const ONE_ERROR = 0.5;
const TWO_ERRORS = 0.3;

/** The documents with a term, and its weight in each. */
interface Posting {
  readonly documents: number[];
  readonly weights: number[];
  /** How many documents had been taken out when the posting was last cleared of them. */
  readonly cleared: number;
}

/** More terms than this for one typed word say nothing more, and cost. */
const MOST_TERMS = 400;

/**
 * An inverted index in which fuzzy and partial matching is done on the vocabulary, tens of thousands of words,
 * and never on the texts. Documents are numbers; a document that changes gets a new number.
 */
export class TermIndex {
  private readonly postings = new Map<string, Posting>();
  private readonly byLength = new Map<number, string[]>();
  /** All terms, each after a line break, in which a part of a word is found by a plain search. */
  private joined = '\n';
  private alive = 0;
  private readonly dead = new Set<number>();

  /** Number of documents that are in it. */
  get size(): number {
    return this.alive;
  }

  /** @param words each word's weight in the document; the document's number is higher than any before. */
  add(document: number, words: ReadonlyMap<string, number>): void {
    this.alive++;
    for (const [word, weight] of words) {
      const posting = this.postings.get(word);
      if (posting) {
        posting.documents.push(document);
        posting.weights.push(weight);
      } else {
        this.postings.set(word, { documents: [document], weights: [weight], cleared: this.dead.size });
        this.joined += `${word}\n`;
        const ofLength = this.byLength.get(word.length);
        if (ofLength) ofLength.push(word);
        else this.byLength.set(word.length, [word]);
      }
    }
  }

  remove(document: number): void {
    if (this.dead.has(document)) return;
    this.dead.add(document);
    this.alive--;
  }

  /** The terms that a typed word may mean, best first. Typing errors are allowed for only where no word begins like it. */
  matches(word: string): TermMatch[] {
    const found = this.containing(word);
    const isAWord = found.some((m) => m.term.startsWith(word));
    if (!isAWord && word.length >= 4) found.push(...this.similar(word, new Set(found.map((m) => m.term))));
    return found.sort((a, b) => b.quality - a.quality || a.term.length - b.term.length).slice(0, MOST_TERMS);
  }

  /** The terms that begin with a typed word: what is meant by leaving it out. */
  beginnings(word: string): TermMatch[] {
    return this.containing(word).filter((m) => m.term.startsWith(word));
  }

  /**
   * How well each document answers some terms: the best of them, rarer terms counting more. A term in a step.
   * @param score called with each document that has one of them, possibly more than once.
   */
  *scores(terms: readonly TermMatch[], score: (document: number, value: number) => void): Steps<void> {
    for (const { term, quality } of terms) {
      const { documents, weights } = this.livingPosting(term);
      const worth = quality * Math.log(1 + this.alive / documents.length);
      for (let i = 0; i < documents.length; i++) score(documents[i] ?? 0, worth * (weights[i] ?? 0));
      yield;
    }
  }

  /** The documents with a term. Those taken out are cleared away here, when somebody asks, and not at each edit. */
  private livingPosting(term: string): Posting {
    const posting = this.postings.get(term);
    if (!posting) return { documents: [], weights: [], cleared: 0 };
    if (posting.cleared === this.dead.size) return posting;
    const kept = posting.documents.map((_, i) => i).filter((i) => !this.dead.has(posting.documents[i] ?? -1));
    const living = {
      documents: kept.map((i) => posting.documents[i] ?? -1),
      weights: kept.map((i) => posting.weights[i] ?? 0),
      cleared: this.dead.size,
    };
    this.postings.set(term, living);
    return living;
  }

  private containing(word: string): TermMatch[] {
    const found: TermMatch[] = [];
    // Two letters stand inside nearly everything; they count at the beginning of a word only.
    const needle = word.length < 3 ? `\n${word}` : word;
    for (let at = this.joined.indexOf(needle); at >= 0; at = this.joined.indexOf(needle, at + 1)) {
      const inside = at + (needle.length - word.length);
      const start = this.joined.lastIndexOf('\n', inside - 1) + 1;
      const end = this.joined.indexOf('\n', inside);
      const term = this.joined.slice(start, end);
      const quality = term === word ? WHOLE : start === inside ? BEGINNING : INSIDE;
      // Of a longer term the typed word says less.
      found.push({
        term,
        quality: quality === WHOLE ? WHOLE : quality * (0.7 + (0.3 * word.length) / term.length),
      });
      at = end - 1;
    }
    return found;
  }

  private similar(word: string, except: ReadonlySet<string>): TermMatch[] {
    const errors = word.length >= 7 ? 2 : 1;
    const found: TermMatch[] = [];
    for (let length = word.length - errors; length <= word.length + errors; length++) {
      for (const term of this.byLength.get(length) ?? []) {
        if (except.has(term)) continue;
        const apart = distance(word, term);
        if (apart > errors) continue;
        // Most typing errors are not at the first letter.
        const quality = (apart === 1 ? ONE_ERROR : TWO_ERRORS) * (term.startsWith(word.charAt(0)) ? 1 : 0.8);
        found.push({ term, quality });
      }
    }
    return found;
  }
}
