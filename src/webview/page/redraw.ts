import type { Markup } from '../../protocol/markup';
import { draw } from './draw';

/** An element or a text. */
export type Part = Markup | string;

/** People change these by themselves, so that they may say something else than what they were drawn with. */
const changedByHand: ReadonlySet<string> = new Set(['select', 'input']);

/** What an element does when it is used. */
const acts = ['data-action', 'data-act', 'data-id'];

/**
 * Draws what differs from before and leaves alone what does not: what is opened, marked, focused or about to be
 * clicked stays so.
 * @param parent holds what was drawn of `before` and nothing else.
 */
export function redraw(parent: Element, before: readonly Part[], after: readonly Part[]): void {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isAlike(before[start], after[start])) start++;
  let end = 0;
  while (end < shorter - start && isAlike(before.at(-1 - end), after.at(-1 - end))) end++;

  const gone = [...parent.childNodes].slice(start, before.length - end);
  const next = parent.childNodes[before.length - end] ?? null;
  for (const [i, part] of after.slice(start, after.length - end).entries()) {
    const old = before[start + i];
    const node = gone.shift();
    if (node instanceof Element && isElement(old) && isElement(part) && canBecome(old, part)) {
      setAttributes(node, old.attributes, part.attributes);
      redraw(node, old.children, part.children);
    } else {
      parent.insertBefore(drawn(part, parent), node ?? next);
      node?.remove();
    }
  }
  for (const node of gone) node.remove();
}

function drawn(part: Part, parent: Element): Node {
  if (!isElement(part)) return document.createTextNode(part);
  return draw(part, parent instanceof SVGElement || part.tag === 'svg');
}

function setAttributes(element: Element, before: Markup['attributes'], after: Markup['attributes']): void {
  for (const name of Object.keys(before)) if (!(name in after)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(after)) {
    if (before[name] !== value) element.setAttribute(name, value);
  }
}

function isElement(part: Part | undefined): part is Markup {
  return typeof part === 'object';
}

/** What acts otherwise is another element: nobody's click may do what the element did not offer when it began. */
function canBecome(a: Markup, b: Markup): boolean {
  return (
    a.tag === b.tag && !changedByHand.has(a.tag) && acts.every((n) => a.attributes[n] === b.attributes[n])
  );
}

function isAlike(a: Part | undefined, b: Part | undefined): boolean {
  if (!isElement(a) || !isElement(b)) return a === b;
  const names = Object.keys(a.attributes);
  return (
    a.tag === b.tag &&
    names.length === Object.keys(b.attributes).length &&
    names.every((name) => a.attributes[name] === b.attributes[name]) &&
    a.children.length === b.children.length &&
    a.children.every((child, i) => isAlike(child, b.children[i]))
  );
}
