import type { Steps } from '../model/steps';
import { parse } from './message';

/** A stretch of a message that is too large to be handed over at once. */
export interface MessagePart {
  readonly kind: 'part';
  /** A stretch of the message as JSON. */
  readonly text: string;
  readonly index: number;
  /** Into how many parts the message is cut. */
  readonly count: number;
}

/** About so long is a part, in UTF-16 code units: it is handed over in less than a millisecond. */
const LENGTH = 1 << 16;

/** Writes a message as JSON, a field or an item of a list in a step, and cuts it into parts. */
export function* partsOf(message: object): Steps<readonly string[]> {
  const parts: string[] = [];
  let pieces: string[] = [];
  let length = 0;
  const cut = (): void => {
    const text = pieces.join('');
    for (let from = 0; from < text.length; from += LENGTH) parts.push(text.slice(from, from + LENGTH));
    pieces = [];
    length = 0;
  };
  for (const piece of piecesOf(message)) {
    pieces.push(piece);
    length += piece.length;
    if (length >= LENGTH) cut();
    yield;
  }
  cut();
  return parts;
}

function* piecesOf(message: object): Iterable<string> {
  let before = '{';
  for (const [name, value] of Object.entries(message) as [string, unknown][]) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    before = ',';
    if (Array.isArray(value)) yield* itemsOf(value);
    else yield JSON.stringify(value);
  }
  yield before === '{' ? '{}' : '}';
}

function* itemsOf(list: readonly unknown[]): Iterable<string> {
  let before = '[';
  for (const item of list) {
    yield `${before}${JSON.stringify(item)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}

/** Puts messages together from their parts. */
export class PartReader {
  private parts: string[] = [];

  /**
   * Takes what arrived. A message that is not sent to its end is forgotten when another begins, and one that is not
   * read from its beginning is left out.
   * @returns a message that is complete now, or what arrived where it is no part of one; undefined otherwise
   */
  take(data: unknown): unknown {
    const parsed = parse(data, (part) => ({
      kind: part.word('kind', ['part']),
      text: part.text('text'),
      index: part.number('index'),
      count: part.number('count'),
    }));
    if (parsed.kind === 'error') return data;
    const { text, index, count } = parsed.value;
    if (index === 0) this.parts = [];
    if (index !== this.parts.length) return undefined;
    this.parts.push(text);
    return this.parts.length === count ? JSON.parse(this.parts.join('')) : undefined;
  }
}
