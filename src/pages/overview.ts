import { element, type Markup } from '../protocol/markup';
import { type Fields, type Parsed, parse } from '../protocol/message';
import { button, choice, empty, pageHeader, section } from './elements';
import { type Cell as TableCell, type Row as TableRow, tableMarkup } from './table';

/** All that the overview shows, in the reader's language, ready to be drawn. */
export interface OverviewPage {
  /** The repository shown, by the address of its folder. */
  readonly repository: string;
  /** What can be chosen among; empty where there is only one. */
  readonly repositories: readonly RepositoryChoice[];
  /** What the choice is called. */
  readonly chooseLabel: string;
  readonly title: string;
  /** What the repository holds, in one line; a figure leads to what it counts. */
  readonly summary: readonly SummaryPart[];
  /** What the reader should know of the numbers: that they are not all there yet. */
  readonly notice: string | undefined;
  readonly sections: readonly Section[];
}

export interface SummaryPart {
  readonly text: string;
  readonly action: Action | undefined;
}

export interface RepositoryChoice {
  readonly repository: string;
  readonly name: string;
}

/** A part of the page under a heading. The name tells parts apart; it is not shown. */
export type Section = TableSection | ListSection;

/** Numbers in rows and columns. With one column they are drawn as bars. */
export interface TableSection {
  readonly kind: 'table';
  readonly name: string;
  readonly title: string;
  /** What the rows are, as the heading of their names. */
  readonly rowHeading: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Shown where there are no rows. */
  readonly empty: string;
}

export type Row = TableRow<Action>;
export type Cell = TableCell<Action>;

/** Lines that each lead somewhere. */
export interface ListSection {
  readonly kind: 'list';
  readonly name: string;
  readonly title: string;
  readonly items: readonly Item[];
  readonly empty: string;
}

export interface Item {
  readonly text: string;
  /** Shown dimmed. */
  readonly detail: string;
  readonly action: Action;
}

/** What a click asks for. */
export type Action =
  | { readonly kind: 'search'; readonly query: string }
  /** A record, by its path in the repository. */
  | { readonly kind: 'open'; readonly path: string }
  /** One of the next steps, by its name. */
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'problems' }
  /** All of what is counted at the top. */
  | { readonly kind: 'all'; readonly of: Counted }
  /** Another repository, whose address is the value chosen. */
  | { readonly kind: 'choose' };

/** What is counted at the top. */
const countedThings = ['records', 'excerpts', 'people', 'codes', 'works'] as const;
export type Counted = (typeof countedThings)[number];

const actions = [
  'search',
  'open',
  'step',
  'problems',
  'all',
  'choose',
] as const satisfies readonly Action['kind'][];

/** Reads what somebody asked for on the page. */
export function parseOverviewAction(value: unknown): Parsed<Action> {
  return parse(value, readAction);
}

function readAction(action: Fields): Action {
  const kind = action.word('kind', actions);
  switch (kind) {
    case 'search':
      return { kind, query: action.text('query') };
    case 'open':
      return { kind, path: action.text('path') };
    case 'step':
      return { kind, step: action.text('step') };
    case 'all':
      return { kind, of: action.word('of', countedThings) };
    case 'problems':
    case 'choose':
      return { kind };
  }
}

/** The page as elements. */
export function overviewMarkup(page: OverviewPage): readonly Markup[] {
  const { repositories, repository, chooseLabel, title, summary, notice } = page;
  const options = repositories.map((one) => ({ value: one.repository, label: one.name }));
  return [
    pageHeader({
      title,
      summary: summary.flatMap(({ text, action }, i) => [
        ...(i === 0 ? [] : [' · ']),
        action === undefined ? text : button(action, text),
      ]),
      notice,
      choices: options.length > 0 ? [choice(chooseLabel, options, repository, { kind: 'choose' })] : [],
    }),
    element('main', { class: 'tiles' }, ...page.sections.map(sectionMarkup)),
  ];
}

function sectionMarkup(of: Section): Markup {
  const isEmpty = of.kind === 'list' ? of.items.length === 0 : of.rows.length === 0;
  const content = of.kind === 'list' ? listMarkup(of) : sectionTable(of);
  return section(of.name, of.title, isEmpty ? empty(of.empty) : content);
}

function listMarkup({ items }: ListSection): Markup {
  return element('ul', {}, ...items.map(itemMarkup));
}

function itemMarkup({ text, detail, action }: Item): Markup {
  return element(
    'li',
    {},
    button(action, text),
    ...(detail === '' ? [] : [element('span', { class: 'detail' }, detail)]),
  );
}

function sectionTable({ name, rowHeading, columns, rows }: TableSection): Markup {
  const headings = columns.map((label) => ({ label }));
  return tableMarkup(
    { labelledBy: `heading-${name}`, rowHeading, columns: headings, rows },
    columns.length === 1 ? 'bars' : 'crossing',
  );
}
