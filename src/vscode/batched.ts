import type { Disposable } from '../model/event';

/**
 * Runs something once for many requests: when they have paused for `quiet` ms, and at the latest `longest` ms
 * after the first of them.
 */
export class Batched implements Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private since = 0;

  constructor(
    private readonly run: () => void,
    private readonly quiet: number,
    private readonly longest: number,
  ) {}

  request(): void {
    const now = Date.now();
    if (this.timer === undefined) this.since = now;
    clearTimeout(this.timer);
    const wait = Math.max(0, Math.min(this.quiet, this.since + this.longest - now));
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.run();
    }, wait);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
