import type { Span } from '../model/span';
import { blocksOf } from '../syntax/bodyBlocks';
import { splitFrontMatter } from '../syntax/frontMatter';
import { turnsIn } from './speakers';
import type { OpenDocument } from './texts';

/** Fewer turns than this are seen at a glance. */
const LONG_RUN = 4;

/** What can be folded in a record: front matter, sections, code, and runs of turns. Spans reach over several lines. */
export function foldingRanges({ text, facts }: OpenDocument): readonly Span[] {
  if (facts.kind !== 'record') return [];
  const { yaml } = splitFrontMatter(text);
  const sections = facts.definitions.filter((d) => d.kind === 'heading').map((d) => d.extent);
  const ranges = [
    ...(yaml ? [{ start: 0, end: yaml.end + 3 }] : []),
    ...sections,
    ...blocksOf(text, facts.bodyStart, false).opaqueBlocks,
    ...runsOf(
      text,
      turnsIn(text, facts).map((turn) => turn.span),
    ),
  ];
  return ranges
    .map(({ start, end }) => ({ start, end: start + text.slice(start, end).trimEnd().length }))
    .filter(({ start, end }) => /[\r\n]/.test(text.slice(start, end)));
}

/** Turns that follow each other with nothing but blanks between them. */
function runsOf(text: string, turns: readonly Span[]): readonly Span[] {
  const runs: { start: number; end: number; turns: number }[] = [];
  for (const turn of turns) {
    const last = runs.at(-1);
    if (last && text.slice(last.end, turn.start).trim() === '') {
      last.end = turn.end;
      last.turns++;
    } else runs.push({ ...turn, turns: 1 });
  }
  return runs.filter((run) => run.turns >= LONG_RUN);
}
