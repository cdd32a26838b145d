import { performance } from 'node:perf_hooks';
import { claimSitesOf } from '../../src/analysis/claimSites';
import { evidenceMapOf } from '../../src/analysis/evidenceMap';
import { figureOf } from '../../src/analysis/figures';
import { linkingFiles } from '../../src/analysis/linkedHere';
import { nextSteps, placedSteps, placesOf } from '../../src/analysis/nextSteps';
import { overviewOf } from '../../src/analysis/overview';
import { potentialCoverage } from '../../src/analysis/potentialCoverage';
import { recordGroups } from '../../src/analysis/recordGroups';
import { judgeFigure, materialNames } from '../../src/analysis/typedFigures';
import { mapSvg } from '../../src/publish/map/svg';
import { pictureOf } from '../../src/publish/map/picture';
import { Outbox } from '../../src/vscode/pages/outbox';
import type { Steps } from '../../src/model/steps';
import { mapPage } from '../../src/pages/map';
import { describe } from '../../src/language/describe';
import { referencesAt } from '../../src/language/references';
import { planRename } from '../../src/language/rename';
import type { OpenDocument, Texts } from '../../src/language/texts';
import { neverCancelled } from '../../src/model/event';
import { paced } from '../../src/repository/pace';
import type { Located, Snapshot } from '../../src/repository/snapshot';
import { corpus } from '../support/corpus';
import { idOf, syntheticFiles } from './synthetic';
import { turnsDuring } from './turns';

/**
 * How long what views and pages show holds up the thread, after a change: the longest turn, in milliseconds of the
 * processor's time, and the whole beside one look at each record. Prints; judges nothing.
 * usage: npm run bench -- views [RECORDS [PATTERN]]
 */
async function main(): Promise<void> {
  const total = Number(process.argv[2]) || 10_000;
  const pattern = new RegExp(process.argv[3] ?? '');
  const files = filesFor(total);
  const { repository, snapshot } = await corpus(files);
  const look = median(
    Array.from({ length: 11 }, () => {
      const start = performance.now();
      let length = 0;
      for (const { facts } of snapshot.records()) length += JSON.stringify(facts.root).length;
      return performance.now() - start + length * 0;
    }),
  );
  console.log(`\n${total} records; to write down the fields of each: ${look.toFixed(0)} ms`);
  let edits = 0;
  for (const [name, work] of Object.entries(views).filter(([name]) => pattern.test(name))) {
    const wholes: number[] = [];
    const longest: number[] = [];
    for (let i = 0; i < 6; i++) {
      const path = pathOf(i);
      // What was worked out before is forgotten.
      await repository.update(path, `${files[path] ?? ''}${'\n'.repeat(++edits)}`);
      await repository.settled();
      globalThis.gc?.();
      const start = performance.now();
      const { cpu } = await turnsDuring(async () => {
        await work(snapshot, { read: (path) => repository.text(path) });
      });
      wholes.push(performance.now() - start);
      longest.push(cpu.longest);
    }
    const whole = median(wholes);
    console.log(
      `  ${name}: longest turn ${longest.map((ms) => ms.toFixed(1)).join(', ')} ms; whole ${whole.toFixed(0)} ms (${(whole / look).toFixed(2)} × that)`,
    );
  }
  repository.dispose();
}

const HUB = 'HUB.md';
const HUB_TEXT = '---\nid: HUB\ntype: memo\n---\n';

const views: Readonly<Record<string, (snapshot: Snapshot, texts: Texts) => Promise<unknown>>> = {
  'records by type': (s) => paced(recordGroups(s, 'type')),
  'records by site': (s) => paced(recordGroups(s, 'site')),
  'overview, with what to do next': (s) => paced(overview(s)),
  ...Object.fromEntries(
    placedSteps.map((step) => [`places of “${step}”`, (s: Snapshot) => paced(placesOf(s, step))]),
  ),
  'claims by site': (s) => paced(claimSitesOf(s)),
  'potentials by kind of material': (s) => paced(potentialCoverage(s)),
  'evidence map': (s) => paced(evidenceMapOf(s)),
  'evidence map, its page': async (s) => {
    const map = await paced(evidenceMapOf(s));
    return new Outbox(post, true).send(
      () => paced(mapPage(s, map, {}, { repository: '', repositories: [], language: 'en' })),
      (page) => page,
    );
  },
  'evidence map as a file': async (s) => mapSvg(await paced(pictureOf(await paced(evidenceMapOf(s)))), ''),
  'files that link to a record of all': (s) => paced(linkingFiles(s, hub(s).located)),
  'hover over it': (s, texts) => describe(s, texts, hub(s).located, neverCancelled),
  'links to it': (s) => paced(referencesAt(s, hub(s).document, 10, true)),
  'its rename': (s, texts) => planRename(s, texts, hub(s).document, 10, 'HUB-2', neverCancelled),
  'live figure': (s) => paced(figureOf(s, 'count observation site=SITE-A')),
  'live figure of excerpts': (s) => paced(figureOf(s, 'count excerpt code=x')),
  'typed figure': (s) => paced(judgeFigure(s, materialNames(s), { number: 5, words: 'observations', span })),
};

/** What the editor does with a message to a page. */
function post(message: object): void {
  const written = JSON.stringify(message, (_, value: unknown) => (value instanceof ArrayBuffer ? {} : value));
  Buffer.from(JSON.stringify([written]));
}

function hub(snapshot: Snapshot): { readonly located: Located; readonly document: OpenDocument } {
  const [located] = snapshot.named('HUB');
  const facts = snapshot.file(HUB);
  if (!located || !facts) throw new Error('The record is not there.');
  return { located, document: { path: HUB, text: HUB_TEXT, facts } };
}

const span = { start: 0, end: 1 };

function* overview(snapshot: Snapshot): Steps<unknown> {
  return [yield* overviewOf(snapshot), yield* nextSteps(snapshot, { brokenLinks: 0, others: 0 })];
}

function pathOf(i: number): string {
  return `records/${Math.floor(i / 500)}/${idOf(i)}.md`;
}

/** Records that all link to one, every other with two excerpts; a claim for every hundred with thirty pieces of evidence. */
function filesFor(total: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = Object.fromEntries(syntheticFiles(total));
  for (let i = 0; i < total; i++) {
    const path = pathOf(i);
    files[path] = `${files[path] ?? ''}\n[[HUB]]\n`;
    if (i % 2 === 1) {
      files[path.replace(/md$/, 'excerpts.yaml')] = '- id: x01\n  quote: ord\n- id: x02\n  quote: og\n';
    }
  }
  files[HUB] = HUB_TEXT;
  const relations = ['supports', 'challenges', 'qualifies'];
  for (let i = 0; i < total / 100; i++) {
    const evidence = Array.from({ length: 30 }, (_, n) => {
      const ref = `${idOf((i * 30 + n * 2 + 1) % total)}#x0${(n % 2) + 1}`;
      return `  - {ref: ${ref}, rel: ${relations[n % 3] ?? ''}}`;
    });
    files[`claims/CLM-${i}.md`] =
      `---\nid: CLM-${i}\ntype: claim\nstate: draft\nevidence:\n${evidence.join('\n')}\n---\n`;
  }
  return files;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

void main();
