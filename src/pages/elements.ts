import { element, type Markup } from '../protocol/markup';

type Attributes = Readonly<Record<string, string>>;

/** A button that reads as a link. The action comes back to the page's kind as it is given here. */
export function button(
  action: object,
  content: string | readonly (Markup | string)[],
  attributes: Attributes = {},
): Markup {
  const shown = typeof content === 'string' ? [content] : content;
  return element(
    'button',
    { type: 'button', ...attributes, 'data-action': JSON.stringify(action) },
    ...shown,
  );
}

/** What a choice is among: what is sent, and what is read. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A choice among several, under a label. The value chosen comes with the action. */
export function choice(label: string, options: readonly Option[], chosen: string, action: object): Markup {
  const drawn = options.map(({ value, label: text }) =>
    element('option', { value, ...(value === chosen ? { selected: '' } : {}) }, text),
  );
  return element(
    'label',
    { class: 'choice' },
    label,
    element('select', { 'data-action': JSON.stringify(action) }, ...drawn),
  );
}

/** A line to type in, under a label. What stands there comes with the action when it is left or Enter is pressed. */
export function field(label: string, value: string, action: object): Markup {
  const input = element('input', { type: 'text', value, 'data-action': JSON.stringify(action) });
  return element('label', { class: 'choice' }, label, input);
}

/** Something that holds or does not. 'true' or 'false' comes with the action. */
export function tick(label: string, isTicked: boolean, action: object): Markup {
  const box = element('input', {
    type: 'checkbox',
    ...(isTicked ? { checked: '' } : {}),
    'data-action': JSON.stringify(action),
  });
  return element('label', { class: 'choice tick' }, box, label);
}

/** A part of a page under its heading. The name tells parts apart, for styles and for those who listen. */
export function section(name: string, title: string, ...content: readonly Markup[]): Markup {
  const heading = `heading-${name}`;
  return element(
    'section',
    { 'aria-labelledby': heading, class: name },
    element('h2', { id: heading }, title),
    ...content,
  );
}

/** What stands where there is nothing to show. */
export function empty(text: string): Markup {
  return element('p', { class: 'empty' }, text);
}

/** A part that is wider than the page: it is moved within its own frame, by keyboard too. */
export function wide(labelledBy: string, content: Markup): Markup {
  return element(
    'div',
    { class: 'wide', tabindex: '0', role: 'region', 'aria-labelledby': labelledBy },
    content,
  );
}

/** The top of a page. */
export function pageHeader(of: {
  readonly title: string;
  readonly summary: string | readonly (Markup | string)[];
  /** What the reader should know of what is shown: that it is not all there yet. */
  readonly notice?: string | undefined;
  readonly choices?: readonly Markup[];
}): Markup {
  return element(
    'header',
    {},
    ...(of.choices ?? []),
    element('h1', {}, of.title),
    element('p', { class: 'summary' }, ...(typeof of.summary === 'string' ? [of.summary] : of.summary)),
    ...(of.notice === undefined ? [] : [element('p', { class: 'notice', role: 'status' }, of.notice)]),
  );
}
