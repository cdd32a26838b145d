import * as l10n from '@vscode/l10n';
import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { type Disposable, disposeAll } from './model/event';
import { vocabularyFor } from './model/vocabulary/builtIn';
import type { FileSystem } from './repository/folderCorpus';
import { ClaimPage } from './vscode/claims/claimPage';
import { InlineParser, type Parser } from './repository/parser';
import { type OpenChannel, RemoteParser } from './repository/remoteParser';
import { Agreement } from './vscode/agreement/agreement';
import { type Coding, registerCoding } from './vscode/coding/register';
import { registerClaimActs } from './vscode/commands/claims';
import { registerTranslationActs } from './vscode/commands/translations';
import type { Comparisons } from './vscode/commands/comparing';
import { registerCommands } from './vscode/commands/register';
import { CoverageView } from './vscode/coverage/coverageView';
import { FirstSight } from './vscode/firstSight';
import { registerLanguage } from './vscode/language/register';
import { RecentNames } from './vscode/language/recency';
import { MapPanel } from './vscode/map/mapPanel';
import { MatrixView } from './vscode/matrix/matrixView';
import { ruleTexts } from './vscode/overview/knownProblems';
import { Overview } from './vscode/overview/overview';
import { PassagesView } from './vscode/passages/passagesView';
import type { OpenRepository } from './vscode/openRepository';
import { SequencesPage } from './vscode/sequences/sequencesPage';
import { Preview } from './vscode/preview/preview';
import { ProblemCount } from './vscode/problemCount';
import { openSearch } from './vscode/search/quickSearch';
import { Searches } from './vscode/search/searches';
import { SearchMemory } from './vscode/search/searchMemory';
import { showStatus } from './vscode/status';
import { Tour } from './vscode/tour';
import { registerTrees, type Trees } from './vscode/trees/register';
import { VoicesView } from './vscode/voices/voicesView';
import { workspaceFiles } from './vscode/workspaceFiles';
import { TurnContinuation } from './vscode/writing/turnContinuation';
import { WorkspaceRepositories } from './vscode/workspaceRepositories';
import { WrittenDocuments } from './vscode/writtenDocuments';

/** What differs between the places the extension runs in. */
export interface Platform {
  /** A faster way to the files below a root than the editor's own, where there is one. */
  readonly filesAt?: (root: vscode.Uri) => FileSystem | undefined;
  /** A way to a thread that reads large files, where there can be one. */
  readonly otherThread?: OpenChannel;
}

/** The running extension. */
export interface Services extends Disposable {
  readonly repositories: WorkspaceRepositories;
  readonly trees: Trees;
  /** VS Code calls it with the engine of its Markdown preview. */
  readonly extendMarkdownIt: (md: MarkdownIt) => MarkdownIt;
  readonly overview: Overview;
  readonly claimPage: ClaimPage;
  readonly map: MapPanel;
  readonly sequencesPage: SequencesPage;
  readonly coding: Coding;
  readonly passages: PassagesView;
  readonly parser: Parser;
  readonly comparisons: Comparisons;
}

/** Constructs and connects everything, and returns at once: repositories are found and read behind. */
export function compose(context: vscode.ExtensionContext, platform: Platform): Services {
  // The floors without an editor speak the editor's language too.
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const log = vscode.window.createOutputChannel('Red Thread', { log: true });
  const report = (error: unknown): void => log.error(error instanceof Error ? error : String(error));
  const parser = platform.otherThread ? new RemoteParser(platform.otherThread, report) : new InlineParser();
  const repositories = new WorkspaceRepositories(
    {
      parser,
      filesAt: (root) => platform.filesAt?.(root) ?? workspaceFiles(root),
      vocabularyOf: (configuration) => vocabularyFor(configuration, vscode.env.language),
    },
    report,
  );
  const problems = new ProblemCount();
  const tour = new Tour(problems);
  const memory = new SearchMemory(context.workspaceState);
  const written = new WrittenDocuments(repositories);
  const searches = new Searches(repositories);
  const trees = registerTrees(repositories, problems, memory);
  const recent = new RecentNames(context.workspaceState, repositories);
  const coding = registerCoding(repositories, recent, context.workspaceState);
  const pageParts = { repositories, extensionUri: context.extensionUri, report };
  const search = (repository: OpenRepository, query: string): void =>
    openSearch({ repository, search: searches.over(repository), memory, written, coding, report }, query);
  const passages = new PassagesView(repositories);
  const overview = new Overview({
    ...pageParts,
    recent,
    ruleTexts: ruleTexts(context.extension.packageJSON),
    search,
    passages,
  });
  const claimPage = new ClaimPage(pageParts);
  const map = new MapPanel(pageParts);
  const preview = new Preview(repositories);
  const matrix = new MatrixView({ ...pageParts, showPassages: (list) => passages.show(list) });
  const agreement = new Agreement({ ...pageParts, coding, passages });
  const sequencesPage = new SequencesPage(pageParts, passages);
  const coverage = new CoverageView({ ...pageParts, search });
  const voices = new VoicesView(pageParts);
  const comparisons: Comparisons = { matrix, agreement, coverage, voices };
  const firstSight = new FirstSight(context.globalState);
  const parts = [
    log,
    parser,
    repositories,
    problems,
    tour,
    memory,
    written,
    searches,
    trees,
    recent,
    overview,
    claimPage,
    map,
    sequencesPage,
    coding,
    passages,
    matrix,
    agreement,
    coverage,
    voices,
    showStatus(repositories, problems),
    registerCommands({
      repositories,
      trees,
      written,
      search: { searches, memory, coding, report },
      overview,
      claimPage,
      map,
      sequencesPage,
      coding,
      passages,
      comparisons,
      firstSight,
      extensionUri: context.extensionUri,
    }),
    registerClaimActs(repositories, passages, report),
    registerTranslationActs(coding, report),
    new TurnContinuation(repositories, report),
    preview,
    registerLanguage({
      repositories,
      extensionUri: context.extensionUri,
      recent,
      onHover: () => tour.noteHover(),
      report,
    }),
  ];
  void repositories.find().catch(report);
  void firstSight.recall().catch(report);
  return {
    repositories,
    trees,
    overview,
    claimPage,
    map,
    sequencesPage,
    coding,
    passages,
    parser,
    comparisons,
    extendMarkdownIt: (md) => preview.extendMarkdownIt(md),
    dispose: () => disposeAll(parts),
  };
}
