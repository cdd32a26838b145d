import { stateLabel } from '../../analysis/claims';
import type { EvidenceMap, MapEdge, MapNode } from '../../analysis/evidenceMap';
import type { Steps } from '../../model/steps';
import type { MapKind } from '../../model/mapSigns';
import { layOut } from './layout';

/** A map as it is drawn, on the page and in the file. Pixels from the middle; y grows downwards. */
export interface MapPicture {
  /** One for each of the map's nodes, in their order. */
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly MapEdge[];
}

export interface DrawnNode {
  readonly id: string;
  readonly kind: MapKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What is written in a claim, below a session and beside everything else. */
  readonly lines: readonly string[];
  /** The direction in which a label runs that stands beside, in degrees clockwise; from -180 to 180. */
  readonly turn: number;
  /** Given up, or not found. */
  readonly look: 'plain' | 'faint';
}

const sizes: Readonly<Record<MapKind, readonly [width: number, height: number]>> = {
  claim: [132, 0],
  session: [20, 20],
  excerpt: [9, 9],
  record: [12, 12],
  site: [30, 26],
  reference: [13, 12],
};
/** So many letters of a claim's title stand on a line, on so many lines at most. */
const LETTERS = 20;
const TITLE_LINES = 2;
const LINE = 15;

/** Draws a map, a thing in a step. Labels are ids, titles of claims, labels of sites, and authors; no words of the material. */
export function* pictureOf(map: EvidenceMap): Steps<MapPicture> {
  const spots = yield* layOut(map);
  const nodes: DrawnNode[] = [];
  for (const node of map.nodes) {
    const { x, y } = spots.get(node.id) ?? { x: 0, y: 0 };
    const lines = linesOf(node);
    const [width, height] = sizes[node.kind];
    nodes.push({
      id: node.id,
      kind: node.kind,
      x,
      y,
      width,
      height: node.kind === 'claim' ? lines.length * LINE + 12 : height,
      lines,
      turn: node.kind === 'site' || (x === 0 && y === 0) ? (x < 0 ? 180 : 0) : degrees(x, y),
      look: node.state === 'dropped' || node.located === undefined ? 'faint' : 'plain',
    });
    yield;
  }
  return { nodes, edges: map.edges };
}

function linesOf({ kind, id, label, title, state }: MapNode): readonly string[] {
  // Beside its record a passage needs no more than its own name.
  if (kind === 'excerpt') return [label.slice(label.indexOf('#') + 1)];
  if (kind !== 'claim') return [label];
  return [id, ...wrapped(title ?? ''), ...(state === undefined ? [] : [stateLabel(state)])];
}

/** A text on a few lines, broken between words; what is too long ends with an ellipsis. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((w) => w !== '')) {
    const last = lines.at(-1);
    const room = last === undefined ? -1 : LETTERS - last.length - 1;
    if (last !== undefined && word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > LETTERS ? `${word.slice(0, LETTERS - 1)}…` : word);
  }
  if (lines.length <= TITLE_LINES) return lines;
  return [...lines.slice(0, TITLE_LINES - 1), `${lines[TITLE_LINES - 1] ?? ''} …`];
}

function degrees(x: number, y: number): number {
  return Math.round((Math.atan2(y, x) * 1800) / Math.PI) / 10 + 0;
}
