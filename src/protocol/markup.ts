import { type Fields, ShapeError } from './message';

/** An element to be drawn, as plain data. Texts stay texts: nothing in them is read as markup. */
export interface Markup {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Markup | string)[];
}

/** Describes an element. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Markup | string)[]
): Markup {
  return { tag, attributes, children };
}

/**
 * What a page is made of. Nothing of it runs, loads or leads away: a page acts by `data-action` alone.
 * Styles come from the page's own style sheet, since its content policy forbids others.
 */
const tags: ReadonlySet<string> = new Set(
  (
    'header main section h1 h2 h3 p ul ol li dl dt dd table caption thead tbody tr th td div span strong em q ' +
    'blockquote mark button label select option input details summary ' +
    'svg g rect circle line path polyline text title desc'
  ).split(' '),
);

const attributes: ReadonlySet<string> = new Set(
  (
    'class id role scope tabindex lang type value selected checked disabled open colspan rowspan for data-action ' +
    'width height x y x1 x2 y1 y2 cx cy r d points transform viewBox preserveAspectRatio ' +
    'fill fill-opacity stroke stroke-width stroke-dasharray text-anchor dominant-baseline'
  ).split(' '),
);

/** Deeper than any page, and far from what would exhaust the stack. */
const DEEPEST = 40;

/** Reads an element that came in a message, in `parse`. An element or attribute that no page has is refused. */
export function readMarkup(fields: Fields, depth = 0): Markup {
  if (depth > DEEPEST) throw new ShapeError('message is nested too deeply');
  const tag = fields.text('tag');
  if (!tags.has(tag)) throw new ShapeError('message has an element that no page has');
  const given = fields.object('attributes', (of) => of.allTexts());
  if (!Object.keys(given).every((name) => attributes.has(name) || /^aria-[a-z]+$/.test(name))) {
    throw new ShapeError('message has an attribute that no page has');
  }
  return {
    tag,
    attributes: given,
    children: fields.textsOr('children', (child) => readMarkup(child, depth + 1)),
  };
}
