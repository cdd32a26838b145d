import type { Span } from '../model/span';
import { endOfWords, startOfWords } from './blanks';
import { blockIdAtEnd } from './blockId';
import { detached } from './detached';

/** Where a heading stands: from its first mark or letter to the end of its last line, blanks at the end left out. */
export interface HeadingPlace {
  readonly level: number;
  readonly span: Span;
  /** Underlined with `===` or `---`, instead of led by `#`. */
  readonly underlined: boolean;
}

/** A heading with its words and its section. */
export interface Heading extends HeadingPlace {
  /** The text as written, without marks and without a block id. */
  readonly name: string;
  readonly nameSpan: Span;
  /** From the heading to the next one of the same or a higher level. */
  readonly section: Span;
}

/** Names the headings of a text and finds their sections. The places are in order. */
export function headingsOf(text: string, places: readonly HeadingPlace[]): Heading[] {
  const sectionEnds = new Array<number>(places.length).fill(text.length);
  const open: number[] = [];
  places.forEach((place, index) => {
    while (open.length > 0 && levelAt(places, open.at(-1)) >= place.level) {
      sectionEnds[open.pop() ?? 0] = place.span.start;
    }
    open.push(index);
  });
  return places.map((place, index) => {
    const nameSpan = nameSpanOf(text, place);
    const words = text.slice(nameSpan.start, nameSpan.end);
    return {
      level: place.level,
      span: place.span,
      underlined: place.underlined,
      name: detached(place.underlined ? words.replace(/\s+/g, ' ') : words),
      nameSpan,
      section: { start: place.span.start, end: sectionEnds[index] ?? text.length },
    };
  });
}

function levelAt(places: readonly HeadingPlace[], index: number | undefined): number {
  return index === undefined ? 0 : (places[index]?.level ?? 0);
}

function nameSpanOf(text: string, { span, level, underlined }: HeadingPlace): Span {
  const start = underlined ? span.start : startOfWords(text, span.start + level, span.end);
  let end = underlined
    ? endOfWords(text, start, text.lastIndexOf('\n', span.end - 1))
    : withoutClosingMarks(text, start, span.end);
  const blockId = blockIdAtEnd(text, start, end);
  if (blockId) end = endOfWords(text, start, blockId.start - 1);
  return { start, end };
}

/** Marks at the end are no words where a blank stands before them: `## Heading ##`. */
function withoutClosingMarks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text[at - 1] === '#') at--;
  return at === start || ' \t'.includes(text[at - 1] ?? '') ? endOfWords(text, start, at) : end;
}
