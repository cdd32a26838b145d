import * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../../model/event';
import type { Markup } from '../../protocol/markup';
import { type PageContent, parsePageRequest, parsePageState } from '../../protocol/page';
import { type PageParts, SinglePanel } from './singlePanel';

/** One kind of page: what it shows, how it is drawn, and what it does when somebody uses it. */
export interface PageKind<Model> {
  /** The panel's type, `redThread.…`; the manifest has an activation event `onWebviewPanel:` for it. */
  readonly viewType: string;
  /** The panel's title. */
  readonly title: string;
  /** What is to be shown now, as plain data. Asked for again whenever a repository changes. */
  model(): Model | Promise<Model>;
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

/** The panel of a kind of page. */
export class PagePanel<Model> implements Disposable {
  private readonly panel: SinglePanel;
  private readonly models = new vscode.EventEmitter<Model>();
  /** Fires with what is handed to a panel that has asked for it. */
  readonly onDidShow = this.models.event;

  constructor(
    private readonly kind: PageKind<Model>,
    parts: PageParts,
  ) {
    this.panel = new SinglePanel(
      {
        viewType: kind.viewType,
        title: kind.title,
        script: 'page',
        update: () => this.update(),
        restore: (state) => {
          const kept = parsePageState(state);
          if (kept.kind === 'message') kind.restore(kept.value.state);
        },
        answer: (message) => this.answer(message),
      },
      parts,
    );
  }

  /** Asks for the page to be drawn anew before long, if anybody sees it. */
  request(): void {
    this.panel.request();
  }

  /** Opens the page, or brings it to the front, and shows what there is to show now. */
  show(): void {
    this.panel.show();
  }

  /** Takes over a panel that was open before the window was reloaded. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    this.panel.restore(panel, state);
  }

  /** Does what the page asks for. */
  async answer(message: unknown): Promise<void> {
    const parsed = parsePageRequest(message);
    if (parsed.kind === 'error') throw new Error(`The page's message cannot be read: ${parsed.error}`);
    const request = parsed.value;
    if (request.kind === 'ready') this.panel.forget();
    else await this.kind.act(JSON.parse(request.action), request.value);
    await this.update();
  }

  dispose(): void {
    disposeAll([this.models, this.panel]);
  }

  /** Shows what there is to show now. */
  private async update(): Promise<void> {
    const sent = await this.panel.send(
      () => this.kind.model(),
      (shown): PageContent => ({ body: this.kind.draw(shown), state: this.kind.state() }),
    );
    if (sent) this.models.fire(sent.shown);
  }
}
