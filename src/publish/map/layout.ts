import type { EvidenceMap, MapNode } from '../../analysis/evidenceMap';
import type { Steps } from '../../model/steps';

/** Where something lies, in pixels from the middle of the map; y grows downwards. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

const FULL = 2 * Math.PI;
/** Screens and sheets are wider than high. */
const WIDTH = 1.25;
const HEIGHT = 0.85;
/** So much of a ring's length each of these has, in pixels. */
const PER_CLAIM = 140;
const PER_SESSION = 58;
const PER_PASSAGE = 19;
/** From one ring to the next. */
const BESIDE_CLAIMS = 130;
const TO_PASSAGES = 190;
const TO_RECORDS = 80;
const TO_SITES = 150;
/** How many passages' room a record needs at least, a site, and the gap between two sites. */
const PER_RECORD = 1.2;
const PER_SITE = 5;
const BETWEEN_SITES = 2;

/**
 * Lays out a map, always in the same way: practice in the middle, around it the claims, outside them what was said,
 * its records and their sites, each site with a sector of its own. A claim, and a session, lies towards what it
 * hangs together with. Works and drafts have the sector before the first site. In a few steps.
 */
export function* layOut(map: EvidenceMap): Steps<ReadonlyMap<string, Spot>> {
  const sectors = yield* sectorsOf(map);
  const room = sectors.reduce((sum, sector) => sum + sector.room + BETWEEN_SITES, 0);
  const claims = map.nodes.filter(({ kind }) => kind === 'claim');
  const sessions = map.nodes.filter(({ kind }) => kind === 'session');
  const radii = radiiOf(claims.length, sessions.length, room);
  const angles = yield* outerAngles(sectors, room);
  const neighbours = yield* neighboursOf(map);
  placeAround(angles, claims, neighbours);
  placeAround(angles, sessions, neighbours);
  const spots = new Map<string, Spot>();
  for (const node of map.nodes) {
    const angle = angles.get(node.id) ?? 0;
    const radius = radii[isInner(node) ? 'excerpt' : node.kind];
    const x = rounded(WIDTH * radius * Math.cos(angle));
    spots.set(node.id, { x, y: rounded(HEIGHT * radius * Math.sin(angle)) });
    yield;
  }
  return spots;
}

/** A site, or what has none, with all that belongs there. */
interface Sector {
  readonly site: MapNode | undefined;
  readonly groups: readonly Group[];
  readonly room: number;
}

/** A record behind its passages; the works behind a draft that cites them. */
interface Group {
  readonly outer: readonly MapNode[];
  readonly inner: readonly MapNode[];
  readonly room: number;
}

function* sectorsOf({ nodes, edges }: EvidenceMap): Steps<readonly Sector[]> {
  const byId = new Map<string, MapNode>();
  for (const node of nodes) {
    byId.set(node.id, node);
    yield;
  }
  const ownerOf = yield* ownersOf({ nodes, edges });
  const members = new Map<string, Map<string, { outer: MapNode[]; inner: MapNode[] }>>([['', new Map()]]);
  for (const { id, kind } of nodes) if (kind === 'site') members.set(id, new Map());
  for (const node of nodes) {
    if (node.kind !== 'excerpt' && node.kind !== 'record' && node.kind !== 'reference') continue;
    const owner = ownerOf.get(node.id) ?? node.id;
    const [site = ''] = (byId.get(owner) ?? node).sites;
    const groups = members.get(site) ?? members.get('');
    const group = groups?.get(owner) ?? { outer: [], inner: [] };
    (isInner(node) ? group.inner : group.outer).push(node);
    groups?.set(owner, group);
    yield;
  }
  const sectors: Sector[] = [];
  for (const [site, found] of members) {
    const groups: Group[] = [];
    let needed = 0;
    for (const { outer, inner } of found.values()) {
      const room = Math.max(outer.length * PER_RECORD, inner.length);
      groups.push({ outer, inner, room });
      needed += room;
      yield;
    }
    if (site === '' && needed === 0) continue;
    sectors.push({ site: byId.get(site), groups, room: Math.max(needed, site === '' ? 0 : PER_SITE) });
  }
  return sectors;
}

/** The record that a passage is from; the first draft that cites a work. */
function* ownersOf({ nodes, edges }: EvidenceMap): Steps<ReadonlyMap<string, string>> {
  const drafts = new Set(nodes.filter(isDraft).map(({ id }) => id));
  const owners = new Map<string, string>();
  for (const { from, to, relation } of edges) {
    if (relation === 'from') owners.set(from, to);
    else if (relation === 'cites' && drafts.has(from) && !owners.has(to)) owners.set(to, from);
    yield;
  }
  return owners;
}

function isDraft({ kind, type }: MapNode): boolean {
  return kind === 'record' && type === 'draft';
}

/** Whether a node lies on the ring next to the claims. */
function isInner(node: MapNode): boolean {
  return node.kind === 'excerpt' || isDraft(node);
}

/** Angles of all that lies outside the claims, clockwise from the top. */
function* outerAngles(sectors: readonly Sector[], room: number): Steps<Map<string, number>> {
  const angles = new Map<string, number>();
  const angleAt = (at: number): number => -FULL / 4 + (FULL * at) / room;
  let at = BETWEEN_SITES / 2;
  for (const { site, groups, room: sectorRoom } of sectors) {
    const needed = groups.reduce((sum, g) => sum + g.room, 0);
    if (site) angles.set(site.id, angleAt(at + sectorRoom / 2));
    let start = at + (sectorRoom - needed) / 2;
    for (const { outer, inner, room: groupRoom } of groups) {
      const spread = (nodes: readonly MapNode[], each: number): void => {
        nodes.forEach(({ id }, i) => {
          angles.set(id, angleAt(start + groupRoom / 2 + each * (i - (nodes.length - 1) / 2)));
        });
      };
      spread(outer, PER_RECORD);
      spread(inner, 1);
      start += groupRoom;
      yield;
    }
    at += sectorRoom + BETWEEN_SITES;
  }
  return angles;
}

/** Spreads nodes evenly over a ring, each as near as can be to what it hangs together with. */
function placeAround(
  angles: Map<string, number>,
  nodes: readonly MapNode[],
  neighbours: ReadonlyMap<string, readonly string[]>,
): void {
  const drawn = nodes.map(({ id }, i) => {
    const known = (neighbours.get(id) ?? []).flatMap((other) => angles.get(other) ?? []);
    return { id, wanted: meanAngle(known) ?? (FULL * i) / nodes.length - FULL / 4 };
  });
  drawn.sort((a, b) => a.wanted - b.wanted);
  const step = FULL / nodes.length;
  const turn = meanAngle(drawn.map(({ wanted }, i) => wanted - i * step)) ?? 0;
  drawn.forEach(({ id }, i) => angles.set(id, turn + i * step));
}

/** The direction in which angles point together; undefined where they cancel out, or there are none. */
function meanAngle(angles: readonly number[]): number | undefined {
  const x = angles.reduce((sum, angle) => sum + Math.cos(angle), 0);
  const y = angles.reduce((sum, angle) => sum + Math.sin(angle), 0);
  return Math.hypot(x, y) < 1e-6 ? undefined : rounded(Math.atan2(y, x) * 1e4) / 1e4;
}

/** How far each kind lies from the middle. A claim alone lies in it, with the sessions around. */
function radiiOf(claims: number, sessions: number, room: number): Readonly<Record<MapNode['kind'], number>> {
  // By the chord, not the arc: few things lie on a narrow ring.
  const ring = (count: number, each: number): number =>
    count < 2 ? 0 : each / (2 * Math.sin(Math.PI / count));
  const isAlone = claims === 1;
  const [inner, outer] = isAlone
    ? [0, sessions === 0 ? 0 : Math.max(BESIDE_CLAIMS, ring(sessions, PER_SESSION))]
    : [ring(sessions, PER_SESSION), ring(claims, PER_CLAIM)];
  const around = isAlone ? outer : Math.max(outer, sessions === 0 ? 0 : inner + BESIDE_CLAIMS);
  const excerpt = Math.max(around + TO_PASSAGES, (room * PER_PASSAGE) / FULL);
  const record = excerpt + TO_RECORDS;
  const [claim, session] = isAlone ? [inner, around] : [around, inner];
  return { claim, session, excerpt, record, reference: record, site: record + TO_SITES };
}

function* neighboursOf({ edges }: EvidenceMap): Steps<ReadonlyMap<string, readonly string[]>> {
  const neighbours = new Map<string, string[]>();
  const add = (id: string, other: string): void => {
    const known = neighbours.get(id);
    if (known) known.push(other);
    else neighbours.set(id, [other]);
  };
  for (const { from, to } of edges) {
    add(from, to);
    add(to, from);
    yield;
  }
  return neighbours;
}

/** To a tenth: the last digits of a sine differ from machine to machine. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
