import type { AnchorCandidate, Anchoring, Selector } from '../model/anchoring';
import { fromCodePoints } from '../model/codePoints';
import { approximateMatches, type Match } from './approximate';
import { contextAgreement } from './contextAgreement';
import { FoldedText } from './foldedText';

/** Finds the passage that an excerpt means in the text of its record; of many excerpts see `AnchorText`. */
export function anchor(text: string, bodyStart: number, selector: Selector): Anchoring {
  return new AnchorText(text, bodyStart).anchor(selector);
}

/** A quotation of this length is believed where it stands once, whatever stands around it. */
const SPEAKS_FOR_ITSELF = 48;
/** A shorter one needs one side of its context at least, and below this length most of both. */
const SHORT = 12;
/** Quotation and context of fewer characters together could stand anywhere. */
const TELLING = 24;
/** From here on a context agrees; below the second it contradicts. Unrelated texts agree to about a quarter. */
const AGREES = 0.7;
const CONTRADICTS = 0.45;
/** How much better than the next a place among several must be, in characters of quotation and context. */
const CLEARLY = 8;
/** How much of a context counts, in characters, when places are compared. */
const WEIGHED = 40;
/** How many places of a frequent quotation are looked at closely. */
const CLOSELY = 60;
/** How many candidates are offered. */
const OFFERED = 5;

/** The text of one record, prepared once for all its excerpts. */
export class AnchorText {
  private readonly folded: FoldedText;
  private codePoints: { readonly body: string; readonly isPlain: boolean } | undefined;

  /** @param bodyStart where the record's body begins: excerpts are looked for behind it. */
  constructor(
    private readonly text: string,
    private readonly bodyStart: number,
  ) {
    this.folded = new FoldedText(text, bodyStart);
  }

  /** Finds the passage that an excerpt means. Never a wrong place in silence: what is not sure is doubtful or lost. */
  anchor(selector: Selector): Anchoring {
    const wanted = new Wanted(selector);
    if (wanted.quote === '') return { kind: 'lost', candidates: [] };
    return this.amongWhole(wanted, selector) ?? this.amongQuotes(wanted, selector);
  }

  /** The places where the quotation stands with all its context. */
  private amongWhole(wanted: Wanted, selector: Selector): Anchoring | undefined {
    const starts = this.wholeWords(
      this.occurrences(wanted.whole).map((at) => at + wanted.prefix.length),
      wanted,
    );
    const [only] = starts;
    if (only === undefined) return undefined;
    const hint = this.hintOf(selector);
    const isUnmistakable = hint === undefined || wanted.whole.length >= TELLING;
    if (starts.length === 1 && isUnmistakable) return { kind: 'exact', span: this.spanAt(only, wanted) };
    // All stand among the same words, or among too few: only the position can tell.
    const here = starts.find((start) => this.spanAt(start, wanted).start === hint);
    if (here !== undefined) return { kind: 'exact', span: this.spanAt(here, wanted) };
    return this.doubtful(starts, wanted, hint);
  }

  private amongQuotes(wanted: Wanted, selector: Selector): Anchoring {
    const hint = this.hintOf(selector);
    const places = this.closest(this.wholeWords(this.occurrences(wanted.quote), wanted), wanted, hint).map(
      (at) => this.judged({ start: at, end: at + wanted.quote.length, errors: 0 }, wanted),
    );
    const sure = surest(places) ?? this.atHint(places, hint);
    if (sure && isSure(sure, wanted, places.length === 1)) {
      return { kind: 'exact', span: this.folded.spanOf(sure.start, sure.end) };
    }
    const hintAt = hint === undefined ? undefined : this.folded.indexOf(hint);
    const matches = approximateMatches(this.folded.text, wanted.quote, hintAt);
    const near = matches.map((match) => this.judged(this.fitted(match, wanted), wanted));
    const rivals = [...places, ...near].sort(byWorth);
    const best = surest(rivals);
    if (best && best.errors > 0 && isSure(best, wanted, rivals.length === 1)) {
      return {
        kind: 'approximate',
        span: this.folded.spanOf(best.start, best.end),
        similarity: similarity(best, wanted),
      };
    }
    const candidates = rivals.slice(0, OFFERED).map((place) => this.candidate(place, wanted));
    const [first] = candidates;
    const isDoubtful =
      first && rivals.some((place) => place.errors === 0 && (place.agreement ?? 1) >= CONTRADICTS);
    return isDoubtful ? { kind: 'doubtful', span: first.span, candidates } : { kind: 'lost', candidates };
  }

  /** Among the places with the same context, the one nearest to where the excerpt stood is the likeliest. */
  private doubtful(starts: readonly number[], wanted: Wanted, hint: number | undefined): Anchoring {
    const candidates = this.closest(starts, wanted, hint)
      .slice(0, OFFERED)
      .map((start) => ({ span: this.spanAt(start, wanted), similarity: 1 }));
    const [first] = candidates;
    return first ? { kind: 'doubtful', span: first.span, candidates } : { kind: 'lost', candidates };
  }

  private occurrences(wanted: string): number[] {
    const found: number[] = [];
    for (let at = this.folded.text.indexOf(wanted); at >= 0; at = this.folded.text.indexOf(wanted, at + 1))
      found.push(at);
    return found;
  }

  /** The most promising places: those whose nearest context agrees longest, and those nearest to the hint. */
  private closest(starts: readonly number[], wanted: Wanted, hint: number | undefined): readonly number[] {
    if (starts.length <= 1) return starts;
    const hintAt = hint === undefined ? 0 : this.folded.indexOf(hint);
    const byHint = [...starts].sort((a, b) => Math.abs(a - hintAt) - Math.abs(b - hintAt));
    if (starts.length <= CLOSELY) return byHint;
    const { text } = this.folded;
    const common = new Map(starts.map((at) => [at, wanted.commonContext(text, at)]));
    const byContext = [...starts].sort((a, b) => (common.get(b) ?? 0) - (common.get(a) ?? 0));
    return [...new Set([...byHint.slice(0, CLOSELY / 2), ...byContext.slice(0, CLOSELY / 2)])];
  }

  /** Words that were quoted whole are not looked for within other words: “ja” is not in “jamen”. */
  private wholeWords(starts: readonly number[], wanted: Wanted): readonly number[] {
    const { text } = this.folded;
    const { splitsFirst, splitsLast, quote } = wanted;
    const whole = starts.filter(
      (at) =>
        isWithinWord(text, at) === (splitsFirst ?? false) &&
        isWithinWord(text, at + quote.length) === (splitsLast ?? false),
    );
    const isKnown = splitsFirst !== undefined && splitsLast !== undefined;
    return whole.length > 0 || isKnown ? whole : starts;
  }

  /** Sets the edges of a match to those of the context where it stands right beside, else to those of words. */
  private fitted(match: Match, wanted: Wanted): Match {
    const { text } = this.folded;
    const reach = match.errors + 2;
    let { start, end } = match;
    const tail = wanted.prefix.slice(-16);
    const head = wanted.suffix.slice(0, 16);
    const before = tail.length < 4 ? -1 : text.slice(0, start + reach).lastIndexOf(tail);
    const behind = head.length < 4 ? -1 : text.indexOf(head, end - reach);
    if (before >= 0 && Math.abs(before + tail.length - start) <= reach) start = before + tail.length;
    else if (wanted.splitsFirst === false) while (start > 0 && isWithinWord(text, start)) start--;
    if (behind >= 0 && Math.abs(behind - end) <= reach && behind > start) end = behind;
    else if (wanted.splitsLast === false) while (end < text.length && isWithinWord(text, end)) end++;
    while (start < end && text[start] === ' ') start++;
    while (end > start && text[end - 1] === ' ') end--;
    return start < end ? { start, end, errors: match.errors } : match;
  }

  private judged(match: Match, wanted: Wanted): Place {
    const { text } = this.folded;
    const slack = 8;
    const { prefix, suffix } = wanted;
    const before =
      prefix === ''
        ? undefined
        : contextAgreement(
            prefix,
            text.slice(Math.max(0, match.start - prefix.length - slack), match.start),
            'before',
          );
    const behind =
      suffix === ''
        ? undefined
        : contextAgreement(suffix, text.slice(match.end, match.end + suffix.length + slack), 'behind');
    const known = [before, behind].filter((side) => side !== undefined);
    return {
      ...match,
      before,
      behind,
      agreement: known.length === 0 ? undefined : known.reduce((sum, side) => sum + side, 0) / known.length,
      worth:
        wanted.quote.length -
        match.errors +
        (before ?? 0) * Math.min(prefix.length, WEIGHED) +
        (behind ?? 0) * Math.min(suffix.length, WEIGHED),
    };
  }

  /** Of places that their context does not tell apart, the one where the excerpt stood. */
  private atHint(places: readonly Place[], hint: number | undefined): Place | undefined {
    const [best] = [...places].sort(byWorth);
    const here = places.find(({ start, end }) => this.folded.spanOf(start, end).start === hint);
    return best && here && best.worth - here.worth < 1 ? here : undefined;
  }

  private candidate(place: Match, wanted: Wanted): AnchorCandidate {
    return { span: this.folded.spanOf(place.start, place.end), similarity: similarity(place, wanted) };
  }

  private spanAt(start: number, wanted: Wanted): { start: number; end: number } {
    return this.folded.spanOf(start, start + wanted.quote.length);
  }

  /** Where the excerpt stood last, as an offset in the text. */
  private hintOf({ at }: Selector): number | undefined {
    if (!at) return undefined;
    this.codePoints ??= bodyOf(this.text, this.bodyStart);
    const { body, isPlain } = this.codePoints;
    return this.bodyStart + (isPlain ? Math.min(at[0], body.length) : fromCodePoints(body, at[0]));
  }
}

/** A place where the quotation could be meant, and how well what is around it agrees (0 to 1). */
interface Place extends Match {
  /** Undefined where the excerpt does not say what stands there. */
  readonly before: number | undefined;
  readonly behind: number | undefined;
  readonly agreement: number | undefined;
  /** How many characters of quotation and context agree. */
  readonly worth: number;
}

/** What is looked for, folded. */
class Wanted {
  /** Prefix, quotation and suffix in one. */
  readonly whole: string;
  readonly prefix: string;
  readonly quote: string;
  readonly suffix: string;
  /** Whether the quotation begins or ends within a word; undefined where the context does not tell. */
  readonly splitsFirst: boolean | undefined;
  readonly splitsLast: boolean | undefined;

  constructor({ quote, prefix = '', suffix = '' }: Selector) {
    const folded = new FoldedText(prefix + quote + suffix);
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

/** The place that is clearly better than every other. */
function surest(places: readonly Place[]): Place | undefined {
  const [best, next] = [...places].sort(byWorth);
  return best && (!next || best.worth - next.worth >= CLEARLY) ? best : undefined;
}

/** Whether a place is good enough to be taken without asking. */
function isSure(place: Place, wanted: Wanted, isOnly: boolean): boolean {
  const { before, behind, agreement } = place;
  const { length } = wanted.quote;
  const alike = similarity(place, wanted);
  if (agreement === undefined)
    return isOnly && (place.errors === 0 || (length >= SPEAKS_FOR_ITSELF && alike >= 0.85));
  const weaker = Math.min(before ?? 0, behind ?? 0);
  const stronger = Math.max(before ?? 0, behind ?? 0);
  if (length < SHORT) return weaker >= 0.9 && alike >= 0.7;
  if (place.errors === 0) return stronger >= AGREES || (length >= SPEAKS_FOR_ITSELF && isOnly);
  if (weaker >= AGREES) return alike >= 0.6;
  if (stronger >= AGREES) return alike >= 0.75;
  return length >= SPEAKS_FOR_ITSELF && alike >= (stronger >= CONTRADICTS ? 0.85 : 0.95);
}

function similarity({ errors }: Match, { quote }: Wanted): number {
  return Math.max(0, 1 - errors / quote.length);
}

function byWorth(a: Place, b: Place): number {
  return b.worth - a.worth || a.start - b.start;
}

const IN_WORD = /[\p{L}\p{N}]/u;

/** Whether a place in a text lies between two letters or digits. */
function isWithinWord(text: string, at: number): boolean {
  return IN_WORD.test(text.charAt(at - 1)) && IN_WORD.test(text.charAt(at));
}

/** The body of a text, and whether its UTF-16 offsets are code points. */
function bodyOf(text: string, bodyStart: number): { readonly body: string; readonly isPlain: boolean } {
  const body = text.slice(bodyStart);
  return { body, isPlain: !/[\ud800-\udbff]/.test(body) };
}
