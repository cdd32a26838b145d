import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { nodeFiles } from '../../src/cli/nodeFiles';
import { vocabularyFor } from '../../src/model/vocabulary/builtIn';
import { FolderCorpus } from '../../src/repository/folderCorpus';
import { Repository } from '../../src/repository/repository';
import { RepositorySearch } from '../../src/search/repositorySearch';
import { writeSynthetic } from './synthetic';

/** Kind of query → [query, what may come first]. */
type Expectations = Readonly<Record<string, readonly (readonly [string, string | readonly string[]])[]>>;

/**
 * Is what was meant the first hit, on the sample? And what does a query cost beside a plain substring scan, on
 * synthetic records? Prints both; judges nothing.
 * usage: npm run bench:search [-- RECORDS]
 */
async function main(): Promise<void> {
  await quality(process.cwd());
  await speed(Number(process.argv[2]) || 10_000);
}

async function quality(root: string): Promise<void> {
  const expectations = parse(
    readFileSync(join(root, 'test/bench/searchQueries.yaml'), 'utf8'),
  ) as Expectations;
  const search = await searchOver(join(root, 'sample'));
  let right = 0;
  let all = 0;
  console.log('First hit on the sample');
  for (const [kind, queries] of Object.entries(expectations)) {
    const missed: string[] = [];
    for (const [query, wanted] of queries) {
      const [first] = await search.search(query, 5);
      if (first && [wanted].flat().includes(first.document.id)) right++;
      else missed.push(`${query} → ${first?.document.id ?? 'nothing'}`);
      all++;
    }
    console.log(`  ${kind}: ${String(queries.length - missed.length)} of ${String(queries.length)}`);
    for (const miss of missed) console.log(`    ${miss}`);
  }
  console.log(`  all: ${String(right)} of ${String(all)}`);
}

async function speed(total: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'red-thread-bench-'));
  try {
    await writeSynthetic(folder, total);
    const search = await searchOver(folder);
    const texts = (
      await new FolderCorpus(nodeFiles(folder)).list([], { isCancellationRequested: false })
    ).map((f) => readFileSync(join(folder, f.path), 'utf8').toLowerCase());
    const queries = 'bo sa borger inddragelse koekken samarbejde virksomhed sporgsmal ressurceforløb'
      .split(' ')
      .flatMap((word) => [word, `${word} møde`, `${word} type:observation site:B`]);
    const searched: number[] = [];
    const scanned: number[] = [];
    for (let round = 0; round < 5; round++) {
      for (const query of queries) {
        searched.push(await timed(() => search.search(query, 60)));
        const word = query.split(' ')[0] ?? '';
        scanned.push(await timed(() => Promise.resolve(texts.filter((t) => t.includes(word)))));
      }
    }
    const at = (times: number[], share: number): number =>
      [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? NaN;
    console.log(`\nSearch over ${String(total)} records, ${String(searched.length)} queries`);
    console.log(`  p50 ${at(searched, 0.5).toFixed(1)} ms, p95 ${at(searched, 0.95).toFixed(1)} ms`);
    console.log(
      `  substring scan of the same texts: p50 ${at(scanned, 0.5).toFixed(1)} ms, p95 ${at(scanned, 0.95).toFixed(1)} ms`,
    );
    console.log(`  ratio at p95: ${(at(searched, 0.95) / at(scanned, 0.95)).toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function searchOver(folder: string): Promise<RepositorySearch> {
  const repository = new Repository(new FolderCorpus(nodeFiles(folder)), (c) => vocabularyFor(c, 'en'));
  await repository.open();
  await repository.settled();
  const search = new RepositorySearch(repository);
  await search.readAll();
  return search;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

void main();
