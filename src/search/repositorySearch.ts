import { type CancellationToken, type Disposable, disposeAll, Emitter, neverCancelled } from '../model/event';
import { withPauses } from '../model/steps';
import { Pace } from '../repository/pace';
import type { Repository } from '../repository/repository';
import { bestPassage, type Passage } from './passages';
import { parseQuery } from './query';
import type { Hit } from './bestHits';
import { SearchIndex } from './searchIndex';

/**
 * Search over one repository. It costs nothing until it is first used; then names and fields are there at once,
 * and the texts follow in the background.
 */
export class RepositorySearch implements Disposable {
  private readonly index: SearchIndex;
  private readonly newFields = new Set<string>();
  private readonly newBodies = new Set<string>();
  private takingFields: Promise<void> | undefined;
  private readingBodies: Promise<void> | undefined;
  private used = false;
  private disposed = false;
  private readonly progress = new Emitter<undefined>();
  private readonly subscription: Disposable;

  /** Fires when the texts that were not searched yet have been taken in: the same query may find more. */
  readonly onDidReadTexts = this.progress.event;

  constructor(private readonly repository: Repository) {
    this.index = new SearchIndex(repository.snapshot, (path) => repository.text(path));
    this.subscription = repository.onDidChange(({ changed, affected, configuration }) => {
      if (!this.used) return;
      for (const path of changed) this.note(path);
      // An excerpt is named after its record, which may have got another id.
      for (const path of affected) if (repository.snapshot.file(path)?.kind === 'excerpts') this.note(path);
      if (!configuration) return;
      for (const { path, kind } of repository.snapshot.files())
        if (kind === 'excerpts') this.newFields.add(path);
    });
  }

  /** Whether all texts are searched. */
  get isComplete(): boolean {
    return this.used && this.newBodies.size === 0 && !this.readingBodies;
  }

  /** The best hits for a query as it stands in the search box, best first. */
  async search(
    text: string,
    limit: number,
    token: CancellationToken = neverCancelled,
  ): Promise<readonly Hit[]> {
    await this.takeFields(token);
    void this.takeBodies();
    const hits = await this.index.search(parseQuery(text), limit, token);
    return token.isCancellationRequested || this.disposed ? [] : hits;
  }

  /** The place in a record's text that answers the query; none where only its name or fields do. */
  async passageIn({ document: { kind, path } }: Hit, text: string): Promise<Passage | undefined> {
    const body = kind === 'record' ? await this.repository.text(path) : undefined;
    const from = this.repository.snapshot.file(path)?.bodyStart ?? 0;
    return body === undefined ? undefined : bestPassage(body, from, parseQuery(text));
  }

  /** Resolves when all texts are searched; the command line waits for it. */
  async readAll(): Promise<void> {
    await this.takeFields(neverCancelled);
    while (!this.isComplete && !this.disposed) await this.takeBodies();
  }

  dispose(): void {
    this.disposed = true;
    disposeAll([this.progress, this.subscription]);
  }

  private note(path: string): void {
    this.newFields.add(path);
    this.newBodies.add(path);
  }

  private async takeFields(token: CancellationToken): Promise<void> {
    if (!this.used) {
      this.used = true;
      for (const { path } of this.repository.snapshot.files()) this.note(path);
    }
    // One after another: a file that is being taken in must not be taken in once more meanwhile.
    while (this.takingFields) await this.takingFields;
    this.takingFields = this.takeNewFields(token).finally(() => {
      this.takingFields = undefined;
    });
    await this.takingFields;
  }

  private async takeNewFields(token: CancellationToken): Promise<void> {
    const pace = new Pace();
    for (const path of this.newFields) {
      if (token.isCancellationRequested || this.disposed) return;
      this.newFields.delete(path);
      await withPauses(this.index.updateFields(path), () => pace.breathe());
      await pace.breathe();
    }
  }

  private takeBodies(): Promise<void> {
    this.readingBodies ??= this.readBodies().finally(() => {
      this.readingBodies = undefined;
    });
    return this.readingBodies;
  }

  private async readBodies(): Promise<void> {
    if (this.newBodies.size === 0) return;
    const pace = new Pace();
    for (const path of this.newBodies) {
      if (this.disposed) return;
      this.newBodies.delete(path);
      if (this.repository.snapshot.file(path)?.kind !== 'record') continue;
      const text = await this.repository.text(path);
      if (text !== undefined) await withPauses(this.index.updateBody(path, text), () => pace.breathe());
      await pace.breathe();
    }
    // After `finally` above, so that listeners find it complete.
    setTimeout(() => {
      if (!this.disposed) this.progress.fire(undefined);
    }, 0);
  }
}
