import type { Reference } from '../model/facts';
import { fold } from '../model/ids';
import type { MapKind, MapRelation } from '../model/mapSigns';
import { sitesOf } from '../model/sitesOf';
import type { Steps } from '../model/steps';
import { textAt } from '../model/value';
import { shortAuthors, yearOf } from '../model/work';
import type { Located, RecordEntry, Resolution, Snapshot } from '../repository/snapshot';
import { type ClaimEntry, claimsInSteps, type EvidenceEntry, evidenceByRelation, outcomes } from './claims';
import { linkedAt } from './claimStanding';
import { claimsShownIn, isSession, sessionNamed } from './dialogue';
import { inOrder, inOrderInSteps } from './order';
import { siteLabel } from './sites';

/** Something on the evidence map. */
export interface MapNode {
  /** `CLM-012`, `OBS-012#x03`, `@caswell2017`; one thing has one node. */
  readonly id: string;
  readonly kind: MapKind;
  /** What it is called: an id, a site's label, authors and year. No words of the material. */
  readonly label: string;
  /** What a claim or record is called besides. */
  readonly title: string | undefined;
  /** The record's type. */
  readonly type: string | undefined;
  /** Ids of the sites it comes from; of a claim those of its scope. */
  readonly sites: readonly string[];
  readonly potentials: readonly string[];
  /** A claim's state, as written. */
  readonly state: string | undefined;
  /** Where it is defined; undefined for what a claim names and nobody can find. */
  readonly located: Located | undefined;
}

/** A relation, told from its source: evidence supports a claim, an excerpt is from a record, a draft cites a work. */
export interface MapEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: MapRelation;
}

/** Claims with all that speaks to them. In order of id, so that the same repository gives the same map. */
export interface EvidenceMap {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

/**
 * Draws together the claims of a repository, what speaks to them, and where that comes from; a thing in a step. Empty
 * without claims.
 */
export function* evidenceMapOf(snapshot: Snapshot): Steps<EvidenceMap> {
  const map = new Gathering(snapshot);
  const claims = (yield* claimsInSteps(snapshot)).map((entry) => ({ ...entry.record, entry }));
  for (const { entry } of inOrder(claims)) {
    map.addClaim(entry);
    yield;
  }
  if (claims.length === 0) return { nodes: [], edges: [] };
  for (const record of snapshot.records()) {
    if (record.type === 'site') map.addRecord(record);
    else if (record.type === 'draft') map.addDraft(record);
    else if (isSession(record)) map.addShown(record);
    yield;
  }
  return yield* map.result();
}

/** Collects nodes and edges, each once. */
class Gathering {
  private readonly nodes = new Map<string, MapNode>();
  private readonly edges = new Map<string, MapEdge>();

  constructor(private readonly snapshot: Snapshot) {}

  addClaim(entry: ClaimEntry): void {
    const claim = this.addRecord(entry.record);
    for (const [relation, pieces] of evidenceByRelation(this.snapshot, entry)) {
      for (const piece of pieces) this.link(this.addEvidence(piece), claim, relation);
    }
    for (const { session, outcome } of entry.claim.dialogue) {
      if (session === undefined) continue;
      const record = sessionNamed(this.snapshot, session);
      const from = record ? this.addRecord(record) : this.addUnknown(session, 'session');
      this.link(from, claim, outcomes.find((o) => o === outcome) ?? 'shown');
    }
    this.addCitations(claim, entry.record.facts.references);
  }

  /** A draft, where it makes a claim. */
  addDraft(record: RecordEntry): void {
    const { references } = record.facts;
    const made = this.claimsNamed(references.flatMap((r) => (r.form === 'wikilink' ? r.target : [])));
    if (made.length === 0) return;
    const draft = this.addRecord(record);
    for (const claim of made) this.link(draft, claim, 'makes');
    this.addCitations(draft, references);
  }

  /** A session with the claims that it put into play and nobody answered. */
  addShown(record: RecordEntry): void {
    for (const claim of this.claimsNamed(claimsShownIn(record))) {
      const session = this.addRecord(record);
      const isAnswered = outcomes.some((o) => this.edges.has(edgeKey(session, claim, o)));
      if (!isAnswered) this.link(session, claim, 'shown');
    }
  }

  addRecord(record: RecordEntry): string {
    const { root } = record.facts;
    const kind = kindOf(record);
    const sites = sitesOf(root);
    const id = this.add({
      id: record.id,
      kind,
      label: kind === 'site' ? siteLabel(this.snapshot, record.id) : record.id,
      title: record.title,
      type: record.type,
      sites: kind === 'site' ? [record.id] : sites.map((site) => this.siteId(site)),
      potentials: linkedAt(record, 'potentials'),
      state: kind === 'claim' ? textAt(root, 'state') : undefined,
      located: { path: record.path, definition: record.definition },
    });
    // A session is with people of several sites, and says no more about one than about another.
    if (kind === 'record') for (const site of sites) this.link(id, this.addSite(site), 'at');
    return id;
  }

  *result(): Steps<EvidenceMap> {
    const sorted = yield* inOrderInSteps(withPath(this.nodes.values()));
    const nodes: MapNode[] = [];
    const rank = new Map<string, number>();
    for (const { node } of sorted) {
      rank.set(node.id, nodes.length);
      nodes.push(node);
      yield;
    }
    const rankOf = (id: string): number => rank.get(id) ?? 0;
    const into = new Map<string, MapEdge[]>();
    for (const edge of this.edges.values()) {
      const others = into.get(edge.to);
      if (others) others.push(edge);
      else into.set(edge.to, [edge]);
      yield;
    }
    const edges: MapEdge[] = [];
    for (const { id } of nodes) {
      const here = into.get(id) ?? [];
      here.sort(
        (a, b) =>
          rankOf(a.from) - rankOf(b.from) || (a.relation < b.relation ? -1 : Number(a.relation > b.relation)),
      );
      edges.push(...here);
      yield;
    }
    return { nodes, edges };
  }

  private addEvidence({ name, resolution }: EvidenceEntry): string {
    const target = targetOf(resolution);
    const record = target && this.snapshot.recordAt(target.path);
    if (!record) return this.addUnknown(name, name.includes('#') ? 'excerpt' : 'record');
    const source = this.addRecord(record);
    if (!name.includes('#')) return source;
    const { sites, potentials } = this.nodes.get(fold(source)) ?? { sites: [], potentials: [] };
    const fragment = resolution?.kind === 'found' ? resolution.fragment : undefined;
    const id = `${record.id}${name.slice(name.indexOf('#'))}`;
    const known = this.nodes.get(fold(id));
    if (known) return known.id;
    const excerpt = {
      kind: 'excerpt',
      label: id,
      title: undefined,
      type: undefined,
      state: undefined,
    } as const;
    this.add({ ...excerpt, id, sites, potentials, located: fragment });
    this.link(id, source, 'from');
    return id;
  }

  private addCitations(from: string, references: readonly Reference[]): void {
    for (const { form, target } of references) {
      const [located] = form === 'citation' ? this.snapshot.cited(target) : [];
      if (!located) continue;
      const work = this.snapshot.work(target);
      const names = work && [shortAuthors(work), yearOf(work)].filter(Boolean).join(' ');
      const reference = {
        kind: 'reference',
        label: names === undefined || names === '' ? `@${target}` : names,
        title: work?.title,
        type: undefined,
        sites: [],
        potentials: [],
        state: undefined,
      } as const;
      this.link(from, this.add({ ...reference, id: `@${target}`, located }), 'cites');
    }
  }

  private addSite(name: string): string {
    const located = this.snapshot.named(name).find(({ definition }) => definition.kind === 'record');
    const record = located && this.snapshot.recordAt(located.path);
    return record?.type === 'site' ? this.addRecord(record) : this.addUnknown(name, 'site');
  }

  private siteId(name: string): string {
    return this.nodes.get(fold(this.addSite(name)))?.id ?? name;
  }

  /** Something that a claim names and that is not there, or is there twice. */
  private addUnknown(name: string, kind: MapKind): string {
    const nothing = {
      title: undefined,
      type: undefined,
      potentials: [],
      state: undefined,
      located: undefined,
    };
    return this.add({ ...nothing, id: name, kind, label: name, sites: kind === 'site' ? [name] : [] });
  }

  private add(node: MapNode): string {
    const known = this.nodes.get(fold(node.id));
    if (!known) this.nodes.set(fold(node.id), node);
    return known?.id ?? node.id;
  }

  private link(from: string, to: string, relation: MapRelation): void {
    this.edges.set(edgeKey(from, to, relation), { from, to, relation });
  }

  private claimsNamed(names: readonly string[]): readonly string[] {
    return names.flatMap((name) => {
      const node = this.nodes.get(fold(name));
      return node?.kind === 'claim' ? [node.id] : [];
    });
  }
}

function* withPath(
  nodes: Iterable<MapNode>,
): Iterable<{ readonly id: string; readonly path: string; readonly node: MapNode }> {
  for (const node of nodes) yield { id: node.id, path: '', node };
}

function edgeKey(from: string, to: string, relation: MapRelation): string {
  return `${from}\n${to}\n${relation}`;
}

function kindOf(record: RecordEntry): MapKind {
  if (record.type === 'claim' || record.type === 'site') return record.type;
  return isSession(record) ? 'session' : 'record';
}

function targetOf(resolution: Resolution | undefined): Located | undefined {
  return resolution && resolution.kind !== 'ambiguous' ? resolution.target : undefined;
}
