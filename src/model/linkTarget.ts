import { textOf, type Value } from './value';

/** A link as a YAML value has it: the id, and what stands after `#`. */
export interface LinkTarget {
  readonly target: string;
  readonly fragment?: string;
}

/** Reads `OBS-012#x03`, `"[[OBS-012#x03|words]]"`, or the same in brackets without quotes, which YAML takes for a list. */
export function linkTargetOf(value: Value | undefined): LinkTarget | undefined {
  if (value?.kind === 'list') return value.items.length === 1 ? linkTargetOf(value.items[0]) : undefined;
  const text = textOf(value)?.trim();
  if (!text) return undefined;
  const [link = ''] = text.replace(/^!?\[\[|\]\]$/g, '').split('|');
  const hash = link.indexOf('#');
  if (hash < 0) return { target: link.trim() };
  return { target: link.slice(0, hash).trim(), fragment: link.slice(hash + 1).trim() };
}
