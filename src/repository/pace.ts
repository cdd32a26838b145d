/** Longest stretch of work before others get their turn, in milliseconds: half a frame, so that two do not add up to one. */
const STRETCH = 8;

/** Keeps long work from holding up the thread it shares with the editor. */
export class Pace {
  private began = performance.now();

  /** Whether the current stretch has been long enough. */
  get isDue(): boolean {
    return performance.now() - this.began >= STRETCH;
  }

  /** Lets others work where it is due, and begins a new stretch. */
  async breathe(): Promise<void> {
    if (!this.isDue) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    this.began = performance.now();
  }
}
