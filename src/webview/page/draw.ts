import type { Markup } from '../../protocol/markup';

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element of the page; what lies in a drawing is part of the drawing. */
export function draw({ tag, attributes, children }: Markup, isDrawing = tag === 'svg'): Element {
  const drawn = isDrawing ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, value);
  for (const child of children) {
    drawn.append(typeof child === 'string' ? child : draw(child, isDrawing || child.tag === 'svg'));
  }
  return drawn;
}
