/** Characters of a pattern that one number holds a bit for. */
const BLOCK = 32;
/** Units below have their bits in a table: in folded text nearly all. */
const FREQUENT = 0x300;

/**
 * Counts the errors of one pattern in whatever ends at each place of a text, in one pass.
 * Source: Myers, A fast bit-vector algorithm for approximate string matching (J. ACM 46, 1999), fig. 8.
 */
export class ErrorCounts {
  private readonly blocks: number;
  private readonly frequent: Int32Array;
  private readonly rare = new Map<number, Int32Array>();
  private readonly none: Int32Array;
  private readonly lastBit: number;

  /** @param pattern never empty. */
  constructor(private readonly pattern: string) {
    this.blocks = Math.ceil(pattern.length / BLOCK);
    this.frequent = new Int32Array(FREQUENT * this.blocks);
    this.none = new Int32Array(this.blocks);
    this.lastBit = 1 << ((pattern.length - 1) % BLOCK);
    for (let i = 0; i < pattern.length; i++) {
      const unit = pattern.charCodeAt(i);
      const bits = this.bitsOf(unit) ?? new Int32Array(this.blocks);
      if (unit >= FREQUENT) this.rare.set(unit, bits);
      const block = Math.floor(i / BLOCK);
      bits[block] = (bits[block] ?? 0) | (1 << (i % BLOCK));
    }
  }

  /**
   * Goes over a text from `from` to `to`, backwards where that lies before it.
   * @returns for each character, in the order in which they are passed, the fewest errors of a stretch that it ends.
   */
  over(text: string, from: number, to: number): Uint16Array {
    const step = from <= to ? 1 : -1;
    const counts = new Uint16Array(Math.abs(to - from));
    const plus = new Int32Array(this.blocks).fill(-1);
    const minus = new Int32Array(this.blocks);
    const last = this.blocks - 1;
    let count = this.pattern.length;
    for (let i = 0; i < counts.length; i++) {
      const unit = text.charCodeAt(step === 1 ? from + i : from - 1 - i);
      const bits = unit < FREQUENT ? this.frequent : (this.rare.get(unit) ?? this.none);
      const offset = unit < FREQUENT ? unit * this.blocks : 0;
      // What a block hands on to the next: whether its last row grew or shrank.
      let grew = 0;
      let shrank = 0;
      for (let b = 0; b <= last; b++) {
        const p = plus[b] ?? 0;
        const m = minus[b] ?? 0;
        const equal = (bits[offset + b] ?? 0) | shrank;
        const vertical = (bits[offset + b] ?? 0) | m;
        const horizontal = (((equal & p) + p) ^ p) | equal;
        const grows = m | ~(horizontal | p);
        const shrinks = p & horizontal;
        if (b === last) {
          if (grows & this.lastBit) count++;
          else if (shrinks & this.lastBit) count--;
        }
        const up = (grows << 1) | grew;
        const down = (shrinks << 1) | shrank;
        grew = grows >>> 31;
        shrank = shrinks >>> 31;
        plus[b] = down | ~(vertical | up);
        minus[b] = up & vertical;
      }
      counts[i] = count;
    }
    return counts;
  }

  private bitsOf(unit: number): Int32Array | undefined {
    return unit < FREQUENT
      ? this.frequent.subarray(unit * this.blocks, (unit + 1) * this.blocks)
      : this.rare.get(unit);
  }
}
