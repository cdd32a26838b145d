import * as vscode from 'vscode';
import { problemsInSteps } from '../../checks/problems';
import { type Disposable, disposeAll } from '../../model/event';
import { Lines } from '../../model/lines';
import type { FileFacts } from '../../model/facts';
import type { Problem } from '../../model/problem';
import { type Pause, withPauses } from '../../model/steps';
import type { RepositoryChange } from '../../repository/repository';
import { Pace } from '../../repository/pace';
import type { OpenRepository, Repositories } from '../openRepository';
import { SOURCE } from '../problemCount';
import { forEachOpen } from '../repositoryEvents';
import { SECTION } from '../settings';
import { DueFiles } from './dueFiles';
import { rangeOf } from './documents';
import { severitiesFor } from './severity';

/** Tells what is wrong in every file of every repository, while it is being written. */
export function registerDiagnostics(
  repositories: Repositories,
  rulesPage: vscode.Uri,
  report: (error: unknown) => void,
): Disposable {
  const collection = vscode.languages.createDiagnosticCollection(SOURCE);
  const listening = forEachOpen(repositories, (open) => new Watch(open, collection, rulesPage, report));
  return { dispose: () => disposeAll([collection, listening]) };
}

/** Keeps the diagnostics of one repository up to date: what changed, and what depends on it, is looked at again. */
class Watch implements Disposable {
  private readonly due: DueFiles;
  /** Where all files are to be looked at, those still to come. */
  private everyFile: Iterator<FileFacts, unknown> | undefined;
  /** Files that have diagnostics. */
  private readonly shown = new Set<string>();
  private readonly subscriptions: readonly Disposable[];
  /** By the settings as they are now, also for files that a run under way has yet to come to. */
  private severityOf: ReturnType<typeof severitiesFor>;
  private isRunning = false;
  private disposed = false;

  constructor(
    private readonly open: OpenRepository,
    private readonly collection: vscode.DiagnosticCollection,
    private readonly rulesPage: vscode.Uri,
    private readonly report: (error: unknown) => void,
  ) {
    this.severityOf = severitiesFor(open.root);
    this.due = new DueFiles(() => void this.run());
    this.subscriptions = [
      this.due,
      open.repository.onDidChange((change) => this.note(change)),
      vscode.workspace.onDidChangeConfiguration((e) => {
        if (!e.affectsConfiguration(`${SECTION}.rules`, open.root)) return;
        this.severityOf = severitiesFor(open.root);
        this.noteAll();
      }),
    ];
    this.noteAll();
  }

  dispose(): void {
    this.disposed = true;
    disposeAll(this.subscriptions);
    this.collection.set([...this.shown].map((path) => [this.open.uriOf(path), undefined]));
  }

  private note({ changed, affected, configuration, complete }: RepositoryChange): void {
    // While files are still being read only what somebody writes just now is worth a look; the last event is for all.
    if (!complete) this.add([...changed].filter(this.isOpen()));
    else if (configuration) this.noteAll();
    else this.add([...changed, ...affected]);
  }

  private noteAll(): void {
    const { snapshot } = this.open.repository;
    if (!snapshot.complete) return;
    // Files are taken one by one from the snapshot when their turn comes: there may be a hundred thousand.
    this.everyFile = snapshot.files()[Symbol.iterator]();
    this.add([...this.shown]);
    void this.run();
  }

  private add(paths: readonly string[]): void {
    this.due.add(paths, this.isOpen());
  }

  /** Tells which files are open in an editor. */
  private isOpen(): (path: string) => boolean {
    const paths = new Set(vscode.workspace.textDocuments.map((document) => this.open.pathOf(document.uri)));
    return (path) => paths.has(path);
  }

  /** Looks at all that is due, with room for others in between. What fails at one file does not hold up the rest. */
  private async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    const pace = new Pace();
    const failures: unknown[] = [];
    let batch: [vscode.Uri, vscode.Diagnostic[] | undefined][] = [];
    const flush = (): void => {
      if (batch.length > 0 && !this.disposed) this.collection.set(batch);
      batch = [];
    };
    const pause: Pause = () => {
      if (pace.isDue) flush();
      return pace.breathe();
    };
    for (let path = this.next(); path !== undefined && !this.disposed; path = this.next()) {
      try {
        const diagnostics = await this.diagnosticsOf(path, pause);
        if (diagnostics || this.shown.has(path)) batch.push([this.open.uriOf(path), diagnostics]);
        if (diagnostics) this.shown.add(path);
        else this.shown.delete(path);
        await pause();
      } catch (error) {
        failures.push(error);
      }
      await pace.breathe();
    }
    this.isRunning = false;
    try {
      flush();
    } catch (error) {
      failures.push(error);
    }
    // They are mostly one and the same mistake.
    if (failures.length > 0) this.report(failures[0]);
  }

  /** The next file to be looked at: what is due before what is only one of all. */
  private next(): string | undefined {
    const due = this.due.take();
    if (due !== undefined) return due;
    const next = this.everyFile?.next();
    if (next && !next.done) return next.value.path;
    this.everyFile = undefined;
    return undefined;
  }

  /** Undefined for a file without problems, and for one that is gone. */
  private async diagnosticsOf(path: string, pause: Pause): Promise<vscode.Diagnostic[] | undefined> {
    const { severityOf } = this;
    const { repository } = this.open;
    const facts = repository.snapshot.file(path);
    if (!facts) return undefined;
    const found = await withPauses(problemsInSteps(repository.snapshot, facts), pause);
    const problems = found.filter((p) => severityOf(p.rule) !== undefined);
    if (problems.length === 0) return undefined;
    const lines = new Lines((await repository.text(path)) ?? '');
    // Somebody types, or a large document was waited for.
    if (repository.snapshot.file(path) !== facts) return this.diagnosticsOf(path, pause);
    const related = await this.relatedOf(problems, pause);
    const diagnostics: vscode.Diagnostic[] = [];
    for (const [i, problem] of problems.entries()) {
      const severity = severityOf(problem.rule);
      const diagnostic = new vscode.Diagnostic(rangeOf(lines, problem.span), problem.message, severity);
      diagnostic.source = SOURCE;
      diagnostic.code = { value: problem.rule, target: this.rulesPage.with({ fragment: problem.rule }) };
      const places = related[i];
      if (places && places.length > 0) diagnostic.relatedInformation = places;
      diagnostics.push(diagnostic);
      await pause();
    }
    return diagnostics;
  }

  /** What each problem points to besides. */
  private async relatedOf(
    problems: readonly Problem[],
    pause: Pause,
  ): Promise<vscode.DiagnosticRelatedInformation[][]> {
    const lines = new Map<string, Lines | undefined>();
    const result: vscode.DiagnosticRelatedInformation[][] = [];
    for (const { related = [] } of problems) {
      const found: vscode.DiagnosticRelatedInformation[] = [];
      for (const { path, span, message } of related) {
        if (!lines.has(path)) {
          const text = await this.open.repository.text(path);
          lines.set(path, text === undefined ? undefined : new Lines(text));
        }
        const inFile = lines.get(path);
        if (!inFile) continue;
        const place = new vscode.Location(this.open.uriOf(path), rangeOf(inFile, span));
        found.push(new vscode.DiagnosticRelatedInformation(place, message));
      }
      result.push(found.length === related.length ? found : []);
      await pause();
    }
    return result;
  }
}
