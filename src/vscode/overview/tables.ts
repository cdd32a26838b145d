import * as vscode from 'vscode';
import type { ClaimTally, Crossing, CrossingRow, Overview, Tally } from '../../analysis/overview';
import { siteLabel } from '../../language/about';
import { shortened } from '../../language/markdown';
import type { Action, Cell, Row, TableSection } from '../../pages/overview';
import type { Snapshot } from '../../repository/snapshot';
import { formatted } from '../formatted';
import { stateLabel } from '../../analysis/claims';
import { nameOf } from '../trees/recordsTree';

/** So much of a potential's title is shown. */
const LABEL = 70;

/** The tables of the overview: every number leads to the search that finds what was counted. */
export function overviewTables(snapshot: Snapshot, overview: Overview): readonly TableSection[] {
  return [
    typesTable(snapshot, overview.byType),
    yearsTable(overview.byYear),
    crossingTable(snapshot, 'site', overview.bySite),
    crossingTable(snapshot, 'potential', overview.byPotential),
    claimsTable(overview.claims),
  ];
}

function typesTable(snapshot: Snapshot, tallies: readonly Tally[]): TableSection {
  return {
    kind: 'table',
    name: 'types',
    title: vscode.l10n.t('Records by type'),
    rowHeading: vscode.l10n.t('Type'),
    columns: [vscode.l10n.t('Records')],
    rows: barRows(tallies, (name) => ({ label: pluralOf(snapshot, name), query: filter('type', name) })),
    empty: vscode.l10n.t('There are no records yet.'),
  };
}

function yearsTable(tallies: readonly Tally[]): TableSection {
  return {
    kind: 'table',
    name: 'years',
    title: vscode.l10n.t('Records by year'),
    rowHeading: vscode.l10n.t('Year'),
    columns: [vscode.l10n.t('Records')],
    rows: barRows(tallies, (year) => ({
      label: year,
      query: `${filter('after', year)} ${filter('before', String(Number(year) + 1).padStart(4, '0'))} ${NO_EXCERPTS}`,
    })),
    empty: vscode.l10n.t('No record has a date yet.'),
  };
}

function barRows(
  tallies: readonly Tally[],
  about: (name: string) => { readonly label: string; readonly query: string },
): readonly Row[] {
  const most = Math.max(...tallies.map(({ count }) => count));
  return tallies.map(({ name, count }) => {
    const { label, query } = about(name);
    return { label, action: undefined, cells: [cell({ of: [label], count, most, query })] };
  });
}

function crossingTable(snapshot: Snapshot, by: 'site' | 'potential', crossing: Crossing): TableSection {
  const most = Math.max(...crossing.rows.flatMap(({ counts }) => counts));
  const types = crossing.types.map((type) => pluralOf(snapshot, type));
  const all = vscode.l10n.t('All');
  const rows = crossing.rows.map((row): Row => {
    const label = crossingLabel(snapshot, by, row);
    const own = filter(by, row.name);
    const cells = crossing.types.map((type, i) =>
      cell({
        of: [label, types[i] ?? type],
        count: row.counts[i] ?? 0,
        most,
        query: `${own} ${filter('type', type)}`,
      }),
    );
    const sum = row.counts.reduce((a, b) => a + b, 0);
    const query = `${own} ${NO_EXCERPTS} -type:${by}`;
    return {
      label,
      action: row.header && { kind: 'open', path: row.header.path },
      cells: [cell({ of: [label, all], count: sum, query }), ...cells],
    };
  });
  const isSite = by === 'site';
  return {
    kind: 'table',
    name: isSite ? 'sites' : 'potentials',
    title: isSite ? vscode.l10n.t('Sites') : vscode.l10n.t('Potentials'),
    rowHeading: isSite ? vscode.l10n.t('Site') : vscode.l10n.t('Potential'),
    columns: [all, ...types],
    rows,
    empty: isSite ? vscode.l10n.t('There are no sites yet.') : vscode.l10n.t('There are no potentials yet.'),
  };
}

function crossingLabel(snapshot: Snapshot, by: 'site' | 'potential', { name, header }: CrossingRow): string {
  return by === 'site' ? siteLabel(snapshot, name) : header ? shortened(nameOf(header), LABEL) : name;
}

function claimsTable(tallies: readonly ClaimTally[]): TableSection {
  const columns = [
    vscode.l10n.t('Claims'),
    vscode.l10n.t('Evidence for'),
    vscode.l10n.t('Evidence against'),
    vscode.l10n.t('Qualifications'),
    vscode.l10n.t('Answers from practice'),
    vscode.l10n.t('Without a reply'),
  ];
  return {
    kind: 'table',
    name: 'claims',
    title: vscode.l10n.t('Claims, their evidence and their dialogue'),
    rowHeading: vscode.l10n.t('State'),
    columns,
    rows: tallies.map(({ state, count, evidence, answers, unanswered }): Row => {
      const label = state === undefined ? vscode.l10n.t('without a state') : stateLabel(state);
      const query = state === undefined ? filter('type', 'claim') : `type:claim ${filter('status', state)}`;
      const counts = [count, evidence.supports, evidence.challenges, evidence.qualifies, answers, unanswered];
      const cells = counts.map((n, i) => cell({ of: [label, columns[i] ?? ''], count: n, query }));
      return { label, action: undefined, cells };
    }),
    empty: vscode.l10n.t('There are no claims yet.'),
  };
}

/** Excerpts belong to a site or a year through their records; here records are counted. */
const NO_EXCERPTS = '-type:excerpt';

/** A filter of the search. */
function filter(key: string, value: string): string {
  return /\s/.test(value) ? `${key}:"${value}"` : `${key}:${value}`;
}

function pluralOf({ vocabulary }: Snapshot, type: string): string {
  return vocabulary.types.get(type)?.plural ?? type;
}

/** A number; with `most`, the largest of its scale, a bar is drawn to it. What is nothing leads nowhere. */
function cell(of: {
  readonly of: readonly string[];
  readonly count: number;
  readonly most?: number;
  readonly query: string;
}): Cell {
  const { count, most, query } = of;
  const action: Action = { kind: 'search', query };
  const text = count === 0 ? '–' : formatted(count);
  return {
    text,
    says: `${of.of.join(', ')}: ${formatted(count)}`,
    share: most === undefined || most <= 0 ? undefined : count / most,
    action: count === 0 ? undefined : action,
  };
}
