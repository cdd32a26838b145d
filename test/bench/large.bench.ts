import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeFiles } from '../../src/cli/nodeFiles';
import { workerChannel } from '../../src/cli/workerChannel';
import { vocabularyFor } from '../../src/model/vocabulary/builtIn';
import { FolderCorpus } from '../../src/repository/folderCorpus';
import { InlineParser, type Parser } from '../../src/repository/parser';
import { RemoteParser } from '../../src/repository/remoteParser';
import { Repository } from '../../src/repository/repository';
import { RepositorySearch } from '../../src/search/repositorySearch';
import { largeFiles } from './largeFiles';
import { turnsDuring } from './turns';

/**
 * How long files of unusual size hold up the thread that they share with the editor: the longest turn, in milliseconds
 * of the processor's time, with the other thread and without it. Prints; judges nothing.
 * usage: npm run bench -- large [PART OF A NAME]
 */
async function main(): Promise<void> {
  console.log('Longest turn of the thread, in ms of the processor (all the time by the clock)');
  const wanted = process.argv[2] ?? '';
  for (const [name, path, text, beside] of largeFiles()) {
    if (!name.includes(wanted)) continue;
    for (const [where, parser] of [
      ['other thread', new RemoteParser(workerChannel(join(__dirname, 'worker.cjs'), undefined), fail)],
      ['same thread', new InlineParser()],
    ] as const) {
      console.log(`${name}, ${where}: ${await measured(path, text, beside ?? {}, parser)}`);
      parser.dispose();
    }
  }
}

function fail(error: Error): void {
  throw error;
}

async function measured(
  path: string,
  text: string,
  beside: Readonly<Record<string, string>>,
  parser: Parser,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'red-thread-bench-'));
  try {
    writeFileSync(join(folder, 'red-thread.yaml'), `name: Large\nbibliography: [references.json]\n`);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    for (const [name, content] of Object.entries({ ...beside, [path]: text })) {
      writeFileSync(join(folder, name), content);
    }
    const repository = new Repository(
      new FolderCorpus(nodeFiles(folder)),
      (c) => vocabularyFor(c, 'en'),
      undefined,
      parser,
    );
    const steps: [string, () => Promise<void>][] = [
      ['index', () => repository.open()],
      ['settle', () => Promise.race([repository.settled(), setTimeout(LONGEST)])],
      [
        'type',
        async () => {
          // In the middle of the text, so that half of it is moved.
          const at = text.indexOf('samtale', text.length >> 1);
          for (let i = 1; i <= 5; i++) {
            await repository.update(path, text.slice(0, at) + 'x'.repeat(i) + text.slice(at));
            await new Promise((resolve) => setImmediate(resolve));
          }
          await Promise.race([repository.settled(), setTimeout(LONGEST)]);
        },
      ],
      [
        'search',
        async () => {
          const search = new RepositorySearch(repository);
          await search.readAll();
          await search.search('borger', 20);
          search.dispose();
        },
      ],
    ];
    const results: string[] = [];
    for (const [name, work] of steps) {
      const start = performance.now();
      const { cpu } = await turnsDuring(work);
      results.push(`${name} ${cpu.longest.toFixed(1)} (${(performance.now() - start).toFixed(0)})`);
    }
    repository.dispose();
    return results.join(', ');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** To read thousands of works takes minutes; their longest turn shows soon, in ms. */
const LONGEST = 3000;

void main();
