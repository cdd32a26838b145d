import { personNamed } from '../../analysis/consent';
import type { Snapshot } from '../../repository/snapshot';
import { type PackLanguage, packTexts } from './packTexts';

/** A turn of a quotation, or a part of one. */
export interface Line {
  /** The role of whoever speaks, where the quotation itself says who. */
  readonly who: string | undefined;
  readonly text: string;
}

/** The quotation as its readers may see it. */
export interface QuotedLines {
  readonly lines: readonly Line[];
  /** The people, by id, whom the quotation names. */
  readonly mentioned: readonly string[];
}

const LABEL = /^\s*(?:\[\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\]\s*)?(\p{Lu}[\p{Lu}\d]*-[\p{L}\d]+):\s*/u;
const BLOCK_ID = /\s\^[\w-]+\s*$/u;
const ID = /(?<![\p{L}\d-])\p{Lu}[\p{Lu}\d]*-[\p{L}\d]+(?![\p{L}\d-])/gu;

/** A quotation without ids: labels of turns and ids of people become roles, block ids and the ids of records go. */
export function linesOf(snapshot: Snapshot, quote: string, language: PackLanguage): QuotedLines {
  const texts = packTexts(language);
  const mentioned = new Set<string>();
  const roleOf = (id: string): string | undefined => {
    const person = personNamed(snapshot, id);
    if (!person) return undefined;
    mentioned.add(id);
    return texts.roles[person.role ?? ''] ?? texts.someone;
  };
  const lines = quote
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line): Line => {
      const label = LABEL.exec(line);
      const said = line.slice(label?.[0].length ?? 0).replace(BLOCK_ID, '');
      const text = said.replace(ID, (id) => roleOf(id) ?? (snapshot.named(id).length > 0 ? '…' : id)).trim();
      // A label of somebody who is not registered would name them by id, so it becomes one of many.
      return { who: label?.[1] === undefined ? undefined : (roleOf(label[1]) ?? texts.someone), text };
    });
  return { lines, mentioned: [...mentioned] };
}

/** Everything in a text that has the form of an id. */
export function idsIn(text: string): readonly string[] {
  return [...text.matchAll(ID)].map(([id]) => id);
}
