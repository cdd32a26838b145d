import { type Steps, withPauses } from '../model/steps';

/**
 * Longest stretch of work before others get their turn, in milliseconds: a quarter of a frame, since what is done at
 * the end of a stretch, and what listeners and arriving files cost in the same turn, comes on top.
 */
const STRETCH = 4;

/** Keeps long work from holding up the thread it shares with the editor. */
export class Pace {
  private began = performance.now();

  /** Whether the current stretch has been long enough. */
  get isDue(): boolean {
    return performance.now() - this.began >= STRETCH;
  }

  /** Lets others work where it is due, and begins a new stretch; undefined where it is not, so that nobody need wait. */
  breathe(): Promise<void> | undefined {
    return this.isDue ? this.rest() : undefined;
  }

  private async rest(): Promise<void> {
    await nextTurn();
    this.began = performance.now();
  }
}

/** Does the steps one after another, and lets others work in between. */
export function paced<T>(steps: Steps<T>): Promise<T> {
  const pace = new Pace();
  return withPauses(steps, () => pace.breathe());
}

/** Node has it and browsers have not; a timer costs another millisecond each time. */
const soon = Reflect.get(globalThis, 'setImmediate') as ((then: () => void) => unknown) | undefined;

/** All that rests. Several that went on in one turn would together hold up the thread for longer than each may. */
const resting: (() => void)[] = [];

/** Resolves when the thread has looked at everything else that waits. In each turn one of those that rest goes on. */
export async function nextTurn(): Promise<void> {
  await new Promise<void>((resolve) => {
    resting.push(resolve);
    if (resting.length === 1) goOnSoon();
  });
}

function goOnSoon(): void {
  const goOn = (): void => {
    resting.shift()?.();
    if (resting.length > 0) goOnSoon();
  };
  if (soon) soon(goOn);
  else setTimeout(goOn, 0);
}
