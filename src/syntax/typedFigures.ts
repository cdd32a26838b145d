import type { TypedFigure } from '../model/facts';
import { blocksOf } from './bodyBlocks';
import { detached } from './detached';
import { spanAt } from './spanAt';

/** A whole number, perhaps in groups of three, that stands alone and before a word. */
const NUMBER = /(?<![^\s(«"“'*])(\d{1,3}(?:[.,\u00a0]\d{3})+|\d{1,9})(?=[ \t\u00a0]|\r?\n)/gu;
/** Words behind a number, up to the next mark or the end of the paragraph. */
const WORDS =
  /^(?:[ \t\u00a0]+|\r?\n(?![ \t]*\r?\n))([\p{L}\p{N}-]+(?:(?:[ \t\u00a0]+|\r?\n(?![ \t]*\r?\n))[\p{L}\p{N}-]+)*)/u;
const LONGEST_NAME = 80;

/**
 * What makes the number behind it something else than a sum: a heading's or caption's number, a part
 * (the first three), a range, or a size that is only given roughly.
 */
const NO_SUM = new RegExp(
  [
    '^[ \\t]*(?:#+|[-*+]|\\|)[ \\t]*$',
    '\\b(?:table|figure|fig\\.|tabel|figur|appendix|bilag|chapter|kapitel|section|afsnit|phase|fase|step|trin|version)[ \\t]+$',
    '\\b(?:about|around|roughly|approximately|nearly|almost|over|under|than|least|most|up to|ca\\.?|circa|cirka|omkring|omtrent|næsten|knap|godt|end|mindst|højst|op til)[ \\t]+$',
    '\\b(?:first|last|next|another|other|further|additional|remaining|these|those|every|each|første|sidste|næste|anden|andre|øvrige|yderligere|resterende|disse|hver)[ \\t]+$',
    '\\d[ \\t]*(?:and|or|to|og|eller|til)[ \\t]+$',
  ].join('|'),
  'iu',
);
const FARTHEST_BEFORE = 30;

/**
 * Finds the numbers in the body of a draft that stand before words and may be sums. Years are left out, and so
 * is what a word before the number makes something else. Takes linear time.
 */
export function typedFiguresIn(text: string, bodyStart: number): readonly TypedFigure[] {
  const { opaqueBlocks, opaqueInline } = blocksOf(text, bodyStart, false);
  const found: TypedFigure[] = [];
  NUMBER.lastIndex = bodyStart;
  for (let match = NUMBER.exec(text); match; match = NUMBER.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isYear(match[0]) || NO_SUM.test(lineBefore(text, start))) continue;
    if (spanAt(opaqueBlocks, start) || spanAt(opaqueInline, start)) continue;
    const words = WORDS.exec(text.slice(end, end + LONGEST_NAME))?.[1];
    if (words === undefined) continue;
    found.push({
      span: { start, end },
      number: Number(match[0].replace(/\D/g, '')),
      words: detached(words.replace(/\s+/g, ' ')),
    });
  }
  return found;
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits);
}

function lineBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - FARTHEST_BEFORE), offset);
  return before.slice(before.lastIndexOf('\n') + 1);
}
