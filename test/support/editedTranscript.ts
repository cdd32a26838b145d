import fc from 'fast-check';
import { type Anchoring, placeOf } from '../../src/model/anchoring';
import type { Span } from '../../src/model/span';

/** A character of an edited text, and which characters of the text before all edits it is: none for what was typed. */
interface Cell {
  readonly unit: string;
  readonly was: number | undefined;
}

/** A place in a text as a share of its length or of its paragraphs, in ten thousandths. */
type Where = number;

/** Something that people do to a transcript. */
export type Edit =
  | { readonly kind: 'type'; readonly at: Where; readonly words: string }
  | { readonly kind: 'delete'; readonly at: Where; readonly length: number }
  | { readonly kind: 'paste-over'; readonly at: Where; readonly length: number; readonly words: string }
  | { readonly kind: 'delete-paragraph' | 'duplicate'; readonly at: Where; readonly to: Where }
  | { readonly kind: 'move'; readonly at: Where; readonly count: number; readonly to: Where }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'reflow'; readonly width: number }
  | { readonly kind: 'line-ends'; readonly eol: string }
  | { readonly kind: 'normalize'; readonly form: 'NFC' | 'NFD' }
  /** Of the passages that are followed, the one at this share of them. */
  | { readonly kind: 'delete-passage'; readonly at: Where };

/**
 * A text that knows through all edits what became of each of its characters: the truth that an anchor is held against.
 */
export class EditedTranscript {
  private cells: readonly Cell[];

  /** @param passages the passages that are followed, in the original. */
  constructor(
    readonly original: string,
    private readonly passages: readonly Span[],
  ) {
    this.cells = Array.from({ length: original.length }, (_, i) => ({ unit: original.charAt(i), was: i }));
  }

  get text(): string {
    return this.cells.map((c) => c.unit).join('');
  }

  apply(edit: Edit): void {
    this.cells = this.after(edit);
  }

  private after(edit: Edit): readonly Cell[] {
    switch (edit.kind) {
      case 'type':
        return this.replace(this.place(edit.at), 0, edit.words);
      case 'delete':
        return this.replace(this.place(edit.at), edit.length, '');
      case 'paste-over':
        return this.replace(this.place(edit.at), edit.length, edit.words);
      case 'delete-paragraph':
        return this.rearrange((lines) => lines.toSpliced(shareOf(lines, edit.at), 1));
      case 'duplicate':
        return this.rearrange((lines) =>
          lines.toSpliced(shareOf(lines, edit.to), 0, lines[shareOf(lines, edit.at)] ?? []),
        );
      case 'move':
        return this.rearrange((lines) => {
          const left = [...lines];
          const moved = left.splice(shareOf(lines, edit.at), edit.count);
          return left.toSpliced(shareOf(left, edit.to), 0, ...moved);
        });
      case 'rename':
        return this.rename(edit.from, edit.to);
      case 'reflow':
        return this.reflow(edit.width);
      case 'line-ends':
        return this.cells.flatMap(({ unit, was }, i) => {
          if (unit === '\n') return Array.from(edit.eol, (e): Cell => ({ unit: e, was }));
          return unit === '\r' && this.cells[i + 1]?.unit === '\n' ? [] : [{ unit, was }];
        });
      case 'normalize':
        return this.normalize(edit.form);
      case 'delete-passage': {
        const passage = this.passages[shareOf(this.passages, edit.at)];
        return this.cells.filter(({ was }) => !passage || !isIn(was, passage));
      }
    }
  }

  /**
   * How many of the characters at a place, white space apart, were in a passage before all edits, and how many were
   * somewhere else; the rest was typed.
   */
  sharesAt(passage: Span, place: Span): { readonly own: number; readonly alien: number } {
    const here = this.cells.slice(place.start, place.end).filter(({ unit }) => unit.trim() !== '');
    const share = (cells: readonly Cell[]): number => cells.length / Math.max(1, here.length);
    const [own, others] = [
      here.filter(({ was }) => isIn(was, passage)),
      here.filter(({ was }) => !isIn(was, passage)),
    ];
    return { own: share(own), alien: share(others.filter(({ was }) => was !== undefined)) };
  }

  /**
   * The places where a stretch of the original stands as it was, but for white space and Unicode forms: none where
   * it was changed or deleted, several where it was copied.
   */
  intact(stretch: Span): readonly Span[] {
    const wanted: number[] = [];
    for (let i = stretch.start; i < stretch.end; i++)
      if (this.original.charAt(i).trim() !== '') wanted.push(i);
    const words = this.cells.flatMap((cell, at) => (cell.unit.trim() === '' ? [] : [{ ...cell, at }]));
    const found: Span[] = [];
    for (let i = 0; i < words.length; i++) {
      if (words[i]?.was !== wanted[0] || words[i - 1]?.was === wanted[0]) continue;
      let n = 0;
      let last = i;
      for (let k = i; k < words.length && n < wanted.length; k++) {
        if (words[k]?.was === wanted[n]) n++;
        else if (n === 0 || words[k]?.was !== wanted[n - 1]) break;
        last = k;
      }
      while (n === wanted.length && words[last + 1]?.was === wanted[n - 1]) last++;
      if (n === wanted.length) found.push({ start: words[i]?.at ?? 0, end: (words[last]?.at ?? 0) + 1 });
    }
    const wordsOf = (text: string, { start, end }: Span): string =>
      text.slice(start, end).normalize('NFC').replace(/\s+/g, ' ').trim();
    const { text } = this;
    return found.filter((place) => wordsOf(text, place) === wordsOf(this.original, stretch));
  }

  /** Whether anything is left of a passage. */
  isGone(passage: Span): boolean {
    return !this.cells.some(({ unit, was }) => unit.trim() !== '' && isIn(was, passage));
  }

  private place(where: Where): number {
    return Math.floor((where / 10_000) * this.cells.length);
  }

  private replace(start: number, length: number, words: string): readonly Cell[] {
    const end = Math.min(this.cells.length, start + length);
    const over = this.cells.slice(start, end);
    const isSame = (i: number, k: number): boolean => over[k]?.unit === words.charAt(i);
    let first = 0;
    while (first < Math.min(over.length, words.length) && isSame(first, first)) first++;
    let last = 0;
    const left = Math.min(over.length, words.length) - first;
    while (last < left && isSame(words.length - 1 - last, over.length - 1 - last)) last++;
    // What is pasted over the same is the same.
    const typed = Array.from({ length: words.length }, (_, i): Cell => {
      const same = i < first ? i : i >= words.length - last ? i - words.length + over.length : -1;
      return { unit: words.charAt(i), was: over[same]?.was };
    });
    return [...this.cells.slice(0, start), ...typed, ...this.cells.slice(end)];
  }

  /** Does something to the lines, which keep their line ends. */
  private rearrange(
    change: (lines: readonly (readonly Cell[])[]) => readonly (readonly Cell[])[],
  ): readonly Cell[] {
    const lines: Cell[][] = [[]];
    for (const cell of this.cells) {
      lines.at(-1)?.push(cell);
      if (cell.unit === '\n') lines.push([]);
    }
    return change(lines).flat();
  }

  private rename(from: string, to: string): readonly Cell[] {
    const { text } = this;
    const cells: Cell[] = [];
    let done = 0;
    for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + from.length)) {
      cells.push(...this.cells.slice(done, at));
      for (let i = 0; i < to.length; i++)
        cells.push({ unit: to.charAt(i), was: this.cells[at + Math.min(i, from.length - 1)]?.was });
      done = at + from.length;
    }
    return [...cells, ...this.cells.slice(done)];
  }

  /** Breaks lines at spaces, as editors do that wrap what is written. */
  private reflow(width: number): readonly Cell[] {
    let column = 0;
    return this.cells.map((cell) => {
      if (cell.unit === '\n') column = 0;
      else column++;
      if (cell.unit !== ' ' || column < width) return cell;
      column = 0;
      return { unit: '\n', was: cell.was };
    });
  }

  private normalize(form: 'NFC' | 'NFD'): readonly Cell[] {
    const cells: Cell[] = [];
    const { text } = this;
    for (const { 0: cluster, index } of text.matchAll(/[^\p{M}]\p{M}*|\p{M}+/gsu)) {
      const composed = cluster.normalize(form);
      if (composed === cluster) {
        cells.push(...this.cells.slice(index, index + cluster.length));
        continue;
      }
      for (let i = 0; i < composed.length; i++)
        cells.push({ unit: composed.charAt(i), was: this.cells[index]?.was });
    }
    return cells;
  }
}

function isIn(was: number | undefined, { start, end }: Span): boolean {
  return was !== undefined && was >= start && was < end;
}

function shareOf(all: readonly unknown[], where: Where): number {
  return Math.min(all.length - 1, Math.floor((where / 10_000) * all.length));
}

const SHORT = [
  'ja', 'ja ja', 'nej', 'mm', 'okay', 'det ved jeg ikke', 'nå', 'ja (.) præcis', 'det er det', "I don't know", 'yeah',
  'no', 'nej nej', 'jo', 'hm', 'ja, det ved jeg ikke', 'det kan vi godt', 'tak', 'ja tak', 'hvad siger du?',
]; // prettier-ignore
const OPENINGS = ['jeg vil egentlig gerne', 'vi kan jo altid', 'jeg har tænkt på at', 'du skal først', 'så vil jeg bare', 'de siger at jeg skal', 'I would really like to', 'we could always', 'hvis du spørger mig vil jeg', 'min søster kunne', 'det var derfor jeg ville', 'I never got to']; // prettier-ignore
const VERBS = ['prøve', 'skrive', 'ringe om', 'tage', 'se på', 'try', 'forklare', 'køre', 'passe', 'put off', 'tale om', 'betale for', 'glemme', 'bygge', 'ask about', 'vente på']; // prettier-ignore
const THINGS = ['et køkken', 'planen', 'lægens brev', 'en praktik', 'skemaet', 'a kitchen', 'the plan', 'skolen igen', 'min søns cykel', 'lastbilen', 'haven derhjemme', 'that table', 'mødet i går', 'et værksted', 'my old job', 'pengene', 'boligstøtten', 'en hund', 'det første møde', 'the waiting list']; // prettier-ignore
const ENDINGS = ['', '', ' (.) hvis det er', ' på mandag', ' (1.5) eller hvad', ' 🍲 med en kok', ' – er det okay?', ' som vi talte om sidst', ' if that is okay', ' og så “måske” en mentor', ', for det har jeg prøvet før', ' uden at sige det til nogen', ' før sommeren', ' with my brother']; // prettier-ignore
const PEOPLE = ['CIT-017', 'PRO-009', 'PRO-011'];

const short = fc.constantFrom(...SHORT);
const sentence = fc
  .tuple(
    fc.constantFrom(...OPENINGS),
    fc.constantFrom(...VERBS),
    fc.constantFrom(...THINGS),
    fc.constantFrom(...ENDINGS),
  )
  .map(([opening, verb, thing, ending]) => `${opening} ${verb} ${thing}${ending}`);
const speech = fc.oneof(
  { weight: 5, arbitrary: short },
  { weight: 4, arbitrary: sentence },
  { weight: 1, arbitrary: fc.tuple(short, sentence, sentence).map((all) => all.join(', ')) },
);
const turn = fc.tuple(fc.constantFrom(...PEOPLE), speech).map(([who, words]) => `${who}: ${words}`);

/** A conversation as people have it: short answers again and again, sentences that are like one another. */
export const dialogue: fc.Arbitrary<string> = fc
  .array(turn, { minLength: 4, maxLength: 60 })
  .map((turns) => `${turns.join('\n')}\n`);

const where = fc.nat(9999);
const words = fc.oneof(
  short,
  sentence,
  turn.map((t) => `${t}\n`),
  fc.constantFrom('x', ' ', 'ikke ', 'é', '🍲'),
);

/** One edit; renames are of people in `dialogue` and in the sample. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('type'), at: where, words }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('delete'), at: where, length: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('paste-over'),
      at: where,
      length: fc.integer({ min: 1, max: 80 }),
      words,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete-paragraph'), at: where, to: where }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('duplicate'), at: where, to: where }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('move'),
      at: where,
      count: fc.integer({ min: 1, max: 6 }),
      to: where,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rename'),
      from: fc.constantFrom(...PEOPLE),
      to: fc.constantFrom('CIT-117', 'PRO-090', 'Mona'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('reflow'), width: fc.integer({ min: 20, max: 80 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('line-ends'), eol: fc.constantFrom('\n', '\r\n') }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('normalize'), form: fc.constantFrom('NFC', 'NFD') }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete-passage'), at: where }) },
);

/** What happens to a transcript over time. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(edit, { minLength: 1, maxLength: 12 });

/** A passage that somebody may mark: where, and of how many words. */
export interface Choice {
  readonly at: Where;
  readonly words: number;
}

/** Some passages, more of them short than long. */
export const passages: fc.Arbitrary<readonly Choice[]> = fc.array(
  fc.record({
    at: where,
    words: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 })),
  }),
  { minLength: 1, maxLength: 6 },
);

/** The passage that somebody would mark: whole words behind a speaker's label. */
export function passageAt(text: string, { at, words: count }: Choice): Span | undefined {
  const from = Math.floor((at / 10_000) * text.length);
  const found = [...text.slice(from).matchAll(/\S+/g)].slice(0, count + 1);
  // The first may be cut.
  const [first] = found.length > 1 ? found.slice(1) : found;
  const last = found.at(-1);
  if (!first || !last) return undefined;
  const label = /^[A-Z]{3}-\d+:\s/.exec(text.slice(from + first.index));
  const start = from + first.index + (label?.[0].length ?? 0);
  const end = from + last.index + last[0].length;
  return start < end ? { start, end } : undefined;
}

/**
 * What is wrong with the place where a passage is said to stand; undefined where nothing is. What is called doubtful
 * or lost is never wrong.
 */
export function wronglyFound(
  edited: EditedTranscript,
  passage: Span,
  anchoring: Anchoring,
): string | undefined {
  const place = placeOf(anchoring);
  if (!place) return undefined;
  if (edited.isGone(passage)) return 'the passage was deleted';
  const intact = edited.intact(passage);
  const { own, alien } = edited.sharesAt(passage, place);
  const isRight =
    anchoring.kind === 'exact'
      ? intact.some(({ start, end }) => start === place.start && end === place.end) ||
        // Put together from what was copied or torn apart: the same words again.
        own > (intact.length > 0 ? 0.3 : 0)
      : own >= 0.45 || (own >= 0.25 && alien <= 0.1);
  return isRight ? undefined : `${(own * 100).toFixed(0)} % of what stands there was the passage`;
}
