import { type Fields, type Parsed, parse } from './message';

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
  | { readonly kind: 'problems' };

/** What the page says to the extension. */
export type OverviewRequest =
  /** It is there and has nothing to show yet. */
  { readonly kind: 'ready' } | { readonly kind: 'choose'; readonly repository: string } | Action;

/** What the page keeps, so that it comes back as it was. */
export interface OverviewState {
  readonly repository: string;
  /** How far it is scrolled, in CSS pixels. */
  readonly top: number;
}

/** Reads what the page said. */
export function parseOverviewRequest(value: unknown): Parsed<OverviewRequest> {
  return parse(value, (fields): OverviewRequest => {
    const kind = fields.word('kind', ['ready', 'choose', ...actions]);
    if (kind === 'ready') return { kind };
    if (kind === 'choose') return { kind, repository: fields.text('repository') };
    return readAction(fields);
  });
}

/** Reads what the page is to show. */
export function parseOverviewPage(value: unknown): Parsed<OverviewPage> {
  return parse(value, (page) => ({
    repository: page.text('repository'),
    repositories: page.list('repositories', (choice) => ({
      repository: choice.text('repository'),
      name: choice.text('name'),
    })),
    chooseLabel: page.text('chooseLabel'),
    title: page.text('title'),
    summary: page.text('summary'),
    notice: page.maybe('notice', (name) => page.text(name)),
    sections: page.list('sections', readSection),
  }));
}

/** Reads what the page kept before the window was reloaded. */
export function parseOverviewState(value: unknown): Parsed<OverviewState> {
  return parse(value, (state) => ({ repository: state.text('repository'), top: state.number('top') }));
}

const actions = ['search', 'open', 'step', 'problems'] as const satisfies readonly Action['kind'][];

function readSection(section: Fields): Section {
  const kind = section.word('kind', ['table', 'list']);
  const shared = {
    name: section.text('name'),
    title: section.text('title'),
    empty: section.text('empty'),
  };
  if (kind === 'list') return { kind, ...shared, items: section.list('items', readItem) };
  return {
    kind,
    ...shared,
    rowHeading: section.text('rowHeading'),
    columns: section.texts('columns'),
    rows: section.list('rows', readRow),
  };
}

function readRow(row: Fields): Row {
  return {
    label: row.text('label'),
    action: row.maybe('action', (name) => row.object(name, readAction)),
    cells: row.list('cells', readCell),
  };
}

function readCell(cell: Fields): Cell {
  return {
    text: cell.text('text'),
    says: cell.text('says'),
    share: cell.maybe('share', (name) => cell.number(name)),
    action: cell.maybe('action', (name) => cell.object(name, readAction)),
  };
}

function readItem(item: Fields): Item {
  return {
    text: item.text('text'),
    detail: item.text('detail'),
    action: item.object('action', readAction),
  };
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
      return { kind };
  }
}
