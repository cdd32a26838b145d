import type { Span } from '../model/span';
import type { SweepingSentence } from '../model/facts';
import { blocksOf } from './bodyBlocks';
import { spanAt } from './spanAt';

const PLACES_EN = '(?:municipalities|sites|job cent(?:re|er)s|cases)';
const PLACES_DA = '(?:kommuner\\p{L}*|steder\\p{L}*|jobcent\\p{L}+|sager\\p{L}*|cases)';

/** Words that say something of all places; \b does not know Danish letters. */
const SWEEPING = new RegExp(
  `(?<![\\p{L}\\d])(?:${[
    `across (?:\\p{L}+ ){0,3}${PLACES_EN}`,
    'across the (?:board|country)',
    `(?:in )?(?:all|every) (?:(?:of )?the )?(?:\\p{L}+ )?(?:municipalit(?:y|ies)|sites?|job cent(?:re|er)s?)`,
    'everywhere|generally|in general',
    `på tværs af (?:\\p{L}+ ){0,3}${PLACES_DA}`,
    'på tværs(?! af)',
    `(?:alle|samtlige) (?:de )?(?:\\p{L}+ )?${PLACES_DA}`,
    'overalt|generelt|i almindelighed',
  ]
    .join('|')
    .replaceAll(' ', ' +')})(?![\\p{L}\\d])`,
  'iu',
);

/** Where a text says something of all places or of everybody: the words that do. */
export function sweepingWordsIn(text: string): Span | undefined {
  const match = SWEEPING.exec(text.replace(/\s/g, ' '));
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

const PARAGRAPH = /\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*/g;
const LINKS = '(?:\\s*(?:!?\\[\\[[^\\]\\n]{0,300}\\]\\]|\\[@[^\\]\\n]{0,300}\\]|\\[\\^[^\\]\\n]{0,300}\\]))*';
/**
 * Where a sentence ends, the links behind its mark included: before the next one, which begins with a capital letter or
 * a number, or before an item of a list.
 */
const END = new RegExp(
  `[.!?…]["'”’»)\\]*_]*${LINKS}(?=\\s+(?!!?\\[[[@^])["'“‘«(*_[]*[\\p{Lu}\\p{N}])|(?=\\n\\s*(?:[-*+]|\\d{1,9}[.)])\\s)`,
  'gu',
);

/** The sentences in the body of a draft that say something of all places. Takes linear time. */
export function sweepingSentencesIn(text: string, bodyStart: number): readonly SweepingSentence[] {
  if (!sweepingWordsIn(text.slice(bodyStart))) return [];
  const { opaqueBlocks, opaqueInline } = blocksOf(text, bodyStart, false);
  const found: SweepingSentence[] = [];
  PARAGRAPH.lastIndex = bodyStart;
  for (let match = PARAGRAPH.exec(text); match; match = PARAGRAPH.exec(text)) {
    for (const sentence of sentencesIn(match[0], match.index)) {
      const words = sweepingWordsIn(text.slice(sentence.start, sentence.end));
      if (!words) continue;
      const span = { start: sentence.start + words.start, end: sentence.start + words.end };
      if (!spanAt(opaqueBlocks, span.start) && !spanAt(opaqueInline, span.start))
        found.push({ span, sentence });
    }
  }
  return found;
}

function sentencesIn(paragraph: string, offset: number): readonly Span[] {
  const ends = [...paragraph.matchAll(END)].map((match) => match.index + match[0].length);
  return [...ends, paragraph.length].map((end, i) => ({
    start: offset + (ends[i - 1] ?? 0),
    end: offset + end,
  }));
}
