import { t } from '@vscode/l10n';
import { stateLabel } from '../analysis/claims';
import type { EvidenceMap, MapNode } from '../analysis/evidenceMap';
import { filterMap, type MapFilter } from '../analysis/mapFilter';
import { siteLabel } from '../analysis/sites';
import { detailOf, siteText, titleOf } from '../language/about';
import { type MapKind, mapKinds, type MapRelation, mapRelations } from '../model/mapSigns';
import type { Steps } from '../model/steps';
import { textAt } from '../model/value';
import type { MapChoice, MapPage, MapTexts, PageNode } from '../protocol/map';
import { type DrawnNode, pictureOf } from '../publish/map/picture';
import { kindWord, relationWord, relationWordBack } from '../publish/map/words';
import type { Snapshot } from '../repository/snapshot';

/** What the page tells besides the map. */
export interface MapPageParts {
  /** The repository shown, by the address of its folder. */
  readonly repository: string;
  /** What can be chosen among. */
  readonly repositories: readonly { readonly value: string; readonly label: string }[];
  /** The reader's language, as a tag. */
  readonly language: string;
}

/** The page of a repository's map, narrowed down; a thing in a step. */
export function* mapPage(
  snapshot: Snapshot,
  map: EvidenceMap,
  filter: MapFilter,
  parts: MapPageParts,
): Steps<MapPage> {
  const shown = filterMap(map, filter);
  yield;
  const choices = [...repositoryChoice(parts), ...filterChoices(snapshot, map, filter)];
  yield;
  const { nodes, edges } = yield* pictureOf(shown);
  const drawn: PageNode[] = [];
  const counts = new Map<MapKind, number>();
  for (const [i, node] of shown.nodes.entries()) {
    const one = nodes[i];
    if (one) drawn.push(pageNode(snapshot, one, node, parts.language));
    counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
    yield;
  }
  const relations = new Set<MapRelation>();
  for (const { relation } of edges) {
    relations.add(relation);
    yield;
  }
  return {
    kind: 'map',
    repository: parts.repository,
    choices,
    counts: countsOf(counts, parts.language),
    empty: emptyText(snapshot, map, shown),
    nodes: drawn,
    edges,
    kinds: mapKinds.filter((kind) => counts.has(kind)).map((kind) => ({ kind, word: kindWord(kind) })),
    relations: mapRelations
      .filter((relation) => relations.has(relation))
      .map((relation) => ({ relation, word: relationWord(relation), back: relationWordBack(relation) })),
    texts: pageTexts(),
  };
}

/** The page while there is no repository to tell about. */
export function pageWithoutRepository(isSearching: boolean): MapPage {
  return {
    kind: 'map',
    repository: '',
    choices: [],
    counts: [],
    empty: isSearching ? t('Looking for a repository…') : t('There is no repository in this window.'),
    nodes: [],
    edges: [],
    kinds: [],
    relations: [],
    texts: pageTexts(),
  };
}

function pageNode(snapshot: Snapshot, drawn: DrawnNode, node: MapNode, language: string): PageNode {
  const { id, kind, label, title, state, sites, located } = node;
  const name = kind === 'site' || kind === 'reference' ? label : id;
  const details = [
    located ? detailOf(snapshot, located) : t('{0}, not found', kindWord(kind)),
    kind === 'excerpt' ? siteText(snapshot, sites) : '',
    state === undefined ? '' : stateLabel(state),
  ];
  return {
    ...drawn,
    name: title === undefined || title === name ? name : `${name} ${title}`,
    detail: details.filter((part) => part !== '').join(' · '),
    words: wordsOf(snapshot, node, language),
  };
}

/** What a claim says, or a quotation. */
function wordsOf(snapshot: Snapshot, { kind, located }: MapNode, language: string): string {
  if (!located) return '';
  if (kind === 'claim') {
    const { root } = snapshot.recordAt(located.path)?.facts ?? {};
    const isDanish = language.startsWith('da');
    return (isDanish ? textAt(root, 'statement_da') : undefined) ?? textAt(root, 'statement') ?? '';
  }
  if (kind !== 'excerpt') return '';
  const quote = titleOf(snapshot, located)?.replace(/\s+/g, ' ');
  return quote === undefined ? '' : t('“{0}”', quote);
}

function repositoryChoice({ repository, repositories }: MapPageParts): readonly MapChoice[] {
  if (repositories.length < 2) return [];
  return [{ name: 'repository', label: t('Repository'), options: repositories, chosen: repository }];
}

/** Only what occurs on the whole map can be chosen. */
function filterChoices(snapshot: Snapshot, { nodes }: EvidenceMap, filter: MapFilter): readonly MapChoice[] {
  const claims = nodes.filter(({ kind }) => kind === 'claim');
  const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();
  const any = t('Any');
  const choice = (name: keyof MapFilter, label: string, options: MapChoice['options']): MapChoice => ({
    name,
    label,
    options: [{ value: '', label: any }, ...options],
    chosen: filter[name] ?? '',
  });
  return [
    choice(
      'claim',
      t('Claim'),
      claims.map(({ id, title }) => ({ value: id, label: title === undefined ? id : `${id} ${title}` })),
    ),
    choice(
      'site',
      t('Site'),
      nodes.filter(({ kind }) => kind === 'site').map(({ id, label }) => ({ value: id, label })),
    ),
    choice(
      'potential',
      t('Potential'),
      unique(claims.flatMap(({ potentials }) => potentials)).map((id) => ({
        value: id,
        label: potentialLabel(snapshot, id),
      })),
    ),
    choice(
      'state',
      t('State'),
      unique(claims.flatMap(({ state }) => state ?? [])).map((state) => ({
        value: state,
        label: stateLabel(state),
      })),
    ),
  ];
}

/** «POT-3 Qualifying the meeting», or a site's label where an id stands for one. */
function potentialLabel(snapshot: Snapshot, id: string): string {
  const label = siteLabel(snapshot, id);
  return label === id ? id : `${id} ${label}`;
}

function countsOf(counts: ReadonlyMap<MapKind, number>, language: string): MapPage['counts'] {
  const count = (kind: MapKind): string => (counts.get(kind) ?? 0).toLocaleString(language);
  return [
    { kind: 'claim', text: t('Claims: {0}', count('claim')) },
    { kind: 'excerpt', text: t('Excerpts: {0}', count('excerpt')) },
    { kind: 'record', text: t('Records: {0}', count('record')) },
    { kind: 'site', text: t('Sites: {0}', count('site')) },
    { kind: 'session', text: t('Sessions: {0}', count('session')) },
    { kind: 'reference', text: t('Works: {0}', count('reference')) },
  ];
}

function emptyText(snapshot: Snapshot, map: EvidenceMap, shown: EvidenceMap): string | undefined {
  if (shown.nodes.length > 0) return undefined;
  if (map.nodes.length > 0) {
    return t('Nothing fits all that is chosen above. Set one of the choices back to “Any”.');
  }
  return snapshot.complete
    ? t('There are no claims yet. Select a sentence in a draft and take “New Claim…”: it appears here.')
    : t('The map comes when the repository is read in full.');
}

function pageTexts(): MapTexts {
  return {
    map: t('Evidence map'),
    keys: t(
      'Arrow keys go to the next thing in that direction, Enter opens it, Escape lets go. Plus and minus zoom, 0 shows all.',
    ),
    claims: t('Claims'),
    open: t('Open'),
    allClaims: t('All Claims'),
    fit: t('Show All'),
    zoomIn: t('Zoom In'),
    zoomOut: t('Zoom Out'),
    legend: t('What the signs mean'),
    svg: t('Save as SVG…'),
    png: t('Save as PNG…'),
  };
}
