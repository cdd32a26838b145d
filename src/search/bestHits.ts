import type { SearchDocument } from './documents';

/** Something found. */
export interface Hit {
  readonly document: SearchDocument;
  /** Comparable within one search only. */
  readonly score: number;
}

/** The best of many hits, in order: those that come too late in it are never kept, and nothing is sorted twice. */
export class BestHits {
  private readonly kept: Hit[] = [];

  constructor(private readonly most: number) {}

  get hits(): readonly Hit[] {
    return this.kept;
  }

  /** Whether a hit with this score could still come in. */
  wants(score: number): boolean {
    return this.kept.length < this.most || score >= (this.kept.at(-1)?.score ?? score);
  }

  add(hit: Hit): void {
    let low = 0;
    let high = this.kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.kept[middle];
      if (other && byScore(other, hit) <= 0) low = middle + 1;
      else high = middle;
    }
    this.kept.splice(low, 0, hit);
    if (this.kept.length > this.most) this.kept.pop();
  }
}

/** Higher scores first; of equal ones the earlier id. */
export function byScore(a: Hit, b: Hit): number {
  return b.score - a.score || (a.document.id < b.document.id ? -1 : 1);
}
