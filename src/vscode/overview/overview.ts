import * as vscode from 'vscode';
import { type PlacedStep, placedSteps, placesOf } from '../../analysis/nextSteps';
import { inOrder } from '../../analysis/order';
import { detailOf } from '../../language/about';
import { type Disposable, disposeAll } from '../../model/event';
import {
  type OverviewPage,
  type OverviewRequest,
  parseOverviewRequest,
  parseOverviewState,
} from '../../protocol/overview';
import { Batched } from '../batched';
import type { RecentNames } from '../language/recency';
import type { OpenRepository } from '../openRepository';
import { type Place, placeOfSpan, showPlace } from '../place';
import { forEachOpen } from '../repositoryEvents';
import { iconOf } from '../trees/recordsTree';
import type { WorkspaceRepositories } from '../workspaceRepositories';
import { overviewHtml } from './html';
import { problemsByRule } from './knownProblems';
import { placedStepText } from './lists';
import { emptyPage, overviewPage } from './page';

const VIEW_TYPE = 'redThread.overview';

/** What the overview needs around it. */
export interface OverviewParts {
  readonly repositories: WorkspaceRepositories;
  readonly recent: RecentNames;
  /** What rules find, in words. */
  readonly ruleTexts: ReadonlyMap<string, string>;
  /** Where the extension is installed. */
  readonly extensionUri: vscode.Uri;
  readonly search: (repository: OpenRepository, query: string) => void;
  readonly report: (error: unknown) => void;
}

/** The page that shows what a repository holds. There is at most one in a window. */
export class Overview implements Disposable {
  private panel: vscode.WebviewPanel | undefined;
  /** The repository that somebody chose; the first where nobody did. */
  private chosen: string | undefined;
  private last: string | undefined;
  private readonly pages = new vscode.EventEmitter<OverviewPage>();
  private readonly refresh: Batched;
  private readonly subscriptions: readonly Disposable[];
  /** Fires with each page that is handed to a panel that has asked for it. */
  readonly onDidShow = this.pages.event;

  constructor(private readonly parts: OverviewParts) {
    const { repositories } = parts;
    this.refresh = new Batched(() => this.update(), 500, 3000);
    const request = (): void => {
      if (this.panel?.visible) this.refresh.request();
    };
    this.subscriptions = [
      this.pages,
      this.refresh,
      repositories.onDidChange(request),
      repositories.onDidChangeActivity(request),
      forEachOpen(repositories, ({ repository }) => repository.onDidChange(request)),
      vscode.languages.onDidChangeDiagnostics(request),
      vscode.window.onDidChangeActiveTextEditor(request),
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: (panel, state: unknown) => {
          this.restore(panel, state);
          return Promise.resolve();
        },
      }),
    ];
  }

  /** Opens the page, or brings it to the front. */
  show(): void {
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    const editor = vscode.window.activeTextEditor;
    this.chosen = (editor && this.parts.repositories.of(editor.document.uri))?.root.toString();
    const panel = vscode.window.createWebviewPanel(
      VIEW_TYPE,
      vscode.l10n.t('Overview'),
      vscode.ViewColumn.Active,
    );
    this.adopt(panel);
  }

  /** Takes over a panel that was open before the window was reloaded. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    this.panel?.dispose();
    const kept = parseOverviewState(state);
    if (kept.kind === 'message') this.chosen = kept.value.repository;
    this.adopt(panel);
  }

  /** Does what the page asks for. */
  async answer(message: unknown): Promise<void> {
    const parsed = parseOverviewRequest(message);
    if (parsed.kind === 'error') throw new Error(`The overview's message cannot be read: ${parsed.error}`);
    const request = parsed.value;
    if (request.kind === 'ready') this.last = undefined;
    if (request.kind === 'choose') this.chosen = request.repository;
    if (request.kind === 'ready' || request.kind === 'choose') {
      this.update();
      return;
    }
    const repository = this.repository();
    if (repository) await this.follow(repository, request);
  }

  dispose(): void {
    this.panel?.dispose();
    disposeAll(this.subscriptions);
  }

  private adopt(panel: vscode.WebviewPanel): void {
    const folder = vscode.Uri.joinPath(this.parts.extensionUri, 'dist', 'webview');
    this.panel = panel;
    this.last = undefined;
    panel.iconPath = vscode.Uri.joinPath(this.parts.extensionUri, 'media', 'icon.svg');
    panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };
    const ofPanel = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        void this.answer(message).catch(this.parts.report);
      }),
      panel.onDidDispose(() => {
        disposeAll(ofPanel);
        if (this.panel === panel) this.panel = undefined;
      }),
    ];
    panel.webview.html = overviewHtml(panel.webview, folder);
  }

  private repository(): OpenRepository | undefined {
    const { all } = this.parts.repositories;
    return all.find((open) => open.root.toString() === this.chosen) ?? all[0];
  }

  private update(): void {
    if (!this.panel) return;
    const { repositories, recent, ruleTexts } = this.parts;
    const open = this.repository();
    const page = open
      ? overviewPage(open, {
          repositories: repositories.all,
          problems: problemsByRule(repositories, open),
          ruleTexts,
          recent: recent.order.keys(),
        })
      : emptyPage(repositories.activity === 'searching');
    const written = JSON.stringify(page);
    if (written === this.last) return;
    this.last = written;
    void this.panel.webview.postMessage(page);
    this.pages.fire(page);
  }

  private async follow(
    open: OpenRepository,
    request: Exclude<OverviewRequest, { kind: 'ready' | 'choose' }>,
  ): Promise<void> {
    switch (request.kind) {
      case 'search':
        this.parts.search(open, request.query);
        return;
      case 'open':
        if (open.repository.snapshot.file(request.path)) {
          await showPlace({ repository: open, path: request.path });
        }
        return;
      case 'problems':
        await vscode.commands.executeCommand('redThread.showProblems');
        return;
      case 'step': {
        const step = placedSteps.find((name) => name === request.step);
        if (step) await beginStep(open, step);
        else await vscode.commands.executeCommand('redThread.newRecord');
      }
    }
  }
}

/** Opens the place where a step begins; of several, the one that somebody picks. */
async function beginStep(open: OpenRepository, step: PlacedStep): Promise<void> {
  const { snapshot } = open.repository;
  const places = placesOf(snapshot, step).map((place) => ({
    ...place,
    id: place.record.id,
    path: place.record.path,
  }));
  const items = inOrder(places).map(({ record, span }) => ({
    label: record.id,
    description: record.title ?? '',
    detail: detailOf(snapshot, record),
    iconPath: new vscode.ThemeIcon(iconOf(snapshot, record.type)),
    place: (span
      ? placeOfSpan(open, record.path, span)
      : { repository: open, path: record.path }) satisfies Place,
  }));
  const picked =
    items.length > 1
      ? await vscode.window.showQuickPick(items, {
          title: placedStepText(step, items.length),
          placeHolder: vscode.l10n.t('Where do you want to begin?'),
          matchOnDescription: true,
          matchOnDetail: true,
        })
      : items[0];
  if (picked) await showPlace(picked.place);
}
