import * as vscode from 'vscode';
import { type EvidenceMap, evidenceMapOf } from '../../analysis/evidenceMap';
import { filterMap, type MapFilter } from '../../analysis/mapFilter';
import { mapPage, pageWithoutRepository } from '../../pages/map';
import { type Disposable, disposeAll } from '../../model/event';
import {
  type MapMessage,
  type MapPage,
  type MapRequest,
  parseMapRequest,
  parseMapState,
} from '../../protocol/map';
import { pictureOf } from '../../publish/map/picture';
import { mapSvg } from '../../publish/map/svg';
import { mapTitle } from '../../publish/map/words';
import { Batched } from '../batched';
import type { OpenRepository } from '../openRepository';
import { pageHtml } from '../pages/html';
import type { PageParts } from '../pages/pagePanel';
import { placeOf } from '../passage';
import { type RepositoryFile, showPlace } from '../place';
import { forEachOpen } from '../repositoryEvents';

const VIEW_TYPE = 'redThread.evidenceMap';

/** The page that draws claims with all that speaks to them. There is at most one in a window. */
export class MapPanel implements Disposable {
  private panel: vscode.WebviewPanel | undefined;
  /** The repository that somebody chose; the first where nobody did. */
  private chosen: string | undefined;
  private filter: MapFilter = {};
  private last: string | undefined;
  private readonly pages = new vscode.EventEmitter<MapPage>();
  private readonly refresh: Batched;
  private readonly subscriptions: readonly Disposable[];
  /** Fires with each page that is handed to a panel that has asked for it. */
  readonly onDidShow = this.pages.event;

  constructor(private readonly parts: PageParts) {
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
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: (panel, state: unknown) => {
          this.restore(panel, state);
          return Promise.resolve();
        },
      }),
    ];
  }

  /** Opens the map, or brings it to the front. @param claim what to narrow it down to; without it, all is shown. */
  show(claim?: RepositoryFile): void {
    const editor = vscode.window.activeTextEditor;
    const open = claim?.repository ?? (editor && this.parts.repositories.of(editor.document.uri));
    if (claim || !this.panel) {
      const id = claim?.repository.repository.snapshot.recordAt(claim.path)?.id;
      this.filter = id === undefined ? {} : { claim: id };
      this.chosen = open?.root.toString() ?? this.chosen;
    }
    if (this.panel) {
      this.panel.reveal();
      this.update();
      return;
    }
    const title = vscode.l10n.t('Evidence Map');
    this.adopt(vscode.window.createWebviewPanel(VIEW_TYPE, title, vscode.ViewColumn.Active));
  }

  /** Takes over a panel that was open before the window was reloaded. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    this.panel?.dispose();
    const kept = parseMapState(state);
    if (kept.kind === 'message') {
      const { repository, ...filter } = kept.value;
      this.chosen = repository;
      this.filter = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
    }
    this.adopt(panel);
  }

  /** Does what the page asks for. */
  async answer(message: unknown): Promise<void> {
    const parsed = parseMapRequest(message);
    if (parsed.kind === 'error') throw new Error(`The map's message cannot be read: ${parsed.error}`);
    const request = parsed.value;
    switch (request.kind) {
      case 'ready':
        this.last = undefined;
        this.update();
        return;
      case 'choose':
        this.choose(request);
        this.update();
        return;
      case 'open':
        await this.open(request.id);
        return;
      case 'export':
        if (request.format === 'svg') await this.save('svg', new TextEncoder().encode(this.svg()));
        else this.post({ kind: 'draw', svg: this.svg() });
        return;
      case 'drawn':
        await this.save('png', bytesOf(request.png));
    }
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
      panel.onDidChangeViewState(() => {
        if (panel.visible) this.refresh.request();
      }),
      panel.onDidDispose(() => {
        disposeAll(ofPanel);
        if (this.panel === panel) this.panel = undefined;
      }),
    ];
    // The map is drawn into a picture that stands in the page itself, to be saved as PNG.
    panel.webview.html = pageHtml(panel.webview, folder, 'map', panel.title, 'data:');
  }

  private choose({ name, value }: Extract<MapRequest, { kind: 'choose' }>): void {
    if (name === 'repository') {
      this.chosen = value;
      this.filter = {};
    } else {
      const { [name]: _, ...others } = this.filter;
      this.filter = value === '' ? others : { ...others, [name]: value };
    }
  }

  private repository(): OpenRepository | undefined {
    const { all } = this.parts.repositories;
    return all.find((open) => open.root.toString() === this.chosen) ?? all[0];
  }

  private map(): EvidenceMap {
    const open = this.repository();
    return open ? evidenceMapOf(open.repository.snapshot) : { nodes: [], edges: [] };
  }

  private update(): void {
    if (!this.panel) return;
    const { repositories } = this.parts;
    const open = this.repository();
    const page = open
      ? mapPage(open.repository.snapshot, this.map(), this.filter, {
          repository: open.root.toString(),
          repositories: repositories.all.map(({ root, repository }) => ({
            value: root.toString(),
            label: repository.snapshot.configuration.name ?? root.path.slice(root.path.lastIndexOf('/') + 1),
          })),
          language: vscode.env.language,
        })
      : pageWithoutRepository(repositories.activity === 'searching');
    const written = JSON.stringify(page);
    if (written === this.last) return;
    this.last = written;
    this.post(page);
    this.pages.fire(page);
  }

  private post(message: MapMessage): void {
    void this.panel?.webview.postMessage(message);
  }

  private svg(): string {
    const { name } = this.repository()?.repository.snapshot.configuration ?? { name: undefined };
    return mapSvg(pictureOf(filterMap(this.map(), this.filter)), mapTitle(name, this.filter));
  }

  /** Opens what was clicked beside the map; of what nobody can find, nothing. */
  private async open(id: string): Promise<void> {
    const repository = this.repository();
    const located = this.map().nodes.find((node) => node.id === id)?.located;
    if (!repository || !located) return;
    await showPlace(placeOf(repository, located), { viewColumn: vscode.ViewColumn.Beside });
  }

  private async save(format: 'svg' | 'png', content: Uint8Array): Promise<void> {
    const root = this.repository()?.root;
    const name = `${['evidence-map', ...Object.values<string>({ ...this.filter })].join('-')}.${format}`;
    const uri = await vscode.window.showSaveDialog({
      ...(root ? { defaultUri: vscode.Uri.joinPath(root, name) } : {}),
      filters: { [format.toUpperCase()]: [format] },
    });
    if (uri) await vscode.workspace.fs.writeFile(uri, content);
  }
}

/** The bytes that a text in base64 stands for. */
function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
}
