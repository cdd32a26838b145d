import fs from 'node:fs';
import path from 'node:path';
import { type Chance, Deck } from './chance';

/** One written building block of a file in `blocks/`. */
export interface Block {
  /** What stands behind `==`, split at `|`. */
  readonly head: readonly string[];
  /** Lines `name: text` before the first part. */
  readonly fields: ReadonlyMap<string, string>;
  /** Under each `# name` its variants, which `--` separates; under the empty name what has no `#`. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

/** Reads `blocks/<name>.txt`. */
export function readBlocks(name: string): readonly Block[] {
  const text = fs.readFileSync(path.join(__dirname, 'blocks', `${name}.txt`), 'utf8');
  return text
    .split(/^== /m)
    .slice(1)
    .map((block) => readBlock(block.trimEnd().split('\n')));
}

function readBlock(lines: readonly string[]): Block {
  const [first = '', ...rest] = lines;
  const fields = new Map<string, string>();
  const parts = new Map<string, string[]>();
  let part: string | undefined;
  for (const line of rest) {
    const field = part === undefined ? /^(\p{Ll}+): (.*)$/u.exec(line) : null;
    if (field) fields.set(field[1] ?? '', field[2] ?? '');
    else if (line.startsWith('# ')) parts.set((part = line.slice(2)), ['']);
    else {
      part ??= '';
      const variants = parts.get(part) ?? [''];
      parts.set(part, variants);
      if (line === '--') variants.push('');
      else variants.push([variants.pop() ?? '', line].filter((text) => text !== '').join('\n'));
    }
  }
  return { head: first.split('|').map((word) => word.trim()), fields, parts };
}

/** The one text of a part. @throws when the block has no such part. */
export function partOf(block: Block, name: string): string {
  const text = block.parts.get(name)?.[0];
  if (text === undefined) throw new Error(`Block ${block.head.join(' | ')} has no part ${name}.`);
  return text;
}

/** @throws when the block has no such field. */
export function fieldOf(block: Block, name: string): string {
  const text = block.fields.get(name);
  if (text === undefined) throw new Error(`Block ${block.head.join(' | ')} has no field ${name}.`);
  return text;
}

/** Decks of the variants in a file, by the block's first word. */
export class Pools {
  private readonly decks = new Map<string, Deck<string>>();

  constructor(name: string, chance: Chance) {
    for (const block of readBlocks(name))
      this.decks.set(block.head[0] ?? '', new Deck(block.parts.get('') ?? [], chance));
  }

  /** @throws when the file has no such block. */
  deal(name: string): string {
    return this.deckOf(name).deal();
  }

  /** The next text that fits. @throws when the file has no such block, or none fits. */
  dealOne(name: string, fits: (text: string) => boolean): string {
    const text = this.deckOf(name).dealOne(fits);
    if (text === undefined) throw new Error(`Nothing in block ${name} fits.`);
    return text;
  }

  private deckOf(name: string): Deck<string> {
    const deck = this.decks.get(name);
    if (!deck) throw new Error(`There is no block ${name}.`);
    return deck;
  }
}
