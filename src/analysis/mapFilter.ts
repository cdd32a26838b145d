import { fold } from '../model/ids';
import type { MapRelation } from '../model/mapSigns';
import type { EvidenceMap, MapEdge, MapNode } from './evidenceMap';

/** What of the map is shown: ids of a claim, a site and a potential, a state as written; all together must hold. */
export interface MapFilter {
  readonly claim?: string;
  readonly site?: string;
  readonly potential?: string;
  readonly state?: string;
}

/** Relations along which one comes from a claim or its evidence to what that rests on. */
const BACKGROUND: ReadonlySet<MapRelation> = new Set(['from', 'at', 'cites']);

/**
 * The claims of a filter and what belongs to them. With a site, only what comes from there or from no site in
 * particular, and only claims to which something from there speaks.
 */
export function filterMap(map: EvidenceMap, filter: MapFilter): EvidenceMap {
  if (Object.values(filter).every((value) => value === undefined)) return map;
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const { site } = filter;
  const isElsewhere = (id: string): boolean => {
    const { kind, sites = [] } = nodes.get(id) ?? {};
    return site !== undefined && kind !== 'claim' && sites.length > 0 && !has(sites, site);
  };
  const edges = map.edges.filter(({ from, to }) => !isElsewhere(from) && !isElsewhere(to));
  const into = groupedBy(edges, ({ to }) => to);
  const outOf = groupedBy(edges, ({ from }) => from);
  const speaksFromSite = ({ from }: MapEdge): boolean =>
    site === undefined || has(nodes.get(from)?.sites ?? [], site);

  const shown = new Set<string>();
  const show = (id: string): void => {
    if (shown.has(id)) return;
    shown.add(id);
    // A draft cites much that has nothing to do with the claim.
    if (nodes.get(id)?.type === 'draft') return;
    for (const { to, relation } of outOf.get(id) ?? []) if (BACKGROUND.has(relation)) show(to);
  };
  for (const node of map.nodes.filter((n) => isChosen(n, filter))) {
    const speaking = into.get(node.id) ?? [];
    if (site !== undefined && !speaking.some(speaksFromSite)) continue;
    show(node.id);
    for (const { from } of speaking) show(from);
  }
  return {
    nodes: map.nodes.filter(({ id }) => shown.has(id)),
    edges: edges.filter(({ from, to }) => shown.has(from) && shown.has(to)),
  };
}

function isChosen({ kind, id, potentials, state }: MapNode, filter: MapFilter): boolean {
  return (
    kind === 'claim' &&
    (filter.claim === undefined || fold(id) === fold(filter.claim)) &&
    (filter.potential === undefined || has(potentials, filter.potential)) &&
    (filter.state === undefined || state === filter.state)
  );
}

function has(names: readonly string[], name: string): boolean {
  return names.some((n) => fold(n) === fold(name));
}

function groupedBy(
  edges: readonly MapEdge[],
  keyOf: (edge: MapEdge) => string,
): ReadonlyMap<string, readonly MapEdge[]> {
  const groups = new Map<string, MapEdge[]>();
  for (const edge of edges) {
    const group = groups.get(keyOf(edge));
    if (group) group.push(edge);
    else groups.set(keyOf(edge), [edge]);
  }
  return groups;
}
