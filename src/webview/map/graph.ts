import cytoscape from 'cytoscape';
import type { MapPage, PageNode } from '../../protocol/map';
import { mapStyle } from './style';
import { currentTheme, onThemeChange } from './theme';

/** What the graph tells of. */
export interface GraphEvents {
  readonly onOpen: (id: string) => void;
  /** Something is looked at, or nothing any more. */
  readonly onLook: (id: string | undefined) => void;
}

/** Below this zoom the titles of claims cannot be read. */
const FAR = 0.62;
/** With so many things on the map, it is drawn no finer than the page. */
const MANY = 600;
/** So long the mouse rests on something before it is looked at, in milliseconds. */
const REST = 120;
const arrows: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

/**
 * The map on its canvas: places are given, nothing is laid out here. What is looked at is drawn on a canvas of its own
 * above the map, which steps back as one picture; so a look draws few things, however many there are.
 */
export class MapGraph {
  private cy: cytoscape.Core | undefined;
  /** What is looked at, with what it hangs together with. */
  private lit: cytoscape.Core | undefined;
  private looked: string | undefined;
  /** What somebody went to, by keyboard or by a button; the mouse only glances at other things. */
  private stays: string | undefined;
  private nodes: readonly PageNode[] = [];
  /** What is below the mouse. */
  private below: string | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private shown = '';
  /** Everything is in sight, and stays so when the page changes its size; not once somebody went nearer or elsewhere. */
  private isFitted = true;

  constructor(
    private readonly container: HTMLElement,
    private readonly above: HTMLElement,
    private readonly events: GraphEvents,
  ) {
    // The library would write a style of its own into the page, which its policy forbids; `map.css` says the same.
    document.querySelector('link[rel=stylesheet]')?.setAttribute('id', '__________cytoscape_stylesheet');
    onThemeChange(() => {
      for (const cy of this.drawn()) cy.style(mapStyle(currentTheme()));
    });
    new ResizeObserver(() => {
      for (const cy of this.drawn()) cy.resize();
      if (this.isFitted) this.fit();
    }).observe(container);
  }

  /** Draws a map. One that has the same things at the same places keeps its view. */
  show({ nodes, edges }: MapPage): void {
    const places = JSON.stringify(nodes.map(({ id, x, y }) => [id, x, y]));
    const isKept = places === this.shown && !this.isFitted;
    const view = isKept && this.cy ? viewOf(this.cy) : undefined;
    this.shown = places;
    this.nodes = nodes;
    this.below = undefined;
    this.cy?.destroy();
    const cy = cytoscape({
      ...drawing(this.container),
      elements: [
        ...nodes.map(nodeElement),
        ...edges.map(({ from, to, relation }) => ({
          data: { id: `${from} ${relation} ${to}`, source: from, target: to },
          classes: relation,
        })),
      ],
      pixelRatio: nodes.length > MANY ? 1 : 'auto',
    });
    this.cy = cy;
    cy.on('zoom', () => this.showFar());
    cy.on('viewport', () => this.lit?.viewport(viewOf(cy)));
    cy.on('scrollzoom pinchzoom dragpan', () => (this.isFitted = false));
    cy.on('tap', ({ position }) => {
      const id = this.nodeAt(position);
      this.look(id);
      if (id !== undefined) this.events.onOpen(id);
    });
    cy.on('mousemove', ({ position }) => this.pass(this.nodeAt(position)));
    cy.on('mouseout', () => this.pass(undefined));
    if (view) cy.viewport(view);
    else this.fit();
    this.showFar();
    if (!nodes.some(({ id }) => id === this.stays)) this.stays = undefined;
    this.looked = undefined;
    this.light(this.stays);
  }

  /** Goes to something, so that it is in sight; with undefined, lets go. */
  look(id: string | undefined): void {
    this.stays = id;
    this.light(id);
    const node = id === undefined ? undefined : this.cy?.getElementById(id);
    if (!this.cy || !node || node.empty()) return;
    const { x1, y1, x2, y2 } = this.cy.extent();
    const { x, y } = node.position();
    if (x >= x1 && x <= x2 && y >= y1 && y <= y2) return;
    this.isFitted = false;
    this.cy.center(node);
  }

  fit(): void {
    this.isFitted = true;
    this.cy?.fit(undefined, 24);
    // From afar the names of sites are larger, and have to be in sight as well.
    this.showFar();
    this.cy?.fit(undefined, 24);
  }

  /** @param factor above 1 comes nearer */
  zoom(factor: number): void {
    if (!this.cy) return;
    this.isFitted = false;
    const middle = { x: this.cy.width() / 2, y: this.cy.height() / 2 };
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: middle });
  }

  /** Does what a key means on the map. @returns whether it means anything */
  press(key: string): boolean {
    const step = arrows.get(key);
    if (step) this.look(this.nextFrom(step) ?? this.stays);
    else if (key === 'Escape') this.look(undefined);
    else if ((key === 'Enter' || key === ' ') && this.stays !== undefined) this.events.onOpen(this.stays);
    else if (key === '+') this.zoom(1.3);
    else if (key === '-') this.zoom(1 / 1.3);
    else if (key === '0') this.fit();
    else return false;
    return true;
  }

  /** The next thing in a direction: near, and not far off to the side. From nowhere, the first claim. */
  private nextFrom([dx, dy]: readonly [number, number]): string | undefined {
    const nodes = this.cy?.nodes().toArray() ?? [];
    const from = nodes.find((node) => node.id() === this.stays)?.position();
    if (!from) return (nodes.find((node) => node.hasClass('claim')) ?? nodes[0])?.id();
    let best: { id: string; cost: number } | undefined;
    for (const node of nodes) {
      const { x, y } = node.position();
      const ahead = (x - from.x) * dx + (y - from.y) * dy;
      const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
      if (ahead < 1 || aside > 2 * ahead) continue;
      const cost = ahead + 2 * aside;
      if (!best || cost < best.cost) best = { id: node.id(), cost };
    }
    return best?.id;
  }

  /** What lies at a place of the map, of several things the uppermost. The library would draw anew for each that it finds. */
  private nodeAt({ x, y }: cytoscape.Position): string | undefined {
    const slack = 2 / (this.cy?.zoom() ?? 1);
    return this.nodes.findLast(
      (node) =>
        Math.abs(node.x - x) <= node.width / 2 + slack && Math.abs(node.y - y) <= node.height / 2 + slack,
    )?.id;
  }

  /** The mouse passes over something, or over nothing. */
  private pass(id: string | undefined): void {
    if (id === this.below) return;
    this.below = id;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.light(id ?? this.stays), REST);
  }

  /** Brings out something and what it hangs together with, and lets the rest step back. */
  private light(id: string | undefined): void {
    const { cy } = this;
    if (!cy) return;
    if (id !== undefined && id === this.looked) return;
    this.looked = id;
    this.lit?.destroy();
    this.lit = undefined;
    const node = id === undefined ? undefined : cy.getElementById(id);
    // On the container itself it would have the library draw everything anew, as if that had changed its size.
    this.container.parentElement?.classList.toggle('is-looked-at', node !== undefined);
    if (node) {
      const near = node.closedNeighborhood();
      const elements = near.jsons() as cytoscape.ElementDefinition[];
      this.lit = cytoscape({ ...drawing(this.above), elements, ...viewOf(cy) });
      this.lit.elements().addClass('near');
      this.lit.getElementById(node.id()).addClass('looked');
    }
    this.events.onLook(id);
  }

  private showFar(): void {
    for (const cy of this.drawn()) {
      const isFar = cy.zoom() < FAR;
      const named = cy.nodes('.claim, .site');
      if (named.first().hasClass('far') !== isFar) named.toggleClass('far', isFar);
    }
  }

  private drawn(): readonly cytoscape.Core[] {
    return [this.cy, this.lit].flatMap((cy) => cy ?? []);
  }
}

/** What the map and what is looked at have in common. */
function drawing(container: HTMLElement): cytoscape.CytoscapeOptions {
  return {
    container,
    style: mapStyle(currentTheme()),
    layout: { name: 'preset', fit: false },
    minZoom: 0.04,
    maxZoom: 3,
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
  };
}

function viewOf(cy: cytoscape.Core): { readonly zoom: number; readonly pan: cytoscape.Position } {
  return { zoom: cy.zoom(), pan: { ...cy.pan() } };
}

function nodeElement(node: PageNode): cytoscape.ElementDefinition {
  const { id, kind, x, y, width, height, lines, look } = node;
  const data = { id, width, height, label: lines.join('\n') };
  const classes = look === 'faint' ? [kind, 'faint'] : [kind];
  if (kind === 'claim' || kind === 'session') return { data, position: { x, y }, classes };
  const { side, ...label } = labelBeside(node);
  return { data: { ...data, ...label }, position: { x, y }, classes: [...classes, side] };
}

/** A label runs outwards from its thing, and never upside down. */
function labelBeside({ turn, width }: PageNode) {
  const angle = (turn * Math.PI) / 180;
  const side = Math.abs(turn) > 90 ? 'left' : 'right';
  const away = width / 2 + 4;
  // The library counts from the thing's own side, whichever way the label runs.
  const fromSide = side === 'left' ? width / 2 : -width / 2;
  return {
    side,
    marginX: fromSide + away * Math.cos(angle),
    marginY: away * Math.sin(angle),
    rotation: side === 'left' ? angle - Math.PI : angle,
  };
}
