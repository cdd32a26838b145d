import type { Markup } from '../../src/protocol/markup';

const single: ReadonlySet<string> = new Set(['rect', 'input']);

/** Writes elements as HTML, one a line where they hold others, for people to read in a review. */
export function htmlOf(markup: readonly Markup[], depth = 0): string {
  return markup.map((element) => written(element, depth)).join('');
}

function written({ tag, attributes, children }: Markup, depth: number): string {
  const indent = '  '.repeat(depth);
  const inTag = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const open = `${indent}<${tag}${inTag.join('')}${single.has(tag) ? ' /' : ''}>`;
  if (single.has(tag)) return `${open}\n`;
  if (children.every((child) => typeof child === 'string')) {
    return `${open}${children.map(escaped).join('')}</${tag}>\n`;
  }
  const inner = children.map((child) =>
    typeof child === 'string' ? `${'  '.repeat(depth + 1)}${escaped(child)}\n` : written(child, depth + 1),
  );
  return `${open}\n${inner.join('')}${indent}</${tag}>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
