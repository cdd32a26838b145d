import type { LiveFigure, Reference } from '../model/facts';
import type { Span } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import { blocksIn, blocksOf } from './bodyBlocks';
import { citationsIn } from './citations';
import { detached } from './detached';
import { type Heading, headingsOf } from './headings';
import { spanAt } from './spanAt';
import { type Passages, passagesIn, type Turn } from './passages';
import { isEscaped, wikilinksIn } from './wikilinks';

/** What the body of a record holds, in order of place. */
export interface BodyFacts extends Passages {
  readonly headings: readonly Heading[];
  readonly references: readonly Reference[];
  readonly figures: readonly LiveFigure[];
}

/**
 * Reads the body of a record: links, citations, headings, block ids, turns, live figures.
 * Nothing is read in code, comments and HTML, and no links in what is said in a turn.
 * @param withTurns false for drafts, claims, memos and plain notes, in which nobody speaks.
 */
export function scanBody(text: string, bodyStart: number, withTurns: boolean): BodyFacts {
  const blocks = blocksOf(text, bodyStart, withTurns);
  const { turns, blockIds } = atOnce(passagesIn(text, bodyStart, blocks, withTurns));
  const speech = turns.map((turn) => turn.span);
  const isRead = (offset: number): boolean =>
    !spanAt(blocks.opaqueBlocks, offset) && !spanAt(blocks.opaqueInline, offset) && !spanAt(speech, offset);
  const links = wikilinksIn(text, bodyStart, text.length, isRead);
  const linkSpans = links.map((link) => link.span);
  const citations = citationsIn(
    text,
    bodyStart,
    text.length,
    (at) => isRead(at) && spanAt(linkSpans, at) === undefined,
  );
  return {
    headings: headingsOf(text, blocks.headings),
    turns,
    blockIds,
    references:
      citations.length === 0 ? links : [...links, ...citations].sort((a, b) => a.span.start - b.span.start),
    figures: figuresIn(text, bodyStart, isRead),
  };
}

/** The turns of a transcript, in order. */
export function* turnsIn(text: string, bodyStart: number): Steps<readonly Turn[]> {
  const blocks = yield* blocksIn(text, bodyStart, true);
  return (yield* passagesIn(text, bodyStart, blocks, true)).turns;
}

/** Live figures: `{{count observation site=SITE-B}}` on one line. */
function figuresIn(text: string, from: number, isRead: (offset: number) => boolean): LiveFigure[] {
  const figures: LiveFigure[] = [];
  for (let open = text.indexOf('{{', from); open >= 0;) {
    const close = text.indexOf('}}', open + 2);
    if (close < 0) break;
    const start = text.lastIndexOf('{{', close - 1);
    const span: Span = { start, end: close + 2 };
    const expression = text.slice(start + 2, close).trim();
    if (/^\p{L}[^{}\r\n]*$/u.test(expression) && isRead(start) && isRead(close) && !isEscaped(text, start)) {
      figures.push({ span, expression: detached(expression) });
    }
    open = text.indexOf('{{', close + 2);
  }
  return figures;
}
