import * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../../model/event';
import type { Markup } from '../../protocol/markup';
import { type PageContent, parsePageRequest, parsePageState } from '../../protocol/page';
import { Batched } from '../batched';
import { forEachOpen } from '../repositoryEvents';
import type { WorkspaceRepositories } from '../workspaceRepositories';
import { pageHtml } from './html';

/** What every page needs around it. */
export interface PageParts {
  readonly repositories: WorkspaceRepositories;
  /** Where the extension is installed. */
  readonly extensionUri: vscode.Uri;
  readonly report: (error: unknown) => void;
}

/** One kind of page: what it shows, how it is drawn, and what it does when somebody uses it. */
export interface PageKind<Model> {
  /** The panel's type, `redThread.…`; the manifest has an activation event `onWebviewPanel:` for it. */
  readonly viewType: string;
  /** The panel's title. */
  readonly title: string;
  /** What is to be shown now, as plain data. Asked for again whenever a repository changes. */
  model(): Model;
  /** The model as elements; a pure function, in `src/pages`. */
  draw(model: Model): readonly Markup[];
  /** What was chosen on the page, so that it comes back after a reload. */
  state(): string;
  /** Takes back what `state` gave; of an older version perhaps, so whatever it makes no sense of is left out. */
  restore(state: string): void;
  /**
   * Does what an element asks for that was used.
   * @param action what the element's button or choice was given
   * @param value what was chosen, of a choice; 'true' or 'false', of a tick
   * @throws Error where the action cannot be read
   */
  act(action: unknown, value: string | undefined): Promise<void> | void;
}

/** The panel of a kind of page. There is at most one in a window; it follows what changes in the repositories. */
export class PagePanel<Model> implements Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private last: string | undefined;
  private readonly models = new vscode.EventEmitter<Model>();
  private readonly refresh: Batched;
  private readonly subscriptions: readonly Disposable[];
  /** Fires with what is handed to a panel that has asked for it. */
  readonly onDidShow = this.models.event;

  constructor(
    private readonly kind: PageKind<Model>,
    private readonly parts: PageParts,
  ) {
    const { repositories } = parts;
    this.refresh = new Batched(() => this.update(), 500, 3000);
    const request = (): void => this.request();
    this.subscriptions = [
      this.models,
      this.refresh,
      repositories.onDidChange(request),
      repositories.onDidChangeActivity(request),
      forEachOpen(repositories, ({ repository }) => repository.onDidChange(request)),
      vscode.window.registerWebviewPanelSerializer(kind.viewType, {
        deserializeWebviewPanel: (panel, state: unknown) => {
          this.restore(panel, state);
          return Promise.resolve();
        },
      }),
    ];
  }

  /** Asks for the page to be drawn anew before long, if anybody sees it. */
  request(): void {
    if (this.panel?.visible) this.refresh.request();
  }

  /** Opens the page, or brings it to the front, and shows what there is to show now. */
  show(): void {
    if (this.panel) {
      this.panel.reveal();
      this.update();
      return;
    }
    const { viewType, title } = this.kind;
    this.adopt(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active));
  }

  /** Takes over a panel that was open before the window was reloaded. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    this.panel?.dispose();
    const kept = parsePageState(state);
    if (kept.kind === 'message') this.kind.restore(kept.value.state);
    this.adopt(panel);
  }

  /** Does what the page asks for. */
  async answer(message: unknown): Promise<void> {
    const parsed = parsePageRequest(message);
    if (parsed.kind === 'error') throw new Error(`The page's message cannot be read: ${parsed.error}`);
    const request = parsed.value;
    if (request.kind === 'ready') this.last = undefined;
    else await this.kind.act(JSON.parse(request.action), request.value);
    this.update();
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
      panel.onDidChangeViewState(() => this.request()),
      panel.onDidDispose(() => {
        disposeAll(ofPanel);
        if (this.panel === panel) this.panel = undefined;
      }),
    ];
    panel.webview.html = pageHtml(panel.webview, folder, 'page', this.kind.title);
  }

  private update(): void {
    if (!this.panel) return;
    const model = this.kind.model();
    const content: PageContent = { body: this.kind.draw(model), state: this.kind.state() };
    const written = JSON.stringify(content);
    if (written === this.last) return;
    this.last = written;
    void this.panel.webview.postMessage(content);
    this.models.fire(model);
  }
}
