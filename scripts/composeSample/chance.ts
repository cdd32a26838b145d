/** A seeded source of chance: the same name gives the same numbers on every machine. */
export class Chance {
  private state: number;

  constructor(name: string) {
    this.state = 2166136261;
    for (const letter of name) this.state = Math.imul(this.state ^ (letter.codePointAt(0) ?? 0), 16777619);
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True in this share of the cases. */
  in(share: number): boolean {
    return this.next() < share;
  }

  /** @throws when the list is empty. */
  pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.next() * list.length)];
    if (picked === undefined) throw new Error('Nothing to pick from.');
    return picked;
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, key: this.next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  }
}

/** Deals every card once before any card comes again. */
export class Deck<T> {
  private left: T[] = [];

  constructor(
    private readonly cards: readonly T[],
    private readonly chance: Chance,
  ) {}

  deal(): T {
    if (this.left.length === 0) this.left = this.chance.shuffled(this.cards);
    const card = this.left.pop();
    if (card === undefined) throw new Error('The deck has no cards.');
    return card;
  }

  /** The next card that fits; the others keep their place. Undefined when no card fits. */
  dealOne(fits: (card: T) => boolean): T | undefined {
    let at = this.left.findLastIndex(fits);
    if (at < 0) {
      this.left = [...this.chance.shuffled(this.cards.filter((c) => !this.left.includes(c))), ...this.left];
      at = this.left.findLastIndex(fits);
    }
    return at < 0 ? undefined : this.left.splice(at, 1)[0];
  }
}
