import * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../../model/event';
import { Batched } from '../batched';
import { forEachOpen } from '../repositoryEvents';
import type { WorkspaceRepositories } from '../workspaceRepositories';
import { pageHtml } from './html';
import { Outbox } from './outbox';

/** What every page needs around it. */
export interface PageParts {
  readonly repositories: WorkspaceRepositories;
  /** Where the extension is installed. */
  readonly extensionUri: vscode.Uri;
  readonly report: (error: unknown) => void;
}

/** What stands in a panel. */
interface PanelContent {
  /** The panel's type, `redThread.…`; the manifest has an activation event `onWebviewPanel:` for it. */
  readonly viewType: string;
  readonly title: string;
  /** The name of its script and of its style sheet. */
  readonly script: 'page' | 'map';
  /** Where it may take pictures from, as its content policy says it. */
  readonly images?: string;
  /** What it shows is so large that it is sent in parts. */
  readonly isLarge?: true;
  /** Hands what there is to show now to `send`. Asked for again whenever a repository changes. */
  update(): Promise<void>;
  /** Takes back what the panel kept before the window was reloaded, of which nothing is known yet. */
  restore(state: unknown): void;
  /** Does what the panel's script asks for, of which nothing is known yet. */
  answer(message: unknown): Promise<void>;
}

/** A panel of which there is at most one in a window; it follows what changes in the repositories. */
export class SinglePanel implements Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private readonly outbox: Outbox;
  private readonly refresh: Batched;
  private readonly subscriptions: readonly Disposable[];

  constructor(
    private readonly content: PanelContent,
    private readonly parts: PageParts,
  ) {
    const { repositories } = parts;
    this.outbox = new Outbox((message) => this.post(message), content.isLarge ?? false);
    this.refresh = new Batched(() => this.update(), 500, 3000);
    const request = (): void => this.request();
    this.subscriptions = [
      this.refresh,
      repositories.onDidChange(request),
      repositories.onDidChangeActivity(request),
      forEachOpen(repositories, ({ repository }) => repository.onDidChange(request)),
      vscode.window.registerWebviewPanelSerializer(content.viewType, {
        deserializeWebviewPanel: (panel, state: unknown) => {
          this.restore(panel, state);
          return Promise.resolve();
        },
      }),
    ];
  }

  get isOpen(): boolean {
    return this.panel !== undefined;
  }

  /** Asks for what it shows to be drawn anew before long, if anybody sees it. */
  request(): void {
    if (this.panel?.visible) this.refresh.request();
  }

  /** Opens the panel, or brings it to the front, and shows what there is to show now. */
  show(): void {
    if (this.panel) {
      this.panel.reveal();
      this.update();
      return;
    }
    const { viewType, title } = this.content;
    this.adopt(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active));
  }

  /** Takes over a panel that was open before the window was reloaded. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    this.panel?.dispose();
    this.content.restore(state);
    this.adopt(panel);
  }

  /**
   * Works out what is to be shown and sends it, unless it was sent last, or something is asked for anew before.
   * @param draw makes the message of it
   * @returns what was sent; undefined where nothing was
   */
  async send<T>(
    work: () => T | Promise<T>,
    draw: (shown: T) => object,
  ): Promise<{ readonly shown: T } | undefined> {
    return this.panel && this.outbox.send(work, draw);
  }

  /** Sends something that is not shown for long. */
  post(message: object): void {
    void this.panel?.webview.postMessage(message);
  }

  /** Forgets what was sent: the script has begun anew and shows nothing. */
  forget(): void {
    this.outbox.forget();
  }

  dispose(): void {
    this.panel?.dispose();
    disposeAll(this.subscriptions);
  }

  private update(): void {
    void this.content.update().catch(this.parts.report);
  }

  private adopt(panel: vscode.WebviewPanel): void {
    const { content, parts } = this;
    const folder = vscode.Uri.joinPath(parts.extensionUri, 'dist', 'webview');
    this.panel = panel;
    this.forget();
    panel.iconPath = vscode.Uri.joinPath(parts.extensionUri, 'media', 'icon.svg');
    panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };
    const ofPanel = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        void content.answer(message).catch(parts.report);
      }),
      panel.onDidChangeViewState(() => this.request()),
      panel.onDidDispose(() => {
        disposeAll(ofPanel);
        if (this.panel === panel) this.panel = undefined;
      }),
    ];
    panel.webview.html = pageHtml(panel.webview, folder, content.script, content.title, content.images);
  }
}
