import { element, type Markup } from '../protocol/markup';
import { button, wide } from './elements';

/** A table whose cells lead somewhere. */
export interface CellTable<Action extends object> {
  /** The id of the element that names it. */
  readonly labelledBy: string;
  /** What the rows are, as the heading of their names. */
  readonly rowHeading: string;
  readonly columns: readonly Heading<Action>[];
  readonly rows: readonly Row<Action>[];
}

/** What a row or a column is called. */
export interface Heading<Action extends object> {
  readonly label: string;
  /** What it stands below, shown dimmed in front of the label. */
  readonly above?: string;
  /** What the label leads to, where it leads anywhere. */
  readonly action?: Action | undefined;
}

export interface Row<Action extends object> extends Heading<Action> {
  /** How far it stands below the first rows. */
  readonly depth?: number;
  /** It holds the sums of the rows before it. */
  readonly isSum?: true;
  /** One for each column. */
  readonly cells: readonly Cell<Action>[];
}

export interface Cell<Action extends object> {
  readonly text: string;
  /** The text with its row and column, for those who do not see the table. */
  readonly says: string;
  /** How much of the largest there is, from 0 to 1; undefined for a number that is not drawn. */
  readonly share: number | undefined;
  readonly action: Action | undefined;
  /** A drawn sign before the text. */
  readonly sign?: Markup;
}

/**
 * How shares are drawn: as bars in a table of one column, as a bar below each number, or as the cell's ground. The
 * number stands there in any case.
 */
export type Drawing = 'bars' | 'crossing' | 'shaded';

/** The deepest indent that the style sheet has. */
const DEEPEST = 5;

/** The table as elements; one of several columns in a frame that scrolls. */
export function tableMarkup<Action extends object>(of: CellTable<Action>, drawing: Drawing): Markup {
  const { labelledBy, rowHeading, columns, rows } = of;
  const headings = [{ label: rowHeading }, ...columns].map((heading) =>
    element('th', { scope: 'col' }, ...headingMarkup(heading)),
  );
  const table = element(
    'table',
    { class: drawing === 'shaded' ? 'crossing shaded' : drawing, 'aria-labelledby': labelledBy },
    element('thead', {}, element('tr', {}, ...headings)),
    element('tbody', {}, ...rows.map((row) => rowMarkup(row, drawing))),
  );
  return drawing === 'bars' ? table : wide(labelledBy, table);
}

function headingMarkup<Action extends object>({
  label,
  above,
  action,
}: Heading<Action>): (Markup | string)[] {
  const name = action === undefined ? label : button(action, label);
  return above === undefined ? [name] : [element('span', { class: 'above' }, `${above} `), name];
}

function rowMarkup<Action extends object>(row: Row<Action>, drawing: Drawing): Markup {
  const depth = Math.min(row.depth ?? 0, DEEPEST);
  return element(
    'tr',
    row.isSum ? { class: 'sums' } : {},
    element(
      'th',
      { scope: 'row', ...(depth === 0 ? {} : { class: `depth-${String(depth)}` }) },
      ...headingMarkup(row),
    ),
    ...row.cells.map((cell) => cellMarkup(cell, drawing)),
  );
}

function cellMarkup<Action extends object>(cell: Cell<Action>, drawing: Drawing): Markup {
  const { text, says, share, action, sign } = cell;
  const content = sign ? [sign, text] : [text];
  const number =
    action === undefined
      ? element('span', { class: 'none', 'aria-label': says, role: 'img' }, ...content)
      : button(action, content, { 'aria-label': says, class: 'number' });
  if (share === undefined) return element('td', {}, number);
  // In a row of bars the numbers stand at their ends; in a table the bars stand below, and a ground lies behind.
  const drawn = drawing === 'crossing' ? [number, barMarkup(share)] : [shareMarkup(share, drawing), number];
  return element('td', {}, ...drawn);
}

function shareMarkup(share: number, drawing: Drawing): Markup {
  return drawing === 'shaded' ? groundMarkup(share) : barMarkup(share);
}

function barMarkup(share: number): Markup {
  const width = `${Math.round(within(share) * 1000) / 10}%`;
  return element('svg', { class: 'bar', 'aria-hidden': 'true' }, element('rect', { width, height: '100%' }));
}

/** So strong is the ground of the largest cell: a text on it can be read in every theme. */
const STRONGEST = 0.5;

function groundMarkup(share: number): Markup {
  const opacity = String(Math.round(within(share) * STRONGEST * 1000) / 1000);
  return element(
    'svg',
    { class: 'ground', 'aria-hidden': 'true' },
    element('rect', { width: '100%', height: '100%', 'fill-opacity': opacity }),
  );
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
