import type { Steps } from '../../model/steps';
import { type MessagePart, partsOf } from '../../protocol/parts';
import { paced } from '../../repository/pace';

/** Sends to a page what it is to show: the newest of what was asked for, and nothing twice. */
export class Outbox {
  private asked = 0;
  /** What was sent last, or is being sent, as JSON in its parts. */
  private last: readonly string[] | undefined;

  /** @param isLarge whether messages are to be sent in parts, so that none holds up the thread. */
  constructor(
    private readonly post: (message: object) => void,
    private readonly isLarge: boolean,
  ) {}

  /**
   * Works out what is to be shown and sends it, unless it was sent last, or something is asked for anew before.
   * @param draw makes the message of it
   * @returns what was sent; undefined where nothing was
   */
  async send<T>(
    work: () => T | Promise<T>,
    draw: (shown: T) => object,
  ): Promise<{ readonly shown: T } | undefined> {
    const asked = ++this.asked;
    const shown = await work();
    if (asked !== this.asked) return undefined;
    const message = draw(shown);
    const written = this.isLarge ? await paced(partsOf(message)) : [JSON.stringify(message)];
    if (asked !== this.asked || isSame(written, this.last)) return undefined;
    this.last = written;
    if (!this.isLarge) this.post(message);
    else if (!(await paced(this.posted(written)))) return undefined;
    return { shown };
  }

  /** Forgets what was sent: the page has begun anew and shows nothing. */
  forget(): void {
    this.last = undefined;
  }

  /** Posts a part in a step, until something else is being sent. @returns whether all were posted */
  private *posted(parts: readonly string[]): Steps<boolean> {
    for (const [index, text] of parts.entries()) {
      if (this.last !== parts) return false;
      this.post({ kind: 'part', text, index, count: parts.length } satisfies MessagePart);
      yield;
    }
    return true;
  }
}

function isSame(parts: readonly string[], others: readonly string[] | undefined): boolean {
  return parts.length === others?.length && parts.every((part, i) => part === others[i]);
}
