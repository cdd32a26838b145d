import type {
  Action,
  Cell,
  Item,
  ListSection,
  OverviewPage,
  Row,
  Section,
  TableSection,
} from '../../protocol/overview';
import { element, type Markup } from './markup';

/** The page as elements. What a click asks for stands in `data-action`, as JSON. */
export function pageMarkup(page: OverviewPage): readonly Markup[] {
  return [
    element(
      'header',
      {},
      ...(page.repositories.length > 0 ? [choiceMarkup(page)] : []),
      element('h1', {}, page.title),
      element('p', { class: 'summary' }, page.summary),
      ...(page.notice === undefined ? [] : [element('p', { class: 'notice', role: 'status' }, page.notice)]),
    ),
    element('main', {}, ...page.sections.map(sectionMarkup)),
  ];
}

function choiceMarkup({ repositories, repository, chooseLabel }: OverviewPage): Markup {
  const options = repositories.map((choice) =>
    element(
      'option',
      { value: choice.repository, ...(choice.repository === repository ? { selected: '' } : {}) },
      choice.name,
    ),
  );
  return element('label', { class: 'choice' }, chooseLabel, element('select', {}, ...options));
}

function sectionMarkup(section: Section): Markup {
  const heading = `heading-${section.name}`;
  const isEmpty = section.kind === 'list' ? section.items.length === 0 : section.rows.length === 0;
  const content = section.kind === 'list' ? listMarkup(section) : tableMarkup(section, heading);
  return element(
    'section',
    { 'aria-labelledby': heading, class: section.name },
    element('h2', { id: heading }, section.title),
    isEmpty ? element('p', { class: 'empty' }, section.empty) : content,
  );
}

function listMarkup({ items }: ListSection): Markup {
  return element('ul', {}, ...items.map(itemMarkup));
}

function itemMarkup({ text, detail, action }: Item): Markup {
  return element(
    'li',
    {},
    button(action, {}, text),
    ...(detail === '' ? [] : [element('span', { class: 'detail' }, detail)]),
  );
}

function tableMarkup({ rowHeading, columns, rows }: TableSection, heading: string): Markup {
  const isBars = columns.length === 1;
  const headings = [rowHeading, ...columns].map((text) => element('th', { scope: 'col' }, text));
  const table = element(
    'table',
    { class: isBars ? 'bars' : 'crossing', 'aria-labelledby': heading },
    element('thead', {}, element('tr', {}, ...headings)),
    element('tbody', {}, ...rows.map((row) => rowMarkup(row, isBars))),
  );
  // A wide table is moved within its part of the page, by keyboard too.
  return isBars
    ? table
    : element('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-labelledby': heading }, table);
}

function rowMarkup({ label, action, cells }: Row, isBars: boolean): Markup {
  const name = action === undefined ? label : button(action, {}, label);
  const drawn = cells.map((cell) => cellMarkup(cell, isBars));
  return element('tr', {}, element('th', { scope: 'row' }, name), ...drawn);
}

function cellMarkup({ text, says, share, action }: Cell, isBars: boolean): Markup {
  const number =
    action === undefined
      ? element('span', { class: 'none', 'aria-label': says, role: 'img' }, text)
      : button(action, { 'aria-label': says, class: 'number' }, text);
  if (share === undefined) return element('td', {}, number);
  // In a row of bars the numbers stand at their ends; in a table the bars stand below.
  return element('td', {}, ...(isBars ? [barMarkup(share), number] : [number, barMarkup(share)]));
}

function barMarkup(share: number): Markup {
  const width = `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;
  return element('svg', { class: 'bar', 'aria-hidden': 'true' }, element('rect', { width, height: '100%' }));
}

function button(action: Action, attributes: Readonly<Record<string, string>>, text: string): Markup {
  return element('button', { type: 'button', ...attributes, 'data-action': JSON.stringify(action) }, text);
}
