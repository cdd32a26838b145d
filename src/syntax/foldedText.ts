import type { Span } from '../model/span';
import { atOnce, type Steps } from '../model/steps';

/**
 * A text in the form in which quotations are compared: Unicode composed (NFC), every run of white space and line
 * breaks as one space, one kind of quotation marks, one kind of dash, and nothing that has no width.
 * Each of its units knows the stretch of the original that it stands for.
 */
export class FoldedText {
  private constructor(
    readonly text: string,
    private readonly starts: Uint32Array,
    private readonly ends: Uint32Array,
  ) {}

  /** Folds `original` from `from` on. */
  static of(original: string, from = 0): FoldedText {
    return atOnce(FoldedText.inSteps(original, from));
  }

  /** The same, a part of the text in a step: a transcript of ten hours takes longer than anybody may be held up. */
  static *inSteps(original: string, from = 0): Steps<FoldedText> {
    const folding = new Folding(original, from);
    let pausing = from + AT_ONCE;
    for (let at = from; at < original.length;) {
      at = folding.foldFrom(at);
      if (at < pausing) continue;
      pausing = at + AT_ONCE;
      yield;
    }
    const text = yield* folding.text();
    return new FoldedText(
      text,
      folding.starts.slice(0, folding.length),
      folding.ends.slice(0, folding.length),
    );
  }

  /** The stretch of the original behind a stretch that is not empty. */
  spanOf(start: number, end: number): Span {
    return { start: this.starts[start] ?? 0, end: this.ends[end - 1] ?? 0 };
  }

  /** The first unit that stands for something at or behind an offset of the original. */
  indexOf(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** So many characters of the original are folded in one step. */
const AT_ONCE = 30_000;

const SPACE = 32;
/** Below this nothing is a combining mark, and everything is composed already. */
const FIRST_MARK = 0x300;
const MARK = /^[\p{M}\u1160-\u11ff]/u;
const WHITE = /\s/u;
/** Zero-width characters, the soft hyphen and the byte order mark. */
const WIDTHLESS = new Set([0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]);

/** Signs that editors put in the place of others. */
const PLAIN: ReadonlyMap<number, number> = new Map(
  [
    ["'", '‘’‚‛′`´‹›'],
    ['"', '“”„‟″«»'],
    ['-', '‐‑‒–—―−'],
  ].flatMap(([plain = '', fancy = '']) =>
    Array.from(fancy, (sign) => [sign.charCodeAt(0), plain.charCodeAt(0)] as const),
  ),
);

class Folding {
  length = 0;
  starts: Uint32Array;
  ends: Uint32Array;
  private units: Uint16Array;

  constructor(
    private readonly original: string,
    from: number,
  ) {
    const size = original.length - from + 16;
    this.units = new Uint16Array(size);
    this.starts = new Uint32Array(size);
    this.ends = new Uint32Array(size);
  }

  /** Folds a short piece from an offset on, and gives the offset behind it. */
  foldFrom(at: number): number {
    return this.foldAt(this.copyPlain(at));
  }

  /** Takes over what stands for itself, which is nearly all, and gives the offset of what does not. */
  private copyPlain(from: number): number {
    const { original } = this;
    let at = from;
    let unit = original.charCodeAt(at);
    for (; isPlain(unit); at++) {
      const next = original.charCodeAt(at + 1);
      if (!(next < FIRST_MARK) || (unit === SPACE && isWhite(next))) break;
      if (this.length === this.units.length) this.grow();
      this.units[this.length] = unit;
      this.starts[this.length] = at;
      this.ends[this.length++] = at + 1;
      unit = next;
    }
    return at;
  }

  *text(): Steps<string> {
    const chunks: string[] = [];
    // Longer lists of arguments overflow the stack.
    for (let i = 0; i < this.length; i += 8192) {
      chunks.push(fromUnits(this.units.subarray(i, Math.min(i + 8192, this.length))));
      yield;
    }
    return chunks.join('');
  }

  /** Folds what stands at an offset, and gives the offset behind it. */
  private foldAt(at: number): number {
    const unit = this.original.charCodeAt(at);
    if (isWhite(unit)) return this.foldWhite(at);
    if (WIDTHLESS.has(unit)) return at + 1;
    if (unit < FIRST_MARK && this.original.charCodeAt(at + 1) < FIRST_MARK) {
      if (unit === 46 /* . */ && this.original.startsWith('...', at) && this.original[at + 3] !== '.')
        return this.emit(0x2026, at, at + 3);
      return this.emit(unit < 128 && unit !== 96 ? unit : (PLAIN.get(unit) ?? unit), at, at + 1);
    }
    return this.foldCluster(at);
  }

  private foldWhite(at: number): number {
    let end = at + 1;
    while (end < this.original.length && isWhite(this.original.charCodeAt(end))) end++;
    return this.emit(SPACE, at, end);
  }

  /** A character with the marks that belong to it. */
  private foldCluster(at: number): number {
    let end = at + ((this.original.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    while (end < this.original.length && this.original.charCodeAt(end) >= FIRST_MARK) {
      const character = String.fromCodePoint(this.original.codePointAt(end) ?? 0);
      if (!MARK.test(character)) break;
      end += character.length;
    }
    const composed = this.original.slice(at, end).normalize('NFC');
    for (let i = 0; i < composed.length; i++) {
      const unit = composed.charCodeAt(i);
      this.emit(PLAIN.get(unit) ?? unit, at, end);
    }
    return end;
  }

  private emit(unit: number, start: number, end: number): number {
    if (this.length === this.units.length) this.grow();
    this.units[this.length] = unit;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
    return end;
  }

  /** Few characters become longer by being composed; a text of nothing else needs more room. */
  private grow(): void {
    const grown = <T extends Uint16Array | Uint32Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    const size = this.length * 2;
    this.units = grown(this.units, new Uint16Array(size));
    this.starts = grown(this.starts, new Uint32Array(size));
    this.ends = grown(this.ends, new Uint32Array(size));
  }
}

/** Spaces, letters, digits and signs that are folded to themselves. */
function isPlain(unit: number): boolean {
  return unit === SPACE || (unit > 46 && unit < 127 && unit !== 96) || (unit >= 0xc0 && unit < FIRST_MARK);
}

/** Much faster than to spread them as arguments. */
function fromUnits(units: Uint16Array): string {
  return Reflect.apply(String.fromCharCode, undefined, units) as string;
}

function isWhite(unit: number): boolean {
  if (unit === SPACE || (unit >= 9 && unit <= 13)) return true;
  if (unit < 0xa0 || unit === 0xfeff) return false;
  return (unit === 0xa0 || unit > 0x1000) && unit < 0x3001 && WHITE.test(String.fromCharCode(unit));
}
