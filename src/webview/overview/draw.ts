import type { Markup } from './markup';

const SVG = 'http://www.w3.org/2000/svg';
const drawnAsSvg: ReadonlySet<string> = new Set(['svg', 'rect']);

/** Makes an element of the page. */
export function draw({ tag, attributes, children }: Markup): Element {
  const drawn = drawnAsSvg.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, value);
  drawn.append(...children.map((child) => (typeof child === 'string' ? child : draw(child))));
  return drawn;
}
