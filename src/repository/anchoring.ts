import { carriedAnchoring, type Replacement } from '../model/carried';
import { selectorOf } from '../model/excerpt';
import type { FileFacts } from '../model/facts';
import { stemOf } from '../model/ids';
import { textAt } from '../model/value';
import type { ToAnchor } from '../syntax/anchorExcerpts';
import { hasTurns } from '../syntax/record';
import type { Anchored, RepositoryIndex } from './index';
import { Pace } from './pace';
import type { Parser } from './parser';

/** What was done to a text since the one that the index spoke of before. */
export interface Edited {
  readonly replacements: readonly Replacement[];
  /** The length of the text now, in UTF-16 code units. */
  readonly length: number;
}

/**
 * Keeps the places of all excerpts in step with the records and the excerpt files. Records are read in the
 * background, and only those that have excerpts; no text is kept.
 */
export class Anchoring {
  /** Stems of records and excerpt files that are to be looked at. */
  private readonly waiting = new Set<string>();
  /** By stem, the length of the text that the places are of. */
  private readonly lengths = new Map<string, number>();
  private running: Promise<void> | undefined;
  private isDisposed = false;

  /**
   * @param parser finds the passages.
   * @param read gives the text of a file, an open document's before the one on disk.
   * @param tell is called with files of which something else holds now.
   */
  constructor(
    private readonly index: RepositoryIndex,
    private readonly parser: Parser,
    private readonly read: (path: string) => Promise<string | undefined>,
    private readonly tell: (affected: ReadonlySet<string>) => void,
  ) {}

  /**
   * Notes changed files, before the change is told of. What is known to stand in a record's old text is carried through
   * the edits until it is looked for anew; where the edits are not known it holds no longer.
   */
  note(
    files: ReadonlyMap<string, FileFacts | undefined>,
    editedOf: (path: string) => Edited | undefined,
  ): void {
    for (const [path, facts] of files) {
      const stem = stemOf(path);
      const excerpts = this.index.filesOf(stem).filter((f) => f.kind === 'excerpts');
      if (facts?.kind !== 'excerpts') {
        this.index.setAnchored(path, undefined);
        const edited = facts && this.editedHere(stem, path, editedOf(path));
        for (const file of excerpts) this.index.setAnchored(file.path, edited && this.carried(file, edited));
      }
      if (excerpts.length > 0) this.waiting.add(stem);
    }
  }

  /** Anchors all that waits; resolves when nothing does. */
  settle(): Promise<void> {
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  dispose(): void {
    this.isDisposed = true;
  }

  private async run(): Promise<void> {
    const pace = new Pace();
    for (let [stem] = this.waiting; stem !== undefined && !this.isDisposed; [stem] = this.waiting) {
      this.waiting.delete(stem);
      await this.anchorAt(stem, pace);
    }
  }

  private async anchorAt(stem: string, pace: Pace): Promise<void> {
    const files = this.index.filesOf(stem).filter((f) => f.kind === 'excerpts');
    const owner = files[0] && this.index.ownerOf(files[0].path);
    const text = owner && (await this.read(owner.path));
    if (!owner || text === undefined) {
      // What was said of the excerpts before holds no longer.
      this.tell(new Set(files.map((f) => f.path)));
      return;
    }
    const results = new Map(files.map((f) => [f.path, new Map<string, Anchored>()]));
    const wanted = files.flatMap(({ path, definitions }) =>
      definitions.flatMap((excerpt) => {
        const selector = selectorOf(excerpt.fields);
        return selector ? { path, excerpt, selector } : [];
      }),
    );
    const passages: ToAnchor = {
      text,
      withTurns: hasTurns(textAt(owner.facts.root, 'type')),
      selectors: wanted.map(({ selector }) => selector),
    };
    let at = 0;
    for await (const bundle of this.parser.anchored(passages, () => pace.breathe())) {
      // Changed meanwhile, as with every key while somebody types: it waits again.
      if (this.waiting.has(stem) || this.isDisposed) return;
      for (const anchored of bundle) {
        const { path, excerpt } = wanted[at++] ?? {};
        const result = results.get(path ?? '');
        // Of two with one id, which is an error, the first counts.
        if (excerpt && !result?.has(excerpt.name)) result?.set(excerpt.name, { excerpt, anchored });
      }
    }
    if (this.waiting.has(stem) || this.isDisposed) return;
    this.lengths.set(stem, text.length);
    for (const [path, anchored] of results) this.index.setAnchored(path, anchored);
    this.tell(new Set([owner.path, ...results.keys()]));
  }

  /** The edits of a record, where they begin with the text that the places are of: it may have been read from disk since. */
  private editedHere(stem: string, path: string, edited: Edited | undefined): Edited | undefined {
    const before = this.lengths.get(stem);
    this.lengths.delete(stem);
    if (!edited || this.index.recordAt(path) === undefined) return undefined;
    const added = edited.replacements.reduce(
      (sum, { span, length }) => sum + length - (span.end - span.start),
      0,
    );
    if (before === undefined || before + added !== edited.length) return undefined;
    this.lengths.set(stem, edited.length);
    return edited;
  }

  private carried(file: FileFacts, { replacements }: Edited): ReadonlyMap<string, Anchored> {
    const carried = new Map<string, Anchored>();
    for (const [id, { excerpt, anchored }] of this.index.anchoredIn(file.path) ?? []) {
      const anchoring = carriedAnchoring(anchored.anchoring, replacements);
      if (anchoring) carried.set(id, { excerpt, anchored: { ...anchored, anchoring } });
    }
    return carried;
  }
}
