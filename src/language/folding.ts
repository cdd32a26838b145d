import type { Span } from '../model/span';
import type { Steps } from '../model/steps';
import { LARGE } from '../repository/parser';
import { endOfWords } from '../syntax/blanks';
import { blocksOf } from '../syntax/bodyBlocks';
import { splitFrontMatter } from '../syntax/frontMatter';
import { guessedBlocks } from '../syntax/plainBlocks';
import { turnsInSteps } from './speakers';
import type { OpenDocument } from './texts';

/** Fewer turns than this are seen at a glance. */
const LONG_RUN = 4;

/** What can be folded in a record: front matter, sections, code, and runs of turns. Spans reach over several lines. */
export function* foldingRanges({ text, facts }: OpenDocument): Steps<readonly Span[]> {
  if (facts.kind !== 'record') return [];
  const { yaml } = splitFrontMatter(text);
  const sections = facts.definitions.filter((d) => d.kind === 'heading').map((d) => d.extent);
  // What only the slow parser can judge is guessed in a long text: a wrong guess folds a line too much.
  const blocks =
    text.length > LARGE
      ? yield* guessedBlocks(text, facts.bodyStart, false)
      : blocksOf(text, facts.bodyStart, false);
  const turns = yield* turnsInSteps(text, facts);
  const ranges = [
    ...(yaml ? [{ start: 0, end: yaml.end + 3 }] : []),
    ...sections,
    ...blocks.opaqueBlocks,
    ...(yield* runsOf(
      text,
      turns.map((turn) => turn.span),
    )),
  ];
  const folded: Span[] = [];
  for (const { start, end } of ranges) {
    const range = { start, end: endOfWords(text, start, end) };
    if (/[\r\n]/.test(text.slice(range.start, range.end))) folded.push(range);
    yield;
  }
  return folded;
}

/** Turns that follow each other with nothing but blanks between them. */
function* runsOf(text: string, turns: readonly Span[]): Steps<readonly Span[]> {
  const runs: { start: number; end: number; turns: number }[] = [];
  for (const turn of turns) {
    const last = runs.at(-1);
    if (last && text.slice(last.end, turn.start).trim() === '') {
      last.end = turn.end;
      last.turns++;
    } else runs.push({ ...turn, turns: 1 });
    yield;
  }
  return runs.filter((run) => run.turns >= LONG_RUN);
}
