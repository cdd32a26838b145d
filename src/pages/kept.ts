import { parse } from '../protocol/message';

/** The texts that a page's state holds, by name; none where it makes no sense. */
export function keptTexts(state: string): Readonly<Record<string, string>> {
  const kept = parse(jsonIn(state), (fields) => fields.allTexts());
  return kept.kind === 'message' ? kept.value : {};
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
