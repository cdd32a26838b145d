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
import { paced } from '../../repository/pace';
import { activeRepository } from '../chosenRepository';
import type { OpenRepository } from '../openRepository';
import { repositoryAt, repositoryOptions } from '../pages/repositoryOptions';
import { type PageParts, SinglePanel } from '../pages/singlePanel';
import { placeOf } from '../passage';
import { type RepositoryFile, showPlace } from '../place';

/** The page that draws claims with all that speaks to them. There is at most one in a window. */
export class MapPanel implements Disposable {
  private readonly panel: SinglePanel;
  /** The repository that somebody chose; the first where nobody did. */
  private chosen = '';
  private filter: MapFilter = {};
  private readonly pages = new vscode.EventEmitter<MapPage>();
  /** Fires with each page that is handed to a panel that has asked for it. */
  readonly onDidShow = this.pages.event;

  constructor(private readonly parts: PageParts) {
    this.panel = new SinglePanel(
      {
        viewType: 'redThread.evidenceMap',
        title: vscode.l10n.t('Evidence Map'),
        script: 'map',
        // The map is drawn into a picture that stands in the page itself, to be saved as PNG.
        images: 'data:',
        isLarge: true,
        update: () => this.update(),
        restore: (state) => this.takeBack(state),
        answer: (message) => this.answer(message),
      },
      parts,
    );
  }

  /** Opens the map, or brings it to the front. @param claim what to narrow it down to; without it, all is shown. */
  show(claim?: RepositoryFile): void {
    const open = claim?.repository ?? activeRepository(this.parts.repositories);
    if (claim || !this.panel.isOpen) {
      const id = claim?.repository.repository.snapshot.recordAt(claim.path)?.id;
      this.filter = id === undefined ? {} : { claim: id };
      this.chosen = open?.root.toString() ?? this.chosen;
    }
    this.panel.show();
  }

  /** Takes over a panel that was open before the window was reloaded. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    this.panel.restore(panel, state);
  }

  /** Does what the page asks for. */
  async answer(message: unknown): Promise<void> {
    const parsed = parseMapRequest(message);
    if (parsed.kind === 'error') throw new Error(`The map's message cannot be read: ${parsed.error}`);
    const request = parsed.value;
    switch (request.kind) {
      case 'ready':
        this.panel.forget();
        await this.update();
        return;
      case 'choose':
        this.choose(request);
        await this.update();
        return;
      case 'open':
        await this.open(request.id);
        return;
      case 'export':
        if (request.format === 'svg') await this.save('svg', new TextEncoder().encode(await this.svg()));
        else this.post({ kind: 'draw', svg: await this.svg() });
        return;
      case 'drawn':
        await this.save('png', bytesOf(request.png));
    }
  }

  dispose(): void {
    disposeAll([this.pages, this.panel]);
  }

  private takeBack(state: unknown): void {
    const kept = parseMapState(state);
    if (kept.kind === 'error') return;
    const { repository, ...filter } = kept.value;
    this.chosen = repository;
    this.filter = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
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
    return repositoryAt(this.parts.repositories, this.chosen);
  }

  private async map(): Promise<EvidenceMap> {
    const open = this.repository();
    return open ? paced(evidenceMapOf(open.repository.snapshot)) : { nodes: [], edges: [] };
  }

  /** Shows what there is to show now. */
  private async update(): Promise<void> {
    const sent = await this.panel.send(
      () => this.page(),
      (shown) => shown,
    );
    if (sent) this.pages.fire(sent.shown);
  }

  private async page(): Promise<MapPage> {
    const { repositories } = this.parts;
    const open = this.repository();
    if (!open) return pageWithoutRepository(repositories.activity === 'searching');
    const { snapshot } = open.repository;
    const { filter } = this;
    const parts = {
      repository: open.root.toString(),
      repositories: repositoryOptions(repositories.all),
      language: vscode.env.language,
    };
    return paced(mapPage(snapshot, await this.map(), filter, parts));
  }

  private post(message: MapMessage): void {
    this.panel.post(message);
  }

  private async svg(): Promise<string> {
    const { filter } = this;
    const { name } = this.repository()?.repository.snapshot.configuration ?? { name: undefined };
    const picture = await paced(pictureOf(filterMap(await this.map(), filter)));
    return paced(mapSvg(picture, mapTitle(name, filter)));
  }

  /** Opens what was clicked beside the map; of what nobody can find, nothing. */
  private async open(id: string): Promise<void> {
    const repository = this.repository();
    const located = (await this.map()).nodes.find((node) => node.id === id)?.located;
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
