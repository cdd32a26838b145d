import type { FileFacts } from '../model/facts';
import { covers, type Span } from '../model/span';
import { textAt } from '../model/value';
import { hasTurns } from '../syntax/record';
import { scanBody } from '../syntax/scan';
import { turnsIn } from '../language/speakers';

/** A block id for a passage: the one it has, or one to insert at its end. */
export interface BlockIdPlan {
  /** Without the `^`: `t014`. */
  readonly name: string;
  /** Where ` ^t014` is to be inserted; undefined when the passage has its id already. */
  readonly insertAt: number | undefined;
}

/**
 * Plans a block id for the turn or paragraph at an offset: a turn's id counts turns, `t014` of the fourteenth, a
 * paragraph's begins with `p`. Where another passage has that name, the next one is taken.
 * @returns undefined where no turn or paragraph stands: in front matter, code, a comment, on a blank line.
 */
export function planBlockId(text: string, facts: FileFacts, offset: number): BlockIdPlan | undefined {
  const here: Span = { start: offset, end: offset };
  const blocks = facts.definitions.filter((d) => d.kind === 'block');
  const known = blocks.find((d) => covers(d.extent, here));
  if (known) return { name: known.name, insertAt: undefined };
  if (offset < facts.bodyStart) return undefined;
  const turns = turnsIn(text, facts);
  const index = turns.findIndex((turn) => covers(turn.span, here));
  const end =
    turns[index]?.span.end ??
    endOfParagraph(
      text,
      offset,
      turns.map((turn) => turn.span.start),
    );
  const taken = new Set(blocks.map((d) => d.name.toLowerCase()));
  const name = index >= 0 ? freeName('t', index + 1, taken) : freeName('p', 1, taken);
  return end !== undefined && becomesBlock(text, facts, here, end, name)
    ? { name, insertAt: end }
    : undefined;
}

/** The end of the lines around an offset that have no blank line, heading, list item or turn between them. */
function endOfParagraph(text: string, offset: number, turnStarts: readonly number[]): number | undefined {
  const lines = text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n');
  let at = text.lastIndexOf('\n', offset - 1) + 1;
  let end: number | undefined;
  for (const line of lines) {
    const begins =
      end !== undefined && (/^\s*(?:[-*+>#]|\d{1,9}[.)])\s/.test(line) || turnStarts.includes(at));
    if (line.trim() === '' || begins) break;
    end = at + line.trimEnd().length;
    at += line.length + 1;
  }
  return end;
}

/** Whether an id inserted there names what stands at the offset: reading decides, as it will be read. */
function becomesBlock(text: string, facts: FileFacts, here: Span, end: number, name: string): boolean {
  const changed = `${text.slice(0, end)} ^${name}${text.slice(end)}`;
  const { blockIds } = scanBody(changed, facts.bodyStart, hasTurns(textAt(facts.root, 'type')));
  return blockIds.some((block) => block.name === name && covers(block.extent, here));
}

function freeName(letter: string, from: number, taken: ReadonlySet<string>): string {
  for (let n = from; ; n++) {
    const name = `${letter}${String(n).padStart(3, '0')}`;
    if (!taken.has(name)) return name;
  }
}
