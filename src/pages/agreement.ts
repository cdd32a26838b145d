import { type AgreementUnit, agreementUnits } from '../analysis/agreement';
import { element, type Markup } from '../protocol/markup';
import { type Fields, type Parsed, parse } from '../protocol/message';
import { button, choice, empty, type Option, pageHeader, section, tick, wide } from './elements';

/** All that the page shows about how far coders agree, in the reader's language, ready to be drawn. */
export interface AgreementPage {
  readonly title: string;
  /** What is compared, in one line. */
  readonly summary: string;
  readonly notice: string | undefined;
  readonly choices: readonly Choice[];
  /** Who is compared; empty where there are two coders and no choice. */
  readonly coders: Ticks | undefined;
  /** What to do where nothing can be compared. */
  readonly empty: string | undefined;
  readonly figures: FiguresSection | undefined;
  readonly passages: PassagesSection | undefined;
  readonly records: RecordsSection | undefined;
}

/** A choice at the top of the page, or of a part. */
export interface Choice {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly action: Action;
}

interface Ticks {
  readonly label: string;
  readonly coders: readonly { readonly coder: string; readonly isChosen: boolean }[];
}

/** Figures by code. */
export interface FiguresSection {
  readonly title: string;
  /** The headings of the columns, that of the codes first. */
  readonly columns: readonly string[];
  readonly rows: readonly FiguresRow[];
  /** What is counted, and what the figures are. */
  readonly explained: { readonly title: string; readonly lines: readonly string[] };
}

export interface FiguresRow {
  readonly label: string;
  /** Shown dimmed: the code's id. */
  readonly id: string;
  /** What of the row is looked at alone; nothing for the row over all. */
  readonly action: Action | undefined;
  /** What was counted, in words; and why a figure is missing, where one is. */
  readonly counted: readonly LinkedText[];
  readonly cells: readonly FiguresCell[];
  readonly isBranch: boolean;
}

/** Words, and among them numbers that lead to what they count. */
export type LinkedText = readonly (string | LinkedNumber)[];

export interface LinkedNumber {
  readonly text: string;
  /** The number with what it counts, for those who do not see where it stands. */
  readonly says: string;
  readonly action: Action;
}

export interface FiguresCell {
  readonly text: string;
  /** The figure with its row and column, for those who do not see the table. */
  readonly says: string;
  readonly action: Action | undefined;
}

/** What coders coded, side by side. */
export interface PassagesSection {
  readonly title: string;
  readonly choice: Choice;
  /** How many there are, and how many are settled. */
  readonly summary: LinkedText;
  readonly items: readonly PassageItem[];
  readonly empty: string;
  readonly more: string | undefined;
}

export interface PassageItem {
  readonly record: string;
  readonly title: string;
  /** What differs, in words. */
  readonly difference: string;
  readonly coders: readonly CoderColumn[];
  /** What was decided; undefined where nothing was. */
  readonly decision: DecisionText | undefined;
  readonly actions: readonly ItemAction[];
}

interface ItemAction {
  readonly label: string;
  /** With what it is about, for those who do not see the page. */
  readonly says: string;
  readonly action: Action;
}

export interface CoderColumn {
  readonly coder: string;
  readonly passages: readonly CoderPassage[];
  /** Said where there are none. */
  readonly none: string;
}

export interface CoderPassage {
  readonly quote: readonly QuotePart[];
  readonly action: Action;
  readonly codes: readonly CodeText[];
  readonly memo: string | undefined;
}

/** Words of a quotation, and whether the others left them out. */
export interface QuotePart {
  readonly text: string;
  readonly isOwn: boolean;
}

interface CodeText {
  readonly label: string;
  /** Said behind it where the others did not give it. */
  readonly only: string | undefined;
}

interface DecisionText {
  /** By whom, and when. */
  readonly by: string;
  /** What holds, passage by passage. */
  readonly held: readonly string[];
  readonly reason: string | undefined;
}

/** Which records are compared. */
export interface RecordsSection {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly action: Action;
    readonly cells: readonly FiguresCell[];
  }[];
  readonly more: string | undefined;
}

/** Which passages are listed. */
export const shownPassages = ['differences', 'open', 'settled', 'all'] as const;
export type ShownPassages = (typeof shownPassages)[number];

/** What a click asks for. */
export type Action =
  /** Another repository, unit or code, or which passages are listed: the value chosen. */
  | { readonly kind: 'repository' | 'unit' | 'code' | 'list' }
  /** Whether a coder is compared: the value of the tick. */
  | { readonly kind: 'coder'; readonly coder: string }
  /** A code alone, or all where it is empty, with these passages. */
  | { readonly kind: 'show'; readonly code: string; readonly list: ShownPassages }
  /** The passages that a coder gave what a row is about; what coders gave together where it is empty. */
  | ({ readonly kind: 'given'; readonly coder: string } & RowOf)
  /** What is left out. */
  | { readonly kind: 'leftOut'; readonly of: LeftOut }
  /** A record, by its path in the repository. */
  | { readonly kind: 'open'; readonly path: string }
  /** The passages that a figure of a record counts: a coder's, or those of a list. */
  | { readonly kind: 'coded'; readonly path: string; readonly coder: string }
  | { readonly kind: 'listed'; readonly path: string; readonly list: ShownPassages }
  /** An excerpt, by its link: in its record, or what is to be decided or taken back about it. */
  | { readonly kind: 'passage' | 'decide' | 'takeBack'; readonly link: string }
  /** More passages or records. */
  | { readonly kind: 'morePassages' | 'moreRecords' };

/** What a row of figures is about: all codes, one, or one and all below it taken for one. */
const rows = ['all', 'code', 'branch'] as const;
export interface RowOf {
  readonly row: (typeof rows)[number];
  /** Empty for all. */
  readonly code: string;
}

/** Records that one alone has coded, and passages that are not found in the text. */
const leftOut = ['codedOnce', 'notFound'] as const;
export type LeftOut = (typeof leftOut)[number];

const actions = [
  'repository',
  'unit',
  'code',
  'list',
  'coder',
  'show',
  'given',
  'leftOut',
  'open',
  'coded',
  'listed',
  'passage',
  'decide',
  'takeBack',
  'morePassages',
  'moreRecords',
] as const satisfies readonly Action['kind'][];

/** Reads what somebody asked for on the page. */
export function parseAgreementAction(value: unknown): Parsed<Action> {
  return parse(value, readAction);
}

function readAction(action: Fields): Action {
  const kind = action.word('kind', actions);
  switch (kind) {
    case 'coder':
      return { kind, coder: action.text('coder') };
    case 'show':
      return { kind, code: action.text('code'), list: action.word('list', shownPassages) };
    case 'given':
      return {
        kind,
        code: action.text('code'),
        row: action.word('row', rows),
        coder: action.text('coder'),
      };
    case 'leftOut':
      return { kind, of: action.word('of', leftOut) };
    case 'open':
      return { kind, path: action.text('path') };
    case 'coded':
      return { kind, path: action.text('path'), coder: action.text('coder') };
    case 'listed':
      return { kind, path: action.text('path'), list: action.word('list', shownPassages) };
    case 'passage':
    case 'decide':
    case 'takeBack':
      return { kind, link: action.text('link') };
    default:
      return { kind };
  }
}

/** What was chosen on the page, kept over a reload. */
export interface AgreementState {
  /** By the address of its folder; empty for the first. */
  readonly repository: string;
  readonly unit: AgreementUnit;
  /** Coders that are left out. */
  readonly without: readonly string[];
  /** The code looked at, with those below it; empty for all. */
  readonly code: string;
  readonly list: ShownPassages;
}

/** Reads what was chosen, from the page's state; undefined where it makes no sense. */
export function parseAgreementState(value: unknown): AgreementState | undefined {
  const parsed = parse(value, (state) => ({
    repository: state.text('repository'),
    unit: state.word('unit', agreementUnits),
    without: state.texts('without'),
    code: state.text('code'),
    list: state.word('list', shownPassages),
  }));
  return parsed.kind === 'message' ? parsed.value : undefined;
}

/**
 * Divides quotations of one coder by whether others have the words too: only where one of theirs stands in it whole, or
 * it stands whole in one of theirs.
 */
export function quoteParts(quote: string, others: readonly string[]): readonly QuotePart[] {
  const [within] = others.filter((other) => other !== quote && other !== '' && quote.includes(other));
  if (within === undefined) return [{ text: quote, isOwn: false }];
  const at = quote.indexOf(within);
  return [
    { text: quote.slice(0, at), isOwn: true },
    { text: within, isOwn: false },
    { text: quote.slice(at + within.length), isOwn: true },
  ].filter(({ text }) => text !== '');
}

/** The page as elements. */
export function agreementMarkup(page: AgreementPage): readonly Markup[] {
  const { title, summary, notice, choices, coders, figures, passages, records } = page;
  return [
    pageHeader({
      title,
      summary,
      notice,
      choices: [element('div', { class: 'choices' }, ...choices.map(choiceMarkup))],
    }),
    ...(coders ? [codersMarkup(coders)] : []),
    element(
      'main',
      {},
      ...(page.empty === undefined ? [] : [empty(page.empty)]),
      ...(figures ? [section('figures', figures.title, ...figuresMarkup(figures))] : []),
      ...(passages ? [section('passages', passages.title, ...passagesMarkup(passages))] : []),
      ...(records ? [section('records', records.title, ...recordsMarkup(records))] : []),
    ),
  ];
}

function choiceMarkup({ label, options, chosen, action }: Choice): Markup {
  return choice(label, options, chosen, action);
}

function codersMarkup({ label, coders }: Ticks): Markup {
  const ticks = coders.map(({ coder, isChosen }) => tick(coder, isChosen, { kind: 'coder', coder }));
  return element(
    'div',
    { role: 'group', 'aria-label': label, class: 'choices' },
    element('span', { class: 'choice' }, label),
    ...ticks,
  );
}

function figuresMarkup({ columns, rows, explained }: FiguresSection): readonly Markup[] {
  const headings = columns.map((text) => element('th', { scope: 'col' }, text));
  const table = element(
    'table',
    { class: 'table-figures', 'aria-labelledby': 'heading-figures' },
    element('thead', {}, element('tr', {}, ...headings)),
    element('tbody', {}, ...rows.map(figuresRow)),
  );
  const lines = explained.lines.map((text) => element('li', {}, text));
  return [
    wide('heading-figures', table),
    element(
      'details',
      { class: 'explained' },
      element('summary', {}, explained.title),
      element('ul', {}, ...lines),
    ),
  ];
}

function figuresRow({ label, id, action, counted, cells, isBranch }: FiguresRow): Markup {
  const name = action === undefined ? element('strong', {}, label) : button(action, label);
  return element(
    'tr',
    isBranch ? { class: 'branch' } : {},
    element(
      'th',
      { scope: 'row' },
      name,
      ...(id === '' ? [] : [element('span', { class: 'detail' }, id)]),
      ...counted.map((text) => element('p', { class: 'counted' }, ...linkedText(text))),
    ),
    ...cells.map(figuresCell),
  );
}

function linkedText(parts: LinkedText): readonly (Markup | string)[] {
  return parts.map((part) =>
    typeof part === 'string' ? part : button(part.action, part.text, { 'aria-label': part.says }),
  );
}

function figuresCell({ text, says, action }: FiguresCell): Markup {
  const figure =
    action === undefined
      ? element('span', { class: 'none', 'aria-label': says, role: 'img' }, text)
      : button(action, text, { 'aria-label': says, class: 'number' });
  return element('td', {}, figure);
}

function passagesMarkup(of: PassagesSection): readonly Markup[] {
  const items = of.items.map(itemMarkup);
  return [
    choiceMarkup(of.choice),
    element('p', { class: 'summary' }, ...linkedText(of.summary)),
    items.length === 0 ? empty(of.empty) : element('ol', { class: 'places' }, ...items),
    ...(of.more === undefined ? [] : [button({ kind: 'morePassages' }, of.more)]),
  ];
}

function itemMarkup({ record, title, difference, coders, decision, actions }: PassageItem): Markup {
  const buttons = actions.map(({ label, says, action }) => button(action, label, { 'aria-label': says }));
  return element(
    'li',
    { class: 'place' },
    element('h3', {}, record, element('span', { class: 'detail' }, title)),
    element('p', { class: 'difference' }, difference),
    element('dl', { class: 'coders' }, ...coders.map(coderMarkup)),
    ...(decision ? [decisionMarkup(decision)] : []),
    ...(buttons.length > 0 ? [element('div', { class: 'deeds' }, ...buttons)] : []),
  );
}

function coderMarkup({ coder, passages, none }: CoderColumn): Markup {
  const coded = passages.map(passageMarkup);
  return element(
    'div',
    {},
    element('dt', {}, coder),
    ...(coded.length > 0 ? coded : [element('dd', { class: 'none' }, none)]),
  );
}

function passageMarkup({ quote, action, codes, memo }: CoderPassage): Markup {
  const words = quote.map(({ text, isOwn }) => (isOwn ? element('mark', {}, text) : text));
  const given = codes.map(({ label, only }) =>
    element('li', {}, label, ...(only === undefined ? [] : [element('span', { class: 'only' }, only)])),
  );
  return element(
    'dd',
    {},
    element('button', { type: 'button', class: 'quote', 'data-action': JSON.stringify(action) }, ...words),
    element('ul', { class: 'codes' }, ...given),
    ...(memo === undefined ? [] : [element('p', { class: 'remark' }, memo)]),
  );
}

function decisionMarkup({ by, held, reason }: DecisionText): Markup {
  return element(
    'div',
    { class: 'decision' },
    element('p', {}, element('strong', {}, by)),
    ...held.map((text) => element('p', {}, text)),
    ...(reason === undefined ? [] : [element('p', { class: 'remark' }, reason)]),
  );
}

function recordsMarkup({ columns, rows, more }: RecordsSection): readonly Markup[] {
  const headings = columns.map((text) => element('th', { scope: 'col' }, text));
  const drawn = rows.map(({ label, action, cells }) =>
    element('tr', {}, element('th', { scope: 'row' }, button(action, label)), ...cells.map(figuresCell)),
  );
  const table = element(
    'table',
    { class: 'table-figures', 'aria-labelledby': 'heading-records' },
    element('thead', {}, element('tr', {}, ...headings)),
    element('tbody', {}, ...drawn),
  );
  return [
    wide('heading-records', table),
    ...(more === undefined ? [] : [button({ kind: 'moreRecords' }, more)]),
  ];
}
