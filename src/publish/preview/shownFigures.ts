import { type Figure, figureOf } from '../../analysis/figures';
import { withPauses } from '../../model/steps';
import { Pace } from '../../repository/pace';
import type { Snapshot } from '../../repository/snapshot';

/** What a page shows of a live figure. */
export type ShownFigure =
  | { readonly kind: 'value'; readonly count: number }
  /** It cannot be worked out. */
  | { readonly kind: 'problem' }
  /** Nobody knows yet. */
  | { readonly kind: 'open' };

/**
 * The live figures of a repository for a page that cannot wait while it is rendered. What is known, or worked out
 * in a few milliseconds, is told at once. Else the last value is told and the present one worked out with pauses.
 */
export class ShownFigures {
  /** By expression, without those that are open. */
  private readonly last = new Map<string, ShownFigure>();
  private readonly wanted = new Set<string>();
  private isWorking = false;
  /** What all figures of one rendering share. */
  private stretch: Pace | undefined;

  /** @param onNew called when the figures that were asked for are worked out, if one came to something else than was told. */
  constructor(
    private readonly snapshot: Snapshot,
    private readonly onNew: () => void,
  ) {}

  /** @param expression as it stands between the braces. */
  at(expression: string): ShownFigure {
    // Before everything is read each number would be too small; the page is rendered again when it is.
    if (!this.snapshot.complete) return this.lastOf(expression);
    const stretch = this.begun();
    const steps = figureOf(this.snapshot, expression);
    do {
      const step = steps.next();
      if (!step.done) continue;
      this.note(expression, step.value);
      return this.lastOf(expression);
    } while (!stretch.isDue);
    this.wanted.add(expression);
    if (!this.isWorking) void this.workOut(stretch);
    return this.lastOf(expression);
  }

  private lastOf(expression: string): ShownFigure {
    return this.last.get(expression) ?? { kind: 'open' };
  }

  /** A page is rendered in one go, so the stretch ends with it. */
  private begun(): Pace {
    if (this.stretch) return this.stretch;
    void Promise.resolve().then(() => (this.stretch = undefined));
    return (this.stretch = new Pace());
  }

  private async workOut(pace: Pace): Promise<void> {
    this.isWorking = true;
    let isNew = false;
    try {
      for (const expression of this.wanted) {
        // What is asked for again meanwhile comes once more, at the end.
        this.wanted.delete(expression);
        const figure = await withPauses(figureOf(this.snapshot, expression), () => pace.breathe());
        isNew = this.note(expression, figure) || isNew;
      }
    } finally {
      this.isWorking = false;
    }
    if (isNew) this.onNew();
  }

  /** @returns whether it is another one than before. */
  private note(expression: string, figure: Figure): boolean {
    const shown = shownOf(figure);
    const before = this.lastOf(expression);
    this.last.set(expression, shown);
    return JSON.stringify(before) !== JSON.stringify(shown);
  }
}

/** What is shown of a figure that is worked out. */
export function shownOf(figure: Figure): ShownFigure {
  return figure.kind === 'value' ? { kind: 'value', count: figure.counted.length } : { kind: 'problem' };
}
