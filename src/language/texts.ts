import type { CancellationToken } from '../model/event';
import type { FileFacts } from '../model/facts';
import { Pace } from '../repository/pace';

/** Reads files of the repository. What is typed in an open editor wins over what is on disk. */
export interface Texts {
  /** The text of a file; undefined where it is missing or cannot be read. */
  read(path: string): Promise<string | undefined>;
}

/** A document open in the editor, with what its text says at this moment. */
export interface OpenDocument {
  readonly path: string;
  readonly text: string;
  readonly facts: FileFacts;
}

/** Files read at the same time: enough to keep the disk busy, few enough to hold no more texts than needed. */
const READS_AT_ONCE = 32;

/**
 * Reads files, many at a time, and gives them in order. Between them it lets others use the thread, and it
 * ends early when the answer is no longer wanted.
 */
export async function* readAll(
  texts: Texts,
  paths: readonly string[],
  token: CancellationToken,
): AsyncIterable<{ readonly path: string; readonly text: string | undefined }> {
  const pace = new Pace();
  for (let i = 0; i < paths.length; i += READS_AT_ONCE) {
    const bundle = paths.slice(i, i + READS_AT_ONCE);
    const read = await Promise.all(bundle.map((path) => texts.read(path)));
    for (const [k, path] of bundle.entries()) {
      await pace.breathe();
      if (token.isCancellationRequested) return;
      yield { path, text: read[k] };
    }
  }
}
