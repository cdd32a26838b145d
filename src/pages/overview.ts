import { element, type Markup } from '../protocol/markup';
import { type Fields, type Parsed, parse } from '../protocol/message';
import { button, choice, empty, pageHeader, section, wide } from './elements';

/** All that the overview shows, in the reader's language, ready to be drawn. */
export interface OverviewPage {
  /** The repository shown, by the address of its folder. */
  readonly repository: string;
  /** What can be chosen among; empty where there is only one. */
  readonly repositories: readonly RepositoryChoice[];
  /** What the choice is called. */
  readonly chooseLabel: string;
  readonly title: string;
  /** What the repository holds, in one line. */
  readonly summary: string;
  /** What the reader should know of the numbers: that they are not all there yet. */
  readonly notice: string | undefined;
  readonly sections: readonly Section[];
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

export interface Row {
  readonly label: string;
  /** What the label leads to, where it leads anywhere. */
  readonly action: Action | undefined;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly text: string;
  /** The number with its row and column, for those who do not see the table. */
  readonly says: string;
  /** The length of its bar, from 0 to 1; undefined for a number that is not drawn. */
  readonly share: number | undefined;
  readonly action: Action | undefined;
}

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
  /** Another repository, whose address is the value chosen. */
  | { readonly kind: 'choose' };

const actions = ['search', 'open', 'step', 'problems', 'choose'] as const satisfies readonly Action['kind'][];

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
      summary,
      notice,
      choices: options.length > 0 ? [choice(chooseLabel, options, repository, { kind: 'choose' })] : [],
    }),
    element('main', { class: 'tiles' }, ...page.sections.map(sectionMarkup)),
  ];
}

function sectionMarkup(of: Section): Markup {
  const isEmpty = of.kind === 'list' ? of.items.length === 0 : of.rows.length === 0;
  const content = of.kind === 'list' ? listMarkup(of) : tableMarkup(of);
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

function tableMarkup({ name, rowHeading, columns, rows }: TableSection): Markup {
  const heading = `heading-${name}`;
  const isBars = columns.length === 1;
  const headings = [rowHeading, ...columns].map((text) => element('th', { scope: 'col' }, text));
  const table = element(
    'table',
    { class: isBars ? 'bars' : 'crossing', 'aria-labelledby': heading },
    element('thead', {}, element('tr', {}, ...headings)),
    element('tbody', {}, ...rows.map((row) => rowMarkup(row, isBars))),
  );
  return isBars ? table : wide(heading, table);
}

function rowMarkup({ label, action, cells }: Row, isBars: boolean): Markup {
  const name = action === undefined ? label : button(action, label);
  const drawn = cells.map((cell) => cellMarkup(cell, isBars));
  return element('tr', {}, element('th', { scope: 'row' }, name), ...drawn);
}

function cellMarkup({ text, says, share, action }: Cell, isBars: boolean): Markup {
  const number =
    action === undefined
      ? element('span', { class: 'none', 'aria-label': says, role: 'img' }, text)
      : button(action, text, { 'aria-label': says, class: 'number' });
  if (share === undefined) return element('td', {}, number);
  // In a row of bars the numbers stand at their ends; in a table the bars stand below.
  return element('td', {}, ...(isBars ? [barMarkup(share), number] : [number, barMarkup(share)]));
}

function barMarkup(share: number): Markup {
  const width = `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;
  return element('svg', { class: 'bar', 'aria-hidden': 'true' }, element('rect', { width, height: '100%' }));
}
