import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { vocabularyFor } from '../../src/model/vocabulary/builtIn';
import { paced } from '../../src/repository/pace';
import { Repository } from '../../src/repository/repository';
import { AnchorText } from '../../src/syntax/anchor';
import { splitFrontMatter } from '../../src/syntax/frontMatter';
import { addExcerpt } from '../../src/writing/excerptFile';
import { type Selector, selectorFor, selectorInSteps } from '../../src/writing/selector';
import { MemoryCorpus } from '../support/corpus';
import {
  dialogue,
  EditedTranscript,
  edits,
  passageAt,
  passages,
  wronglyFound,
} from '../support/editedTranscript';
import { syntheticFiles, syntheticRecord } from './synthetic';
import { turnsDuring } from './turns';

/**
 * How many passages are found again after edits, how many wrongly, and what finding costs beside looking for every
 * quotation with `indexOf`, in one run.
 * usage: npm run bench anchors [RECORDS]
 */
async function main(): Promise<void> {
  found();
  await longTranscript(2000);
  await wholeRepository(Number(process.argv[2] ?? 10_000), 5000);
}

/** Random edit sequences on conversations full of repetitions. */
function found(): void {
  const counts = { exact: 0, approximate: 0, doubtful: 0, lost: 0 };
  let [left, intact, intactFound, wrong, records, time] = [0, 0, 0, 0, 0, 0];
  for (const [original, chosen, changes] of fc.sample(fc.tuple(dialogue, passages, edits), {
    numRuns: 1000,
    seed: 1,
  })) {
    const marked = chosen.flatMap((choice) => passageAt(original, choice) ?? []);
    const edited = new EditedTranscript(original, marked);
    const selectors = marked.map((passage) => selectorFor(original, 0, passage));
    for (const change of changes) edited.apply(change);
    const { text } = edited;
    const start = performance.now();
    const prepared = AnchorText.of(text, 0);
    const anchorings = selectors.map((selector) => prepared.anchor(selector));
    time += performance.now() - start;
    records++;
    for (const [i, passage] of marked.entries()) {
      const anchoring = anchorings[i];
      if (!anchoring) continue;
      if (wronglyFound(edited, passage, anchoring) !== undefined) wrong++;
      if (edited.isGone(passage)) continue;
      left++;
      counts[anchoring.kind]++;
      if (edited.intact(passage).length !== 1) continue;
      intact++;
      if (anchoring.kind === 'exact') intactFound++;
    }
  }
  console.log(`\n${records} conversations after up to 12 edits, ${left} passages of which something is left`);
  console.log(`  found wrongly: ${wrong}`);
  console.log(
    `  found exactly ${share(counts.exact, left)}, approximately ${share(counts.approximate, left)}`,
  );
  console.log(`  said to be doubtful ${share(counts.doubtful, left)}, lost ${share(counts.lost, left)}`);
  console.log(`  of ${intact} whose own words were not touched, found: ${share(intactFound, intact)}`);
  console.log(`  time per record: ${(time / records).toFixed(2)} ms`);
}

/** All passages of one transcript, as after an edit in front of them all. */
async function longTranscript(count: number): Promise<void> {
  const body = Array.from({ length: 120 }, (_, i) => bodyOf(syntheticRecord(i, 1000))).join('\n');
  const selectors = selectorsIn(body, count);
  const text = `PRO-001: så begynder vi\n${body}`;
  const plain = timed(() => selectors.map(({ quote }) => text.indexOf(quote)));
  const prepare = timed(() => AnchorText.of(text, 0));
  const prepared = AnchorText.of(text, 0);
  let exact = 0;
  const all = timed(() => {
    for (const selector of selectors) if (prepared.anchor(selector).kind === 'exact') exact++;
  });
  console.log(
    `\n${count} passages on a transcript of ${(text.length / 1000).toFixed(0)} thousand characters`,
  );
  console.log(`  indexOf of every quotation: ${ms(plain)}`);
  console.log(
    `  anchoring all: ${ms(prepare + all)}, ${ratio(prepare + all, plain)} × indexOf; ${exact} found exactly`,
  );
  console.log(`  of which preparing the text: ${ms(prepare)}`);
  const few = passageAt(body, { at: 5000, words: 20 })?.start ?? 0;
  const passagesOf = [1, 2, 8, 20].flatMap((words) => passageAt(body, { at: 5000, words }) ?? []);
  // Of so few characters nearly every part of a text has something that is like them.
  for (const passage of [{ start: few, end: few + 7 }, ...passagesOf]) {
    const describing = Math.min(...[1, 2, 3].map(() => timed(() => selectorFor(body, 0, passage))));
    const { cpu } = await turnsDuring(async () => {
      await paced(selectorInSteps(body, 0, passage));
    });
    console.log(
      `  describing one of ${passage.end - passage.start} characters, so that it is like no other: ${ms(describing)}, ${ratio(describing, prepare)} × preparing the text; with pauses, longest turn ${ms(cpu.longest)}`,
    );
  }
}

async function wholeRepository(total: number, count: number): Promise<void> {
  const files = new MemoryCorpus();
  const coded: { readonly text: string; readonly selectors: readonly Selector[] }[] = [];
  for (const [path, text] of syntheticFiles(total)) {
    files.set(path, text);
    if (!path.startsWith('records/') || coded.length * 10 >= count) continue;
    const { bodyStart } = splitFrontMatter(text);
    const selectors = selectorsIn(text.slice(bodyStart), 10);
    coded.push({ text, selectors });
    const excerpts = selectors.reduce((file, selector, i) => {
      const written = addExcerpt(file, { ...selector, id: `x${i}`, codes: [], date: '2026-11-27' });
      return written.kind === 'written' ? written.text : file;
    }, '');
    files.set(path.replace(/\.md$/, '.excerpts.yaml'), excerpts);
  }
  const repository = new Repository(files, (c) => vocabularyFor(c, 'en'));
  const cold = await timedAsync(() => repository.open());
  const anchoring = await timedAsync(() => repository.settled());
  const plain = timed(() => {
    for (const { text, selectors } of coded) for (const { quote } of selectors) text.indexOf(quote);
  });
  const excerpts = [...repository.snapshot.definitions('excerpt')];
  const exact = excerpts.filter(
    ({ path, definition }) => repository.snapshot.anchoring(path, definition.name)?.kind === 'exact',
  ).length;
  console.log(`\n${excerpts.length} passages in a repository of ${total} records`);
  console.log(
    `  indexing: ${ms(cold)}; then anchoring all: ${ms(anchoring)}, ${ratio(anchoring, cold)} × indexing`,
  );
  console.log(
    `  indexOf of every quotation: ${ms(plain)}; ${ratio(anchoring, plain)} × that; ${exact} found exactly`,
  );
  console.log(`  time per coded record: ${ms(anchoring / coded.length)}`);
  repository.dispose();
}

/** Passages spread over a text, described with the usual context. */
function selectorsIn(body: string, count: number): readonly Selector[] {
  return Array.from({ length: count }, (_, i) => {
    const choice = { at: Math.floor((i * 9000) / count) + 100, words: 4 + (i % 12) };
    const passage = passageAt(body, choice);
    if (!passage) return [];
    const { start, end } = passage;
    const [quote, prefix, suffix] = [
      body.slice(start, end),
      body.slice(start - 32, start),
      body.slice(end, end + 32),
    ];
    return [{ quote, prefix, suffix, at: [start, end] as const }];
  }).flat();
}

function bodyOf(text: string): string {
  return text.slice(splitFrontMatter(text).bodyStart);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

async function timedAsync(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

void main();
