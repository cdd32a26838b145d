import * as vscode from 'vscode';
import { type ClaimAtSite, claimSitesOf, type SiteState } from '../../analysis/claimSites';
import type { ClaimEntry } from '../../analysis/claims';
import { filterText } from '../../analysis/passageQuery';
import { type CoverageCell, potentialCoverage } from '../../analysis/potentialCoverage';
import { siteLabel } from '../../analysis/sites';
import { shortened } from '../../language/markdown';
import type {
  ClaimsSection,
  CoverageAction,
  CoveragePage,
  PotentialsSection,
  SiteCell,
} from '../../pages/coverage';
import { gapMarkup } from '../../pages/siteSigns';
import type { Cell, Heading, Row } from '../../pages/table';
import type { Steps } from '../../model/steps';
import type { Snapshot } from '../../repository/snapshot';
import { formatted } from '../formatted';
import type { OpenRepository } from '../openRepository';
import { repositoryOptions } from '../pages/repositoryOptions';
import { claimLabel } from '../trees/claimsTree';
import { nameOf } from '../trees/recordsTree';

/** So much of a claim or potential is shown. */
const LABEL = 70;

/** The page about a repository, in steps. */
export function* coveragePage(open: OpenRepository, all: readonly OpenRepository[]): Steps<CoveragePage> {
  const { snapshot } = open.repository;
  return {
    ...frame(),
    repository: open.root.toString(),
    repositories: repositoryOptions(all),
    notice: snapshot.complete
      ? undefined
      : vscode.l10n.t('The repository is not read in full yet: the numbers can still grow.'),
    claims: yield* claimsSection(snapshot),
    potentials: yield* potentialsSection(snapshot),
  };
}

/** The page while there is no repository to tell about. */
export function emptyCoveragePage(isSearching: boolean): CoveragePage {
  const empty = isSearching
    ? vscode.l10n.t('Looking for a repository…')
    : vscode.l10n.t('There is no repository in this window.');
  return {
    ...frame(),
    repository: '',
    repositories: [],
    notice: undefined,
    claims: { ...claimsFrame(), columns: [], rows: [], empty },
    potentials: { ...potentialsFrame(), columns: [], rows: [], empty },
  };
}

function frame() {
  return {
    chooseLabel: vscode.l10n.t('Repository'),
    title: vscode.l10n.t('Coverage'),
    summary: vscode.l10n.t(
      'Where the team has looked, what it found there, and where nobody has looked yet.',
    ),
  };
}

function stateLabels(): Record<SiteState, string> {
  return {
    supports: vscode.l10n.t('supports'),
    challenges: vscode.l10n.t('challenges'),
    mixed: vscode.l10n.t('mixed'),
    'none-found': vscode.l10n.t('looked and found none'),
    'not-examined': vscode.l10n.t('not examined'),
  };
}

function claimsFrame() {
  return {
    title: vscode.l10n.t('Claims by site'),
    states: stateLabels(),
    rowHeading: vscode.l10n.t('Claim'),
  };
}

function* claimsSection(snapshot: Snapshot): Steps<ClaimsSection> {
  const { sites, claims } = yield* claimSitesOf(snapshot);
  const labels = sites.map((site) => siteLabel(snapshot, site));
  return {
    ...claimsFrame(),
    columns: sites.map((site, i) => siteHeading(snapshot, site, labels[i] ?? site)),
    rows:
      sites.length === 0
        ? []
        : claims.map(({ entry, cells }) => ({
            label: shortened(claimLabel(entry), LABEL),
            action: { kind: 'open', path: entry.record.path },
            cells: cells.map((cell, i) => siteCell(entry, cell, sites[i] ?? '', labels[i] ?? '')),
          })),
    empty:
      claims.length === 0
        ? vscode.l10n.t('There are no claims yet. “New Claim…” makes the first.')
        : vscode.l10n.t('There are no sites yet. “New Record…” makes the first.'),
  };
}

function siteHeading(snapshot: Snapshot, site: string, label: string): Heading<CoverageAction> {
  const record = snapshot.named(site).find(({ definition }) => definition.kind === 'record');
  return { label, action: record && { kind: 'open', path: record.path } };
}

function siteCell(
  { record }: ClaimEntry,
  { state, evidence }: ClaimAtSite,
  site: string,
  label: string,
): SiteCell {
  const n = formatted(evidence.length);
  const says = `${record.id}, ${label}: ${stateLabels()[state]}`;
  return {
    state,
    text: evidence.length === 0 ? '' : n,
    says: evidence.length === 0 ? says : `${says} (${n})`,
    action: { kind: 'site', claim: record.path, site },
  };
}

function potentialsFrame() {
  return {
    title: vscode.l10n.t('Potentials by kind of material'),
    note: vscode.l10n.t('A gap leads to the material that could have something to say about the potential.'),
    rowHeading: vscode.l10n.t('Potential'),
  };
}

function* potentialsSection(snapshot: Snapshot): Steps<PotentialsSection> {
  const { kinds, potentials, elsewhere } = yield* potentialCoverage(snapshot);
  const columns = kinds.map((kind) => snapshot.vocabulary.types.get(kind)?.plural ?? kind);
  const most = Math.max(0, ...potentials.flatMap(({ cells }) => cells.map(({ count }) => count)));
  const rows = potentials.map(({ name, header, cells }): Row<CoverageAction> => {
    const label = header ? shortened(nameOf(header), LABEL) : name;
    return {
      label,
      action: header && { kind: 'open', path: header.path },
      cells: cells.map((cell, i) => coverageCell([label, columns[i] ?? ''], cell, most, kinds[i])),
    };
  });
  const without = vscode.l10n.t('Without a potential');
  const last: Row<CoverageAction> = {
    label: without,
    isSum: true,
    cells: elsewhere.map((cell, i) => coverageCell([without, columns[i] ?? ''], cell, undefined)),
  };
  return {
    ...potentialsFrame(),
    columns: columns.map((label) => ({ label })),
    rows: potentials.length === 0 || kinds.length === 0 ? [] : [...rows, last],
    empty:
      kinds.length === 0
        ? vscode.l10n.t('There is no material yet. “New Record…” makes the first.')
        : vscode.l10n.t('There are no potentials yet. “New Record…” makes the first.'),
  };
}

/** A number that leads to its records; of a potential, a gap leads to those that could fill it. */
function coverageCell(
  of: readonly string[],
  { count, query }: CoverageCell,
  most: number | undefined,
  kind = '',
): Cell<CoverageAction> {
  const isGap = count === 0 && most !== undefined;
  return {
    text: isGap ? vscode.l10n.t('gap') : count === 0 ? '–' : formatted(count),
    says: `${of.join(', ')}: ${isGap ? vscode.l10n.t('gap') : formatted(count)}`,
    share: most && count ? count / most : undefined,
    ...(isGap ? { sign: gapMarkup() } : {}),
    action: isGap
      ? { kind: 'search', query: filterText('type', kind) }
      : count === 0
        ? undefined
        : { kind: 'search', query },
  };
}
