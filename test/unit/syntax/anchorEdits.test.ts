import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Anchoring, placeOf } from '../../../src/model/anchoring';
import type { Span } from '../../../src/model/span';
import { anchor } from '../../../src/syntax/anchor';
import { splitFrontMatter } from '../../../src/syntax/frontMatter';
import { positionOf, selectorFor } from '../../../src/writing/selector';
import {
  type Choice,
  dialogue,
  type Edit,
  EditedTranscript,
  edits,
  passageAt,
  passages,
  wronglyFound,
} from '../../support/editedTranscript';

/** `ANCHOR_RUNS=5000 ANCHOR_SEED=7 npx mocha test/unit/syntax/anchorEdits.test.ts` looks further. */
const numRuns = Number(process.env['ANCHOR_RUNS'] ?? 100);
const seed = Number(process.env['ANCHOR_SEED'] ?? 1);

const sample = ['observations', 'interviews'].flatMap((folder) =>
  readdirSync(`sample/${folder}`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `sample/${folder}/${name}`),
);
const transcript = fc.oneof(
  { weight: 3, arbitrary: dialogue },
  { weight: 1, arbitrary: fc.constantFrom(...sample).map(bodyOf) },
);

/** The text of a record without its front matter. */
function bodyOf(path: string): string {
  const text = readFileSync(path, 'utf8');
  return text.slice(splitFrontMatter(text).bodyStart);
}

/** A passage that was followed through edits, and where it is looked for in the end. */
interface Followed {
  readonly edited: EditedTranscript;
  readonly passage: Span;
  /** The passage and all that its selector knows of what stands around. */
  readonly known: Span;
  readonly anchoring: Anchoring;
}

function follow(original: string, chosen: readonly Choice[], changes: readonly Edit[]): readonly Followed[] {
  const marked = chosen.flatMap((choice) => passageAt(original, choice) ?? []);
  const edited = new EditedTranscript(original, marked);
  for (const change of changes) edited.apply(change);
  return marked.map((passage) => {
    const selector = selectorFor(original, 0, passage);
    const known = {
      start: passage.start - selector.prefix.length,
      end: passage.end + selector.suffix.length,
    };
    const anchoring = anchor(edited.text, 0, selector);
    return { edited, passage, known, anchoring };
  });
}

describe('A passage, through whatever is done to its record', function () {
  this.timeout(3_600_000);

  it('is never found at a wrong place, and always where nothing around it was touched', () => {
    fc.assert(
      fc.property(transcript, passages, edits, (original, chosen, changes) => {
        for (const one of follow(original, chosen, changes)) {
          assert.equal(wronglyFound(one.edited, one.passage, one.anchoring), undefined);
          const untouched = one.edited.intact(one.known).length;
          if (untouched === 1) assertFound(one);
          // Copied with all that stands around it, it can be told apart by nothing.
          if (untouched > 1) assert.equal(one.anchoring.kind, 'doubtful');
        }
      }),
      { numRuns, seed },
    );
  });
});

/** How an excerpt may be described that was not written by coding: with little around it, its position or without. */
const descriptions = fc.record({ around: fc.constantFrom(0, 2, 4, 8, 12, 16, 24), isPlaced: fc.boolean() });

describe('A passage of which an excerpt says little', function () {
  this.timeout(3_600_000);

  it('is found elsewhere only where all holds that is said of it', () => {
    fc.assert(
      fc.property(transcript, passages, edits, descriptions, (original, chosen, changes, description) => {
        for (const { edited, passage } of follow(original, chosen, changes)) {
          const { around, isPlaced } = description;
          const quote = original.slice(passage.start, passage.end);
          const prefix = original.slice(Math.max(0, passage.start - around), passage.start);
          const suffix = original.slice(passage.end, passage.end + around);
          const at = isPlaced ? positionOf(original, 0, passage) : undefined;
          const anchoring = anchor(edited.text, 0, { quote, prefix, suffix, at });
          if (wronglyFound(edited, passage, anchoring) === undefined) continue;
          assert.equal(anchoring.kind, 'exact');
          const place = positionOf(edited.text, 0, placeOf(anchoring) ?? passage);
          if (at) assert.equal(place[0], at[0]);
          else assert.equal(placesOf(prefix + quote + suffix, edited.text, around === 0), 1);
        }
      }),
      { numRuns, seed },
    );
  });
});

/** In how many places of a text words stand, white space apart; only whole words where `areWhole`. */
function placesOf(words: string, text: string, areWhole: boolean): number {
  const spaced = (s: string): string => s.normalize('NFC').replace(/\s+/g, ' ');
  const literal = spaced(words)
    .trim()
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const bounded = areWhole ? `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])` : literal;
  return [...spaced(text).matchAll(new RegExp(bounded, 'gu'))].length;
}

/** That a passage is found exactly; or that its place can be chosen, where the same was typed once more. */
function assertFound({ edited, passage, anchoring }: Followed): void {
  if (anchoring.kind === 'exact') return;
  assert.equal(anchoring.kind, 'doubtful');
  const [place] = edited.intact(passage);
  assert.ok(anchoring.candidates.length > 1);
  assert.ok(anchoring.candidates.some(({ span }) => span.start === place?.start));
}
