/** Something to let go of. */
export interface Disposable {
  dispose(): void;
}

/** Adds a listener; dispose what comes back to remove it. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** The sending side of an event. A listener that throws does not keep the others from hearing. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<(value: T) => void>();

  readonly event: Event<T> = (listener) => {
    // A wrapper, so that the same function may listen twice.
    const own = (value: T): void => {
      listener(value);
    };
    this.listeners.add(own);
    return { dispose: () => this.listeners.delete(own) };
  };

  fire(value: T): void {
    const failures: unknown[] = [];
    for (const listener of [...this.listeners]) {
      try {
        listener(value);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'A listener failed.');
  }

  dispose(): void {
    this.listeners.clear();
  }
}

/** Asks whether the answer is still wanted. Satisfied by VS Code's CancellationToken. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** For callers that never cancel. */
export const neverCancelled: CancellationToken = { isCancellationRequested: false };

/** Disposes all, in reverse order, and only then reports what went wrong. */
export function disposeAll(disposables: readonly Disposable[]): void {
  const failures: unknown[] = [];
  for (const disposable of [...disposables].reverse()) {
    try {
      disposable.dispose();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some parts could not be disposed.');
}
