import type { AnchoredExcerpt } from '../model/anchoring';
import type { Disposable } from '../model/event';
import type { FileFacts, FileKind } from '../model/facts';
import type { Pause } from '../model/steps';
import type { Work } from '../model/work';
import { anchorPassages, type ToAnchor } from '../syntax/anchorExcerpts';
import { parseBibliographyInSteps, readWorks } from '../syntax/bibliography';
import { parseFile } from '../syntax/parseFile';
import { Pace, paced } from './pace';

/** Reads what takes long to read: large files and bibliographies, and texts in which passages are looked for. Total, as `parseFile` is. */
export interface Parser extends Disposable {
  /** Whether a file is left to it. Any other is read where it is needed, which costs less than to ask. */
  takes(kind: FileKind, text: string): boolean;
  /** What `parseFile` gives. */
  facts(path: string, kind: FileKind, text: string): Promise<FileFacts>;
  /** The works of a bibliography, in bundles; those that cannot be read are left out. */
  works(path: string, text: string): AsyncIterable<readonly Work[]>;
  /**
   * What `anchorPassages` finds, in bundles.
   * @param pause is asked between the steps of what is done on this thread.
   */
  anchored(passages: ToAnchor, pause: Pause): AsyncIterable<readonly AnchoredExcerpt[]>;
}

/** In UTF-16 code units: so much is read in 6 ms even where only the slow libraries can. */
export const LARGE = 16_000;

/** Reads on the thread that asks: what can be read in steps with pauses, the rest in one go. */
export class InlineParser implements Parser {
  takes(kind: FileKind, text: string): boolean {
    return kind === 'bibliography' && text.length > LARGE;
  }

  facts(path: string, kind: FileKind, text: string): Promise<FileFacts> {
    return kind === 'bibliography'
      ? paced(parseBibliographyInSteps(path, text))
      : Promise.resolve(parseFile(path, kind, text));
  }

  async *works(path: string, text: string): AsyncGenerator<readonly Work[], void, undefined> {
    const pace = new Pace();
    for await (const work of readWorks(path, text, () => pace.breathe())) {
      yield [work];
      await pace.breathe();
    }
  }

  async *anchored(
    passages: ToAnchor,
    pause: Pause,
  ): AsyncGenerator<readonly AnchoredExcerpt[], void, undefined> {
    for (const anchored of anchorPassages(passages)) {
      if (anchored) yield [anchored];
      await pause();
    }
  }

  dispose(): void {
    // It holds nothing.
  }
}
