import type { Selector } from '../model/anchoring';
import { matchesEverywhere } from './approximate';
import { FoldedText } from './foldedText';

/**
 * Who tells at least so much of one side has looked how much it takes: coding tells 32 characters and more. Less is
 * written by hand or by other tools, and may stand around other words too.
 */
const TOLD = 28;

/** What is looked for, folded. */
export class Wanted {
  /** Prefix, quotation and suffix in one. */
  readonly whole: string;
  readonly prefix: string;
  readonly quote: string;
  readonly suffix: string;
  /** Whether the quotation begins or ends within a word; undefined where the context does not tell. */
  readonly splitsFirst: boolean | undefined;
  readonly splitsLast: boolean | undefined;
  private readonly repeats = new Map<boolean, number>();

  constructor({ quote, prefix = '', suffix = '' }: Selector) {
    const folded = FoldedText.of(prefix + quote + suffix);
    let start = folded.indexOf(prefix.length);
    let end = folded.indexOf(prefix.length + quote.length);
    while (start < end && folded.text[start] === ' ') start++;
    while (end > start && folded.text[end - 1] === ' ') end--;
    const whole = folded.text;
    this.prefix = whole.slice(0, start).trimStart();
    this.quote = whole.slice(start, end);
    this.suffix = whole.slice(end).trimEnd();
    this.whole = this.prefix + this.quote + this.suffix;
    this.splitsFirst = this.prefix === '' ? undefined : isWithinWord(whole, start);
    this.splitsLast = this.suffix === '' ? undefined : isWithinWord(whole, end);
  }

  /** Whether the excerpt tells enough of what stands around to know its place by that. */
  get isTelling(): boolean {
    return Math.max(this.prefix.length, this.suffix.length) >= TOLD;
  }

  /**
   * How far from the quotation the same words stand again in its own context, in characters; infinite where they do
   * not. Where one of the two is deleted, what is left differs by no more than this from what stood around the other.
   * @param orAlike whether words that are like them count too.
   */
  repeatsAfter(orAlike: boolean): number {
    const known = this.repeats.get(orAlike);
    if (known !== undefined) return known;
    const { prefix, quote, suffix, whole } = this;
    const own = prefix.length;
    const left = own === 0 ? -1 : whole.lastIndexOf(quote, own - 1);
    const right = whole.indexOf(quote, own + 1);
    const found = [left < 0 ? Infinity : own - left, right < 0 ? Infinity : right - own];
    if (orAlike) {
      found.push(...matchesEverywhere(prefix, quote).map(({ start }) => own - start));
      found.push(...matchesEverywhere(suffix, quote).map(({ start }) => quote.length + start));
    }
    const nearest = Math.min(...found);
    this.repeats.set(orAlike, nearest);
    return nearest;
  }

  /** How many characters of context next to the quotation stand there literally. */
  commonContext(text: string, start: number): number {
    let before = 0;
    while (
      before < this.prefix.length &&
      text[start - 1 - before] === this.prefix[this.prefix.length - 1 - before]
    )
      before++;
    const end = start + this.quote.length;
    let behind = 0;
    while (behind < this.suffix.length && text[end + behind] === this.suffix[behind]) behind++;
    return before + behind;
  }
}

const IN_WORD = /[\p{L}\p{N}]/u;

/** Whether a place in a text lies between two letters or digits. */
export function isWithinWord(text: string, at: number): boolean {
  return IN_WORD.test(text.charAt(at - 1)) && IN_WORD.test(text.charAt(at));
}
