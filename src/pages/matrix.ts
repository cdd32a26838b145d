import {
  type MatrixChoice,
  matrixColumns,
  matrixOrders,
  matrixReaches,
  matrixRows,
  matrixUnits,
} from '../analysis/matrix';
import { type MatrixShare, matrixShares } from '../exchange/matrixTable';
import { element, type Markup } from '../protocol/markup';
import { type Parsed, parse } from '../protocol/message';
import { button, choice, empty, field, type Option, pageHeader, section, tick } from './elements';
import { keptTexts } from './kept';
import { type Heading, type Row, tableMarkup } from './table';

/** What somebody chose on the page. */
export interface MatrixSettings extends MatrixChoice {
  /** The address of the repository's folder; the first one where it is empty. */
  readonly repository: string;
  readonly share: MatrixShare;
}

/** What the page shows before anybody chose anything. */
export const usualMatrix: MatrixSettings = {
  repository: '',
  rows: 'code',
  columns: 'site',
  unit: 'passages',
  by: 'overlap',
  below: undefined,
  query: '',
  sort: 'codebook',
  empty: false,
  share: 'none',
};

/** What can be chosen, by the name that goes with the action. */
const settingNames = [
  'repository',
  'rows',
  'columns',
  'by',
  'unit',
  'share',
  'below',
  'sort',
  'query',
  'empty',
] as const satisfies readonly (keyof MatrixSettings)[];
export type MatrixSetting = (typeof settingNames)[number];

/** The settings with one of them chosen anew; as they were where the value is none that it can have. */
export function withSetting(settings: MatrixSettings, name: MatrixSetting, value: string): MatrixSettings {
  const among = <W extends string>(words: readonly W[], now: W): W => words.find((w) => w === value) ?? now;
  switch (name) {
    case 'repository':
      // Another repository has other codes.
      return { ...settings, repository: value, below: undefined };
    case 'rows':
      return { ...settings, rows: among(matrixRows, settings.rows) };
    case 'columns':
      return { ...settings, columns: among(matrixColumns, settings.columns) };
    case 'by':
      return { ...settings, by: among(matrixReaches, settings.by) };
    case 'unit':
      return { ...settings, unit: among(matrixUnits, settings.unit) };
    case 'share':
      return { ...settings, share: among(matrixShares, settings.share) };
    case 'sort':
      return { ...settings, sort: among(matrixOrders, settings.sort) };
    case 'below':
      return { ...settings, below: value === '' ? undefined : value };
    case 'query':
      return { ...settings, query: value.trim() };
    case 'empty':
      return { ...settings, empty: value === 'true' };
  }
}

/** The settings as a page keeps them over a reload. */
export function keptMatrix(settings: MatrixSettings): string {
  return JSON.stringify(Object.fromEntries(settingNames.map((name) => [name, String(settings[name] ?? '')])));
}

/** The settings that were kept; what makes no sense is as it is usually. */
export function restoredMatrix(state: string): MatrixSettings {
  const kept = keptTexts(state);
  return settingNames.reduce<MatrixSettings>((settings, name) => {
    const value = kept[name];
    return value === undefined ? settings : withSetting(settings, name, value);
  }, usualMatrix);
}

/** How a matrix is handed on. */
const formats = ['csv', 'xlsx', 'md'] as const;
export type MatrixFormat = (typeof formats)[number];

/** All that the page shows, in the reader's language, ready to be drawn. */
export interface MatrixPage {
  readonly title: string;
  readonly summary: string;
  /** What the reader should know of the numbers. */
  readonly notice: string | undefined;
  /** What the choices together are called, for those who do not see them. */
  readonly choicesLabel: string;
  readonly choices: readonly MatrixChoosing[];
  readonly query: { readonly label: string; readonly value: string };
  readonly showEmpty: { readonly label: string; readonly isTicked: boolean };
  /** What is counted by what. */
  readonly heading: string;
  readonly rowHeading: string;
  readonly columns: readonly Heading<MatrixAction>[];
  readonly rows: readonly Row<MatrixAction>[];
  /** Shown where there are no rows. */
  readonly empty: string;
  /** What can be done with the table. */
  readonly handOn: readonly { readonly format: MatrixFormat; readonly label: string }[];
}

/** A choice among several. */
export interface MatrixChoosing {
  readonly setting: MatrixSetting;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string;
}

/** What a click asks for. */
export type MatrixAction =
  /** Another setting, which is the value chosen. */
  | { readonly kind: 'choose'; readonly setting: MatrixSetting }
  /** The passages that a number counts, and what they are. */
  | { readonly kind: 'passages'; readonly query: string; readonly title: string }
  | { readonly kind: 'handOn'; readonly format: MatrixFormat };

const actions = ['choose', 'passages', 'handOn'] as const satisfies readonly MatrixAction['kind'][];

/** Reads what somebody asked for on the page. */
export function parseMatrixAction(value: unknown): Parsed<MatrixAction> {
  return parse(value, (action): MatrixAction => {
    const kind = action.word('kind', actions);
    switch (kind) {
      case 'choose':
        return { kind, setting: action.word('setting', settingNames) };
      case 'passages':
        return { kind, query: action.text('query'), title: action.text('title') };
      case 'handOn':
        return { kind, format: action.word('format', formats) };
    }
  });
}

/** The page as elements. */
export function matrixMarkup(page: MatrixPage): readonly Markup[] {
  const { title, summary, notice, heading, rows } = page;
  const content = rows.length === 0 ? [empty(page.empty)] : [shadedTable(page), handingOn(page)];
  return [
    pageHeader({ title, summary, notice }),
    element('main', {}, choosing(page), section('matrix', heading, ...content)),
  ];
}

function choosing({ choicesLabel, choices, query, showEmpty }: MatrixPage): Markup {
  const asks = (setting: MatrixSetting): MatrixAction => ({ kind: 'choose', setting });
  return element(
    'div',
    { class: 'choices', role: 'group', 'aria-label': choicesLabel },
    ...choices.map(({ setting, label, options, chosen }) => choice(label, options, chosen, asks(setting))),
    field(query.label, query.value, asks('query')),
    tick(showEmpty.label, showEmpty.isTicked, asks('empty')),
  );
}

function shadedTable({ rowHeading, columns, rows }: MatrixPage): Markup {
  return tableMarkup({ labelledBy: 'heading-matrix', rowHeading, columns, rows }, 'shaded');
}

function handingOn({ handOn }: MatrixPage): Markup {
  const acts = handOn.map(({ format, label }) =>
    element('li', {}, button({ kind: 'handOn', format } satisfies MatrixAction, label)),
  );
  return element('ul', { class: 'deeds' }, ...acts);
}
