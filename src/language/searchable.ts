import type { Definition } from '../model/facts';
import { fold } from '../model/ids';
import type { Located, Snapshot } from '../repository/snapshot';
import { titleOf } from './about';

/** What typed letters are compared with, folded. */
export interface Searchable {
  readonly name: string;
  /** The name, the title, and the title in plain letters. */
  readonly text: string;
}

/** The editor compares no more than the first 128 characters of a filter text. */
const TITLE_LENGTH = 48;

/** Kept with the definition, as 10,000 of them are looked through at each keystroke. */
const kept = new WeakMap<Definition, Searchable>();

/** What a name is found by. */
export function searchable(snapshot: Snapshot, located: Located): Searchable {
  const { definition } = located;
  const known = kept.get(definition);
  if (known) return known;
  const made = {
    name: fold(definition.name),
    text: fold(withPlainLetters(definition.name, titleOf(snapshot, located))),
  };
  // Works are read behind the index: their titles come later.
  if (definition.kind !== 'citation') kept.set(definition, made);
  return made;
}

/** A name and a title, followed by the title's words as they are written without special letters. */
export function withPlainLetters(name: string, title = ''): string {
  const short = title.slice(0, TITLE_LENGTH).replace(/\s+/g, ' ');
  return [name, short, plainLetters(short)].filter((part) => part !== '').join(' ');
}

/** The words with letters that not every keyboard has, as they are written without: «køkken» → «koekken». */
function plainLetters(text: string): string {
  if (!SPECIAL.test(text)) return '';
  const words = text.split(' ').filter((word) => SPECIAL.test(word));
  return words
    .map((word) => word.replace(/[æøåäöü]/gi, (letter) => PLAIN[letter.toLowerCase()] ?? letter))
    .join(' ');
}

const SPECIAL = /[æøåäöü]/i;
const PLAIN: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', ä: 'ae', ö: 'oe', ü: 'ue' };

/** Whether all characters occur in this order: the least that the editor's own filter asks for. */
export function isSubsequence(wanted: string, text: string): boolean {
  let at = -1;
  for (const c of wanted) {
    at = text.indexOf(c, at + 1);
    if (at < 0) return false;
  }
  return true;
}
