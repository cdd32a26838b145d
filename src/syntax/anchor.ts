import type { AnchorCandidate, Anchoring, Selector } from '../model/anchoring';
import type { Span } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import { fromCodePoints } from '../model/codePoints';
import { approximateMatches, everywhereInSteps, type Match } from './approximate';
import { contextAgreement } from './contextAgreement';
import { byWorth, isRuledOut, isSure, type Place, similarity, surest } from './certainty';
import { FoldedText } from './foldedText';
import { isWithinWord, Wanted } from './wanted';

/** Finds the passage that an excerpt means in the text of its record; of many excerpts see `AnchorText`. */
export function anchor(text: string, bodyStart: number, selector: Selector): Anchoring {
  return AnchorText.of(text, bodyStart).anchor(selector);
}

/** Quotation and context of fewer characters together could stand somewhere else too. */
const TELLING_ALONE = 64;
/** So much can have been written between a quotation and its context … */
const BETWEEN = 100;
/** … if they are at least so long … */
const TELLING = 24;
/** … which then agrees so well. */
const DISPLACED = 0.72;
/** How many characters more than expected are looked at beside a place. */
const SLACK = 8;
/** A context of fewer characters says nothing. */
const SAYS_SOMETHING = 6;
/** Below this a context contradicts. Unrelated texts agree to about a quarter. */
const CONTRADICTS = 0.45;
/** So much less than usual has to agree for another place to count as mistakable. */
const SPARE = 0.15;
/** How much of a context counts, in characters, when places are compared. */
const WEIGHED = 40;
/** How many places of a frequent quotation are looked at closely. */
const CLOSELY = 60;
/** How many candidates are offered. */
const OFFERED = 5;

/** The text of one record, prepared once for all its excerpts. */
export class AnchorText {
  private known:
    { readonly quote: string; readonly start: number; readonly matches: readonly Match[] } | undefined;
  private codePoints: { readonly body: string; readonly isPlain: boolean } | undefined;

  private constructor(
    private readonly text: string,
    private readonly bodyStart: number,
    private readonly folded: FoldedText,
  ) {}

  /** @param bodyStart where the record's body begins: excerpts are looked for behind it. */
  static of(text: string, bodyStart: number): AnchorText {
    return atOnce(AnchorText.inSteps(text, bodyStart));
  }

  /** The same, a part of the text in a step. */
  static *inSteps(text: string, bodyStart: number): Steps<AnchorText> {
    return new AnchorText(text, bodyStart, yield* FoldedText.inSteps(text, bodyStart));
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
    const isLong = hint === undefined || wanted.whole.length >= TELLING_ALONE;
    const isUnmistakable = wanted.isTelling || (isLong && this.standsAlone(only, wanted));
    // An excerpt that tells nothing of what stands around is where it says.
    const here = starts.find((start) => this.spanAt(start, wanted).start === hint);
    if (here !== undefined && wanted.prefix === '' && wanted.suffix === '')
      return { kind: 'exact', span: this.spanAt(here, wanted) };
    const span = this.spanAt(only, wanted);
    // Where several stand among the same words, the position cannot tell: what was edited before them moved them all.
    if (starts.length === 1 && (isUnmistakable || span.start === hint)) return { kind: 'exact', span };
    return this.doubtful(starts, wanted, hint);
  }

  private amongQuotes(wanted: Wanted, selector: Selector): Anchoring {
    const hint = this.hintOf(selector);
    const places = this.closest(this.wholeWords(this.occurrences(wanted.quote), wanted), wanted, hint).map(
      (at) => this.judged({ start: at, end: at + wanted.quote.length, errors: 0 }, wanted),
    );
    const sure = surest(places);
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
      first && rivals.some((place) => place.errors === 0 && agreementOf(place) >= CONTRADICTS);
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

  /**
   * Whether no other place could be taken for the passage that a selector describes, not even if the passage were
   * deleted and what stands around the others were changed a little. A place in a step: of a few characters there are
   * thousands like them.
   * @param own where the passage stands.
   */
  *isUnmistakable(selector: Selector, own: Span): Steps<boolean> {
    const wanted = new Wanted(selector);
    if (wanted.quote === '' || this.occurrences(wanted.whole).length !== 1) return false;
    const start = this.folded.indexOf(own.start);
    const end = start + wanted.quote.length;
    const others = [
      ...this.closest(this.occurrences(wanted.quote), wanted, own.start)
        .filter((other) => other !== start)
        .map((other) => ({ start: other, end: other + wanted.quote.length, errors: 0 })),
      ...(yield* this.alike(wanted.quote, { start, end })),
    ];
    for (const other of others) {
      if (this.isMistakable(this.fitted(other, wanted), wanted)) return false;
      yield;
    }
    return true;
  }

  private isMistakable(other: Match, wanted: Wanted): boolean {
    // One side is enough for nearly all of them.
    if (isRuledOut(this.behind(other, wanted), wanted, SPARE)) return false;
    return isSure(this.judged(other, wanted), wanted, true, SPARE);
  }

  /** What is like a quotation elsewhere, kept for the next description of the same passage. */
  private *alike(quote: string, own: Span): Steps<readonly Match[]> {
    const known = this.known;
    if (known?.quote === quote && known.start === own.start) return known.matches;
    const matches = yield* everywhereInSteps(this.folded.text, quote, own);
    this.known = { quote, start: own.start, matches };
    return matches;
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
    const whole = starts.filter((start) => this.standsAlone(start, wanted));
    const isKnown = wanted.splitsFirst !== undefined && wanted.splitsLast !== undefined;
    return whole.length > 0 || isKnown ? whole : starts;
  }

  /** Whether words stand somewhere as words, or as the context says, and not as a part of longer ones. */
  private standsAlone(start: number, { splitsFirst = false, splitsLast = false, quote }: Wanted): boolean {
    const { text } = this.folded;
    return (
      isWithinWord(text, start) === splitsFirst && isWithinWord(text, start + quote.length) === splitsLast
    );
  }

  /** Sets the edges of a match to those of the context where it stands right beside, else to those of words. */
  private fitted(match: Match, wanted: Wanted): Match {
    const { text } = this.folded;
    const reach = match.errors + 2;
    let { start, end } = match;
    const tail = wanted.prefix.slice(-16);
    const head = wanted.suffix.slice(0, 16);
    // No further than it reaches: a long text would be gone through to its ends for every match.
    const from = Math.max(0, start - reach - tail.length);
    const before = tail.length < 4 ? -1 : text.slice(from, start + reach).lastIndexOf(tail);
    const to = Math.max(0, end - reach);
    const behind = head.length < 4 ? -1 : text.slice(to, end + reach + head.length).indexOf(head);
    if (before >= 0) start = from + before + tail.length;
    else if (wanted.splitsFirst === false) while (start > 0 && isWithinWord(text, start)) start--;
    if (behind >= 0 && to + behind > start) end = to + behind;
    else if (wanted.splitsLast === false) while (end < text.length && isWithinWord(text, end)) end++;
    while (start < end && text[start] === ' ') start++;
    while (end > start && text[end - 1] === ' ') end--;
    return start < end ? { start, end, errors: match.errors } : match;
  }

  private judged(match: Match, wanted: Wanted): Place {
    const { text } = this.folded;
    const { prefix, suffix, quote } = wanted;
    const from = Math.max(0, match.start - prefix.length - BETWEEN);
    const before = agreementAt(prefix, text.slice(from, match.start), 'before');
    const behind = this.behind(match, wanted);
    return {
      ...match,
      before,
      behind,
      worth:
        quote.length -
        match.errors +
        (before ?? 0) * Math.min(prefix.length, WEIGHED) +
        (behind ?? 0) * Math.min(suffix.length, WEIGHED),
    };
  }

  /** How well the context behind a place agrees. */
  private behind({ end }: Match, { suffix }: Wanted): number | undefined {
    return agreementAt(suffix, this.folded.text.slice(end, end + suffix.length + BETWEEN), 'behind');
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

/** How well what stands on one side agrees; undefined where the excerpt does not say what stands there. */
function agreementAt(expected: string, text: string, side: 'before' | 'behind'): number | undefined {
  if (expected.length < SAYS_SOMETHING) return undefined;
  const near = expected.length + SLACK;
  const agreement = contextAgreement(
    expected,
    side === 'before' ? text.slice(-near) : text.slice(0, near),
    side,
  );
  return agreement < DISPLACED && expected.length >= TELLING && text.includes(expected)
    ? DISPLACED
    : agreement;
}

/** How well the context of a place agrees, on average of the sides that are known. */
function agreementOf({ before, behind }: Place): number {
  return ((before ?? behind ?? 1) + (behind ?? before ?? 1)) / 2;
}

/** The body of a text, and whether its UTF-16 offsets are code points. */
function bodyOf(text: string, bodyStart: number): { readonly body: string; readonly isPlain: boolean } {
  const body = text.slice(bodyStart);
  return { body, isPlain: !/[\ud800-\udbff]/.test(body) };
}
