import type { Disposable } from '../../model/event';

/** A pause in typing, in ms, after which the user may want to know what is wrong. */
const QUIET = 200;
/** However long somebody types on, after this many ms it is time. */
const LONGEST = 1000;

/**
 * Files that wait to be looked at, each with a pause of its own: typing in one does not hold up the others.
 */
export class DueFiles implements Disposable {
  private readonly waiting = new Map<string, { due: number; readonly latest: number }>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param ready is called when files are due; it takes them with `take`. */
  constructor(private readonly ready: () => void) {}

  /** @param isTyped tells whether a file is being written, so that a pause is waited for. */
  add(paths: Iterable<string>, isTyped: (path: string) => boolean): void {
    const now = Date.now();
    for (const path of paths) {
      const latest = this.waiting.get(path)?.latest ?? now + LONGEST;
      this.waiting.set(path, { due: isTyped(path) ? Math.min(now + QUIET, latest) : now, latest });
    }
    this.schedule();
  }

  /** A file that is due now, which then no longer waits; undefined when there is none. */
  take(): string | undefined {
    const now = Date.now();
    for (const [path, { due }] of this.waiting) {
      if (due > now) continue;
      this.waiting.delete(path);
      return path;
    }
    this.schedule();
    return undefined;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (this.waiting.size === 0) return;
    let next = Infinity;
    for (const { due } of this.waiting.values()) next = Math.min(next, due);
    this.timer = setTimeout(this.ready, Math.max(0, next - Date.now()));
  }
}
