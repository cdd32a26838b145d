/** Work that may be interrupted: each `next` does a small part of it, the last one gives the result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Gives what is to be waited for before the next step; undefined where nothing is. */
export type Pause = () => Promise<void> | undefined;

/** Does all steps without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does the steps one after another, with a chance to pause after each. */
export async function withPauses<T>(steps: Steps<T>, pause: Pause): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const pausing = pause();
    if (pausing) await pausing;
  }
}
