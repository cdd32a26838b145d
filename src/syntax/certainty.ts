import type { Match } from './approximate';
import type { Wanted } from './wanted';

/** A quotation of this length is believed where it stands once, whatever stands around it. */
const SPEAKS_FOR_ITSELF = 48;
/** … unless the excerpt tells more than this of what stands around: its words stood elsewhere too. */
const USUAL_CONTEXT = 32;
/** A shorter one needs most of both sides of its context. */
const SHORT = 12;
/** From here on both sides of a context agree. */
const AGREES = 0.7;
/** … and those of a passage that was itself changed. */
const CHANGED = 0.75;
/** Below this a context contradicts. Unrelated texts agree to about a quarter. */
const CONTRADICTS = 0.45;
/** A changed quotation of fewer characters has to be more like what it was. */
const TELLING = 24;
/** How much better than the next a place among several must be, in characters of quotation and context. */
const CLEARLY = 8;

/** A place where the quotation could be meant, and how well what is around it agrees (0 to 1). */
export interface Place extends Match {
  /** Undefined where the excerpt does not say what stands there. */
  readonly before: number | undefined;
  readonly behind: number | undefined;
  /** How many characters of quotation and context agree. */
  readonly worth: number;
}

/** The place that is clearly better than every other. */
export function surest(places: readonly Place[]): Place | undefined {
  const [best, next] = [...places].sort(byWorth);
  return best && (!next || best.worth - next.worth >= CLEARLY) ? best : undefined;
}

/**
 * Whether a place is good enough to be taken without asking.
 * @param isOnly whether the words stand nowhere else.
 * @param ease how much less than usual has to agree.
 */
export function isSure(place: Place, wanted: Wanted, isOnly: boolean, ease = 0): boolean {
  const { before, behind } = place;
  const { prefix, suffix, quote } = wanted;
  const { length } = quote;
  const alike = similarity(place, wanted) + ease;
  if (before === undefined && behind === undefined)
    return isOnly && length >= SPEAKS_FOR_ITSELF && alike >= 0.85;
  const repeatsAfter = wanted.repeatsAfter(place.errors > 0);
  // Deleting one of the two makes a difference of their distance.
  if (errorsAround(place, wanted) >= repeatsAfter * (ease > 0 ? 1 : 0.5)) return false;
  const weaker = Math.min(before ?? 0, behind ?? 0) + ease;
  const stronger = Math.max(before ?? 0, behind ?? 0) + ease;
  const speaksForItself =
    length >= SPEAKS_FOR_ITSELF && Math.max(prefix.length, suffix.length) <= USUAL_CONTEXT;
  const isSelfEvident = speaksForItself && isOnly && alike >= (stronger >= CONTRADICTS ? 0.85 : 0.95);
  if (!wanted.isTelling) return isSelfEvident;
  if (length < SHORT) return weaker >= 0.9 && alike >= 0.7;
  if (weaker >= (place.errors > 0 ? CHANGED : AGREES)) return alike >= (length < TELLING ? 0.75 : 0.66);
  return isSelfEvident;
}

/**
 * Whether so little of one side agrees at a place that it is not sure, whatever stands on the other.
 * @param ease how much less than usual has to agree.
 */
export function isRuledOut(agreement: number | undefined, wanted: Wanted, ease: number): boolean {
  const needsBoth = wanted.isTelling && wanted.quote.length < SPEAKS_FOR_ITSELF;
  return needsBoth && (agreement ?? 0) + ease < AGREES;
}

/** How much of the quotation stands at a place, from 0 to 1. */
export function similarity({ errors }: Match, { quote }: Wanted): number {
  return Math.max(0, 1 - errors / quote.length);
}

/** Sorts places by how many characters speak for them. */
export function byWorth(a: Place, b: Place): number {
  return b.worth - a.worth || a.start - b.start;
}

/** How many characters around a place differ from those around the quotation. */
function errorsAround({ before, behind }: Place, { prefix, suffix }: Wanted): number {
  return (1 - (before ?? 1)) * prefix.length + (1 - (behind ?? 1)) * suffix.length;
}
