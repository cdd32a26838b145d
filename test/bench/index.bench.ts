import { readFileSync, rmSync, mkdtempSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codebookOf } from '../../src/analysis/codebook';
import { overviewOf } from '../../src/analysis/overview';
import { referenceGroups } from '../../src/analysis/references';
import { problemsInSteps, problemsOf } from '../../src/checks/problems';
import { AT_ONCE, nodeFiles } from '../../src/cli/nodeFiles';
import { neverCancelled } from '../../src/model/event';
import { atOnce, withPauses } from '../../src/model/steps';
import { vocabularyFor } from '../../src/model/vocabulary/builtIn';
import { FolderCorpus } from '../../src/repository/folderCorpus';
import { RepositoryIndex } from '../../src/repository/index';
import { Pace } from '../../src/repository/pace';
import { Repository } from '../../src/repository/repository';
import { kindOf } from '../../src/syntax/kinds';
import { parseFile } from '../../src/syntax/parseFile';
import { idOf, syntheticRecord, writeSynthetic } from './synthetic';
import { idleTurns, type TurnTimes, turnsDuring } from './turns';

/**
 * What indexing costs beside reading the same files, in one run. Prints ratios; judges nothing.
 * usage: npm run bench [-- RECORDS …]
 */
async function main(): Promise<void> {
  const sizes = process.argv.slice(2).map(Number).filter(Boolean);
  for (const total of sizes.length > 0 ? sizes : [1000, 10_000]) await benchOf(total);
}

/** About as long as the repository works before it lets others in. */
const CONTROL_TURN = 5;

async function benchOf(total: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'red-thread-bench-'));
  try {
    await writeSynthetic(folder, total);
    const paths = (await new FolderCorpus(nodeFiles(folder)).list([], neverCancelled)).map((f) =>
      join(folder, f.path),
    );
    timed(() => paths.forEach((p) => readFileSync(p, 'utf8')));
    const raw = timed(() => paths.forEach((p) => readFileSync(p, 'utf8')));

    const parts = await partsOfIndexing(folder);
    const heapBefore = heapInUse();
    const repository = new Repository(new FolderCorpus(nodeFiles(folder)), (c) => vocabularyFor(c, 'en'));
    const cold = await timedAsync(() => repository.open());
    await repository.settled();
    const heap = heapInUse() - heapBefore;
    const again = await timedAsync(() => repository.reconcile());
    const waiting = new Repository(new FolderCorpus(nodeFiles(folder, AT_ONCE)), (c) =>
      vocabularyFor(c, 'en'),
    );
    const onCommandLine = await timedAsync(() => waiting.open());
    waiting.dispose();
    const watched = new Repository(new FolderCorpus(nodeFiles(folder)), (c) => vocabularyFor(c, 'en'));
    const opening = await turnsDuring(() => watched.open());
    const settling = await turnsDuring(() => watched.settled());
    const comparing = await turnsDuring(() => watched.reconcile());
    watched.dispose();
    // The same machine at the same time, with turns that do nothing but wait for the clock.
    const control = await idleTurns(CONTROL_TURN, Math.min(cold, 3000));
    const checks = timed(() => {
      for (const facts of repository.snapshot.files()) problemsOf(repository.snapshot, facts);
    });
    const checking = await turnsDuring(async () => {
      const pace = new Pace();
      for (const facts of repository.snapshot.files())
        await withPauses(problemsInSteps(repository.snapshot, facts), () => pace.breathe());
    });
    const views = timed(() => {
      atOnce(overviewOf(repository.snapshot));
      atOnce(codebookOf(repository.snapshot, 'en'));
      atOnce(referenceGroups(repository.snapshot, 'use'));
    });
    const edits = Array.from({ length: 100 }, (_, n) => {
      const i = (n * 97) % total;
      const path = `records/${String(Math.floor(i / 500))}/${idOf(i)}.md`;
      const text = `${syntheticRecord(i, total)}\n[[${idOf((i + n) % total)}]]`;
      return timed(() => {
        void repository.update(path, text);
        const facts = repository.snapshot.file(path);
        if (facts) problemsOf(repository.snapshot, facts);
      });
    }).sort((a, b) => a - b);

    console.log(`\n${String(total)} records, ${String(paths.length)} files; reading them alone: ${ms(raw)}`);
    row('cold index', cold, `${ratio(cold, raw)} × reading`);
    row(
      '… on the command line, which waits for the disk',
      onCommandLine,
      `${ratio(onCommandLine, raw)} × reading`,
    );
    for (const [part, time] of parts)
      row(`… of which, done alone, ${part}`, time, `${ratio(time, raw)} × reading`);
    turns('turns of the thread while indexing', opening);
    turns('… while reading works and placing excerpts', settling);
    turns('… while comparing with the disk', comparing);
    turns('… while checking all', checking);
    turns(`… while waiting ${ms(CONTROL_TURN)} each, for comparison`, control);
    row('comparing with the disk again', again, `${ratio(again, cold)} × cold index`);
    row('all checks', checks, `${ratio(checks, cold)} × cold index`);
    row('what the views show, made anew', views, `${ratio(views, cold)} × cold index`);
    row('edit to index and problems', edits[50] ?? NaN, `p95 ${ms(edits[95] ?? NaN)}`);
    console.log(`  heap held by the index: ${(heap / 1e6).toFixed(1)} MB`);
    repository.dispose();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What listing, reading, parsing and taking in cost, one after the other and without a pause. */
async function partsOfIndexing(folder: string): Promise<readonly (readonly [part: string, time: number])[]> {
  const corpus = new FolderCorpus(nodeFiles(folder));
  const paths: string[] = [];
  const listing = await timedAsync(async () => {
    for (const { path } of await corpus.list([], neverCancelled)) paths.push(path);
  });
  const reading = await timedAsync(async () => {
    for (let i = 0; i < paths.length; i += 32)
      await Promise.all(paths.slice(i, i + 32).map((path) => corpus.read(path)));
  });
  corpus.dispose();
  const index = new RepositoryIndex((c) => vocabularyFor(c, 'en'));
  let [parsing, taking] = [0, 0];
  for (const path of paths) {
    const kind = kindOf(path, []);
    if (!kind) continue;
    const text = readFileSync(join(folder, path), 'utf8');
    const start = performance.now();
    const facts = parseFile(path, kind, text);
    const parsed = performance.now();
    index.update(new Map([[path, facts]]));
    parsing += parsed - start;
    taking += performance.now() - parsed;
  }
  return [
    ['listing', listing],
    ['reading through the port', reading],
    ['parsing', parsing],
    ['taking into the index', taking],
  ];
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

async function timedAsync(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Bytes in use after a collection; needs `node --expose-gc`. */
function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}

function row(what: string, value: number, beside: string): void {
  console.log(`  ${what}: ${ms(value)} (${beside})`);
}

function turns(what: string, { cpu, wall }: TurnTimes): void {
  console.log(
    `  ${what}: processor p99 ${ms(cpu.p99)}, longest ${ms(cpu.longest)}; ` +
      `clock p99 ${ms(wall.p99)}, longest ${ms(wall.longest)}`,
  );
}

void main();
