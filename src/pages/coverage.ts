import { type SiteState, siteStates } from '../analysis/claimSites';
import { element, type Markup } from '../protocol/markup';
import { type Parsed, parse } from '../protocol/message';
import { choice, empty, type Option, pageHeader, section } from './elements';
import { signMarkup } from './siteSigns';
import { type Cell, type CellTable, type Heading, type Row, tableMarkup } from './table';

/** All that the page shows, in the reader's language, ready to be drawn. */
export interface CoveragePage {
  /** The address of the folder of the repository shown. */
  readonly repository: string;
  /** What can be chosen among; empty where there is only one. */
  readonly repositories: readonly Option[];
  readonly chooseLabel: string;
  readonly title: string;
  readonly summary: string;
  /** What the reader should know of what is shown: that it is not all there yet. */
  readonly notice: string | undefined;
  readonly claims: ClaimsSection;
  readonly potentials: PotentialsSection;
}

/** What each claim knows of each site. */
export interface ClaimsSection {
  readonly title: string;
  /** What each state is called. */
  readonly states: Readonly<Record<SiteState, string>>;
  readonly rowHeading: string;
  readonly columns: readonly Heading<CoverageAction>[];
  readonly rows: readonly (Heading<CoverageAction> & { readonly cells: readonly SiteCell[] })[];
  /** Shown where there are no rows. */
  readonly empty: string;
}

/** What a claim knows of a site. */
export interface SiteCell {
  readonly state: SiteState;
  /** How much evidence there is; empty where there is none. */
  readonly text: string;
  /** The state with its claim and site, in words. */
  readonly says: string;
  readonly action: CoverageAction;
}

/** What material there is on each potential. */
export interface PotentialsSection {
  readonly title: string;
  /** How to read the table. */
  readonly note: string;
  readonly rowHeading: string;
  readonly columns: readonly Heading<CoverageAction>[];
  readonly rows: readonly Row<CoverageAction>[];
  readonly empty: string;
}

/** What a click asks for. */
export type CoverageAction =
  /** Another repository, whose address is the value chosen. */
  | { readonly kind: 'choose' }
  /** A record, by its path in the repository. */
  | { readonly kind: 'open'; readonly path: string }
  | { readonly kind: 'search'; readonly query: string }
  /** What a claim, by its path, knows of a site, by its id. */
  | { readonly kind: 'site'; readonly claim: string; readonly site: string };

const actions = ['choose', 'open', 'search', 'site'] as const satisfies readonly CoverageAction['kind'][];

/** Reads what somebody asked for on the page. */
export function parseCoverageAction(value: unknown): Parsed<CoverageAction> {
  return parse(value, (action): CoverageAction => {
    const kind = action.word('kind', actions);
    switch (kind) {
      case 'choose':
        return { kind };
      case 'open':
        return { kind, path: action.text('path') };
      case 'search':
        return { kind, query: action.text('query') };
      case 'site':
        return { kind, claim: action.text('claim'), site: action.text('site') };
    }
  });
}

/** The page as elements. */
export function coverageMarkup(page: CoveragePage): readonly Markup[] {
  const { title, summary, notice, repositories, chooseLabel, repository, claims, potentials } = page;
  const chosen: CoverageAction = { kind: 'choose' };
  return [
    pageHeader({
      title,
      summary,
      notice,
      choices: repositories.length > 0 ? [choice(chooseLabel, repositories, repository, chosen)] : [],
    }),
    element('main', {}, claimsMarkup(claims), potentialsMarkup(potentials)),
  ];
}

function claimsMarkup({ title, states, rowHeading, columns, rows, empty: nothing }: ClaimsSection): Markup {
  if (rows.length === 0) return section('sites-of-claims', title, empty(nothing));
  const legend = siteStates.map((state) => element('li', {}, signMarkup(state), ` ${states[state]}`));
  const table: CellTable<CoverageAction> = {
    labelledBy: 'heading-sites-of-claims',
    rowHeading,
    columns,
    rows: rows.map((row) => ({ ...row, cells: row.cells.map(siteCell) })),
  };
  return section(
    'sites-of-claims',
    title,
    element('ul', { class: 'legend' }, ...legend),
    tableMarkup(table, 'crossing'),
  );
}

function siteCell({ state, text, says, action }: SiteCell): Cell<CoverageAction> {
  return { text: text === '' ? '' : ` ${text}`, says, share: undefined, action, sign: signMarkup(state) };
}

function potentialsMarkup({ title, note, empty: nothing, ...table }: PotentialsSection): Markup {
  if (table.rows.length === 0) return section('coverage', title, empty(nothing));
  return section(
    'coverage',
    title,
    element('p', { class: 'summary' }, note),
    tableMarkup({ labelledBy: 'heading-coverage', ...table }, 'shaded'),
  );
}
