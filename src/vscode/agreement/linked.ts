import type { Action, LinkedText } from '../../pages/agreement';
import { formatted } from '../formatted';

/** Makes a number that leads to what it counts, to be put into a translated text; one of nothing is told only. */
export type Link = (count: number, says: string, action: Action) => string;

/** The first of the characters that stand for numbers: they are for private use, and in no text. */
const FIRST = 0xe000;

/** A translated text with numbers in it that lead somewhere. */
export function linked(text: (link: Link) => string): LinkedText {
  const numbers: Exclude<LinkedText[number], string>[] = [];
  const said = text((count, says, action) => {
    if (count === 0) return formatted(count);
    numbers.push({ text: formatted(count), says: `${says}: ${formatted(count)}`, action });
    return String.fromCharCode(FIRST + numbers.length - 1);
  });
  return said
    .split(/([\ue000-\uf8ff])/)
    .map((part) => numbers[part.charCodeAt(0) - FIRST] ?? part)
    .filter((part) => part !== '');
}
