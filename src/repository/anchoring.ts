import type { Definition, FileFacts } from '../model/facts';
import { stemOf } from '../model/ids';
import { isSameValue, textAt, valueAt } from '../model/value';
import { anchorExcerpts } from '../syntax/anchorExcerpts';
import { splitFrontMatter } from '../syntax/frontMatter';
import { hasTurns } from '../syntax/record';
import type { Anchored, RepositoryIndex } from './index';
import { Pace } from './pace';

/**
 * Keeps the places of all excerpts in step with the records and the excerpt files. Records are read in the
 * background, and only those that have excerpts; no text is kept.
 */
export class Anchoring {
  /** Stems of records and excerpt files that are to be looked at. */
  private readonly waiting = new Set<string>();
  private running: Promise<void> | undefined;
  private isDisposed = false;

  /**
   * @param read gives the text of a file, an open document's before the one on disk.
   * @param tell is called with files of which something else holds now.
   */
  constructor(
    private readonly index: RepositoryIndex,
    private readonly read: (path: string) => Promise<string | undefined>,
    private readonly tell: (affected: ReadonlySet<string>) => void,
  ) {}

  /** Notes changed files, before the change is told of: what held in their old texts holds no longer. */
  note(files: ReadonlyMap<string, FileFacts | undefined>): void {
    for (const [path, facts] of files) {
      const stem = stemOf(path);
      const excerpts = this.index.filesOf(stem).filter((f) => f.kind === 'excerpts');
      if (facts?.kind === 'excerpts') this.forgetOthers(facts);
      else this.index.setAnchored(path, undefined);
      if (facts?.kind !== 'excerpts')
        for (const file of excerpts) this.index.setAnchored(file.path, undefined);
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
    const pathOf = new Map(files.flatMap((f) => f.definitions.map((d) => [d, f.path] as const)));
    const { bodyStart } = splitFrontMatter(text);
    const withTurns = hasTurns(textAt(owner.facts.root, 'type'));
    for (const [excerpt, anchored] of anchorExcerpts(text, bodyStart, withTurns, pathOf.keys())) {
      const result = results.get(pathOf.get(excerpt) ?? '');
      // Of two with one id, which is an error, the first counts.
      if (!result?.has(excerpt.name)) result?.set(excerpt.name, { excerpt, anchored });
      await pace.breathe();
      // Changed meanwhile, as with every key while somebody types: it waits again.
      if (this.waiting.has(stem) || this.isDisposed) return;
    }
    if (this.waiting.has(stem) || this.isDisposed) return;
    for (const [path, anchored] of results) this.index.setAnchored(path, anchored);
    this.tell(new Set([owner.path, ...results.keys()]));
  }

  /** Excerpts that say the same as before stay where they are until all are looked at again. */
  private forgetOthers(facts: FileFacts): void {
    const before = this.index.anchoredIn(facts.path);
    if (!before) return;
    const kept = new Map<string, Anchored>();
    for (const excerpt of facts.definitions) {
      const same = before.get(excerpt.name);
      if (same && !kept.has(excerpt.name) && isSameSelector(excerpt, same.excerpt))
        kept.set(excerpt.name, { excerpt, anchored: same.anchored });
    }
    this.index.setAnchored(facts.path, kept);
  }
}

const SELECTOR = ['quote', 'prefix', 'suffix', 'at'];

function isSameSelector(a: Definition, b: Definition): boolean {
  return SELECTOR.every((key) => isSameValue(valueAt(a.fields, key), valueAt(b.fields, key)));
}
